/**
 * The lockfile that the user's own npm would write today (`--package-lock-only`), in a scratch folder: a `package.json` in, its
 * packages or the reason why there are none out. Runs no script and leaves nothing behind.
 */
import { join } from 'node:path';
import { errno } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { lockfileUnreadable, noReason } from '../messages.ts';
import { npmCode } from './failure.ts';
import type { Packages } from './tree-record.ts';
import { MAX_RECORD, packagesOf } from './tree-record.ts';

const TIMEOUT_MS = 120_000;
/** An npm that resolves holds a whole tree in memory. */
const CONCURRENCY = 4;

/** Writes `package-lock.json` for the `package.json` of the folder, whatever the user's settings are. */
export const LOCK_ONLY = [
  'install',
  '--package-lock-only',
  '--package-lock',
  '--lockfile-version=3',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  '--no-global',
  '--no-dry-run',
  '--no-workspaces',
];
const OF_TODAY = ['--prefer-online', '--include=optional'];

/** Why there is no lockfile, or none with packages. */
export interface NpmFailure {
  /** npm's error code, that of the platform, or a reason. */
  readonly code: string;
  /** npm was not started. */
  readonly noNpm: boolean;
  readonly cause?: unknown;
}

const running = new WeakMap<Host, Promise<unknown>[]>();

/** Starts when the work `CONCURRENCY` places before it has ended. */
function queued<T>(host: Host, work: () => Promise<T>): Promise<T> {
  const queue = running.get(host) ?? [];
  running.set(host, queue);
  const previous = queue.length < CONCURRENCY ? Promise.resolve() : queue[queue.length - CONCURRENCY];
  const result = Promise.resolve(previous).then(work, work);
  queue.push(result.catch(() => undefined));
  return result;
}

/** `manifest`: a `package.json`; `flags`: more of npm; `env`: its whole environment. Throws what the signal is aborted with. */
export const lockOnly = (
  manifest: object,
  flags: readonly string[],
  env: Readonly<Record<string, string>>,
  host: Host,
): Promise<{ readonly packages: Packages } | NpmFailure> =>
  queued(host, () => inScratch(manifest, flags, env, host));

async function inScratch(
  manifest: object,
  flags: readonly string[],
  env: Readonly<Record<string, string>>,
  host: Host,
): Promise<{ readonly packages: Packages } | NpmFailure> {
  let folder: string | undefined;
  try {
    host.signal.throwIfAborted();
    folder = await host.files.makeScratch(join(host.tmpdir, 'mcp-lock-tree-'));
    await host.files.create(join(folder, 'package.json'), JSON.stringify(manifest));
    const result = await host.run('npm', [...LOCK_ONLY, ...OF_TODAY, ...flags], {
      cwd: folder,
      env,
      timeoutMs: TIMEOUT_MS,
    });
    host.signal.throwIfAborted();
    if (result.code !== 0) return { code: npmCode(result), noNpm: false };
    const record = join(folder, 'package-lock.json');
    const packages =
      (await host.files.size(record)) > MAX_RECORD
        ? undefined
        : packagesOf(new TextDecoder().decode(await host.files.read(record)));
    return packages === undefined ? { code: lockfileUnreadable(), noNpm: false } : { packages };
  } catch (error) {
    host.signal.throwIfAborted();
    const code = errno(error) ?? noReason();
    const noNpm = code === 'ENOENT' && error instanceof Error && /^spawn\b/.test(error.message);
    return { code, noNpm, cause: error };
  } finally {
    if (folder !== undefined) await host.files.removeScratch(folder).catch(() => undefined);
  }
}
