/**
 * `mcp-lock verify`: compare what is configured and live with the lock. Never writes the lock, never starts what is
 * not locked.
 */
import type { Settings } from '../../config/settings.ts';
import { removeVerdicts } from '../../hooks/verdict-cache/folder.ts';
import type { VerifyOptions } from '../../verify/verify-all.ts';
import { verifyAll } from '../../verify/verify-all.ts';
import { reportOutputs } from '../report-outputs.ts';
import { clientFlag, writeReport } from '../write-report.ts';

interface VerifyCommandOptions extends VerifyOptions {
  readonly reporter?: readonly string[];
}

/** Runs the command; returns the exit status. */
export async function verifyCommand(
  names: readonly string[],
  options: VerifyCommandOptions,
  settings: Settings,
): Promise<number> {
  const outputs = reportOutputs(options.reporter, settings.host);
  const report = await verifyAll(names, options, settings, () => {
    for (const { reporter } of outputs) void reporter.load();
  });
  if (report.exitCode !== 0) await removeVerdicts(settings.root, settings.host);
  return writeReport(report, outputs, {
    ...settings,
    render: { ...settings.render, ...clientFlag(options) },
  });
}
