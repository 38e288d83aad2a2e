/**
 * The check of `verify` and `exec`: of the project, and of the user's own servers where they count. Options and settings in; the report and
 * how it is printed out.
 */
import type { GlobalOptions, Settings } from '../config/settings.ts';
import { removeVerdicts } from '../hooks/verdict-cache/folder.ts';
import type { ServerHost } from '../host/host.ts';
import type { Report } from '../model.ts';
import { earlyRun } from '../verify/early/run.ts';
import type { VerifyOptions } from '../verify/verify-all.ts';
import { verifyAll } from '../verify/verify-all.ts';
import { verifyBoth } from '../verify/verify-both.ts';
import { uncheckedOfUser } from './messages.ts';

export interface HereOptions extends VerifyOptions, GlobalOptions {
  /** Servers of the user fail the run also where the user has no lockfile. */
  readonly all?: boolean;
}

/** Whether servers of the user fail the run whatever else holds: a flag or the settings say so. `--config` names all that is checked. */
export const countsUser = async ({ all }: HereOptions, { scope, own }: Settings): Promise<boolean> =>
  all === true || (!scope.user && scope.configs.length === 0 && (await own())?.user === true);

interface CheckedHere {
  readonly report: Report;
  /** With the flags for the commands that the report advises. */
  readonly settings: Settings;
  /** What to say after the report; may be empty. */
  readonly note: string;
}

/** `user`: the same run for the user; undefined: only what `settings` are for. */
export async function verifyHere(
  names: readonly string[],
  options: HereOptions,
  settings: Settings,
  user: Settings | undefined,
  meanwhile?: () => void,
): Promise<CheckedHere> {
  const { render, quiet, host } = settings;
  if (user === undefined) {
    const report = await verifyAll(names, options, settings, meanwhile);
    await keepIfMatched(report, host);
    return { report, settings, note: '' };
  }
  const sides = { project: settings, user, all: options.all === true };
  const { report, ofUser, unchecked } = await verifyBoth(names, options, sides, meanwhile);
  await keepIfMatched(report, host);
  const flags = user.render.flags ?? '';
  return {
    report,
    settings: { ...settings, render: ofUser ? user.render : { ...render, userFlags: flags } },
    note: unchecked.length === 0 || quiet ? '' : uncheckedOfUser(unchecked, flags),
  };
}

/** The next run of the same line starts its servers earlier. What was started in vain is ended before an agent takes over. */
async function keepIfMatched({ exitCode }: Report, host: ServerHost): Promise<void> {
  await earlyRun(host)?.end();
  if (exitCode === 0) await (await import('../verify/early/keep.ts')).keepWord(host);
}

/** Takes back the stored verdicts that a failed check contradicts. Servers of the user are part of every project. */
export async function removeFailed(
  { exitCode, user }: Report,
  { root, scope, host }: Settings,
): Promise<void> {
  const failsEverywhere = scope.user ? exitCode !== 0 : user !== undefined && user.exitCode !== 0;
  if (failsEverywhere) await removeVerdicts(undefined, host);
  else if (exitCode !== 0) await removeVerdicts(root, host);
}
