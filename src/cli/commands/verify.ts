/**
 * `mcp-lock verify`: compare what is configured and live with the lock; on a terminal also the servers of the user with theirs. Never writes
 * the lock, never starts what is not locked.
 */
import type { Settings } from '../../config/settings.ts';
import { userSettings } from '../../config/settings.ts';
import { CLEAN } from '../../report/reporters/index.ts';
import { lockNotes } from '../lock-notes.ts';
import { reportOutputs } from '../report-outputs.ts';
import type { HereOptions } from '../verify-here.ts';
import { countsUser, removeFailed, verifyHere } from '../verify-here.ts';
import { clientFlag, writeReport } from '../write-report.ts';

interface VerifyCommandOptions extends HereOptions {
  readonly reporter?: readonly string[];
}

/** Runs the command; returns the exit status. */
export async function verifyCommand(
  names: readonly string[],
  options: VerifyCommandOptions,
  settings: Settings,
): Promise<number> {
  const { host, quiet, scope, command } = settings;
  const outputs = await reportOutputs(options.reporter, settings);
  const isForPerson = host.terminal.stdoutIsTTY && !host.env['CI'];
  const all = await countsUser(options, settings);
  const isOneSide = scope.user || (!all && (!isForPerson || scope.configs.length > 0));
  const user = isOneSide ? undefined : await userSettings(options, host, command);
  const preload = () => {
    for (const { reporter } of outputs) void reporter.load(CLEAN);
  };
  const {
    report,
    settings: printing,
    note,
  } = await verifyHere(names, { ...options, all }, settings, user, preload);
  await removeFailed(report, settings);
  const exit = await writeReport(report, outputs, {
    ...printing,
    render: { ...printing.render, ...clientFlag(options) },
  });
  host.terminal.stderr(note + (isForPerson && !quiet && names.length === 0 ? await lockNotes(settings) : ''));
  return exit;
}
