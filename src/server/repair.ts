/**
 * A server that did not start, and what npm left behind when it was cut short: an error in; the same, with what repairs it, out.
 * Asks npm for its version. Removes nothing.
 */
import type { Place } from '../contracts.ts';
import { McpLockError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { npmEnvironment } from '../origin/npm/environment.ts';
import type { Download } from './download.ts';
import { installationCutShort } from './messages.ts';

const VERSION_MS = 10_000;
/** The first npm that has `npm cache npx`. */
const SINCE = [11, 3] as const;

export async function withRepair(
  error: McpLockError,
  download: Download,
  { workspaceFolder }: Place,
  host: Host,
): Promise<McpLockError> {
  if (error.code !== 'E_TIMEOUT' && error.code !== 'E_LAUNCH') return error;
  const damage = await download.damaged();
  if (damage === undefined || host.signal.aborted) return error;
  const { key, folder } = damage;
  const removable = key !== undefined && (await hasCacheNpx(workspaceFolder, host));
  const isTimeOut = error.code === 'E_TIMEOUT';
  const message = installationCutShort(error.message, isTimeOut, folder, removable ? key : undefined);
  const { next: _, ...detail } = error.detail;
  return new McpLockError(message, { ...detail, cause: error });
}

async function hasCacheNpx(cwd: string, host: Host): Promise<boolean> {
  const options = { cwd, env: npmEnvironment(host, {}), timeoutMs: VERSION_MS };
  const { stdout } = await host.run('npm', ['--version'], options).catch(() => ({ stdout: '' }));
  const [major = 0, minor = 0] = stdout.trim().split('.').map(Number);
  return major > SINCE[0] || (major === SINCE[0] && minor >= SINCE[1]);
}
