/**
 * The lines of `init` and `update` when they are done: recorded servers and failures in; a line a server with its notes, and what
 * failed and why, out.
 */
import type { Settings } from '../config/settings.ts';
import { breakCommands, printable } from '../display/printable.ts';
import { palette, symbols } from '../display/style.ts';
import { displayWidth, padEnd, wrap } from '../display/width.ts';
import type { Entry, Failure, Finding, Origin } from '../model.ts';
import { itemCounts } from '../report/messages.ts';
import { nearFailure } from '../report/places.ts';
import { countsOf } from '../report/report.ts';
import { failureLines } from '../report/text/failure.ts';
import { screenOf } from '../report/text/screen.ts';
import { abilitiesLine } from './abilities-line.ts';
import { lockTotals, noItems, signedInAt } from './messages.ts';
import type { Recorded } from './record.ts';
import { notesOf } from './server-notes.ts';

/** What was noticed, by server. */
type Noticed = ReadonlyMap<string, readonly Finding[]>;

/** More servers than this get two or three lines each, without `-v`. */
const MANY = 12;

/** Prints a line and the notes of each server, then each failure, to stdout. Out: the servers of which notes are only counted. */
export function recordedLines(
  recorded: readonly Recorded[],
  noticed: Noticed,
  failures: readonly Failure[],
  settings: Settings,
): readonly string[] {
  const { host, render, quiet } = settings;
  const screen = screenOf(render);
  const told = quiet ? { lines: [], folded: [] } : serverLines(recorded, noticed, settings);
  const lines = [
    ...told.lines,
    ...failures.flatMap((failure) => failureLines(nearFailure(failure, host, render.flags ?? ''), screen)),
  ];
  if (lines.length > 0) host.terminal.stdout(`${breakCommands(lines.join('\n'))}\n`);
  return told.folded;
}

/** "3 servers, 38 tools, 1 not locked". `servers`: what the lock holds in the end. `left`: read, and not accepted into it. */
export function totals(
  servers: Readonly<Record<string, Entry>>,
  failures: readonly Failure[],
  left = 0,
): string {
  const entries = Object.values(servers);
  const tools = entries.reduce((sum, entry) => sum + Object.keys(entry.tools).length, 0);
  const kept = failures.filter(({ server }) => server !== undefined && Object.hasOwn(servers, server)).length;
  return lockTotals(entries.length, tools, failures.length - kept + left, kept);
}

interface ServerLines {
  readonly lines: readonly string[];
  readonly folded: readonly string[];
}

function serverLines(recorded: readonly Recorded[], noticed: Noticed, settings: Settings): ServerLines {
  const { render } = settings;
  const signs = symbols(render.unicode);
  const paint = palette(render.color);
  const width = Math.max(0, ...recorded.map(({ prepared }) => displayWidth(printable(prepared.key))));
  const short = recorded.length > MANY && !render.verbose;
  const lines: string[] = [];
  const counted: string[] = [];
  for (const { prepared, entry } of recorded) {
    const amount = render.verbose ? 'all' : short ? 'few' : 'usual';
    const notes = notesOf(prepared, entry, noticed.get(prepared.key) ?? [], amount);
    const worst = notes.some(({ severity }) => severity === 'high');
    const sign = worst
      ? paint.high(signs.drift)
      : notes.length > 0
        ? paint.medium(signs.note)
        : paint.add(signs.ok);
    const { auth } = entry.origin;
    const can = abilitiesLine(entry, short);
    const folded = notes.some((note) => note.folded);
    if (folded) counted.push(prepared.key);
    const noteLines = notes.map(({ severity, rule, text }) =>
      `${paint[severity](severity)}  ${rule}  ${text}`.trimEnd(),
    );
    // Of many servers, what is folded stands in the line of what they can do.
    const isJoined = short && can !== undefined && folded;
    const parts = [
      `  ${sign} ${padEnd(printable(prepared.key), width)}  ${printable(originLine(entry.origin))}   ${itemsLine(entry)}${auth === undefined ? '' : signedInAt(auth.issuer)}`,
      ...(can === undefined ? [] : [`      ${[can, ...(isJoined ? noteLines.slice(-1) : [])].join('; ')}`]),
      ...(isJoined ? noteLines.slice(0, -1) : noteLines).map((line) => `      ${line}`),
    ];
    for (const part of parts) for (const line of fitted(part, render.columns, short)) lines.push(line);
  }
  return { lines, folded: counted };
}

/** A command stays in one line, so that it can be copied. */
const fitted = (part: string, columns: number, short: boolean): readonly string[] => {
  if (displayWidth(part) <= columns || part.includes('mcp-lock ')) return [part];
  const folded = wrap(part, columns - (short ? 2 : 0), 10);
  return short && folded.length > 1 ? [`${(folded[0] ?? '').trimEnd()} …`] : folded;
};

/** "npm @scope/name@1.2.3" for a package, the address or file otherwise. */
export const originLine = ({ url }: Origin): string =>
  url.startsWith('pkg:npm/') ? `npm ${decodeURIComponent(url.slice('pkg:npm/'.length))}` : url;

/** "11 tools, 2 prompts". */
export const itemsLine = (entry: Entry): string => itemCounts(countsOf(entry)) || noItems();
