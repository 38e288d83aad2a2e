/**
 * `mcp-lock audit`: judge what is configured and locked by rules. Starts nothing, uses no network and writes nothing but named reports.
 */
import type { AuditOptions } from '../../audit/run.ts';
import { auditServers } from '../../audit/run.ts';
import type { Settings } from '../../config/settings.ts';
import { auditWithoutLock, auditWithoutTexts } from '../messages.ts';
import { reportOutputs } from '../report-outputs.ts';
import { writeReport } from '../write-report.ts';

interface AuditCommandOptions extends AuditOptions {
  readonly reporter?: readonly string[];
}

/** Runs the command; returns the exit status. */
export async function auditCommand(
  names: readonly string[],
  options: AuditCommandOptions,
  settings: Settings,
): Promise<number> {
  const { host, render, quiet } = settings;
  const outputs = await reportOutputs(options.reporter, settings);
  const { report, isLocked, unread } = await auditServers(names, options, settings);
  const exit = await writeReport(report, outputs, {
    ...settings,
    render: { ...render, about: 'audit' },
  });
  const flags = render.flags ?? '';
  const isWarned = report.findings.some(
    ({ server, severity }) => severity === 'high' && unread.includes(server),
  );
  if (!quiet && !isLocked) host.terminal.stderr(auditWithoutLock(flags, isWarned));
  else if (!quiet && unread.length > 0)
    host.terminal.stderr(auditWithoutTexts(unread.length, flags, isWarned));
  return exit;
}
