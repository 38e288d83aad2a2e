/**
 * Where reports go: the values of `--reporter` in, reporters and files out. Opens nothing.
 */
import { resolve } from 'node:path';
import { unknownValue } from '../config/messages.ts';
import { McpLockError } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import type { ReporterRow } from '../report/reporters/index.ts';
import { REPORTERS } from '../report/reporters/index.ts';
import { severalReportersOnStdout } from './messages.ts';

export interface ReportOutput {
  readonly reporter: ReporterRow;
  /** Absolute path; undefined: stdout. */
  readonly file?: string;
}

/** `NAME` or `NAME=FILE`, several times; at most one of them goes to stdout. Throws E_USAGE. */
export function reportOutputs(
  wanted: readonly string[] | undefined,
  host: Pick<ServerHost, 'cwd'>,
): readonly ReportOutput[] {
  const outputs = (wanted ?? ['text']).map((text): ReportOutput => {
    const output = reportOutput(text, host);
    if (output !== undefined) return output;
    const [id = ''] = text.split('=');
    throw new McpLockError(
      unknownValue(
        '--reporter',
        id,
        REPORTERS.map((one) => one.id),
      ),
    );
  });
  if (outputs.filter(({ file }) => file === undefined).length > 1) {
    throw new McpLockError(severalReportersOnStdout());
  }
  return outputs;
}

/** One value of `--reporter`; undefined when there is no such reporter. */
export function reportOutput(text: string, host: Pick<ServerHost, 'cwd'>): ReportOutput | undefined {
  const equals = text.indexOf('=');
  const id = equals < 0 ? text : text.slice(0, equals);
  const reporter = REPORTERS.find((one) => one.id === id);
  if (reporter === undefined) return undefined;
  return equals < 0 ? { reporter } : { reporter, file: resolve(host.cwd, text.slice(equals + 1)) };
}
