/**
 * Hands a finished report to the reporters that were asked for. Writes stdout and named files, and keeps the report for `mcp-lock report`;
 * stdout comes after the files, so that whatever happens holds one report and never two.
 */
import { resolve } from 'node:path';
import { paged } from '../config/paged.ts';
import type { Settings } from '../config/settings.ts';
import type { RenderOptions } from '../contracts.ts';
import type { ErrorCode } from '../errors.ts';
import { errno, exitOf, McpLockError } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import { shown } from '../host/shown-path.ts';
import { inTurns } from '../host/turns.ts';
import type { Report } from '../model.ts';
import { nearFailure, nearReport } from '../report/places.ts';
import { exitOfBoth, lastFailureOf, makeReport } from '../report/report.ts';
import type { ReporterRow } from '../report/reporters/index.ts';
import { keptFiles } from './kept-files.ts';
import { keepReport } from './kept-report.ts';
import { reportUnwritable, summaryNotice } from './messages.ts';
import type { ReportOutput } from './report-outputs.ts';
import { reportOutput } from './report-outputs.ts';

const FOR_FILES = { color: false, unicode: true, columns: 80, verbose: false } as const;

/** Renders and writes; returns the report's exit status. Throws E_USAGE when a file cannot be written. */
export async function writeReport(
  report: Report,
  outputs: readonly ReportOutput[],
  settings: Settings,
): Promise<number> {
  const { host, render, quiet } = settings;
  // What was interrupted is not a report; `emitError` says so in its place.
  host.signal.throwIfAborted();
  const near = nearReport(report, host, render.flags ?? '', render.userFlags);
  const anchors = await anchorsFor(outputs, settings);
  for (const { reporter, file } of outputs) {
    if (file === undefined) continue;
    const text = await rendered(reporter, near, { ...render, ...anchors, color: false, columns: 80 }, host);
    await writeReportFile(file, text, host);
  }
  const unsummarized = await summarized(near, outputs, settings, anchors);
  const exit = exitOfBoth(report);
  for (const { reporter, file } of outputs) {
    if (file !== undefined) continue;
    if (quiet && reporter.id === 'text' && exit === 0) {
      await sayLoosened(near, host.terminal.stdout, render);
      continue;
    }
    const text = await rendered(reporter, near, { ...render, ...anchors }, host);
    if (reporter.id === 'text') await paged(text, settings);
    else host.terminal.stdout(text);
  }
  if (unsummarized !== undefined) host.terminal.stdout(summaryNotice(unsummarized));
  await keepReport(near, render, settings);
  return exit;
}

/**
 * Writes the summary of the job, if an output has one. Who asked for that output gets E_USAGE when it cannot be written; where it is
 * automatic, the report for people stands whole on stdout, and a notice says why there is no summary: this is what comes back.
 */
async function summarized(
  report: Report,
  outputs: readonly ReportOutput[],
  { host, render }: Settings,
  anchors: Pick<RenderOptions, 'anchors'>,
): Promise<string | undefined> {
  const output = outputs.find(({ reporter }) => reporter.summary === true);
  const isEmpty = report.findings.length + report.failures.length === 0 && report.user === undefined;
  if (output === undefined || (isEmpty && render.about === 'audit')) return undefined;
  const { writeStepSummary } = await import('./step-summary.ts');
  const reason = await writeStepSummary(report, { ...render, ...anchors }, host);
  if (reason === undefined || output.isAutomatic === true) return reason;
  throw new McpLockError(reportUnwritable(reason), { place: host.env['GITHUB_STEP_SUMMARY'] ?? '' });
}

/** Throws E_USAGE when the file cannot be written. */
export const writeReportFile = (file: string, text: string, host: ServerHost): Promise<void> =>
  host.files.replace(file, text).catch((error: unknown) => {
    throw new McpLockError(reportUnwritable(errno(error) ?? 'unknown reason'), {
      place: shown(file, host),
      cause: error,
    });
  });

/** Where things stand in the repository, if an output says so. Servers of the user are declared outside of it. */
async function anchorsFor(
  outputs: readonly ReportOutput[],
  settings: Settings,
): Promise<Pick<RenderOptions, 'anchors' | 'userAnchors'>> {
  if (!outputs.some(isAnchored)) return {};
  const { lockAnchors, reportAnchors } = await import('./report-anchors.ts');
  const { render, lockPath, host } = settings;
  return {
    anchors: await reportAnchors(settings, render.about === 'locks'),
    userAnchors: await lockAnchors(lockPath, host),
  };
}

