/**
 * What `ci review` leaves for `ci comment` of the same job, so that the step that reads a pull request has no token: a file in a folder of
 * the job. A result in, a file out, and back. Throws E_USAGE where it is missing.
 */
import { join } from 'node:path';
import { McpLockError } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import { isFile } from '../host/kind-at.ts';
import { isObject } from '../lock/pointer.ts';
import type { Json } from '../model.ts';
import { resultMissing } from './messages.ts';

export interface ReviewResult {
  /** Path of the lockfile in the repository. */
  readonly key: string;
  /** Nothing was found: no finding and no failure. */
  readonly clean: boolean;
  /** The report as Markdown. */
  readonly body: string;
  /** Of each finding and failure: the first digits of its fingerprint. */
  readonly found: readonly string[];
}

const NAME = 'mcp-lock-review.json';

/** The folder of the job: that of the input, else that of the service, else the current one. */
export const jobFolder = (
  folder: string | undefined,
  { env, cwd }: Pick<ServerHost, 'env' | 'cwd'>,
): string => folder ?? (env['RUNNER_TEMP'] || cwd);

export const saveResult = (result: ReviewResult, folder: string, host: ServerHost): Promise<void> =>
  host.files.replace(join(folder, NAME), JSON.stringify(result));

export async function readResult(folder: string, host: ServerHost): Promise<ReviewResult> {
  const path = join(folder, NAME);
  if (!(await isFile(path, host))) throw new McpLockError(resultMissing(), { place: path });
  const value = JSON.parse(new TextDecoder().decode(await host.files.read(path))) as Json;
  if (!isObject(value) || typeof value['body'] !== 'string' || typeof value['key'] !== 'string')
    throw new McpLockError(resultMissing(), { place: path });
  return value as unknown as ReviewResult;
}
