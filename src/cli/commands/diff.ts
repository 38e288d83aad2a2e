/**
 * `mcp-lock diff`: what is live against the lock (starts the servers, after saying so), or one lock against another
 * (starts nothing). Never writes.
 */

import type { ItemPath } from '../../config/item-path.ts';
import { itemPath } from '../../config/item-path.ts';
import { choose } from '../../config/scope.ts';
import type { Settings } from '../../config/settings.ts';
import { severityOf, usage } from '../../config/settings.ts';
import { printable } from '../../display/printable.ts';
import { originOf } from '../../lock/entry.ts';
import { shown } from '../../lock/store.ts';
import type { Entry, Failure, Finding, Lockfile, Report, ServerReport } from '../../model.ts';
import { SECTIONS } from '../../model.ts';
import { countsOf, makeReport } from '../../report/report.ts';
import { changesOf, contextOfBoth, entryOf, pinIn } from '../../update/changes.ts';
import { confirmedChanges, record } from '../../update/record.ts';
import { profilesFor } from '../../verify/client-profile.ts';
import { nearestNames } from '../did-you-mean.ts';
import { emit } from './emit.ts';
import { outputsOf } from './outputs.ts';
import { lockAt } from './revision.ts';
import { asFlag, requireLock } from './verify.ts';

export interface DiffOptions {
  readonly from?: string;
  readonly to?: string;
  readonly failOn?: string;
  readonly reporter?: readonly string[];
  readonly yes?: boolean;
  /** A client's id: as which to ask. */
  readonly as?: string;
}

/** Runs the command; returns the exit status. `what`: `SERVER` or `SERVER/ITEM`. */
export async function diffCommand(
  what: string | undefined,
  options: DiffOptions,
  settings: Settings,
): Promise<number> {
  const outputs = outputsOf(options.reporter, settings.host);
  severityOf(options.failOn ?? 'low');
  const began = settings.host.now();
  const stored = options.from !== undefined || options.to !== undefined;
  if (stored && options.as !== undefined)
    throw usage('--as asks live servers, and --from and --to ask nobody', 'leave out --as');
  const pair = stored ? await storedPair(what, options, settings) : await livePair(what, options, settings);
  const report = makeReport({
    lockfile: stored ? (options.from ?? 'HEAD') : shown(settings.lockPath, settings.host),
    servers: pair.servers,
    findings: pair.findings,
    failures: pair.failures,
    elapsedMs: settings.host.now() - began,
    failOn: severityOf(options.failOn ?? 'low'),
  });
  const about = stored ? 'locks' : 'diff';
  return emit(report, outputs, { ...settings, render: { ...settings.render, ...asFlag(options), about } });
}

type Pair = Pick<Report, 'servers' | 'findings'> & { readonly failures: readonly Failure[] };

interface Sides {
  readonly before: Lockfile;
  readonly after: Lockfile;
  readonly scope: readonly string[];
  readonly item: string | undefined;
  /** Servers that were started or contacted, or that nobody could have started. */
  readonly read: (name: string) => boolean;
}

/** What differs, narrowed to one item where one is named. Throws E_USAGE for an item that is on neither side. */
function compared({ before, after, scope, item, read }: Sides): Omit<Pair, 'failures'> {
  const context = contextOfBoth(before, after.servers);
  const itemsOf = (entry: Entry | undefined) =>
    [...SECTIONS, 'linked' as const, 'skills' as const].flatMap((section) =>
      Object.keys(entry?.[section] ?? {}),
    );
  const has = (entry: Entry | undefined) => item !== undefined && itemsOf(entry).includes(item);
  if (item !== undefined && !scope.some((name) => has(entryOf(before, name)) || has(entryOf(after, name)))) {
    const there = scope.flatMap((name) => [
      ...itemsOf(entryOf(before, name)),
      ...itemsOf(entryOf(after, name)),
    ]);
    const near = nearestNames(item, [...new Set(there)]).map((name) => printable(name));
    throw usage(
      `there is no item "${printable(item)}" on either side`,
      near.length === 0 ? 'see all of it: mcp-lock diff' : `did you mean: ${near.join(', ')}`,
    );
  }
  const changes = scope.map((name) => {
    const list = changesOf(name, entryOf(before, name), entryOf(after, name), context);
    return [name, item === undefined ? list : list.filter(({ subject }) => subject.name === item)] as const;
  });
  return {
    servers: changes.map(([name, list]) =>
      reported(name, list, entryOf(after, name) ?? entryOf(before, name), read(name)),
    ),
    findings: changes.flatMap(([, list]) => list),
  };
}

/** Two stored locks: revisions or files; the working copy where one side is not named. */
async function storedPair(
  what: string | undefined,
  { from, to }: DiffOptions,
  settings: Settings,
): Promise<Pair> {
  const before = await lockAt(from ?? 'HEAD', settings);
  const after = to === undefined ? await requireLock(settings) : await lockAt(to, settings);
  const names = [...new Set([...Object.keys(before.servers), ...Object.keys(after.servers)])].sort();
  const { server, item } = split(what, names);
  const scope = names.filter((name) => server === undefined || name === server);
  return { ...compared({ before, after, scope, item, read: () => true }), failures: [] };
}

async function livePair(what: string | undefined, options: DiffOptions, settings: Settings): Promise<Pair> {
  const lockfile = await requireLock(settings);
  const everything = await choose([], lockfile, settings);
  const names = [...everything.found.map(({ key }) => key), ...everything.stale];
  const { server, item } = split(what, names);
  const found = everything.found.filter(({ key }) => server === undefined || key === server);
  const stale = everything.stale.filter((name) => server === undefined || name === server);
  const profileOf = profilesFor(options.as, lockfile);
  const recording = await record(
    found,
    { yes: options.yes === true, pinOf: pinIn(lockfile), profileOf },
    settings,
  );
  const live: Lockfile = {
    lockfileVersion: 1,
    servers: Object.fromEntries(recording.recorded.map(({ prepared, entry }) => [prepared.key, entry])),
  };
  const scope = [...recording.recorded.map(({ prepared }) => prepared.key), ...stale];
  const read = (name: string) => !stale.includes(name);
  const { servers, findings } = compared({ before: lockfile, after: live, scope, item, read });
  let sure = findings;
  for (const { prepared, entry } of recording.recorded) {
    const mine = sure.filter(({ server }) => server === prepared.key);
    const kept = await confirmedChanges(mine, prepared, entryOf(lockfile, prepared.key), entry, settings);
    sure = sure.filter((finding) => !mine.includes(finding) || kept.includes(finding));
  }
  return { servers, findings: sure, failures: [...everything.failures, ...recording.failures] };
}

const reported = (
  name: string,
  findings: readonly Finding[],
  entry: Entry | undefined,
  contacted: boolean,
): ServerReport => ({
  name,
  status: findings.some(({ severity }) => severity !== 'info') ? 'drift' : 'ok',
  contacted,
  counts: countsOf(entry),
  ...(entry === undefined ? {} : { origin: originOf(entry) }),
});

function split(what: string | undefined, names: readonly string[]): Partial<ItemPath> {
  if (what === undefined) return {};
  const path = itemPath(what, names);
  if (path !== undefined) return path;
  throw usage(
    `there is no server "${printable(what)}"`,
    `choose from: ${names.map((name) => printable(name)).join(', ')}`,
  );
}
