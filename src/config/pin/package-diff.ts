/**
 * The changes of `--pin` in a config as a person reads them: for each string that changes, the line, the server and the one word
 * that differs. Texts in, printable lines out. Shows nothing else of a line, because it may hold secrets.
 */
import { printable } from '../../display/printable.ts';
import type { Palette } from '../../display/style.ts';
import { redactText } from '../../lock/redact-text.ts';
import type { Spec } from '../../model.ts';
import type { Leaf } from '../edit/index.ts';
import { formatOf, leavesIn, spanOf } from '../edit/index.ts';
import { changedLine } from '../messages.ts';

/** `name`: the path of the file as a person types it. */
export function packageDiff(
  name: string,
  before: string,
  after: string,
  specs: readonly Spec[],
  paint: Palette,
): readonly string[] {
  const format = formatOf(name, before);
  const leaves = (text: string): readonly Leaf[] =>
    (format === undefined ? undefined : leavesIn(text, format)) ?? [];
  const changedLeaves = leaves(after);
  const lines = leaves(before).flatMap(({ pointer, text: old = '' }, index) => {
    const next = changedLeaves[index]?.text ?? '';
    if (old === next || format === undefined) return [];
    const start = spanOf(before, format, pointer)?.start ?? 0;
    const line = before.slice(0, start).split('\n').length;
    const server = specs.find((spec) => `${pointer}/`.startsWith(`${spec.pointer}/`))?.name ?? '';
    return [
      changedLine(line, printable(server)),
      paint.remove(`- ${changedWord(old, next)}`),
      paint.add(`+ ${changedWord(next, old)}`),
    ];
  });
  return [`--- ${printable(name)}`, `+++ ${printable(name)}`, ...lines];
}

/** The word in which a text differs from another. */
function changedWord(text: string, other: string): string {
  let start = 0;
  while (start < text.length && text[start] === other[start]) start += 1;
  let end = 0;
  while (end < Math.min(text.length, other.length) - start && text.at(-1 - end) === other.at(-1 - end))
    end += 1;
  const from = start - (/[^\s"'=]*$/.exec(text.slice(0, start))?.[0].length ?? 0);
  const to = text.length - end + (/^[^\s"']*/.exec(text.slice(text.length - end))?.[0].length ?? 0);
  const word = printable(redactText(text.slice(from, to)));
  return `${from > 0 ? '…' : ''}${word}${to < text.length ? '…' : ''}`;
}
