/**
 * The lines of `init` and `update` when they are done: recorded servers and failures in; a line a server with its notes, and what
 * failed and why, out.
 */
import type { Settings } from '../config/settings.ts';
import type { Identity } from '../contracts.ts';
import { contextOf } from '../diff/context.ts';
import { firstLockCuesInTurns } from '../diff/first-lock-cues.ts';
import { breakCommands, printable } from '../display/printable.ts';
import { palette, symbols } from '../display/style.ts';
import { displayWidth, padEnd } from '../display/width.ts';
import { inTurns, type Work } from '../host/turns.ts';
import type { Prepared } from '../launch/prepared.ts';
import { jsonOf } from '../lock/exact-number.ts';
import { SECRET } from '../lock/holes.ts';
import { valueAt } from '../lock/volatile.ts';
import type { Entry, Failure, Finding, Origin, Severity, Surface } from '../model.ts';
import { itemCounts } from '../report/messages.ts';
import { nearFailure } from '../report/places.ts';
import { countsOf } from '../report/report.ts';
import { failureLines } from '../report/text/failure.ts';
import { screenOf } from '../report/text/screen.ts';
import {
  contentUnknown,
  lockTotals,
  noItems,
  notesDetails,
  placeDiffers,
  placeRepeats,
  programNotPinned,
  reviewItem,
  ruleCount,
  sameNameAs,
  signedInAt,
  sourceNotPinned,
  textMayDiffer,
  variableNotSet,
  versionNotPinned,
} from './messages.ts';
import type { Recorded } from './record.ts';

interface Note {
  readonly severity: Severity;
  readonly rule: string;
  readonly text: string;
  readonly folded?: true;
}

/** Prints a line and the notes of each server, then each failure, to stdout. */
export async function recordedLines(
  recorded: readonly Recorded[],
  failures: readonly Failure[],
  settings: Settings,
): Promise<void> {
  const { host, render, quiet } = settings;
  const screen = screenOf(render);
  const lines = [
    ...(quiet ? [] : await inTurns(serverLines(recorded, settings), host.signal)),
    ...failures.flatMap((failure) => failureLines(nearFailure(failure, host, render.flags ?? ''), screen)),
  ];
  if (lines.length > 0) host.terminal.stdout(`${breakCommands(lines.join('\n'))}\n`);
}

/** "3 servers, 38 tools, 1 not locked". `servers`: what the lock holds in the end. */
export function totals(servers: Readonly<Record<string, Entry>>, failures: readonly Failure[]): string {
  const entries = Object.values(servers);
  const tools = entries.reduce((sum, entry) => sum + Object.keys(entry.tools).length, 0);
  const kept = failures.filter(({ server }) => server !== undefined && Object.hasOwn(servers, server)).length;
  return lockTotals(entries.length, tools, failures.length - kept, kept);
}

function* serverLines(recorded: readonly Recorded[], settings: Settings): Work<readonly string[]> {
  const { render } = settings;
  const signs = symbols(render.unicode);
  const paint = palette(render.color);
  const context = contextOf(Object.fromEntries(recorded.map(({ prepared, entry }) => [prepared.key, entry])));
  const width = Math.max(0, ...recorded.map(({ prepared }) => displayWidth(printable(prepared.key))));
  const lines: string[] = [];
  for (const { prepared, entry } of recorded) {
    const found = yield* firstLockCuesInTurns(prepared.key, entry, context);
    const notes = notesOf(prepared, entry, found, settings);
    const worst = notes.some(({ severity }) => severity === 'high');
    const sign = worst
      ? paint.high(signs.drift)
      : notes.length > 0
        ? paint.medium(signs.note)
        : paint.add(signs.ok);
    const { auth } = entry.origin;
    const parts = [
      `  ${sign} ${padEnd(printable(prepared.key), width)}  ${printable(originLine(entry.origin))}   ${itemsLine(entry)}${auth === undefined ? '' : signedInAt(auth.issuer)}`,
      ...notes.map(({ severity, rule, text }) =>
        `      ${paint[severity](severity)}  ${rule}  ${text}`.trimEnd(),
      ),
      ...(notes.some(({ folded }) => folded)
        ? [`      ${notesDetails(prepared.key, render.flags ?? '')}`]
        : []),
    ];
    for (const line of parts) lines.push(line);
  }
  return lines;
}

