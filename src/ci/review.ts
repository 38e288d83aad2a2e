/**
 * What a pull request does to the lock: the checkout and its base in; one report out with what `verify --offline` finds and what differs
 * from the lock of the base branch. Starts nothing, asks no network and writes nothing. The pull request changes neither what counts as a
 * failure nor how findings are ranked: the settings of the base branch say that.
 */
import { join, relative } from 'node:path';
import type { Judged } from '../config/judged-settings.ts';
import { judged } from '../config/judged-settings.ts';
import type { SettingsFile } from '../config/project-settings.ts';
import { settingsIn } from '../config/project-settings.ts';
import type { Settings } from '../config/settings.ts';
import { exitOf, McpLockError } from '../errors.ts';
import { runGit } from '../host/git.ts';
import { shown } from '../host/shown-path.ts';
import { SETTINGS_NAME } from '../lock/nearest-lock.ts';
import { readLockfile } from '../lock/read.ts';
import type { Finding, Lockfile, Report, ServerReport, Severity } from '../model.ts';
import { NO_LOCK } from '../model.ts';
import { exitOfBoth, lastFailureOf, makeReport } from '../report/report.ts';
import { diffStored } from '../update/diff-locks.ts';
import { requireLock } from '../verify/require-lock.ts';
import { verifyAgainst } from '../verify/verify-all.ts';
import type { BaseRevision } from './base-revision.ts';
import { baseLockUnreadable } from './messages.ts';

export interface Reviewed {
  readonly report: Report;
  /** Servers whose config does not match the lock of the pull request: nobody has read them as they would be started. */
  readonly unmatched: readonly string[];
}

/** `failOn`: the lowest rank of a change of the lock that fails. Throws E_LOCK_*, E_CONFIG, E_USAGE. */
export async function review(
  base: BaseRevision,
  failOn: Severity | 'never',
  settings: Settings,
): Promise<Reviewed> {
  const { host, lockPath } = settings;
  const began = host.now();
  const after = await requireLock(settings);
  const before = { ...((await lockIn(base.from, settings)) ?? NO_LOCK), stored: true };
  const checked = withoutRanks(await verifyAgainst(after, [], { offline: true }, settings));
  const changes = await diffStored(undefined, before, after, host.signal);
  const { counts, forReport } = await settingsOfBase(base, settings);
  const about = { lockfile: shown(lockPath, host), ...forReport };
  const own = makeReport({ ...about, ...checked, elapsedMs: 0, failOn: counts?.failOn ?? 'low' });
  const threshold = failOn === 'never' ? 'high' : failOn;
  const changed = makeReport({ ...about, ...changes, elapsedMs: 0, failOn: threshold });
  const report = makeReport({
    ...about,
    servers: joined(checked.servers, changes.servers),
    findings: distinct([...checked.findings, ...changes.findings]),
    failures: checked.failures,
    elapsedMs: host.now() - began,
    failOn: threshold,
  });
  const exitCode = failOn === 'never' ? own.exitCode : exitOfBoth({ ...own, user: changed });
  return {
    report: { ...report, exitCode },
    unmatched: [...new Set(own.findings.map(({ server }) => server))],
  };
}

/** A review that came to no report because of a lockfile or a config; undefined for every other end. */
export function failedReview(error: unknown, { lockPath, host }: Settings): Reviewed | undefined {
  if (!(error instanceof McpLockError) || !/^E_(?:LOCK_|CONFIG)/.test(error.code)) return undefined;
  const failures = [lastFailureOf(error)];
  const parts = { servers: [], findings: [], failures, elapsedMs: 0, failOn: 'low' } as const;
  const report = makeReport({ lockfile: shown(lockPath, host), ...parts });
  return { report: { ...report, exitCode: exitOf(error.code) }, unmatched: [] };
}

/** The lock as it was; undefined where there was none. Throws E_LOCK_* for one that cannot be read. */
export async function lockIn(commit: string, settings: Settings): Promise<Lockfile | undefined> {
  const { root, lockPath } = settings;
  const text = await textIn(commit, relative(root, lockPath), settings);
  if (text === undefined) return undefined;
  try {
    return readLockfile(new TextEncoder().encode(text), `${commit.slice(0, 12)}:mcp-lock.json`);
  } catch (error) {
    if (error instanceof McpLockError)
      throw new McpLockError(baseLockUnreadable(error.message), { cause: error });
    throw error;
  }
}

/** A file below the folder of the lockfile, as it was; undefined where there was none. */
async function textIn(commit: string, path: string, { host, root }: Settings): Promise<string | undefined> {
  const name = `${commit}:./${path.replaceAll('\\', '/')}`;
  const { code, stdout } = await runGit(['cat-file', 'blob', name], root, host, { timeoutMs: 30_000 });
  return code === 0 ? stdout : undefined;
}

/** What counts of the settings of the base branch, as its own lock accepted them. */
async function settingsOfBase({ tip }: BaseRevision, settings: Settings): Promise<Judged> {
  const { host, root, lockPath } = settings;
  const folder = relative(root, join(lockPath, '..'));
  const fileOf = async (name: string): Promise<SettingsFile | undefined> => {
    const text = await textIn(tip, join(folder, name), settings);
    return text === undefined ? undefined : { path: join(root, folder, name), text };
  };
  const own = await settingsIn(await fileOf(SETTINGS_NAME), await fileOf('package.json'), host);
  const hash = (await lockIn(tip, settings))?.settingsHash;
  const file = own === undefined ? '' : shown(own.file, host);
  return judged(own, hash, file, new Date(host.time()));
}

/** Findings as the rules rank them, and servers as that makes them. */
function withoutRanks({
  servers,
  findings,
  failures,
}: Report): Pick<Report, 'servers' | 'findings' | 'failures'> {
  const ranked = findings.map(
    ({ usual, accepted: _, ...one }): Finding => (usual === undefined ? one : { ...one, severity: usual }),
  );
  const drifted = new Set(ranked.flatMap(({ server, severity }) => (severity === 'info' ? [] : [server])));
  return {
    servers: servers.map((one) => (drifted.has(one.name) ? { ...one, status: 'drift' } : one)),
    findings: ranked,
    failures,
  };
}

/** Each server once, and what keeps one from being started. */
function joined(checked: readonly ServerReport[], changes: readonly ServerReport[]): readonly ServerReport[] {
  const byName = new Map(checked.map((one) => [one.name, one]));
  for (const one of changes) {
    const known = byName.get(one.name);
    const { status, held } = known ?? {};
    const isOwn = one.status === 'drift' || known === undefined;
    if (isOwn) byName.set(one.name, { ...one, ...(held === undefined ? {} : { held }) });
    else byName.set(one.name, { ...one, ...known, status: status ?? one.status });
  }
  return [...byName.values()];
}

/** What both found is one finding. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ server, fingerprint }) => {
    const key = JSON.stringify([server, fingerprint]);
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}
