/**
 * Changes one value in the text of a config and nothing else: comments, blanks, line ends, byte order mark and the order
 * of keys stay as they are. Text in, text out; whatever does not come out exactly as meant is refused. Never reads the disk.
 */
import { json } from './json.ts';
import type { List } from './list.ts';
import { listAt } from './list.ts';
import type { Leaf, Span, Syntax } from './syntax.ts';
import { toml } from './toml.ts';
import { yaml } from './yaml.ts';

export type { Edit, List } from './list.ts';
export { applyEdits, dropFirst, prepend } from './list.ts';
export type { Leaf, Span } from './syntax.ts';
export type Format = 'json' | 'toml' | 'yaml';

const SYNTAXES: Readonly<Record<Format, Syntax>> = { json, toml, yaml };

/** The format of a config: what its name says, unless it cannot be read as that; undefined for what is none. */
export function formatOf(path: string, text: string): Format | undefined {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  const likely: Format = ending === 'toml' ? 'toml' : ending === 'yaml' || ending === 'yml' ? 'yaml' : 'json';
  const formats: readonly Format[] = [likely, 'json', 'toml', 'yaml'];
  return formats.find((format) => leavesIn(text, format) !== undefined);
}

/** Every text and other scalar of a config by JSON pointer; undefined when it cannot be read. */
export const leavesIn = (text: string, format: Format): readonly Leaf[] | undefined =>
  SYNTAXES[format].leaves(text);

/** Where the value at `pointer` stands, its quotes included; undefined when it is not written there as a text of its own. */
export const spanOf = (text: string, format: Format, pointer: string): Span | undefined =>
  SYNTAXES[format].find(text, pointer);

/** Where the list at `pointer` and its elements stand. */
export const listOf = (text: string, format: Format, pointer: string): List | undefined =>
  listAt(text, pointer, (one) => SYNTAXES[format].find(text, one));

/** Ways to write a text where `written` is the model, the one most like it first. */
export const spellings = (value: string, format: Format, written: string): readonly string[] =>
  SYNTAXES[format].spell(value, written);

/**
 * The config with the one text at `pointer` replaced; undefined when that is no text or stands where an edit would
 * change more than it. What comes out is read again and held against what went in.
 */
export function setText(text: string, format: Format, pointer: string, value: string): string | undefined {
  const { find, spell, leaves } = SYNTAXES[format];
  const before = leaves(text);
  const span = find(text, pointer);
  if (before === undefined || span === undefined) return undefined;
  return spell(value, text.slice(span.start, span.end))
    .map((spelling) => text.slice(0, span.start) + spelling + text.slice(span.end))
    .find((candidate) => isOnlyChange(before, leaves(candidate), pointer, value));
}

/** Whether two readings of a config differ in the text at `pointer` at most, which is `value` in the second. */
function isOnlyChange(
  before: readonly Leaf[],
  after: readonly Leaf[] | undefined,
  pointer: string,
  value: string,
): boolean {
  if (after === undefined || after.length !== before.length) return false;
  if (!after.every((leaf, index) => leaf.pointer === before[index]?.pointer)) return false;
  const meant = after.findLastIndex((leaf) => leaf.pointer === pointer);
  if (after[meant]?.text !== value || before[meant]?.text === undefined) return false;
  return after.every(
    (leaf, index) =>
      index === meant || (leaf.text === before[index]?.text && leaf.other === before[index]?.other),
  );
}
