/**
 * `mcp-lock show SERVER[/ITEM]`: what is locked, with hidden characters made visible. Reads the lock only.
 */

import { lineOf } from '../diff/launch.ts';
import { breakCommands, printable } from '../display/printable.ts';
import type { Entry, Json, Lockfile } from '../model.ts';
import { SECTIONS } from '../model.ts';
import type { Settings } from './settings.ts';
import { usage } from './settings.ts';
import { requireLock } from './verify.ts';
import { itemsLine, originLine } from './written.ts';

/** Runs the command; returns the exit status. Throws E_USAGE for a name the lock does not hold. */
export async function showCommand(what: string | undefined, settings: Settings): Promise<number> {
  const lockfile = await requireLock(settings);
  const lines =
    what === undefined
      ? Object.entries(lockfile.servers).map(
          ([name, entry]) =>
            `${printable(name)}  ${printable(originLine(entry.origin))}   ${itemsLine(entry)}`,
        )
      : shownLines(what, lockfile);
  settings.host.terminal.stdout(`${breakCommands(lines.join('\n'))}\n`);
  return 0;
}

function shownLines(what: string, lockfile: Lockfile): readonly string[] {
  const server = Object.keys(lockfile.servers)
    .filter((name) => what === name || what.startsWith(`${name}/`))
    .sort((a, b) => b.length - a.length)[0];
  const entry = server === undefined ? undefined : lockfile.servers[server];
  if (server === undefined || entry === undefined) {
    const known = Object.keys(lockfile.servers).map((name) => printable(name));
    throw usage(
      `the lock has no server "${printable(what)}"`,
      known.length === 0 ? 'run: mcp-lock list' : `choose from: ${known.join(', ')}`,
    );
  }
  if (what === server) return entryLines(server, entry);
  const name = what.slice(server.length + 1);
  const lines = SECTIONS.flatMap((section) => {
    const item = Object.hasOwn(entry[section], name) ? entry[section][name] : undefined;
    if (item === undefined) return [];
    return [
      `${printable(server)} › ${printable(name)}  (${section})`,
      `  ${item.hash}`,
      ...valueLines(item.definition ?? item.fields ?? {}, '  '),
    ];
  });
  if (lines.length > 0) return lines;
  throw usage(
    `${printable(server)} has no item "${printable(name)}" in the lock`,
    `see them all: mcp-lock show ${printable(server)}`,
  );
}

function entryLines(name: string, entry: Entry): readonly string[] {
  const { launch, origin, server } = entry;
  const names = launch.transport === 'stdio' ? launch.env : launch.headers;
  return [
    printable(name),
    `  launch   ${printable(lineOf(launch))}`,
    ...(names.length === 0 ? [] : [`  with     ${names.map((one) => printable(one)).join(', ')}`]),
    `  origin   ${printable(originLine(origin))}`,
    ...(origin.integrity === undefined ? [] : [`  bytes    ${printable(origin.integrity)}`]),
    `  server   ${printable(JSON.stringify(server.info))}`,
    `  protocol ${printable(server.protocolVersion)}`,
    ...(server.instructions === undefined
      ? []
      : ['  instructions', ...textLines(server.instructions, '    ')]),
    ...(entry.volatile ?? []).map((pointer) => `  not pinned ${printable(pointer)}`),
    ...SECTIONS.flatMap((section) => {
      const items = Object.entries(entry[section]);
      if (items.length === 0) return [];
      return [
        `  ${section}`,
        ...items.map(([key, { definition }]) => {
          const first = String(definition?.['description'] ?? '').split('\n')[0] ?? '';
          return `    ${printable(key)}  ${printable(first, { maxChars: 100 })}`;
        }),
      ];
    }),
  ];
}

/** JSON, one member a line, text split at its line breaks, everything invisible named. */
function valueLines(value: Json, indent: string): readonly string[] {
  if (typeof value === 'string') return textLines(value, indent);
  if (value === null || typeof value !== 'object') return [`${indent}${JSON.stringify(value)}`];
  return Object.entries(value).flatMap(([key, member]: [string, Json]) => {
    const simple = member === null || typeof member !== 'object' || Object.keys(member).length === 0;
    if (typeof member === 'string' && member.includes('\n'))
      return [`${indent}${printable(key)}:`, ...textLines(member, `${indent}  `)];
    if (typeof member === 'string') return [`${indent}${printable(key)}: ${printable(member)}`];
    if (simple) return [`${indent}${printable(key)}: ${JSON.stringify(member)}`];
    return [`${indent}${printable(key)}:`, ...valueLines(member, `${indent}  `)];
  });
}

/** Lines of server text never stand without a prefix. */
const textLines = (text: string, indent: string): readonly string[] =>
  text.split('\n').map((line) => `${indent}| ${printable(line)}`);
