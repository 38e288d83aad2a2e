/**
 * `mcp-lock verify`: compare what is configured and live with the lock. Never writes the lock, never starts what is
 * not locked.
 */

import { choose } from '../../config/scope.ts';
import type { Settings } from '../../config/settings.ts';
import { commandOf, severityOf, usage } from '../../config/settings.ts';
import { contextOf } from '../../diff/context.ts';
import { takeBack } from '../../hooks/verdict-cache/take-back.ts';
import { readingsHere } from '../../launch/prepare.ts';
import type { Found } from '../../launch/prepared.ts';
import { loadLock, shown } from '../../lock/store.ts';
import type { Lockfile, Report } from '../../model.ts';
import { makeProgress } from '../../report/progress.ts';
import { makeReport } from '../../report/report.ts';
import type { Profile } from '../../server/profile.ts';
import { loadSurface, sideBySide } from '../../server/snapshot.ts';
import { warnUnchecked } from '../../verify/insecure-tls.ts';
import { missingLock } from '../../verify/require-lock.ts';
import { staleServer, verifyServer } from '../../verify/verify-server.ts';
import { emit } from './emit.ts';
import { outputsOf } from './outputs.ts';

export interface VerifyOptions {
  readonly offline?: boolean;
  readonly deep?: boolean;
  readonly failOn?: string;
  readonly reporter?: readonly string[];
  /** A client's id: `--as claude-code`. */
  readonly as?: string;
  readonly cloak?: boolean;
}

/** Runs the command; returns the exit status. */
export async function verifyCommand(
  names: readonly string[],
  options: VerifyOptions,
  settings: Settings,
): Promise<number> {
  const outputs = outputsOf(options.reporter, settings.host);
  severityOf(options.failOn ?? 'low');
  if (options.cloak === true && options.offline === true) {
    throw usage(
      '--cloak asks the servers, and --offline asks nobody',
      `leave one of them out: ${commandOf('verify --cloak', settings)}`,
    );
  }
  const meanwhile = () => {
    for (const { reporter } of outputs) void reporter.load();
  };
  const report = await verifyAll(names, options, settings, meanwhile);
  if (report.exitCode !== 0) await takeBack(settings.root, settings.host);
  return emit(report, outputs, { ...settings, render: { ...settings.render, ...asFlag(options) } });
}

/** What advised commands say again of `--as`, once it is known to be a client. */
export const asFlag = ({ as }: { readonly as?: string }): { readonly as?: string } =>
  as === undefined ? {} : { as: ` --as ${as}` };

/**
 * The same as data. `meanwhile` runs while servers are waited for. Throws E_LOCK_* and E_CONFIG when there is nothing to
 * compare.
 */
export async function verifyAll(
  names: readonly string[],
  options: VerifyOptions,
  settings: Settings,
  meanwhile: () => void = () => undefined,
): Promise<Report> {
  const { host, place, timeoutMs, lockPath } = settings;
  const began = host.now();
  if (options.offline === true && options.deep === true) {
    throw usage(
      '--deep asks the registry, and --offline forbids it',
      `give one of them: ${commandOf('verify --deep', settings)}`,
    );
  }
  const lockfile = await requireLock(settings);
  // While the configs are read.
  if (options.offline !== true) void loadSurface();
  const { found, stale, failures } = await choose(names, lockfile, settings);
  if (options.offline !== true) warnUnchecked(found, host);
  const readings = await readingsHere(place, host);
  const asked = { as: await askedAs(options, found, lockfile, settings), cloak: options.cloak === true };
  const context = contextOf(lockfile.servers);
  const progress = makeProgress('checking', found.length, settings);
  const verdicts = await sideBySide(found, atATime(settings.concurrency, options), async (one) => {
    progress.start(one.key);
    const entry = Object.hasOwn(lockfile.servers, one.key) ? lockfile.servers[one.key] : undefined;
    const verdict = await verifyServer(
      one,
      entry,
      {
        ...{ place, readings, timeoutMs, context, others: found },
        offline: options.offline === true,
        deep: options.deep === true,
        meanwhile,
        ...asked,
      },
      host,
    );
    progress.done(one.key);
    return verdict;
  }).finally(progress.clear);
  const all = [
    ...verdicts,
    ...stale.flatMap((name) => {
      const entry = lockfile.servers[name];
      return entry === undefined ? [] : [staleServer(name, entry)];
    }),
  ];
  return makeReport({
    lockfile: shown(lockPath, host),
    servers: all.map(({ report }) => report),
    findings: all.flatMap(({ findings }) => findings),
    failures: [...failures, ...all.flatMap((verdict) => verdict.failures)],
    elapsedMs: host.now() - began,
    failOn: severityOf(options.failOn ?? 'low'),
  });
}

/** The client of `--as`, once it is said whom it is not the client of. */
async function askedAs(
  { as }: VerifyOptions,
  found: readonly Found[],
  lockfile: Lockfile,
  settings: Settings,
): Promise<Profile | undefined> {
  if (as === undefined) return undefined;
  const { noteProfile, profilesFor } = await import('../../verify/client-profile.ts');
  const profile = profilesFor(as, undefined)('');
  noteProfile(as, found, lockfile, settings);
  return profile;
}

/** Under `--cloak` a server is started many times over at once. */
const atATime = (concurrency: number, { cloak }: VerifyOptions): number =>
  cloak === true ? Math.max(1, Math.floor(concurrency / 8)) : concurrency;

/** The lock, which must be there. */
export async function requireLock(settings: Settings): Promise<Lockfile> {
  const { lockPath, root, host } = settings;
  const { lockfile } = await loadLock(lockPath, root, host);
  if (lockfile !== undefined) return lockfile;
  const next = `review your servers and write it: ${commandOf('init', settings)}`;
  throw await missingLock('there is no lockfile', next, settings);
}
