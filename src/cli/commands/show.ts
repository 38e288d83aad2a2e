/**
 * `mcp-lock show SERVER[/ITEM]`: what is locked, with hidden characters made visible. Reads the lock only.
 */
import { itemPath } from '../../config/item-path.ts';
import { paged } from '../../config/paged.ts';
import { serverNames } from '../../config/server-names.ts';
import type { Settings } from '../../config/settings.ts';
import { lineOf } from '../../diff/launch.ts';
import { unreadLinks } from '../../diff/linked.ts';
import { remotePointers } from '../../diff/remote-pointers.ts';
import { breakCommands, type PrintableOptions, printable } from '../../display/printable.ts';
import { symbols } from '../../display/style.ts';
import { McpLockError } from '../../errors.ts';
import { jsonOf } from '../../lock/exact-number.ts';
import { mismatches } from '../../lock/hashes.ts';
import { isObject } from '../../lock/pointer.ts';
import type { Entry, Json, LockedItem, LockedLink, Lockfile } from '../../model.ts';
import { SECTIONS } from '../../model.ts';
import { itemsLine, originLine } from '../../update/summary-lines.ts';
import { requireLock } from '../../verify/require-lock.ts';
import {
  addressIn,
  entryHeadings,
  linkNotLocked,
  lockedServerChanged,
  lockedTextChanged,
  partOfServer,
  signInOfEntry,
  unknownLockedItem,
  unknownLockedServer,
} from '../messages.ts';

type Say = (text: string, options?: PrintableOptions) => string;

/** Foreign text, in signs this terminal can show. */
const sayer =
  ({ render }: Settings): Say =>
  (text, options) =>
    printable(text, { ...options, unicode: render.unicode });

/** Runs the command; returns the exit status. Throws E_USAGE for a name the lock does not hold. */
export async function showCommand(what: string | undefined, settings: Settings): Promise<number> {
  const lockfile = await requireLock(settings);
  const say = sayer(settings);
  const lines =
    what === undefined
      ? Object.entries(lockfile.servers).map(
          ([name, entry]) => `${say(name)}  ${say(originLine(entry.origin))}   ${itemsLine(entry)}`,
        )
      : shownLines(what, lockfile, settings);
  const forged = what === undefined ? forgedServers(lockfile, say) : forgedLines(what, lockfile, say);
  await paged(`${breakCommands([...lines, ...forged].join('\n'))}\n`, settings);
  return forged.length === 0 ? 0 : 1;
}

/** A line for each text that does not match its hash: it was edited by hand and is not what was reviewed. */
function forgedLines(what: string, lockfile: Lockfile, say: Say): readonly string[] {
  const path = itemPath(what, serverNames(lockfile));
  const entry = path === undefined ? undefined : lockfile.servers[path.server];
  if (path === undefined || entry === undefined) return [];
  const broken = mismatches(entry);
  if (path.item === undefined) {
    return broken.map(({ kind, name }) => lockedTextChanged(say(name ?? partOfServer(kind))));
  }
  return broken.some(({ name }) => name === path.item) ? [lockedTextChanged(undefined)] : [];
}

const forgedServers = ({ servers }: Lockfile, say: Say): readonly string[] =>
  Object.entries(servers)
    .filter(([, entry]) => mismatches(entry).length > 0)
    .map(([name]) => lockedServerChanged(say(name)));

function shownLines(what: string, lockfile: Lockfile, settings: Settings): readonly string[] {
  const say = sayer(settings);
  const path = itemPath(what, serverNames(lockfile));
  const entry = path === undefined ? undefined : lockfile.servers[path.server];
  if (path === undefined || entry === undefined) {
    const known = Object.keys(lockfile.servers).map((name) => say(name));
    throw new McpLockError(unknownLockedServer(say(what.split('/', 1)[0] || what), known));
  }
  const { server, item: name } = path;
  if (name === undefined) return entryLines(server, entry, say);
  const lists: Readonly<Record<string, Readonly<Record<string, LockedItem & Partial<LockedLink>>>>> = {
    ...Object.fromEntries(SECTIONS.map((section) => [section, entry[section]])),
    linked: entry.linked ?? {},
    skills: entry.skills ?? {},
  };
  const lines = Object.entries(lists).flatMap(([section, items]) => {
    const item = Object.hasOwn(items, name) ? items[name] : undefined;
    if (item === undefined) return [];
    return [
      `${say(server)} ${symbols(settings.render.unicode).item} ${say(name)}  (${section})`,
      `  ${item.hash}`,
      ...valueLines(item.definition ?? item.fields ?? partsOf(item), '  ', say),
    ];
  });
  if (lines.length > 0) return lines;
  throw new McpLockError(unknownLockedItem(server, name));
}

