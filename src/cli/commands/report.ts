/** `mcp-lock report`: the last report about this lockfile as a page, in the browser. Reads what was kept of it; starts and compares nothing. */
import type { Settings } from '../../config/settings.ts';
import { McpLockError } from '../../errors.ts';
import { inTurns } from '../../host/turns.ts';
import { reportPage } from '../../report/html/report-page.ts';
import { keptReport } from '../kept-report.ts';
import { noReportKept } from '../messages.ts';
import { openPage } from '../open-page.ts';

/** Throws E_USAGE if none is kept. */
export async function reportCommand(
  options: { readonly browser?: boolean },
  settings: Settings,
): Promise<number> {
  const { host, render } = settings;
  const kept = await keptReport(settings);
  if (kept === undefined) throw new McpLockError(noReportKept());
  const page = await inTurns(reportPage(kept.report, { ...render, ...kept.render }), host.signal);
  await openPage(page, 'html', options.browser !== false, settings);
  return 0;
}