const isAnchored = ({ reporter }: ReportOutput): boolean => reporter.anchored === true;

/** What settings loosen is said in every run, also where nothing else is. */
export async function sayLoosened(
  { settings, user }: Pick<Report, 'settings' | 'user'>,
  say: (text: string) => void,
  render: RenderOptions,
): Promise<void> {
  if (settings === undefined && user?.settings === undefined) return;
  const [{ screenOf }, { settingsLines }] = await Promise.all([
    import('../report/text/screen.ts'),
    import('../report/text/settings.ts'),
  ]);
  const screen = screenOf(render);
  for (const side of [{ settings }, user])
    for (const line of side === undefined ? [] : settingsLines(side, screen)) say(`${line}\n`);
}

/** The text of a report. Throws E_INTERRUPTED. */
async function rendered(
  row: ReporterRow,
  report: Report,
  options: RenderOptions,
  { signal }: ServerHost,
): Promise<string> {
  const { render, inTurns: work } = await row.load(report);
  return work === undefined ? render(report, options) : inTurns(work(report, options), signal);
}

/**
 * A run that came to no report, as one: for the files that were named, and for stdout when a program reads it.
 * `wanted`: the values of `--reporter`, of which those that mean nothing are passed over. `settings`: if the run got so far. Never
 * throws.
 */
export async function writeErrorReport(
  error: unknown,
  wanted: readonly string[],
  lockfile: string,
  host: ServerHost,
  flags: string,
  settings?: Settings,
): Promise<void> {
  const failure = nearFailure(lastFailureOf(error), host, flags);
  const parts = { servers: [], findings: [], failures: [failure], elapsedMs: 0, failOn: 'low' } as const;
  const report: Report = {
    ...makeReport({ lockfile, ...parts }),
    exitCode: exitOf(failure.code as ErrorCode),
  };
  const all = wanted.flatMap((text) => reportOutput(text, host) ?? []);
  const lockPath = settings?.lockPath ?? resolve(host.cwd, lockfile);
  const isKept = await keptAnyway(all, lockPath, settings);
  const outputs = all.filter(({ file }) => file === undefined || !isKept(file));
  if (outputs.some(({ reporter }) => reporter.summary === true)) {
    const { writeStepSummary } = await import('./step-summary.ts');
    await writeStepSummary(report, FOR_FILES, host).catch(() => undefined);
  }
  const options = { ...FOR_FILES, ...(await errorAnchors(outputs, lockfile, host, settings)) };
  for (const { reporter, file } of outputs) {
    if (file === undefined) continue;
    const { render } = await reporter.load(report);
    await host.files.replace(file, render(report, options)).catch(() => undefined);
  }
  // People read the same on stderr; a second reporter for stdout was the mistake, the first one is answered.
  const forStdout = outputs.find(({ reporter, file }) => file === undefined && reporter.id !== 'text');
  if (forStdout === undefined) return;
  const { render } = await forStdout.reporter.load(report);
  host.terminal.stdout(render(report, options));
}

/** As `keptFiles`, where settings cannot be read or the run came to none. */
async function keptAnyway(
  outputs: readonly ReportOutput[],
  lockPath: string,
  settings: Settings | undefined,
): Promise<(file: string) => boolean> {
  if (settings === undefined) return (file) => file === lockPath;
  const { added: _, ...scope } = settings.scope;
  const files = outputs.flatMap(({ file }) => file ?? []);
  return keptFiles(files, settings).catch(() => keptFiles(files, { lockPath, scope }));
}

async function errorAnchors(
  outputs: readonly ReportOutput[],
  lockfile: string,
  host: ServerHost,
  settings: Settings | undefined,
): Promise<Pick<RenderOptions, 'anchors'>> {
  if (settings !== undefined) return anchorsFor(outputs, settings);
  if (!outputs.some(isAnchored)) return {};
  const { lockAnchors } = await import('./report-anchors.ts');
  return { anchors: await lockAnchors(resolve(host.cwd, lockfile), host) };
}

/** `--as` for the commands that a report advises, once its value is known to be a client. */
export const clientFlag = ({ as }: { readonly as?: string }): { readonly as?: string } =>
  as === undefined ? {} : { as: ` --as ${as}` };
