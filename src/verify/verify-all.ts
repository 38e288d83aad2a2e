/**
 * Verifies every server in scope against the lock: names, options and settings in, one report out. Never writes and never starts
 * what is not locked. `verify`, `exec`, hooks and the library all use this.
 */
import type { Discovery } from '../config/discover.ts';
import { choose } from '../config/scope.ts';
import type { Settings } from '../config/settings.ts';
import { severityOf } from '../config/settings.ts';
import { contextOf } from '../diff/context.ts';
import { McpLockError } from '../errors.ts';
import { rememberUntilStart } from '../host/remembered-host.ts';
import { shown } from '../host/shown-path.ts';
import { placeOf } from '../launch/place.ts';
import { readingsHere } from '../launch/prepare.ts';
import type { Found } from '../launch/prepared.ts';
import { entriesOf, entryIn } from '../lock/entry.ts';
import type { Lockfile, Phase, Report } from '../model.ts';
import { makeProgress } from '../report/progress.ts';
import { makeReport } from '../report/report.ts';
import { mapConcurrently } from '../server/map-concurrently.ts';
import type { Profile } from '../server/profiles.ts';
import { makeStartGate } from '../server/start-gate.ts';
import { heed } from './heed.ts';
import { warnUnchecked } from './insecure-tls.ts';
import { checkingServers, cloakOffline, deepOffline } from './messages.ts';
import { requireLock } from './require-lock.ts';
import { staleServer, verifyServer } from './verify-server.ts';

export interface VerifyOptions {
  readonly offline?: boolean;
  readonly deep?: boolean;
  readonly failOn?: string;
  /** A client's id: `--as claude-code`. */
  readonly as?: string;
  readonly cloak?: boolean;
}

/**
 * `names`: only these servers; none: all. `meanwhile` is called while servers are waited for. Throws E_USAGE, E_LOCK_* and
 * E_CONFIG when there is nothing to compare; what concerns one server is data of the report.
 */
export async function verifyAll(
  names: readonly string[],
  options: VerifyOptions,
  settings: Settings,
  meanwhile: () => void = () => undefined,
): Promise<Report> {
  requireFitting(options);
  return verifyAgainst(await requireLock(settings), names, options, settings, meanwhile);
}

/** The same against a lockfile that was read already. `known`: what the configs declare, if they were read already, too. */
export async function verifyAgainst(
  lockfile: Lockfile,
  names: readonly string[],
  options: VerifyOptions,
  given: Settings,
  meanwhile: () => void = () => undefined,
  known?: Discovery,
): Promise<Report> {
  requireFitting(options);
  const heeded = await heed(options, lockfile, given);
  const { failOn, findings, forReport } = heeded;
  const host = rememberUntilStart(heeded.settings.host);
  const settings = { ...heeded.settings, host };
  const { place, timeoutMs, lockPath } = settings;
  const began = host.now();
  const { found, stale, gone, failures } = await choose(names, lockfile, settings, names, known);
  if (options.offline !== true) warnUnchecked(found, host);
  const readings = await readingsHere(place, host);
  const checking = {
    ...{ place, readings, timeoutMs, others: found, meanwhile },
    context: contextOf(lockfile.servers, new Set(stale)),
    gone: entriesOf(new Set(gone), lockfile),
    offline: options.offline === true,
    deep: options.deep === true,
    as: await clientAskedAs(options.as, found, lockfile, settings),
    cloak: options.cloak === true,
  };
  const limit = atATime(settings.concurrency, options);
  const gate = makeStartGate(Math.min(limit, found.length));
  const progress = makeProgress(checkingServers(), found.length, settings);
  const verdicts = await mapConcurrently(found, limit, async (one) => {
    const ticket = gate.ticket();
    progress.start(one.key);
    const tell = (phase: Phase) => progress.phase(one.key, phase);
    const own = { ...checking, tell, ticket, place: placeOf(one, place) };
    const verdict = await verifyServer(one, entryIn(lockfile, one.key), own, host).finally(ticket.pass);
    progress.done(one.key);
    return verdict;
  }).finally(progress.clear);
  const oldNames = new Set(
    verdicts.flatMap(({ findings }) =>
      findings.flatMap(({ rule, before }) => (rule === 'server/renamed' ? before : [])),
    ),
  );
  const all = [
    ...verdicts,
    ...stale
      .filter((name) => !oldNames.has(name))
      .flatMap((name) => {
        const entry = entryIn(lockfile, name);
        return entry === undefined ? [] : [staleServer(name, entry)];
      }),
  ];
  return makeReport({
    lockfile: shown(lockPath, host),
    servers: all.map(({ report }) => report),
    findings: [...findings, ...all.flatMap((verdict) => verdict.findings)],
    failures: [...failures, ...all.flatMap((verdict) => verdict.failures)],
    elapsedMs: host.now() - began,
    failOn,
    ...forReport,
  });
}

/** Throws E_USAGE for options that exclude each other, or mean nothing. */
function requireFitting({ offline, deep, cloak, failOn }: VerifyOptions): void {
  if (offline === true && deep === true) throw new McpLockError(deepOffline());
  if (offline === true && cloak === true) throw new McpLockError(cloakOffline());
  if (failOn !== undefined) severityOf(failOn);
}

/** The client of `--as`; who was locked as another one is named first. */
async function clientAskedAs(
  id: string | undefined,
  found: readonly Found[],
  lockfile: Lockfile,
  settings: Settings,
): Promise<Profile | undefined> {
  if (id === undefined) return undefined;
  const { noteProfile, profilesFor } = await import('./client-profile.ts');
  const profile = profilesFor(id, undefined)('');
  noteProfile(id, found, lockfile, settings);
  return profile;
}

/** Under `--cloak` a server is started many times over at once. */
const atATime = (concurrency: number, { cloak }: VerifyOptions): number =>
  cloak === true ? Math.max(1, Math.floor(concurrency / 8)) : concurrency;
