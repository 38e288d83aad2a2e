/**
 * Brings the lock up to what servers say today: reads them again, shows what changed, then asks, and writes what was accepted. Adds
 * servers that are not locked, drops entries that no config asks for. Settings and options in, exit status out.
 */
import { choose } from '../config/scope.ts';
import type { Settings } from '../config/settings.ts';
import { bytesHash } from '../lock/canonical.ts';
import { mergeLock } from '../lock/merge.ts';
import { SETTINGS } from '../lock/settings-name.ts';
import { changeLock, loadLock, replaceLock } from '../lock/store.ts';
import { heed } from '../verify/heed.ts';
import { lockMissingError } from '../verify/require-lock.ts';
import { accept } from './accept.ts';
import { acceptedUpTo } from './decide.ts';
import { liveChanges, withClient, withSettings } from './live-changes.ts';
import { nothingWritten } from './messages.ts';
import { plannedServers } from './plan.ts';
import { readPlan, refusePlanPath, writePlan } from './plan-file.ts';
import { inPlan, misfitLines, planLines } from './plan-outcome.ts';
import { reportOf, showChanges } from './show-changes.ts';
import { undoOf } from './undo.ts';
import { decisionsOf } from './update-decisions.ts';
import { checkOptions, type UpdateOptions } from './update-options.ts';
import { exitOfUpdate, folded, sayOutcome } from './update-outcome.ts';

/** `names`: only these servers; none: all. Throws E_USAGE, E_LOCK_*, E_CONFIG, and what `record` throws. */
export async function updateLock(
  names: readonly string[],
  options: UpdateOptions,
  given: Settings,
): Promise<number> {
  const { host, root, lockPath, interactive } = given;
  checkOptions(names, options, interactive);
  const upTo = acceptedUpTo(options.accept);
  const stored = await loadLock(lockPath, root, host);
  const { lockfile, bytes } = stored;
  if (lockfile === undefined || bytes === undefined) throw await lockMissingError(given);
  const heeded = await heed(options, lockfile, given, true);
  const { settings } = heeded;
  const madeFor = bytesHash(bytes);
  if (options.plan !== undefined) await refusePlanPath(options.plan, settings);
  const plan = options.apply === undefined ? undefined : await readPlan(options.apply, settings);
  if (plan !== undefined && plan.lockfile !== madeFor) {
    host.terminal.stdout(misfitLines(undefined, options, settings));
    return 1;
  }
  const began = host.now();
  const found = await liveChanges(
    inPlan(await choose(names, lockfile, settings), plan),
    lockfile,
    withClient({ ...options, anyBytes: options.acceptIntegrity === true, asStored: true }, heeded.as),
    settings,
  );
  // Of the settings nobody is asked who named servers, or has a plan without them.
  const isAboutAll = names.length === 0 && (plan === undefined || Object.hasOwn(plan.servers, SETTINGS));
  const live = isAboutAll ? withSettings(found, heeded) : found;
  const report = reportOf(live, lockfile, host.now() - began, settings, heeded.forAccepting);
  const isAsked = options.interactive === true;
  const seen = await showChanges(report, isAsked ? live.refused : undefined, settings);
  if (options.plan !== undefined || plan !== undefined) {
    const servers = await plannedServers(live, host.signal);
    if (options.plan !== undefined) {
      await writePlan(options.plan, { lockfile: madeFor, servers }, settings);
      host.terminal.stdout(planLines(Object.keys(servers).length - live.renamed.size, options, settings));
      return exitOfUpdate(report, live.refused.size > 0);
    }
    const misfits = plan === undefined ? '' : misfitLines({ plan, servers }, options, settings);
    if (misfits !== '') {
      host.terminal.stdout(misfits);
      return 1;
    }
  }
  const decided = await decisionsOf({ ...seen, live, lockfile }, { ...options, upTo }, settings);
  if (decided === undefined) {
    host.terminal.stdout(nothingWritten());
    return 1;
  }
  const { changes, lines } = accept(live, decided.decisions);
  for (const line of lines) host.terminal.stdout(folded(line, settings));
  host.signal.throwIfAborted();
  const isPart = plan !== undefined && decided.left.length > 0;
  const writes = options.dryRun !== true && !isPart && changes.size > 0;
  const undo = writes ? await undoOf([{ path: lockPath, bytes }], host) : undefined;
  const next = mergeLock(lockfile, changes);
  // What a plan was made for is the whole file: nothing that another process writes meanwhile is merged into it.
  if (writes && plan !== undefined) await replaceLock(stored, next, root, host);
  const saved =
    writes && plan === undefined
      ? await changeLock(stored, changes, root, host)
      : { lockfile: writes || options.dryRun === true ? next : lockfile, wrote: writes };
  sayOutcome({ ...saved, report, live, decided, changed: [...changes.keys()], undo }, options, settings);
  return exitOfUpdate(report, live.refused.size > 0 || decided.declined);
}
