/**
 * A lockfile as lines that git compares and annotates: one fact a line, with the server and the item before it, so that each line says
 * where it belongs. The order is that of the lockfile. Two different locks never have the same lines. Pure.
 *
 * `notes tool/read_note sha256:…`: the hash of an item. `key: text` is a text, one line for each of its lines; `key = 5` any other
 * value; `key[]: text` an element of a list, and `key[] = {…}` begins one that has members. A key with other characters is quoted.
 */
import { canonical } from '../lock/canonical.ts';
import { mismatches } from '../lock/hashes.ts';
import { hasMembers, isObject } from '../lock/pointer.ts';
import { BLOCK_KIND } from '../lock/section.ts';
import { toLockfile } from '../lock/stored-entry.ts';
import type { Json, JsonObject, Lockfile } from '../model.ts';
import { textNotHashed } from './messages.ts';
import { shownLine } from './shown-line.ts';

/** What an item of a block is called; other parts of an entry hold none. */
const KINDS: Readonly<Record<string, string>> = BLOCK_KIND;

/** `stored`: as `readStored` gives it. */
export function lockLines(stored: JsonObject): readonly string[] {
  const lock = toLockfile(stored);
  const { settingsHash, servers, dependencies } = stored as Readonly<Record<string, JsonObject>>;
  const lines: string[] = [];
  if (settingsHash !== undefined) lines.push(`settings hash: ${settingsHash}`);
  for (const [name, entry] of Object.entries(servers ?? {})) {
    entryLines(shownName(name), entry as JsonObject, wrongIn(lock, name), lines);
  }
  for (const [name, tree] of Object.entries(dependencies ?? {}))
    for (const [place, version] of Object.entries(tree as JsonObject))
      walk(`${shownName(name)} tree ${shownName(place)}`, version, lines);
  return lines;
}

/** Blocks and items whose text does not match their hash, by kind and name. */
const wrongIn = ({ servers }: Lockfile, name: string): ReadonlySet<string> => {
  const entry = Object.hasOwn(servers, name) ? servers[name] : undefined;
  return new Set(
    (entry === undefined ? [] : mismatches(entry)).map(
      ({ kind, name: item, pointer = '' }) =>
        `${kind}${pointer}${item === undefined ? '' : `/${shownName(item)}`}`,
    ),
  );
};

function entryLines(server: string, entry: JsonObject, wrong: ReadonlySet<string>, lines: string[]): void {
  const hash = (at: string, value: Json | undefined, key = at) =>
    void lines.push(`${server} ${at} ${value}${wrong.has(key) ? ` ${textNotHashed()}` : ''}`);
  for (const [part, value] of Object.entries(entry)) {
    const kind = Object.hasOwn(KINDS, part) ? KINDS[part] : undefined;
    if (kind !== undefined) {
      for (const [name, item] of Object.entries(value as JsonObject)) {
        const at = `${kind}/${shownName(name)}`;
        const { hash: own, definition, fields, ...rest } = item as JsonObject;
        hash(at, own);
        if (isObject(definition)) members(`${server} ${at}`, definition, lines, 'description');
        for (const [key, field] of Object.entries((fields ?? {}) as JsonObject))
          lines.push(`${server} ${at} #${shownName(key)}: ${field}`);
        members(`${server} ${at}`, rest, lines);
      }
    } else if (part === 'volatile') {
      for (const [pointer, hole] of Object.entries(value as JsonObject))
        walk(`${server} volatile ${shownName(pointer)}`, hole, lines);
    } else if (part === 'volatileHash') hash('volatile', value, 'lock/volatile');
    else if (part === 'dependenciesHash') hash('tree', value, 'origin/dependencies');
    else if (isObject(value)) {
      const { hash: own, ...rest } = value;
      if (own !== undefined) hash(part, own);
      members(`${server} ${part}`, rest, lines, part === 'server' ? 'instructions' : undefined);
    } else walk(`${server} ${shownKey(part)}`, value, lines);
  }
}

/** `text`: the member that is a list of lines in the file if it has more than one. */
function members(at: string, object: JsonObject, lines: string[], text?: string): void {
  for (const [key, value] of Object.entries(object)) {
    const isText = key === text && Array.isArray(value);
    walk(`${at} ${shownKey(key)}`, isText ? (value as readonly string[]).join('\n') : value, lines);
  }
}

function walk(at: string, value: Json, lines: string[]): void {
  if (typeof value === 'string') {
    for (const line of value.split('\n')) lines.push(line === '' ? `${at}:` : `${at}: ${shownLine(line)}`);
  } else if (!hasMembers(value)) lines.push(`${at} = ${canonical(value)}`);
  else if (isObject(value)) {
    for (const [key, member] of Object.entries(value)) walk(`${at}/${shownKey(key)}`, member, lines);
  } else {
    for (const element of value) {
      if (typeof element === 'string') lines.push(`${at}[]: ${shownLine(element)}`);
      else {
        if (hasMembers(element)) lines.push(`${at}[] = ${isObject(element) ? '{…}' : '[…]'}`);
        walk(`${at}[]`, element, lines);
      }
    }
  }
}

/** A key inside of a value, where `/`, `[` and blanks are ours. */
const shownKey = (key: string): string => (/^[\w$.@-]+$/.test(key) ? key : shownLine(JSON.stringify(key)));

/** A name of a server or an item, and any other key that stands alone. */
const shownName = (name: string): string =>
  /^[\w$.@:/~+{}?&=%-]*[\w$.@/~+{}?&=%-]$/.test(name) ? name : shownLine(JSON.stringify(name));
