/**
 * Hands a finished report to the reporters that were asked for. Writes stdout and named files, nothing else.
 */
import { errno, McpLockError } from '../errors.ts';
import { shown } from '../lock/store.ts';
import type { Report } from '../model.ts';
import type { Output, Settings } from './settings.ts';

/** Renders and writes; returns the report's exit status. Throws E_USAGE when a file cannot be written. */
export async function emit(
  report: Report,
  outputs: readonly Output[],
  { host, render, quiet }: Settings,
): Promise<number> {
  for (const { reporter, file } of outputs) {
    if (file === undefined) {
      if (!quiet || reporter.id !== 'text' || report.exitCode !== 0)
        host.terminal.stdout(reporter.render(report, render));
      continue;
    }
    const text = reporter.render(report, { ...render, color: false, columns: 80 });
    await host.files.replace(file, text).catch((error: unknown) => {
      throw new McpLockError(
        'E_USAGE',
        `the report cannot be written (${errno(error) ?? 'unknown reason'})`,
        {
          place: shown(file, host),
          next: 'name a file in a folder that exists and is writable',
          cause: error,
        },
      );
    });
  }
  return report.exitCode;
}
