/**
 * `mcp-lock show SERVER[/ITEM]`: what is locked, all of its text, with hidden characters made visible. Reads the lock only.
 */
import { paged } from '../../config/paged.ts';
import type { Settings } from '../../config/settings.ts';
import { lineOf } from '../../diff/launch.ts';
import { unreadLinks } from '../../diff/linked.ts';
import { remotePointers } from '../../diff/remote-pointers.ts';
import { breakCommands, printable } from '../../display/printable.ts';
import { symbols } from '../../display/style.ts';
import { wrap, wrapRanges } from '../../display/width.ts';
import { McpLockError } from '../../errors.ts';
import { jsonOf } from '../../lock/exact-number.ts';
import { ITEM_KEY } from '../../lock/section.ts';
import type { Entry, Json, JsonObject, LockedItem, LockedLink, Lockfile } from '../../model.ts';
import { SECTIONS } from '../../model.ts';
import { outline } from '../../report/text/outline.ts';
import { ordered } from '../../report/text/value.ts';
import { itemsLine, originLine } from '../../update/summary-lines.ts';
import { requireLock } from '../../verify/require-lock.ts';
import { forgedLines, lockedAt, type Say } from '../locked-parts.ts';
import { addressIn, entryHeadings, linkNotLocked, signInOfEntry, unknownLockedItem } from '../messages.ts';
import type { ShowOptions } from '../show-page.ts';

/** A screen as far as it matters here: foreign text in signs this terminal can show, and its width. */
interface Sheet {
  readonly say: Say;
  readonly columns: number;
}

/** Runs the command; returns the exit status. Throws E_USAGE for a name the lock does not hold. */
export async function showCommand(
  what: string | undefined,
  options: ShowOptions,
  settings: Settings,
): Promise<number> {
  const lockfile = await requireLock(settings);
  if (options.html !== undefined) {
    const { showPage } = await import('../show-page.ts');
    return showPage(what, lockfile, options, settings);
  }
  const { unicode, columns } = settings.render;
  const say: Say = (text, options) => printable(text, { ...options, unicode });
  const sheet = { say, columns };
  const lines =
    what === undefined ? serverLines(lockfile, sheet) : shownLines(what, lockfile, sheet, unicode);
  const forged = forgedLines(what, lockfile, say);
  const top = forged.flatMap((line) => wrap(line, columns, 2));
  await paged(`${breakCommands([...top, ...lines].join('\n'))}\n`, settings);
  return forged.length === 0 ? 0 : 1;
}

const serverLines = ({ servers }: Lockfile, { say, columns }: Sheet): readonly string[] =>
  Object.entries(servers).flatMap(([name, entry]) =>
    wrap(`${say(name)}  ${say(originLine(entry.origin))}   ${itemsLine(entry)}`, columns, 2),
  );

function shownLines(what: string, lockfile: Lockfile, sheet: Sheet, unicode: boolean): readonly string[] {
  const { say, columns } = sheet;
  const { server, item: name, entry } = lockedAt(what, lockfile, say);
  if (name === undefined) return entryLines(server, entry, sheet);
  const lists: Readonly<Record<string, Readonly<Record<string, LockedItem & Partial<LockedLink>>>>> = {
    ...Object.fromEntries(SECTIONS.map((section) => [section, entry[section]])),
    linked: entry.linked ?? {},
    skills: entry.skills ?? {},
  };
  const lines = Object.entries(lists).flatMap(([section, items]) => {
    const item = Object.hasOwn(items, name) ? items[name] : undefined;
    if (item === undefined) return [];
    return [
      ...wrap(`${say(server)} ${symbols(unicode).item} ${say(name)}  (${section})`, columns, 2),
      `  ${item.hash}`,
      ...valueLines(item.definition ?? item.fields ?? partsOf(item), 2, sheet),
    ];
  });
  if (lines.length > 0) return lines;
  throw new McpLockError(unknownLockedItem(server, name));
}

const partsOf = ({ hash: _, ...parts }: Partial<LockedLink>): Json => parts as Json;