const partsOf = ({ hash: _, ...parts }: Partial<LockedLink>): Json => parts as Json;

const field = (heading: string, value: string): string => `  ${heading.padEnd(8)} ${value}`;

function entryLines(name: string, entry: Entry, say: Say): readonly string[] {
  const { launch, origin, server } = entry;
  const names = launch.transport === 'stdio' ? launch.env : launch.headers;
  return [
    say(name),
    field(entryHeadings.launch, say(lineOf(launch))),
    ...(names.length === 0 ? [] : [field(entryHeadings.variables, names.map((one) => say(one)).join(', '))]),
    field(entryHeadings.origin, say(originLine(origin))),
    ...(origin.integrity === undefined ? [] : [field(entryHeadings.integrity, say(origin.integrity))]),
    ...(origin.auth === undefined
      ? []
      : [field(entryHeadings.signIn, signInOfEntry(say(origin.auth.issuer), say(origin.auth.resource)))]),
    field(entryHeadings.server, say(jsonOf(server.info))),
    field(entryHeadings.protocol, say(server.protocolVersion)),
    ...(server.instructions === undefined
      ? []
      : [`  ${entryHeadings.instructions}`, ...textLines(server.instructions, '    ', say)]),
    ...(server.profile === undefined ? [] : [field(entryHeadings.profile, say(server.profile))]),
    ...linkLines(entry, say),
    ...Object.entries(entry.volatile ?? {}).map(([pointer, hole]) =>
      field(entryHeadings.volatile, say(`${pointer}  ${hole.join(', ')}`)),
    ),
    ...SECTIONS.flatMap((section) => {
      const items = Object.entries(entry[section]);
      if (items.length === 0) return [];
      return [
        `  ${section}`,
        ...items.map(([key, { definition }]) => {
          const text = String(definition?.['description'] ?? '');
          return `    ${say(key)}  ${say(text, { maxChars: 100, tail: 30, ownLine: true })}`;
        }),
      ];
    }),
  ];
}

/** What the definitions link to: pages with what they may do, skills, addresses of others. */
function linkLines(entry: Entry, say: Say): readonly string[] {
  const { linked = {}, skills = {} } = entry;
  const pages = Object.entries(linked).flatMap(([uri, { hash: _, body: __, rest: ___, ...facts }]) => [
    `    ${say(uri)}`,
    ...valueLines(facts as Json, '      ', say),
  ]);
  const unread = unreadLinks(entry).map((uri) => `    ${linkNotLocked(say(uri))}`);
  const pointers = remotePointers(entry).map(
    ({ subject, target }) =>
      `    ${addressIn(say(target), say(`${subject.name ?? entryHeadings.server} ${subject.pointer ?? ''}`))}`,
  );
  const titled = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`  ${title}`, ...lines];
  return [
    ...titled(entryHeadings.linked, [...pages, ...unread]),
    ...titled(
      entryHeadings.skills,
      Object.keys(skills).map((uri) => `    ${say(uri)}`),
    ),
    ...titled(entryHeadings.pointers, pointers),
  ];
}

/** JSON, one member a line, text split at its line breaks, everything invisible named. */
function valueLines(value: Json, indent: string, say: Say): readonly string[] {
  if (typeof value === 'string') return textLines(value, indent, say);
  if (!Array.isArray(value) && !isObject(value)) return [`${indent}${jsonOf(value)}`];
  return Object.entries(value).flatMap(([key, member]: [string, Json]) => {
    const simple = !(Array.isArray(member) || isObject(member)) || Object.keys(member).length === 0;
    if (typeof member === 'string' && member.includes('\n'))
      return [`${indent}${say(key)}:`, ...textLines(member, `${indent}  `, say)];
    if (typeof member === 'string') return [`${indent}${say(key)}: ${say(member, { ownLine: true })}`];
    if (simple) return [`${indent}${say(key)}: ${jsonOf(member)}`];
    return [`${indent}${say(key)}:`, ...valueLines(member, `${indent}  `, say)];
  });
}

/** Lines of server text never stand without a prefix. */
const textLines = (text: string, indent: string, say: Say): readonly string[] =>
  text.split('\n').map((line) => `${indent}| ${say(line, { ownLine: true })}`);
