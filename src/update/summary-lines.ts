/**
 * What `init` and `update` say when they are done: a line a server, notes worth a look, what failed and why.
 */

import { nearFailure } from '../cli/commands/emit.ts';
import type { Settings } from '../config/settings.ts';
import { commandOf, nameWord } from '../config/settings.ts';
import type { Context } from '../diff/context.ts';
import { contextOf } from '../diff/context.ts';
import { firstLockCues } from '../diff/first-lock-cues.ts';
import { breakCommands, counted, printable } from '../display/printable.ts';
import { palette, symbols } from '../display/style.ts';
import { displayWidth, padEnd } from '../display/width.ts';
import type { Prepared } from '../launch/prepared.ts';
import type { Entry, Failure, Finding, Origin, Severity, Subject } from '../model.ts';
import { countsOf } from '../report/report.ts';
import { countsText } from '../report/text/counts.ts';
import { failureLines } from '../report/text/failure.ts';
import { screenOf } from '../report/text/screen.ts';
import type { Recorded } from './record.ts';

interface Note {
  readonly severity: Severity;
  readonly rule: string;
  readonly text: string;
  readonly folded?: true;
}

/** Prints a line and the notes of each server, then each failure, to stdout. `whole`: the command that names every place. */
export function recordedLines(
  recorded: readonly Recorded[],
  failures: readonly Failure[],
  settings: Settings,
  whole = '',
): void {
  const { host, render, quiet } = settings;
  const { lines: told, folded } = serverLines(recorded, settings);
  const lines = quiet ? [] : [...told];
  if (folded && whole !== '' && !quiet)
    lines.push(`  where each of them stands: ${commandOf(whole, settings)}`);
  const screen = screenOf(render);
  for (const failure of failures) {
    lines.push(...failureLines(nearFailure(failure, host), screen));
  }
  if (lines.length > 0) host.terminal.stdout(`${breakCommands(lines.join('\n'))}\n`);
}

/** "(3 servers, 38 tools, 1 not locked)". `servers`: what the lock holds in the end. */
export function totals(servers: Readonly<Record<string, Entry>>, failures: readonly Failure[]): string {
  const entries = Object.values(servers);
  const tools = entries.reduce((sum, entry) => sum + Object.keys(entry.tools).length, 0);
  const kept = failures.filter(({ server }) => server !== undefined && Object.hasOwn(servers, server)).length;
  const missing = failures.length - kept;
  const stays = kept === 1 ? 'stays as it was locked' : 'stay as they were locked';
  const said = [
    counted(entries.length, 'server'),
    counted(tools, 'tool'),
    ...(missing === 0 ? [] : [`${missing} not locked`]),
    ...(kept === 0 ? [] : [`${kept} could not be read and ${stays}`]),
  ];
  return `(${said.join(', ')})`;
}

interface Told {
  readonly lines: readonly string[];
  /** Some notes are counted and not placed. */
  readonly folded: boolean;
}

function serverLines(recorded: readonly Recorded[], settings: Settings): Told {
  const { render } = settings;
  const signs = symbols(render.unicode);
  const paint = palette(render.color);
  const context = contextOf(Object.fromEntries(recorded.map(({ prepared, entry }) => [prepared.key, entry])));
  const width = Math.max(0, ...recorded.map(({ prepared }) => displayWidth(printable(prepared.key))));
  let folded = false;
  const lines = recorded.flatMap(({ prepared, entry }) => {
    const notes = notesOf(prepared, entry, context, settings);
    folded ||= notes.some((note) => note.folded);
    const worst = notes.some(({ severity }) => severity === 'high');
    const sign = worst
      ? paint.high(signs.drift)
      : notes.length > 0
        ? paint.medium(signs.note)
        : paint.add(signs.ok);
    return [
      `  ${sign} ${padEnd(printable(prepared.key), width)}  ${printable(originLine(entry.origin))}   ${itemsLine(entry)}${signedAt(entry.origin)}`,
      ...notes.map(({ severity, rule, text }) =>
        `      ${paint[severity](severity)}  ${rule}  ${text}`.trimEnd(),
      ),
    ];
  });
  return { lines, folded };
}

