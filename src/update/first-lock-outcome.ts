/**
 * What `init` shows beside the line of each server: the whole text of servers with a HIGH, the difference from the lock that is replaced,
 * and at the end what was locked, what was not, and how to go on. Facts in, lines on the terminal.
 */
import { nestedNote } from '../config/nested-note.ts';
import type { Settings } from '../config/settings.ts';
import { shellWord } from '../display/shell-word.ts';
import { shown } from '../host/shown-path.ts';
import type { Entry, Failure, Lockfile } from '../model.ts';
import type { Candidate } from './decide.ts';
import { type Judgement, wholeText } from './first-lock-judgement.ts';
import type { InitOptions } from './first-lock-options.ts';
import {
  againstReplaced,
  allDetails,
  askAgain,
  leftAsLocked,
  lockNeedsFlag,
  lockTheRest,
  lockWritten,
  notesDetails,
  nothingWritten,
  nothingWrittenOf,
  notLocked,
  undoLine,
} from './messages.ts';
import { reportOf, type Shown, showBeforeAsking, textOf } from './show-changes.ts';
import { totals } from './summary-lines.ts';
import { readingFlags } from './update-options.ts';
import { acceptCommand, acceptFlags, folded } from './update-outcome.ts';

/** The whole text of these servers as far as they have a HIGH. */
export async function showHigh(
  asked: readonly Candidate[],
  entries: ReadonlyMap<string, Entry>,
  settings: Settings,
): Promise<void> {
  const high = new Map<string, Entry>();
  for (const { server, rank } of asked) {
    const entry = rank === 'high' ? entries.get(server) : undefined;
    if (entry !== undefined) high.set(server, entry);
  }
  if (high.size === 0) return;
  const changes = { entries: high, findings: await wholeText(high, settings), failures: [] };
  const whole = { ...settings, render: { ...settings.render, verbose: true } };
  const { text } = await textOf(reportOf(changes, undefined, 0, settings), whole);
  await showBeforeAsking(text, settings);
}

/** How servers differ from the lock that `--force` replaces: what was shown, if there is a difference. */
export async function showReplaced(
  { changes }: Judgement,
  entries: ReadonlyMap<string, Entry>,
  settings: Settings,
): Promise<Shown | undefined> {
  const { host, lockPath } = settings;
  const report = reportOf({ entries, findings: changes, failures: [] }, undefined, 0, settings);
  if (report.findings.length === 0) return undefined;
  const { text, unread } = await textOf(report, settings);
  host.terminal.stdout(`\n${folded(againstReplaced(shown(lockPath, host)), settings)}${text}\n`);
  return { report, unread };
}

export interface Locked {
  readonly lockfile: Lockfile;
  readonly wrote: boolean;
  readonly undo: string | undefined;
  readonly failures: readonly Failure[];
  readonly left: readonly Candidate[];
  /** Servers that were locked and have more to look at than was told; first those with a HIGH. */
  readonly details: readonly string[];
  /** There was a lock that could be read. */
  readonly replaced: boolean;
}

const MAX_DETAILS = 5;

export async function sayLocked(
  { lockfile, wrote, undo, failures, left, details, replaced }: Locked,
  options: InitOptions,
  settings: Settings,
): Promise<void> {
  const { host, render, quiet, scope, lockPath, interactive } = settings;
  const flags = render.flags ?? '';
  const say = (text: string) => host.terminal.stdout(folded(text, settings));
  const said = replaced ? leftAsLocked : notLocked;
  if (left.length > 0) say(said(left));
  const init = (...words: readonly string[]) => ['mcp-lock', ...initWords(options), ...words].join(' ');
  const has = wrote || replaced;
  if (left.length > 0 && interactive) say(askAgain(has ? 'mcp-lock update' : init(), flags));
  if (left.length > 0 && !interactive) {
    const accepting = has ? acceptCommand(left, options) : init(...acceptFlags(left, options));
    say(lockNeedsFlag(has ? lookAt(left) : init('-v'), accepting, flags));
  }
  const missing = left.filter(({ server }) => !Object.hasOwn(lockfile.servers, server));
  const sum = totals(lockfile.servers, failures, missing.length);
  // What is not locked has been said.
  if (!wrote) say(left.length > 0 && failures.length === 0 ? nothingWritten() : nothingWrittenOf(sum));
  else if (!quiet) say(lockWritten(shown(lockPath, host), sum, scope.user, flags));
  const named = [...new Set(details)];
  for (const server of named.slice(0, MAX_DETAILS)) say(notesDetails(server, flags));
  if (named.length > MAX_DETAILS) say(allDetails(flags));
  if (wrote && undo !== undefined && !quiet) say(undoLine(undo));
  if (!quiet) host.terminal.stderr(await nestedNote(lockfile, wrote, settings));
  if (failures.length > 0)
    say(lockTheRest(failures.length, commandForTheRest(failures, wrote, options), flags));
}

const lookAt = ([one, ...more]: readonly Candidate[]): string => {
  const word = one === undefined || more.length > 0 ? undefined : shellWord(one.server);
  return word === undefined ? 'mcp-lock diff -v' : `mcp-lock diff ${word} -v`;
};

/** Where nothing was locked, it is `init` that locks. */
const initWords = ({ force, hashesOnly }: InitOptions): readonly string[] => [
  'init',
  ...(force === true ? ['--force'] : []),
  ...(hashesOnly === true ? ['--hashes-only'] : []),
];

/** What locks the servers that are not in the lock, once their errors are fixed. */
function commandForTheRest(failures: readonly Failure[], wrote: boolean, options: InitOptions): string {
  const reading = readingFlags(options);
  if (!wrote) return [...initWords(options), ...reading].join(' ');
  const words = failures.map(({ server }) => (server === undefined ? undefined : shellWord(server)));
  const names = words.includes(undefined) ? [] : [...new Set(words)];
  return ['update', ...names, ...reading, '-i'].join(' ');
}
