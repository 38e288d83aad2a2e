/**
 * Makes an advised command mean the same run again: a `next:` line and the flags of this run in, the line to show out. A line that
 * is one mcp-lock command, and each such command in backticks of a sentence, gets the flags that it does not have. Words are read
 * as `shellWord` writes them: plain, or in double quotes. Pure.
 */

/**
 * `flags`: as they were given, each with a blank in front (` --cwd app --timeout 90`), or nothing; in front of them `npx` where
 * that starts mcp-lock.
 */
export const withRunFlags = (next: string, flags: string): string =>
  next.startsWith('mcp-lock ')
    ? commandWithFlags(next, flags)
    : next.replace(/(?<=`)mcp-lock [a-z][^`]*(?=`)/g, (command) => commandWithFlags(command, flags));

/** What follows a bare `--` is the command line of another program. `explain` and `--help` read no lock and no config. */
function commandWithFlags(whole: string, flags: string): string {
  const words = wordsOf(whole);
  const program = flags.startsWith('npx') ? ['npx'] : [];
  const end = words.includes('--') ? words.indexOf('--') : words.length;
  const own = words.slice(0, end);
  const isText = own[1] === 'explain' || own.includes('--help');
  const missing = isText ? [] : flagsIn(flags).filter(([name]) => !own.includes(name));
  return [...program, ...own, ...missing.flat(), ...words.slice(end)].join(' ');
}

const wordsOf = (text: string): readonly string[] => text.match(/"[^"]*"|[^\s"]+/g) ?? [];

/** Each flag with its value, if it has one. */
function flagsIn(text: string): readonly (readonly [name: string, ...value: string[]])[] {
  const flags: [string, ...string[]][] = [];
  for (const word of wordsOf(text)) {
    if (word.startsWith('--')) flags.push([word]);
    else flags.at(-1)?.push(word);
  }
  return flags;
}
