/**
 * Lockfile in, the one text it has out: fixed key order at the top, code-unit order below, two spaces, LF, final
 * newline, lines of `description` and `instructions` as arrays, invisible code points as `\uXXXX`. Pure; the same
 * input gives the same bytes on every platform and Node.
 */
import type { Entry, Item, Json, LockedItems, LockedLink, Lockfile, Origin } from '../model.ts';
import { SECTIONS } from '../model.ts';

const SCHEMA_URL = 'https://unpkg.com/mcp-lock/mcp-lock.schema.json';

/** An object whose members are written in the order given. */
type Ordered = readonly (readonly [string, Written])[];
type Written =
  | { readonly ordered: Ordered }
  | { readonly list: readonly Written[] }
  | { readonly json: Json };

const json = (value: Json): Written => ({ json: value });

/** The whole file. */
export function formatLockfile(lockfile: Lockfile): string {
  const servers = sortedKeys(lockfile.servers).map(
    (name) => [name, formatEntry(lockfile.servers[name] as Entry)] as const,
  );
  return `${write(
    {
      ordered: [
        ['$schema', json(SCHEMA_URL)],
        ['lockfileVersion', json(lockfile.lockfileVersion)],
        ['servers', { ordered: servers }],
      ],
    },
    '',
  )}\n`;
}

function formatEntry(entry: Entry): Written {
  const { launch, origin, server } = entry;
  const launchRows: [string, Json | undefined][] =
    launch.transport === 'stdio'
      ? [
          ['transport', launch.transport],
          ['command', launch.command],
          ['args', launch.args],
          ['env', launch.env],
          ['cwd', launch.cwd],
          ['extra', launch.extra],
          ['hash', launch.hash],
        ]
      : [
          ['transport', launch.transport],
          ['url', launch.url],
          ['headers', launch.headers],
          ['extra', launch.extra],
          ['hash', launch.hash],
        ];
  return {
    ordered: [
      ['launch', present(launchRows)],
      ['origin', formatOrigin(origin)],
      [
        'server',
        present([
          ['info', server.info],
          ['protocolVersion', server.protocolVersion],
          ['profile', server.profile],
          ['capabilities', server.capabilities],
          ['instructions', server.instructions?.split('\n') ?? []],
          ['extra', server.extra],
          ['fields', server.fields],
          ['hash', server.hash],
        ]),
      ],
      ...SECTIONS.map((section) => [section, formatItems(entry[section])] as const),
      ...(entry.linked === undefined ? [] : [['linked', formatLinks(entry.linked)] as const]),
      ...(entry.skills === undefined ? [] : [['skills', formatItems(entry.skills)] as const]),
      ...(entry.volatile === undefined ? [] : [['volatile', json(entry.volatile)] as const]),
      ...(entry.dependencies === undefined ? [] : [['dependencies', json(entry.dependencies)] as const]),
      ...(entry.dependenciesHash === undefined
        ? []
        : [['dependenciesHash', json(entry.dependenciesHash)] as const]),
    ],
  };
}

function formatOrigin(origin: Origin & { readonly hash?: string }): Written {
  const block = present([
    ['url', origin.url],
    ['hash', origin.hash],
    ['version', origin.version],
    ['integrity', origin.integrity],
    ['installScript', origin.installScript],
    ['provenance', origin.provenance],
    ['deprecated', origin.deprecated],
    ['redirect', origin.redirect],
    ['auth', origin.auth === undefined ? undefined : { ...origin.auth }],
  ]);
  if (origin.parts === undefined || !('ordered' in block)) return block;
  return { ordered: [...block.ordered, ['parts', { list: origin.parts.map(formatOrigin) }]] };
}

function formatItems(items: LockedItems): Written {
  return {
    ordered: sortedKeys(items).map((key) => {
      const item = items[key];
      return [
        key,
        {
          ordered: [
            ['hash', json(item?.hash ?? '')],
            ...(item?.definition === undefined ? [] : [['definition', definition(item.definition)] as const]),
            ...(item?.fields === undefined ? [] : [['fields', json(item.fields)] as const]),
          ],
        },
      ] as const;
    }),
  };
}

const formatLinks = (links: NonNullable<Entry['linked']>): Written => ({
  ordered: sortedKeys(links).map((uri) => {
    const { hash, body, size, mimeType, csp, permissions, rest } = links[uri] as LockedLink;
    const rows = Object.entries({ hash, body, size, mimeType, csp, permissions, rest });
    return [uri, present(rows)] as const;
  }),
});

const FIRST = ['name', 'uri', 'uriTemplate', 'title', 'description'];

function definition(item: Item): Written {
  const keys = [
    ...FIRST.filter((key) => Object.hasOwn(item, key)),
    ...sortedKeys(item).filter((key) => !FIRST.includes(key)),
  ];
  return {
    ordered: keys.map((key) => {
      const value = item[key] as Json;
      return [
        key,
        json(key === 'description' && typeof value === 'string' ? value.split('\n') : value),
      ] as const;
    }),
  };
}

const present = (rows: readonly (readonly [string, Json | undefined])[]): Written => ({
  ordered: rows.flatMap(([key, value]) => (value === undefined ? [] : [[key, json(value)] as const])),
});

function write(value: Written, indent: string): string {
  if ('ordered' in value) return writeMembers(value.ordered, indent);
  return 'list' in value
    ? writeList(value.list, indent, (element, inner) => write(element, inner))
    : writeJson(value.json, indent);
}

function writeList<T>(
  list: readonly T[],
  indent: string,
  writeOne: (element: T, inner: string) => string,
): string {
  if (list.length === 0) return '[]';
  const inner = `${indent}  `;
  return `[\n${list.map((element) => inner + writeOne(element, inner)).join(',\n')}\n${indent}]`;
}

function writeMembers(members: Ordered, indent: string): string {
  if (members.length === 0) return '{}';
  const inner = `${indent}  `;
  const lines = members.map(([key, value]) => `${inner}${quote(key)}: ${write(value, inner)}`);
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

function writeJson(value: Json, indent: string): string {
  if (typeof value === 'string') return quote(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return writeList(value as readonly Json[], indent, writeJson);
  const members = value as Readonly<Record<string, Json>>;
  return writeMembers(
    sortedKeys(members).map((key) => [key, json(members[key] as Json)] as const),
    indent,
  );
}

const sortedKeys = (object: object): readonly string[] => Object.keys(object).sort();

// Ranges, not \p{…}: a Unicode property grows with the Unicode version of Node, and the bytes must not.
const INVISIBLE =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: single code points on purpose, never sequences
  /[\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ue000-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff]|\u{1bca0}|\u{1bca1}|\u{1bca2}|\u{1bca3}|[\u{1d173}-\u{1d17a}\u{e0000}-\u{10ffff}]/gu;

/** A JSON string in which nothing is invisible or changes the direction of what follows. */
export const quote = (text: string): string =>
  JSON.stringify(text).replace(INVISIBLE, (found) =>
    [...Array(found.length).keys()]
      .map((index) => `\\u${found.charCodeAt(index).toString(16).padStart(4, '0')}`)
      .join(''),
  );
