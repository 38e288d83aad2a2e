/**
 * Changes one value in the text of a config and nothing else: comments, blanks, line ends, byte order mark and the order of keys
 * stay the same. Text in, text out, or nothing if the result is not exactly the wanted one. Never reads the disk.
 */
import { json } from './json.ts';
import type { List } from './list.ts';
import { listAt } from './list.ts';
import { recently } from './recent.ts';
import type { Leaf, Span, Syntax } from './syntax.ts';
import { toml } from './toml.ts';
import { yaml } from './yaml.ts';

export type { Edit, List } from './list.ts';
export { applyEdits, dropFirst, prepend } from './list.ts';
export type { Leaf, Span } from './syntax.ts';
export type Format = 'json' | 'toml' | 'yaml';

const SYNTAXES: Readonly<Record<Format, Syntax>> = { json, toml, yaml };

/** The format of a config: the one of its extension, or another one if it cannot be parsed as that; undefined if none fits. */
export function formatOf(path: string, text: string): Format | undefined {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  const likely: Format = ending === 'toml' ? 'toml' : ending === 'yaml' || ending === 'yml' ? 'yaml' : 'json';
  const formats: readonly Format[] = [likely, 'json', 'toml', 'yaml'];
  return formats.find((format) => leavesIn(text, format) !== undefined);
}

/** Every string and other scalar of a config by JSON pointer; undefined if it cannot be parsed. */
export const leavesIn = (text: string, format: Format): readonly Leaf[] | undefined => LEAVES[format](text);

const LEAVES: Readonly<Record<Format, Syntax['leaves']>> = {
  json: recently(json.leaves),
  toml: recently(toml.leaves),
  yaml: recently(yaml.leaves),
};

/** The position of the value at `pointer`, with its quotes; undefined if it is not written there by itself. */
export const spanOf = (text: string, format: Format, pointer: string): Span | undefined =>
  SYNTAXES[format].find(text, pointer);

/** The positions of any number of values, each with its key, read once; none in a text of no format that is known. */
export function spansAround(path: string, text: string): (pointer: string) => Span | undefined {
  const format = formatOf(path, text);
  return format === undefined ? () => undefined : SYNTAXES[format].around(text);
}

/** The positions of the list at `pointer` and of its elements. */
export const listOf = (text: string, format: Format, pointer: string): List | undefined =>
  listAt(text, pointer, (one) => SYNTAXES[format].find(text, one));

/** Ways to write a string like `written`, the most similar one first. */
export const spellings = (value: string, format: Format, written: string): readonly string[] =>
  SYNTAXES[format].spell(value, written);

/**
 * The config with the string at `pointer` replaced; undefined if there is no string, or if the edit would change anything else. The
 * result is parsed again and compared with the original.
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

/** Whether the string at `pointer` is `value` after the edit, and everything else is the same. */
function isOnlyChange(
  before: readonly Leaf[],
  after: readonly Leaf[] | undefined,
  pointer: string,
  value: string,
): boolean {
  if (after === undefined || after.length !== before.length) return false;
  if (!after.every((leaf, index) => leaf.pointer === before[index]?.pointer)) return false;
  const edited = after.findLastIndex((leaf) => leaf.pointer === pointer);
  if (after[edited]?.text !== value || before[edited]?.text === undefined) return false;
  return after.every(
    (leaf, index) =>
      index === edited || (leaf.text === before[index]?.text && leaf.other === before[index]?.other),
  );
}
