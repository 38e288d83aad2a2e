/**
 * Title and body of the pull request of an update: the checked proposal, the lock of the base branch and a few facts in, text out. The title
 * has counts alone; names stand as code. Rendered here, from the two locks: nothing that another job wrote is passed on.
 */
import type { Settings } from '../config/settings.ts';
import { printable } from '../display/printable.ts';
import { shown } from '../host/shown-path.ts';
import { inTurns } from '../host/turns.ts';
import { bytesHash } from '../lock/canonical.ts';
import type { Lockfile } from '../model.ts';
import { code as codeSpan } from '../report/markdown/code.ts';
import { markerOf } from '../report/markdown/marker.ts';
import { nearReport } from '../report/places.ts';
import { makeReport } from '../report/report.ts';
import { markdownInTurns } from '../report/reporters/markdown.ts';
import { tallyOf } from '../report/text/tally.ts';
import { diffStored } from '../update/diff-locks.ts';
import type { CheckedProposal } from './check-proposal.ts';
import { checksDoNotStart, mergingAccepts, movedPins, updateTitle } from './messages.ts';
import type { PullText } from './pull-request.ts';

/** GitHub takes 65,536 characters. */
const MOST_CHARS = 65_000;
/** More pins than these are in the diff alone. */
const MOST_PINS = 20;

/** By which a pull request says what it proposes, on the first line of its body. */
const stateOf = (lock: string): string => `<!-- mcp-lock:proposes ${lock} -->`;
const CLOSED = '<!-- mcp-lock:closed -->';

export const hashOfText = (text: string): string => bytesHash(new TextEncoder().encode(text));

/** Whether somebody closed a pull request that proposed this very lock. */
export const wasDeclined = (body: string, key: string, lock: string): boolean =>
  body.startsWith(`${markerOf('update', key)}\n${stateOf(lock)}\n`) && !body.includes(CLOSED);

/** The body of one that mcp-lock closes itself. */
export const closedBody = (body: string): string => `${body.trimEnd()}\n\n${CLOSED}\n`;

export async function updateText(
  { text, lockfile, changed, upgrades }: CheckedProposal,
  base: Lockfile,
  { key, usesJobToken }: { readonly key: string; readonly usesJobToken: boolean },
  settings: Settings,
): Promise<PullText> {
  const { host, lockPath, render } = settings;
  const before: Lockfile & { readonly stored: true } = { ...base, stored: true };
  const pair = await diffStored(undefined, before, lockfile, host.signal);
  const report = makeReport({ ...pair, lockfile: shown(lockPath, host), elapsedMs: 0, failOn: 'low' });
  const near = nearReport(report, host, '');
  const { flags: _, ...plain } = render;
  const markdown = await inTurns(markdownInTurns(near, { ...plain, about: 'locks' }), host.signal);
  const pins = upgrades
    .slice(0, MOST_PINS)
    .map(({ target, wanted: { from, version } }) => [code(target.key), code(from), code(version)] as const);
  const head = [
    markerOf('update', key),
    stateOf(hashOfText(text)),
    mergingAccepts(),
    ...(pins.length === 0 ? [] : ['', ...movedPins(pins)]),
    ...(usesJobToken ? ['', checksDoNotStart()] : []),
    '',
  ].join('\n');
  const body = `${head}\n${markdown.replace(/^<!-- mcp-lock:[^\n]*-->\n+/, '')}`;
  return {
    title: updateTitle(changed.length, tallyOf(report).severities),
    body: body.length <= MOST_CHARS ? body : head,
  };
}

const code = (name: string): string => codeSpan(printable(name, { maxChars: 80 }));
