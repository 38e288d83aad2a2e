/**
 * Words of a shell line whose text nobody knows before it runs: `$TOKEN` behind the package. A variable stands in a word
 * as a mark that no line can hold itself. In: words with marks. Out: the same with the name of the variable in its place,
 * or with a sample of what it might hold. Pure.
 */
import type { StdioLaunch } from '../../model.ts';

/** Private characters: a line that holds one of its own is not read at all. */
const MARK = /\u{e000}(\w+)([\u{e001}\u{e002}])/gu;

/** Marks. */
export const openWord = {
  /** `splits`: it stands outside of quotes, so that its text may be several words, or none. */
  of: (name: string, splits: boolean): string => `\u{e000}${name}${splits ? '\u{e002}' : '\u{e001}'}`,
  test: (word: string): boolean => /\u{e000}/u.test(word),
};

export const hasOpenWords = ({ command, args }: StdioLaunch): boolean =>
  [command, ...args].some(openWord.test);

/** Whether the text of a word may become several. */
const splits = (word: string): boolean => /\u{e002}/u.test(word);

/** The line as a person would read it: `$NAME`. */
export const asWritten = <L extends StdioLaunch>(launch: L): L => ({
  ...launch,
  command: named(launch.command),
  args: launch.args.map(named),
});

const named = (word: string): string => word.replace(MARK, (_, name: string) => `$${name}`);

/** What a variable may hold, as far as it could change what a line starts. */
export const SAMPLES: readonly (readonly string[])[] = [
  [],
  ['sample'],
  ['--sample'],
  ['-c', 'sample'],
  ['--package=sample'],
];

/** The line with a sample in place of every variable. */
export const withSample = <L extends StdioLaunch>(launch: L, sample: readonly string[]): L => {
  const [command = '', ...args] = [launch.command, ...launch.args].flatMap((word) => {
    if (!openWord.test(word)) return [word];
    const text = word.replace(MARK, () => sample.join(' '));
    return splits(word) ? text.split(' ').filter((one) => one !== '') : [text];
  });
  return { ...launch, command, args };
};
