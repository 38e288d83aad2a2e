/**
 * A wrapped remote entry: the text of the file, the words of the guard and the keys of the client in, the new text out; and back, byte
 * for byte. The old entry, every byte, moves into a variable.
 */
import type { GuardEntry } from '../../contracts.ts';
import type { Edit, Format } from '../edit/index.ts';
import { applyEdits, leavesIn, spanOf } from '../edit/index.ts';
import type { Tree } from '../formats/tree.ts';
import { ENTRY_VARIABLE } from '../reading/wrapped-remote.ts';
import type { EntryRegion } from './entry-region.ts';
import { entryRegion } from './entry-region.ts';

/** One key of the new entry with its value as it is written. */
type Member = readonly [key: string, value: string];

interface Guarded {
  readonly words: readonly string[];
  readonly keys: GuardEntry;
  /** Keys of the old entry that stay, with their values. */
  readonly kept: ReadonlyMap<string, Tree>;
}

/** The text with a guard in place of the entry at `pointer`, in the same layout; undefined if there is no such entry in one part. */
export function guardedEntry(
  text: string,
  format: Format,
  pointer: string,
  { words, keys, kept }: Guarded,
): string | undefined {
  const region = entryRegion(text, format, pointer);
  if (region === undefined) return undefined;
  const { start, end, style, before } = region;
  const own = `${style === 'lines' ? before : ''}${text.slice(start, end)}`;
  const [command = '', ...args] = words;
  const list = (all: readonly string[]) => `[${all.map(quoted).join(', ')}]`;
  const line: readonly Member[] =
    keys.args === undefined
      ? [[keys.command, list(words)]]
      : [
          [keys.command, quoted(command)],
          [keys.args, list(args)],
        ];
  const stay = [...kept].map(
    ([key, value]): Member => [key, writtenValue(text, format, `${pointer}/${key}`, value)],
  );
  const members: readonly Member[] = [
    ...stay.filter(([key]) => key === 'name'),
    ...(keys.type === undefined ? [] : [[keys.type.key, quoted(keys.type.value)] as const]),
    ...line,
    ...stay.filter(([key]) => key !== 'name'),
  ];
  const entry = LAYOUTS[format]({ members, env: [keys.env, quoted(own)], region, text, own });
  return applyEdits(text, [{ start, end, text: entry }]);
}

/** The text with the entry in place of its guard; undefined if that would remove a comment. */
export function plainEntry(
  text: string,
  format: Format,
  pointer: string,
  { env }: GuardEntry,
): string | undefined {
  const region = entryRegion(text, format, pointer);
  const own = leavesIn(text, format)?.findLast(
    (leaf) => leaf.pointer === `${pointer}/${env}/${ENTRY_VARIABLE}`,
  )?.text;
  if (region === undefined || own === undefined) return undefined;
  const { header = '' } = region;
  const guard = text.slice(region.start, region.end);
  const rest = (own.startsWith(header) ? guard.slice(header.length) : guard).replace(
    /"(?:\\.|[^"\\])*"|'[^'\n]*'/g,
    '',
  );
  if (rest.includes(format === 'json' ? '/' : '#')) return undefined;
  return applyEdits(text, [
    { ...region, text: region.style === 'lines' ? own.trimStart() : own } satisfies Edit,
  ]);
}

interface Parts {
  readonly members: readonly Member[];
  readonly env: Member;
  readonly region: EntryRegion;
  readonly text: string;
  /** The old entry. */
  readonly own: string;
}

const LAYOUTS: Readonly<Record<Format, (parts: Parts) => string>> = {
  json: jsonEntry,
  yaml: yamlEntry,
  toml: tomlEntry,
};

function jsonEntry({ members, env: [env, own], region, text, own: old }: Parts): string {
  const end = /\r\n|\n/.exec(old)?.[0];
  const lines = members.map(([key, value]) => `${quoted(key)}: ${value}`);
  const entry = `${quoted(ENTRY_VARIABLE)}: ${own}`;
  if (end === undefined) return `{ ${[...lines, `${quoted(env)}: { ${entry} }`].join(', ')} }`;
  const [base = ''] = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', region.start - 1) + 1)) ?? [];
  const [, inner = ''] = /\n([ \t]+)\S/.exec(old) ?? [];
  const step = inner.startsWith(base) && inner !== base ? inner.slice(base.length) : '  ';
  return [
    '{',
    ...lines.map((line) => `${base}${step}${line},`),
    `${base}${step}${quoted(env)}: {`,
    `${base}${step}${step}${entry}`,
    `${base}${step}}`,
    `${base}}`,
  ].join(end);
}

function yamlEntry({ members, env: [env, own], region, text }: Parts): string {
  const { style, before } = region;
  if (style === 'object') {
    const all = [...members, [env, `{ ${ENTRY_VARIABLE}: ${own} }`] as const];
    return `{ ${all.map(([key, value]) => `${key}: ${value}`).join(', ')} }`;
  }
  const next = `${lineEndOf(text)}${before}`;
  return [
    ...members.map(([key, value]) => `${key}: ${value}`),
    `${env}:`,
    `  ${ENTRY_VARIABLE}: ${own}`,
  ].join(next);
}

function tomlEntry({ members, env: [env, own], region, text }: Parts): string {
  const { style, before, header } = region;
  const all = [...members, [env, `{ ${ENTRY_VARIABLE} = ${own} }`] as const];
  if (style === 'object') return `{ ${all.map(([key, value]) => `${key} = ${value}`).join(', ')} }`;
  const lines = all.map(([key, value]) => `${before}${key} = ${value}`);
  return [...(header === undefined ? [] : [header]), ...lines].join(lineEndOf(text));
}

const lineEndOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** A value as it is in the file; one of several lines as JSON, which YAML reads too, and TOML where it is a list. */
function writtenValue(text: string, format: Format, pointer: string, value: Tree): string {
  const span = spanOf(text, format, pointer);
  const written = span === undefined ? undefined : text.slice(span.start, span.end);
  return written?.includes('\n') === false ? written : JSON.stringify(plain(value));
}

const plain = (tree: Tree): unknown =>
  tree instanceof Map
    ? Object.fromEntries([...tree].map(([key, value]) => [key, plain(value)]))
    : Array.isArray(tree)
      ? tree.map(plain)
      : tree;

/** A string in double quotes for JSON, YAML and TOML; older readers of YAML end a line at U+0085, U+2028 and U+2029. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u{7f}-\u{9f}\u{2028}\u{2029}]/gu,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