/** Ranks that are counted by rule, the worst first. */
const FOLDED = ['medium', 'low', 'info'] as const;

/** What to know of a server before anyone trusts it. */
function notesOf(
  { key: server, identity, unset }: Prepared,
  entry: Entry,
  context: Context,
  settings: Settings,
): readonly Note[] {
  const { pinned, requested, opaque } = identity;
  const found = firstLockCues(server, entry, context);
  const one = ({ severity, rule, subject, before, after }: Finding): Note => ({
    severity,
    rule,
    text:
      rule === 'tool/shadows'
        ? `${printable(subject.name ?? '')} has the name of ${printable(String(before))}`
        : subject.kind === 'linked' || rule === 'linked/remote-pointer'
          ? [subject.name, subject.pointer, after]
              .map((part) => printable(String(part ?? '')))
              .join(' ')
              .trim()
          : `look before you trust: ${commandOf(`show ${nameWord(itemPath(server, subject))}`, settings)}`,
  });
  const listed = settings.render.verbose ? found : found.filter(({ severity }) => severity === 'high');
  const folded = found.filter((finding) => !listed.includes(finding));
  const fold = FOLDED.flatMap((rank): readonly Note[] => {
    const ranked = folded.filter(({ severity }) => severity === rank);
    const rules = [...new Set(ranked.map(({ rule }) => rule))].map(
      (rule) => `${ranked.filter((finding) => finding.rule === rule).length} ${rule}`,
    );
    return rules.length === 0 ? [] : [{ severity: rank, rule: rules.join(', '), text: '', folded: true }];
  });
  const loose = (entry.volatile ?? []).map(
    (pointer): Note => ({
      severity: 'info',
      rule: 'lock/unpinned-text',
      text: `${printable(pointer)} differs from start to start`,
    }),
  );
  const floating: readonly Note[] =
    opaque === true
      ? [
          {
            severity: 'info',
            rule: 'origin/opaque',
            text: 'what it starts cannot be told; its line is pinned',
          },
        ]
      : pinned
        ? []
        : [{ severity: 'info', rule: 'origin/unpinned', text: floats(entry, requested) }];
  const unfilled = unset.map(
    (name): Note => ({
      severity: 'info',
      rule: 'not set here',
      text: `${printable(name)}: what the server tells with it may differ from what was read`,
    }),
  );
  const seen = new Map(
    [...listed.map(one), ...fold, ...loose, ...floating, ...unfilled].map((note) => [
      `${note.rule} ${note.text}`,
      note,
    ]),
  );
  return [...seen.values()];
}

function floats({ origin }: Entry, requested: string): string {
  if (origin.version === undefined) {
    return origin.url.startsWith('command:')
      ? 'a program found on this machine: its bytes are not pinned'
      : 'no registry vouches for it: its bytes are not pinned';
  }
  const asked = requested === '' ? 'no version' : `"${printable(requested)}"`;
  return `the launch names ${asked}, now ${printable(origin.version)}: write @${printable(origin.version)} after the package name, or let init --pin do it`;
}

const itemPath = (server: string, { name }: Subject): string =>
  name === undefined ? server : `${server}/${name}`;

/** "npm @scope/name@1.2.3" for a package, the address or file otherwise. */
export const originLine = ({ url }: Origin): string =>
  url.startsWith('pkg:npm/') ? `npm ${decodeURIComponent(url.slice('pkg:npm/'.length))}` : url;

/** Who was believed about its tokens: from now on the lock knows. */
const signedAt = ({ auth }: Origin): string =>
  auth === undefined ? '' : `, signed in at ${printable(auth.issuer)}`;

/** "11 tools, 2 prompts". */
export const itemsLine = (entry: Entry): string => countsText(countsOf(entry)) || 'no items';
