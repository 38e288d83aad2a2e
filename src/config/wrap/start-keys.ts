/**
 * Keys that a client needs beside a guard, such as Codex's `required`: written after the guard's arguments with a mark behind, and taken
 * out again by that mark. A config's text in, the new text out. Keeps what a person wrote, and never changes any other byte.
 */
import type { StartKey } from '../../contracts.ts';
import type { Edit, Format } from '../edit/index.ts';
import { applyEdits, spanOf } from '../edit/index.ts';

/** Behind each line that `wrap` added. */
const MARK = '# mcp-lock wrap';

/** The text with the keys that the server at `pointer` does not have yet. TOML only: no client needs them elsewhere. */
export function withStartKeys(
  text: string,
  format: Format,
  pointer: string,
  keys: readonly StartKey[],
): string {
  const args = spanOf(text, format, `${pointer}/args`);
  const missing = keys.filter(({ key, or = [] }) =>
    [key, ...or].every((one) => spanOf(text, format, `${pointer}/${one}`) === undefined),
  );
  if (format !== 'toml' || args === undefined || missing.length === 0) return text;
  const before = lineStart(text, args.start);
  if (before === undefined)
    return applyEdits(text, [{ start: args.end, end: args.end, text: inline(missing) }]);
  const end = lineEnd(text, args.end);
  const next = text.includes('\r\n') ? '\r\n' : '\n';
  const added = missing.map(({ key, value }) => `${next}${before}${key} = ${value} ${MARK}`).join('');
  return applyEdits(text, [{ start: end, end, text: added }]);
}

/** The text without the keys that `wrap` added. */
export function withoutStartKeys(
  text: string,
  format: Format,
  pointer: string,
  keys: readonly StartKey[],
): string {
  if (format !== 'toml') return text;
  const args = spanOf(text, format, `${pointer}/args`);
  const runs = keys.map((_, index) => inline(keys.slice(index)));
  const ends = keys.map((_, index) => inline(keys.slice(0, keys.length - index)));
  const run = [...runs, ...ends].find((one) => args !== undefined && text.startsWith(one, args.end));
  if (args !== undefined && run !== undefined)
    return applyEdits(text, [{ start: args.end, end: args.end + run.length, text: '' }]);
  return applyEdits(
    text,
    keys.flatMap(({ key, value }): readonly Edit[] => {
      const span = spanOf(text, format, `${pointer}/${key}`);
      if (span === undefined || text.slice(span.start, span.end) !== value) return [];
      // In an inline table in which a person moved something.
      const own = inline([{ key, value }]);
      if (text.endsWith(own, span.end)) return [{ start: span.end - own.length, end: span.end, text: '' }];
      const end = lineEnd(text, span.end);
      if (text.slice(span.end, end).trim() !== MARK) return [];
      const newline = text.lastIndexOf('\n', span.start);
      const start = text[newline - 1] === '\r' ? newline - 1 : newline;
      return newline < 0 ? [] : [{ start, end, text: '' }];
    }),
  );
}

/** An inline table has no comments: there the quotes around the keys are the mark. */
const inline = (keys: readonly StartKey[]): string =>
  keys.map(({ key, value }) => `, "${key}" = ${value}`).join('');

/** What stands before the key `args` in its line, such as `notes.`; undefined in an inline table. */
function lineStart(text: string, at: number): string | undefined {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^([ \t]*(?:[^=\n{]*\.[ \t]*)?)["']?args["']?[ \t]*=[ \t]*$/.exec(line)?.[1];
}

/** The offset of the line's end, without its line feed. */
function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}
