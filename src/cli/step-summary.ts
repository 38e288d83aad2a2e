/**
 * The summary of a job on GitHub: a report in; it as Markdown at the end of the file that the runner names, out. The runner shows nothing of
 * a summary above 1 MiB, so what is in the file already counts. Outside of GitHub nothing is written.
 */
import type { RenderOptions } from '../contracts.ts';
import { errno } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import { inTurns } from '../host/turns.ts';
import type { Report } from '../model.ts';

/** Bytes of the file of one step. The runner takes 1,048,576. */
const MOST_BYTES = 1_000_000;
/** Characters of one report; each takes three bytes at most. */
const MOST_CHARS = 300_000;
/** With less room than this no summary is written. */
const LEAST_CHARS = 4_000;

/** Undefined when it is written, or not wanted; else why not, as an errno or `ENOSPC` for a full summary. */
export async function writeStepSummary(
  report: Report,
  options: RenderOptions,
  host: ServerHost,
): Promise<string | undefined> {
  const path = host.env['GITHUB_STEP_SUMMARY'] ?? '';
  if (path === '') return undefined;
  try {
    const before = (await host.files.kind(path)) === undefined ? '' : await textOf(path, host);
    const room = Math.floor((MOST_BYTES - Buffer.byteLength(before)) / 3);
    if (room < LEAST_CHARS) return 'ENOSPC';
    const { pageInTurns } = await import('../report/markdown/page.ts');
    const work = pageInTurns(report, { ...options, color: false }, Math.min(room, MOST_CHARS));
    const page = await inTurns(work, host.signal);
    const apart = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
    await host.files.replace(path, `${before}${apart}${page}`);
    return undefined;
  } catch (error) {
    host.signal.throwIfAborted();
    return errno(error) ?? 'unknown reason';
  }
}

const textOf = async (path: string, { files }: ServerHost): Promise<string> =>
  new TextDecoder().decode(await files.read(path));
