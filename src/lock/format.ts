/**
 * Lockfile in, the one text it has out: blocks and their members in a fixed order, all else by code unit, LF, a final
 * newline. Empty sections are left out, the package trees come last, and what two clients of one server share is written
 * once. `layout.ts` says where lines end. Pure; the same input gives the same bytes on every platform and Node.
 */
import { atOnce, type Work } from '../host/turns.ts';
import type { Entry, Item, Json, LockedItems, LockedLink, Lockfile, Origin } from '../model.ts';
import { SECTIONS } from '../model.ts';
import { type Layout, layoutInTurns, layoutOf, type Members, sortedKeys, writeLayout } from './layout.ts';
import { sharedEntries } from './shared-entries.ts';

const SCHEMA_URL = 'https://unpkg.com/mcp-lock/mcp-lock.schema.json';

/** The whole file. */
export const formatLockfile = (lockfile: Lockfile): string => atOnce(formatInTurns(lockfile));

/** The same, as work that yields after each item. */
export function* formatInTurns({ lockfileVersion, settingsHash, servers }: Lockfile): Work<string> {
  const sameAs = sharedEntries(servers, bodyText);
  const names = sortedKeys(servers);
  const trees = names.flatMap((name): Members => {
    const tree = sameAs.has(name) ? undefined : servers[name]?.dependencies;
    return tree === undefined ? [] : [[name, layoutOf(tree)]];
  });
  const file: Layout = {
    block: [
      ...rows({ $schema: SCHEMA_URL, lockfileVersion, settingsHash }),
      ['servers', { block: names.map((name) => [name, entryOf(servers[name] as Entry, sameAs.get(name))]) }],
      ...blocks({ dependencies: trees }),
    ],
  };
  return yield* layoutInTurns(file, '\n');
}

const entryOf = (entry: Entry, sameAs: string | undefined): Layout => ({
  block: [
    ...rows({ folder: entry.folder }),
    ['launch', launchOf(entry)],
    ...(sameAs === undefined ? bodyOf(entry) : rows({ sameAs })),
  ],
});

function launchOf({ launch }: Entry): Layout {
  const { transport, extra, hash } = launch;
  const how =
    launch.transport === 'stdio'
      ? { command: launch.command, args: launch.args, env: launch.env, cwd: launch.cwd }
      : { url: launch.url, headers: launch.headers };
  return { block: rows({ transport, ...how, extra, hash }) };
}

/** All of an entry but its launch and its tree. */
function bodyOf(entry: Entry): Members {
  const { info, protocolVersion, profile, capabilities, instructions, extra, listExtra, fields, hash } =
    entry.server;
  return [
    ['origin', { block: originOf(entry.origin) }],
    [
      'server',
      {
        block: [
          ...rows({ info, protocolVersion, profile, capabilities }),
          ...(instructions === undefined ? [] : [['instructions', textOf(instructions)] as const]),
          ...rows({ extra, listExtra, fields, hash }),
        ],
      },
    ],
    ...SECTIONS.flatMap((section) => blocks({ [section]: itemsOf(entry[section]) })),
    ...blocks({ linked: linksOf(entry.linked ?? {}), skills: itemsOf(entry.skills ?? {}) }),
    ...rows({
      volatile: entry.volatile,
      volatileHash: entry.volatileHash,
      dependenciesHash: entry.dependenciesHash,
    }),
  ];
}

/** The text of everything that an entry may share with another: all but its launch. */
const bodyText = (entry: Entry): string =>
  writeLayout({ block: [...bodyOf(entry), ...rows({ dependencies: entry.dependencies })] });

function originOf(origin: Origin & { readonly hash?: string }): Members {
  const { url, hash, version, integrity, integrityWithLf, parts } = origin;
  const { installScript, provenance, deprecated, redirect, auth } = origin;
  return [
    ...rows({ url, hash, version, integrity, integrityWithLf }),
    ...rows({ installScript, provenance, deprecated, redirect }),
    ...rows({ auth: auth === undefined ? undefined : { ...auth } }),
    ...(parts === undefined
      ? []
      : [['parts', { list: parts.map((part) => ({ members: originOf(part) })) }] as const]),
  ];
}

const itemsOf = (items: LockedItems): Members =>
  sortedKeys(items).map((key) => {
    const later = () => {
      const { hash = '', definition, fields } = items[key] ?? {};
      const text = definition === undefined ? [] : [['definition', definitionOf(definition)] as const];
      return { block: [...rows({ hash }), ...text, ...rows({ fields })] };
    };
    return [key, { later }];
  });

const linksOf = (links: NonNullable<Entry['linked']>): Members =>
  sortedKeys(links).map((uri) => {
    const { hash, body, size, mimeType, csp, permissions, rest } = links[uri] as LockedLink;
    return [uri, { block: rows({ hash, body, size, mimeType, csp, permissions, rest }) }];
  });

/** Small fields stand near the name, so that a change of them and of the hash is one hunk of a diff. */
const FIRST = (
  'name uri uriTemplate title annotations execution icons _meta mimeType size ' +
  'description arguments inputSchema outputSchema'
).split(' ');

function definitionOf(item: Item): Layout {
  const keys = [
    ...FIRST.filter((key) => Object.hasOwn(item, key)),
    ...sortedKeys(item).filter((key) => !FIRST.includes(key)),
  ];
  return {
    block: keys.map((key) => {
      const value = item[key] as Json;
      return [key, key === 'description' && typeof value === 'string' ? textOf(value) : layoutOf(value)];
    }),
  };
}

/** A text of one line as a string, of more lines as a list of them. */
function textOf(text: string): Layout {
  const lines = text.split('\n');
  return layoutOf(lines.length === 1 ? text : lines);
}

const rows = (values: Readonly<Record<string, Json | undefined>>): Members =>
  Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, layoutOf(value)] as const],
  );

/** Blocks that have members. */
const blocks = (values: Readonly<Record<string, Members>>): Members =>
  Object.entries(values).flatMap(([key, block]) => (block.length === 0 ? [] : [[key, { block }] as const]));
