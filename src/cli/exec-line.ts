/**
 * Where the words of another program begin on a command line: `exec node x.js --offline` is `exec -- node x.js --offline`.
 * Words and the program's options in, the same words with that `--` out. Pure; a line that it cannot follow is returned unchanged.
 */
import type { Command, Option } from 'commander';

/** Commands that end in the line of another program, and how many words of their own come first. */
const BEFORE: ReadonlyMap<string, number> = new Map([
  ['exec', 0],
  ['guard', 1],
]);

/** Needed since commander reads options that it knows anywhere in the line, also those of the other program. */
export function markAgentLine(argv: readonly string[], program: Command): readonly string[] {
  let options: readonly Option[] = program.options;
  let ownWords: number | undefined;
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (word === '--') return argv;
    if (/^-./.test(word)) {
      const [flag = ''] = word.startsWith('--') ? word.split('=') : [word];
      const option = options.find(({ short, long }) => short === flag || long === flag);
      if (option === undefined) return argv;
      if (option.required && flag === word) at += 1;
    } else if (ownWords === undefined) {
      ownWords = BEFORE.get(word);
      if (ownWords === undefined) return argv;
      options = [...options, ...(program.commands.find((one) => one.name() === word)?.options ?? [])];
    } else if (ownWords === 0) return [...argv.slice(0, at), '--', ...argv.slice(at)];
    else ownWords -= 1;
  }
  return argv;
}
