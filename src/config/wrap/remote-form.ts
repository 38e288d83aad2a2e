/**
 * A wrapped remote entry in a JSON config: the text of the file and the words of the guard in, the new text out; and back, byte for
 * byte. Does not look into the entry.
 */

import { applyEdits, leavesIn, spanOf } from '../edit/index.ts';
import { ENTRY_VARIABLE } from '../reading/wrapped-remote.ts';

/** The text with a guard in place of the entry at `pointer`, in the same layout; undefined if there is no entry. */
export function guardedEntry(text: string, pointer: string, words: readonly string[]): string | undefined {
  const span = spanOf(text, 'json', pointer);
  if (span === undefined) return undefined;
  const own = text.slice(span.start, span.end);
  const [command, ...args] = words.map((word) => JSON.stringify(word));
  const lines = {
    command: `"command": ${command}`,
    args: `"args": [${args.join(', ')}]`,
    entry: `"${ENTRY_VARIABLE}": ${JSON.stringify(own)}`,
  };
  const end = /\r\n|\n/.exec(own)?.[0];
  if (end === undefined) {
    const one = `{ ${lines.command}, ${lines.args}, "env": { ${lines.entry} } }`;
    return applyEdits(text, [{ ...span, text: one }]);
  }
  const [base = ''] = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', span.start - 1) + 1)) ?? [];
  const [, inner = ''] = /\n([ \t]+)\S/.exec(own) ?? [];
  const step = inner.startsWith(base) && inner !== base ? inner.slice(base.length) : '  ';
  const several = [
    '{',
    `${base}${step}${lines.command},`,
    `${base}${step}${lines.args},`,
    `${base}${step}"env": {`,
    `${base}${step}${step}${lines.entry}`,
    `${base}${step}}`,
    `${base}}`,
  ].join(end);
  return applyEdits(text, [{ ...span, text: several }]);
}

/** The text with the entry in place of its guard; undefined if that would remove a comment. */
export function plainEntry(text: string, pointer: string): string | undefined {
  const span = spanOf(text, 'json', pointer);
  const own = leavesIn(text, 'json')?.findLast(
    (leaf) => leaf.pointer === `${pointer}/env/${ENTRY_VARIABLE}`,
  )?.text;
  if (span === undefined || own === undefined) return undefined;
  const guard = text.slice(span.start, span.end);
  const hasComment = guard.replace(/"(?:\\.|[^"\\])*"/g, '').includes('/');
  return hasComment ? undefined : applyEdits(text, [{ ...span, text: own }]);
}
