/**
 * Where reports go: the values of `--reporter` in, reporters and files out. Writes nothing.
 */
import { resolve } from 'node:path';
import { unknownValue } from '../config/messages.ts';
import { McpLockError } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import { shown } from '../host/shown-path.ts';
import type { ReporterRow } from '../report/reporters/index.ts';
import { automaticReporters, REPORTERS } from '../report/reporters/index.ts';
import { type KeptPlaces, refuseKept } from './kept-files.ts';
import { reporterWithoutFile, severalReportersOnFile, severalReportersOnStdout } from './messages.ts';

export interface ReportOutput {
  readonly reporter: ReporterRow;
  /** Absolute path; undefined: stdout. */
  readonly file?: string;
  /** Nobody asked for it: it is on because of where this runs. */
  readonly isAutomatic?: true;
}

/** The report for people alone. */
export const TEXT_ALONE: readonly ReportOutput[] = REPORTERS.filter(({ id }) => id === 'text').map(
  (reporter) => ({ reporter }),
);

/**
 * `NAME` or `NAME=FILE`, several times. At most one goes to stdout, or `text` with one that may follow it (`afterText`); no two go to one
 * file. Absent: the report for people and what is automatic. Throws E_USAGE, also for the lockfile and configs, and E_CONFIG for settings
 * that cannot be read.
 */
export async function reportOutputs(
  wanted: readonly string[] | undefined,
  settings: KeptPlaces,
): Promise<readonly ReportOutput[]> {
  const { host } = settings;
  if (wanted === undefined) {
    const automatic = automaticReporters(host).flatMap((id) => reportOutput(id, host) ?? []);
    return [...TEXT_ALONE, ...automatic.map((output) => ({ ...output, isAutomatic: true as const }))];
  }
  const outputs = wanted.map((text): ReportOutput => {
    const output = reportOutput(text, host);
    if (output !== undefined) return output;
    const [id = ''] = text.split('=');
    if (reportOutput(id, host) !== undefined) throw new McpLockError(reporterWithoutFile(id));
    throw new McpLockError(
      unknownValue(
        '--reporter',
        id,
        REPORTERS.map((one) => one.id),
      ),
    );
  });
  const files = outputs.flatMap(({ file }) => file ?? []);
  await refuseKept(files, settings);
  const taken = files.find((file, index) => files.indexOf(file) < index);
  if (taken !== undefined) throw new McpLockError(severalReportersOnFile(), { place: shown(taken, host) });
  const onStdout = outputs.filter(({ file }) => file === undefined);
  const [first, second] = [...onStdout].sort((one, other) => rankOf(one) - rankOf(other));
  const isPair =
    onStdout.length === 2 && first?.reporter.id === 'text' && second?.reporter.afterText === true;
  if (onStdout.length > 1 && !isPair) throw new McpLockError(severalReportersOnStdout());
  return [...outputs].sort((one, other) => rankOf(one) - rankOf(other));
}

const rankOf = ({ reporter }: ReportOutput): number => (reporter.afterText === true ? 1 : 0);

/** One value of `--reporter`; undefined when there is no such reporter, or its file has no name. */
export function reportOutput(text: string, host: Pick<ServerHost, 'cwd'>): ReportOutput | undefined {
  const equals = text.indexOf('=');
  const id = equals < 0 ? text : text.slice(0, equals);
  const reporter = REPORTERS.find((one) => one.id === id);
  if (reporter === undefined) return undefined;
  if (equals < 0) return { reporter };
  const file = text.slice(equals + 1);
  return file === '' ? undefined : { reporter, file: resolve(host.cwd, file) };
}