function entryLines(name: string, entry: Entry, sheet: Sheet): readonly string[] {
  const { launch, origin, server } = entry;
  const { say, columns } = sheet;
  const names = launch.transport === 'stdio' ? launch.env : launch.headers;
  const field = (heading: string, value: string | undefined) =>
    value === undefined
      ? []
      : wrap(`  ${heading.padEnd(8)} ${value}`, value.includes(' ') ? columns : value.length + 12, 11);
  const said = (text: string | undefined) => (text === undefined ? undefined : say(text));
  return [
    ...wrap(say(name), columns, 2),
    ...field(entryHeadings.launch, say(lineOf(launch))),
    ...field(
      entryHeadings.variables,
      names.length === 0 ? undefined : names.map((one) => say(one)).join(', '),
    ),
    ...field(entryHeadings.origin, say(originLine(origin))),
    ...field(entryHeadings.integrity, said(origin.integrity)),
    ...field(
      entryHeadings.signIn,
      origin.auth === undefined
        ? undefined
        : signInOfEntry(say(origin.auth.issuer), say(origin.auth.resource)),
    ),
    ...field(entryHeadings.server, say(jsonOf(server.info))),
    ...field(entryHeadings.protocol, say(server.protocolVersion)),
    ...field(entryHeadings.profile, said(server.profile)),
    ...linkLines(entry, sheet),
    ...Object.entries(entry.volatile ?? {}).flatMap(([pointer, hole]) =>
      field(entryHeadings.volatile, say(`${pointer}  ${hole.join(', ')}`)),
    ),
    ...(server.instructions === undefined
      ? []
      : [`  ${entryHeadings.instructions}`, ...valueLines(server.instructions, 4, sheet)]),
    ...SECTIONS.flatMap((section) => {
      const items = Object.entries(entry[section]);
      if (items.length === 0) return [];
      return [
        `  ${section}`,
        ...items.flatMap(([key, { definition, fields }]) => [
          ...wrap(`    ${say(key)}`, columns, 6),
          ...valueLines(withoutKey(definition ?? fields ?? {}, key), 6, sheet),
        ]),
      ];
    }),
  ];
}

/** The member that repeats the heading is left out. */
const withoutKey = (item: JsonObject, key: string): JsonObject =>
  Object.fromEntries(Object.entries(item).filter(([member, value]) => !(KEYS.has(member) && value === key)));

const KEYS: ReadonlySet<string> = new Set(Object.values(ITEM_KEY));

/** What the definitions link to: pages with what they may do, skills, addresses of others. */
function linkLines(entry: Entry, sheet: Sheet): readonly string[] {
  const { linked = {}, skills = {} } = entry;
  const { say, columns } = sheet;
  const line = (text: string) => wrap(`    ${text}`, columns, 6);
  const pages = Object.entries(linked).flatMap(([uri, { hash: _, body: __, rest: ___, ...facts }]) => [
    ...line(say(uri)),
    ...valueLines(facts as Json, 6, sheet),
  ]);
  const unread = unreadLinks(entry).flatMap((uri) => line(linkNotLocked(say(uri))));
  const pointers = remotePointers(entry).flatMap(({ subject, target }) =>
    line(addressIn(say(target), say(`${subject.name ?? entryHeadings.server} ${subject.pointer ?? ''}`))),
  );
  const titled = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`  ${title}`, ...lines];
  return [
    ...titled(entryHeadings.linked, [...pages, ...unread]),
    ...titled(
      entryHeadings.skills,
      Object.keys(skills).flatMap((uri) => line(say(uri))),
    ),
    ...titled(entryHeadings.pointers, pointers),
  ];
}

/** A value whole, everything invisible named. Text of a server never begins a line: where it goes on, `|` stands before it. */
function valueLines(value: Json, indent: number, { say, columns }: Sheet): readonly string[] {
  const margin = ' '.repeat(indent);
  const text =
    typeof value === 'string' ? value.split('\n').map((line) => `| ${line}`) : outline(ordered(value));
  return text.flatMap((line) => {
    const depth = margin + (/^ */.exec(line)?.[0] ?? '');
    const shown = say(line.trimStart(), { ownLine: true });
    const isText = shown.startsWith('| ');
    const [first, ...more] = wrapRanges(
      shown,
      Math.max(NARROWEST, columns - depth.length - (isText ? 2 : 4)),
    );
    const rest = more.map(({ start, end }) => `${depth}${isText ? '| ' : '  | '}${shown.slice(start, end)}`);
    return [`${depth}${first === undefined ? shown : shown.slice(0, first.end)}`, ...rest].map((one) =>
      one.trimEnd(),
    );
  });
}

/** Columns for a text, however deep it stands. */
const NARROWEST = 20;