/** Ranks that are counted by rule, the worst first. */
const FOLDED = ['medium', 'low', 'info'] as const;

/** What to know of a server before anyone trusts it. */
function notesOf(
  { key: server, identity, unset }: Prepared,
  entry: Entry,
  found: readonly Finding[],
  settings: Settings,
): readonly Note[] {
  const { render } = settings;
  const listed = render.verbose ? found : found.filter(({ severity }) => severity === 'high');
  const counted = render.verbose ? [] : found.filter(({ severity }) => severity !== 'high');
  const info = (rule: string, text: string): Note => ({ severity: 'info', rule, text });
  const notes = [
    ...listed.map((finding) => cueNote(server, finding, render.flags ?? '')),
    ...FOLDED.flatMap((rank) => countNote(rank, counted)),
    ...Object.entries(entry.volatile ?? {}).map(([pointer, hole]) =>
      placeNote(pointer, hole, entry.heard ?? []),
    ),
    ...launchNotes(identity, entry),
    ...unset.map((name) => info(variableNotSet(), textMayDiffer(name))),
  ];
  return [...new Map(notes.map((note) => [`${note.rule} ${note.text}`, note])).values()];
}

function cueNote(server: string, { severity, rule, subject, before, after }: Finding, flags: string): Note {
  const { name } = subject;
  const place = () =>
    [name, subject.pointer, after]
      .map((part) => printable(String(part ?? '')))
      .join(' ')
      .trim();
  const text =
    rule === 'tool/shadows'
      ? sameNameAs(name ?? '', String(before))
      : subject.kind === 'linked' || rule === 'linked/remote-pointer'
        ? place()
        : reviewItem(name === undefined ? server : `${server}/${name}`, flags);
  return { severity, rule, text };
}

function placeNote(pointer: string, hole: readonly string[], heard: readonly Surface[]): Note {
  const rule = 'lock/unpinned-text';
  if (hole.every((line) => line === SECRET)) return { severity: 'medium', rule, text: placeRepeats(pointer) };
  const texts = heard.map((surface) => {
    const value = valueAt(surface, pointer);
    return value === undefined ? '' : typeof value === 'string' ? value : jsonOf(value);
  });
  const severity = hole.includes('any') ? 'medium' : 'info';
  return { severity, rule, text: placeDiffers(pointer, hole, texts) };
}

/** The notes of one rank that are only counted, by rule, in one. */
function countNote(rank: Severity, findings: readonly Finding[]): readonly Note[] {
  const rules = findings.filter(({ severity }) => severity === rank).map(({ rule }) => rule);
  const counts = [...new Set(rules)].map((rule) =>
    ruleCount(rules.filter((one) => one === rule).length, rule),
  );
  return counts.length === 0 ? [] : [{ severity: rank, rule: counts.join(', '), text: '', folded: true }];
}

function launchNotes({ pinned, requested, opaque }: Identity, { origin }: Entry): readonly Note[] {
  if (opaque === true) return [{ severity: 'info', rule: 'origin/opaque', text: contentUnknown() }];
  if (pinned) return [];
  const text =
    origin.version !== undefined
      ? versionNotPinned(requested, origin.version)
      : origin.url.startsWith('command:')
        ? programNotPinned()
        : sourceNotPinned();
  return [{ severity: 'info', rule: 'origin/unpinned', text }];
}

/** "npm @scope/name@1.2.3" for a package, the address or file otherwise. */
export const originLine = ({ url }: Origin): string =>
  url.startsWith('pkg:npm/') ? `npm ${decodeURIComponent(url.slice('pkg:npm/'.length))}` : url;

/** "11 tools, 2 prompts". */
export const itemsLine = (entry: Entry): string => itemCounts(countsOf(entry)) || noItems();
