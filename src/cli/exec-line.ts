/**
 * Where the words of another program begin on a command line: `exec node x.js --offline` is `exec -- node x.js --offline`.
 * Words and the program's options in, the same words with that `--` out. Pure; a line it cannot follow is left as it is.
 */
import type { Command, Option } from 'commander';

/** Commands that end in the line of another program, and how many words of their own come first. */
const BEFORE: ReadonlyMap<string, number> = new Map([
  ['exec', 0],
  ['guard', 1],
]);

/** commander takes options it knows wherever they stand, also those that are meant for the other program. */
export function markAgentLine(argv: readonly string[], program: Command): readonly string[] {
  let options: readonly Option[] = program.options;
  let left: number | undefined;
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (word === '--') return argv;
    if (/^-./.test(word)) {
      const [flag = ''] = word.startsWith('--') ? word.split('=') : [word];
      const option = options.find(({ short, long }) => short === flag || long === flag);
      if (option === undefined) return argv;
      if (option.required && flag === word) at += 1;
    } else if (left === undefined) {
      left = BEFORE.get(word);
      if (left === undefined) return argv;
      options = [...options, ...(program.commands.find((one) => one.name() === word)?.options ?? [])];
    } else if (left === 0) return [...argv.slice(0, at), '--', ...argv.slice(at)];
    else left -= 1;
  }
  return argv;
}
