/**
 * Lines that the runner of GitHub Actions takes for annotations: a level, a place and texts in, a line out. Texts are printable already;
 * what means something to the runner is escaped so that it reads the same text again (`ActionCommand.cs`). A step shows a limited number of
 * each level; where there are more, the last one says how many. Pure.
 */
import type { Anchor } from '../../contracts.ts';
import { breakCommands, printable } from '../../display/printable.ts';

export type Level = 'error' | 'warning' | 'notice';

export interface Annotation {
  readonly level: Level;
  readonly anchor: Anchor;
  /** Has no foreign text. */
  readonly title: string;
  readonly message: string;
}

/** Of each level, in one step. */
export const MOST = 10;
/** Characters of a message; the runner cuts it at 4,096. */
const MOST_CHARS = 4_000;
const MOST_PATH = 1_000;

export const annotationLine = ({ level, anchor, title, message }: Annotation): string => {
  const file = property(printable(anchor.file, { maxChars: MOST_PATH }));
  const place = file === '' ? '' : `file=${file},line=${anchor.line},`;
  return `::${level} ${place}title=${property(title)}::${data(breakCommands(cut(message)))}`;
};

/** As many as are shown, in their order. `rest`: what the last one of a level says if there are more. */
export function withinBudget(
  annotations: readonly Annotation[],
  rest: (level: Level, more: number) => Annotation,
): readonly Annotation[] {
  return (['error', 'warning', 'notice'] as const).flatMap((level) => {
    const all = annotations.filter((one) => one.level === level);
    if (all.length <= MOST) return all;
    return [...all.slice(0, MOST - 1), rest(level, all.length - MOST + 1)];
  });
}

/** Cuts no surrogate pair. */
const cut = (text: string): string =>
  text.length <= MOST_CHARS ? text : `${text.slice(0, MOST_CHARS).replace(/[\u{d800}-\u{dbff}]$/u, '')}…`;

const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
