/**
 * Verifies the servers of a project and, beside them, those of this user's own configs, which clients start in every project: settings of
 * both in, one report out. Each side is held against its own lockfile. Never writes and never starts what is not locked.
 */
import type { Discovery } from '../config/discover.ts';
import { serverNames } from '../config/server-names.ts';
import type { Settings } from '../config/settings.ts';
import { McpLockError } from '../errors.ts';
import { once } from '../host/once.ts';
import { shown } from '../host/shown-path.ts';
import { loadLock } from '../lock/store.ts';
import type { Lockfile, Report } from '../model.ts';
import { NO_LOCK } from '../model.ts';
import { failureOf, makeReport } from '../report/report.ts';
import { declaredIn, declaresNothing, isOfUserAlone, NOTHING } from './sides.ts';
import type { VerifyOptions } from './verify-all.ts';
import { verifyAgainst, verifyAll } from './verify-all.ts';

interface BothReports {
  /** Of the project, with that of the user inside; of the user alone where the project has neither config nor lockfile. */
  readonly report: Report;
  /** It is of the user alone. */
  readonly ofUser: boolean;
  /** Servers of the user's configs that were not checked, because this user has no lockfile. */
  readonly unchecked: readonly string[];
}

/** The two sides of a run. */
interface Sides {
  readonly project: Settings;
  readonly user: Settings;
  /** Servers of the user count also where the user has no lockfile: none of them is locked. */
  readonly all: boolean;
}

/**
 * `names`: only these servers, of either side; none: all. Throws for the project as `verifyAll` does. What is wrong with the lockfile or the
 * configs of the user is data of the report.
 */
export async function verifyBoth(
  names: readonly string[],
  options: VerifyOptions,
  { project, user, all }: Sides,
  meanwhile: () => void = () => undefined,
): Promise<BothReports> {
  const lock = await lockOf(user);
  const declared = once(() => declaredIn(user));
  const ofUser = lock !== undefined || all ? await namesFor(names, lock, declared) : undefined;
  const checksUser =
    ofUser !== undefined && (lock instanceof McpLockError || !declaresNothing(await declared()));
  const ofProject = checksUser ? await namesBeside(names, ofUser, project) : names;
  const isAlone = checksUser && (ofProject === undefined || (await isOfUserAlone(project, declared)));
  const [first, second] = await Promise.allSettled([
    isAlone ? undefined : verifyAll(ofProject ?? [], options, project, meanwhile),
    checksUser ? userReport(ofUser, options, lock ?? NO_LOCK, user, declared, meanwhile) : undefined,
  ]);
  if (first.status === 'rejected') throw first.reason;
  if (second.status === 'rejected') throw second.reason;
  const unchecked = lock !== undefined || all || names.length > 0 ? [] : namesOf(await declared());
  const [report, own] = [first.value, second.value];
  if (report === undefined && own !== undefined) return { report: own, ofUser: true, unchecked };
  const whole = report ?? (await verifyAll(names, options, project, meanwhile));
  return { report: own === undefined ? whole : { ...whole, user: own }, ofUser: false, unchecked };
}

/** The lockfile, or why it cannot be read; undefined: there is none. */
async function lockOf({ lockPath, root, host }: Settings): Promise<Lockfile | McpLockError | undefined> {
  try {
    return (await loadLock(lockPath, root, host)).lockfile;
  } catch (error) {
    if (error instanceof McpLockError && error.code !== 'E_INTERRUPTED') return error;
    throw error;
  }
}

/** Those of the names that a side knows; undefined: it knows none of them. */
async function namesFor(
  names: readonly string[],
  lock: Lockfile | McpLockError | undefined,
  declared: () => Promise<Discovery | undefined>,
): Promise<readonly string[] | undefined> {
  if (names.length === 0) return names;
  const { found, problems } = (await declared()) ?? NOTHING;
  const known = serverNames(lock instanceof McpLockError ? undefined : lock, found);
  const knows = (name: string) =>
    known.some(({ key, plain }) => key === name || plain === name) ||
    problems.some(({ server }) => server === name);
  const own = names.filter(knows);
  return own.length === 0 ? undefined : own;
}

/** What the project is asked for: a name that nobody knows is an error there. Undefined: nothing. */
async function namesBeside(
  names: readonly string[],
  ofUser: readonly string[],
  project: Settings,
): Promise<readonly string[] | undefined> {
  if (names.length === 0) return names;
  const own = await namesFor(names, await lockOf(project), () => declaredIn(project));
  const left = names.filter((name) => own?.includes(name) === true || !ofUser.includes(name));
  return left.length === 0 ? undefined : left;
}

/** Names of the servers that clients would start. */
const namesOf = ({ found }: Discovery = NOTHING): readonly string[] =>
  [...new Set(found.filter(({ spec }) => spec.enabled).map(({ spec }) => spec.name))].sort();

async function userReport(
  names: readonly string[],
  options: VerifyOptions,
  lock: Lockfile | McpLockError,
  user: Settings,
  declared: () => Promise<Discovery | undefined>,
  meanwhile: () => void,
): Promise<Report> {
  try {
    if (lock instanceof McpLockError) throw lock;
    return await verifyAgainst(lock, names, options, { ...user, quiet: true }, meanwhile, await declared());
  } catch (error) {
    if (!(error instanceof McpLockError)) throw error;
    return unreadable(error, user);
  }
}

/** The lockfile or the configs as a whole cannot be read, so nothing is known of the user's servers. Throws E_INTERRUPTED. */
function unreadable(error: McpLockError, { lockPath, host }: Settings): Report {
  const failures = [failureOf(error)];
  const report = makeReport({
    lockfile: shown(lockPath, host),
    servers: [],
    findings: [],
    failures,
    elapsedMs: 0,
    failOn: 'low',
  });
  // For the project this is a part that could not be checked.
  return error.code.startsWith('E_LOCK') ? { ...report, exitCode: 3 } : report;
}
