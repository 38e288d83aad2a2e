/**
 * Makes an advised command mean the same run again: a `next:` line and the flags of this run in, the line to show out. A line that
 * is one mcp-lock command, and each such command in backticks of a sentence, gets the flags that it does not have. Pure.
 */

/** `flags`: as they were given, each with a blank in front (` --cwd app --timeout 90`), or nothing. */
export const withRunFlags = (next: string, flags: string): string =>
  next.startsWith('mcp-lock ')
    ? commandWithFlags(next, flags)
    : next.replace(/(?<=`)mcp-lock [a-z][^`]*(?=`)/g, (command) => commandWithFlags(command, flags));

/** What follows `--` is the command line of another program. `explain` reads no lock and no config. */
function commandWithFlags(whole: string, flags: string): string {
  if (whole.startsWith('mcp-lock explain') || whole.includes(flags)) return whole;
  const [command = '', ...agent] = whole.split(' -- ');
  const words = command.split(/[ =]/);
  const missing = flags
    .split(/(?= --[a-z])/)
    .filter((flag) => !words.includes(flag.trim().split(/[ =]/)[0] ?? ''));
  return [`${command}${missing.join('')}`, ...agent].join(' -- ');
}
