/**
 * Makes text the same on every machine: this machine's folders become `${workspaceFolder}`, `${userHome}` and
 * `${tmpdir}`, longest first, in one pass. A placeholder the server itself wrote is escaped by one more `$` inside it
 * (`${$tmpdir}`), so that the mapping can be undone and a server cannot imitate it. Pure.
 */
import type { Json, JsonObject } from '../model.ts';
import { literalOf } from './exact-number.ts';

/** A folder of this machine and the name it gets in the lock. */
export interface Folder {
  readonly path: string;
  readonly name: 'workspaceFolder' | 'userHome' | 'tmpdir';
}

/** Text in, portable text out. */
export type Portable = (text: string) => string;

const RESERVED = String.raw`\$\{\$*(?=(?:workspaceFolder|userHome|tmpdir|redacted(?::[\w.-]{1,200})?|volatile)\})`;

/**
 * `folders` may name one place under several spellings (links resolved or not). `escaped`: whether placeholders that
 * stand in the text already are escaped, as in server text; a config's own variables stay as written.
 */
export function portableText(folders: readonly Folder[], escaped: boolean): Portable {
  const spellings = new Map<string, string>();
  for (const { path, name } of folders) {
    const trimmed = path.replace(/[\\/]+$/, '');
    if (trimmed.length < 2 || /^[A-Za-z]:$/.test(trimmed)) continue;
    for (const spelling of spellingsOf(trimmed)) {
      if (!spellings.has(spelling)) spellings.set(spelling, `\${${name}}`);
    }
  }
  const paths = [...spellings.keys()].sort((a, b) => b.length - a.length).map(escapeRegExp);
  // A path counts only as a whole: not inside a longer word before it, not as the start of a longer name after it.
  const whole = paths.length === 0 ? '(?!)' : `(?<![\\w$.~}-])(?:${paths.join('|')})(?![\\w-]|\\.\\w)`;
  const pattern = new RegExp(`(?<reserved>${RESERVED})|(?<path>${whole})`, 'g');
  return (text) =>
    text.replace(pattern, (match, reserved: string | undefined) =>
      reserved === undefined ? (spellings.get(match) ?? match) : escaped ? `${match}$` : match,
    );
}

/**
 * Applies `change` to every string of a JSON value, keys and the digits of numbers too. A parsed value in which nothing changes is given
 * back itself, not a copy.
 */
export function mapStrings(value: Json, change: Portable): Json {
  if (typeof value === 'string') return change(value);
  const digits = typeof value === 'number' ? String(value) : literalOf(value);
  if (digits !== undefined) {
    const changed = change(digits);
    return changed === digits ? value : changed;
  }
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const elements = value.map((element: Json) => mapStrings(element, change));
    return elements.every((element, at) => element === value[at]) ? value : elements;
  }
  const object = value as JsonObject;
  const keys = Object.keys(object);
  let same = Object.getPrototypeOf(value) === null;
  const members = keys.map((key): readonly [string, Json] => {
    const member = mapStrings(object[key] as Json, change);
    const name = change(key);
    same &&= name === key && member === object[key];
    return [name, member];
  });
  if (same) return value;
  const out: Record<string, Json> = Object.create(null);
  const times = new Map<string, number>();
  for (const [name, member] of members) {
    // Keys that differ only in a folder or a secret all stay, or one would hide the other.
    let [free, count] = [name, times.get(name) ?? 1];
    while (Object.hasOwn(out, free)) {
      count += 1;
      free = `${name}#${count}`;
    }
    times.set(name, count);
    out[free] = member;
  }
  return out;
}

/** Every string of a value, keys too, and numbers that are kept as they were written. */
export function* stringsIn(value: Json): Generator<string, void> {
  const stack: Json[] = [value];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'string') yield next;
    if (next === null || typeof next !== 'object') continue;
    const literal = literalOf(next);
    if (literal !== undefined) yield literal;
    else
      for (const [key, member] of Object.entries(next)) {
        if (!Array.isArray(next)) yield key;
        if (member !== undefined) stack.push(member as Json);
      }
  }
}

function spellingsOf(path: string): readonly string[] {
  const plain = [path, encodeURI(path.replaceAll('\\', '/'))];
  if (!/^[A-Za-z]:\\/.test(path)) return plain;
  const drives = [path[0]?.toUpperCase() ?? '', path[0]?.toLowerCase() ?? ''].map((d) => d + path.slice(1));
  return drives.flatMap((p) => [
    p,
    p.replaceAll('\\', '/'),
    p.replaceAll('\\', '\\\\'),
    encodeURI(p.replaceAll('\\', '/')),
  ]);
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
