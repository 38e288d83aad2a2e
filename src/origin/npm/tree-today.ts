/**
 * The tree that npm would install today. In: exact releases. Out: place → `version integrity`. The user's own npm makes
 * a lockfile in a scratch folder (`--package-lock-only`). Runs no script and leaves nothing behind. Throws E_REGISTRY.
 */
import { join } from 'node:path';
import { errno, McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { dependenciesUnresolved, lockfileUnreadable, noReason } from '../messages.ts';
import { npmCode, npmFailure } from './failure.ts';
import type { Tree } from './tree-record.ts';
import { MAX_RECORD, packagesOf, treeOf } from './tree-record.ts';

const TIMEOUT_MS = 120_000;
/** An npm that resolves holds a whole tree in memory. */
const CONCURRENCY = 4;

const INSTALL = [
  'install',
  '--package-lock-only',
  '--package-lock',
  '--lockfile-version=3',
  '--ignore-scripts',
  '--prefer-online',
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  '--no-global',
  '--no-dry-run',
  '--no-workspaces',
];

/** Trees of this run, and how many are being made. */
const trees = new WeakMap<Host, Map<string, Promise<Tree>>>();
const running = new WeakMap<Host, Promise<unknown>[]>();

/** `wanted`: name in the tree → exact version or `npm:name@version`. `env`: what npm is asked with, the whole of it. */
export function resolveTree(
  wanted: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
  host: Host,
): Promise<Tree> {
  const key = JSON.stringify([Object.entries(wanted), Object.entries(env).sort()]);
  const known = trees.get(host) ?? new Map<string, Promise<Tree>>();
  trees.set(host, known);
  const tree = known.get(key) ?? queued(host, () => inScratch(wanted, env, host));
  known.set(key, tree);
  return tree;
}

/** Starts when the work `CONCURRENCY` places before it has ended. */
function queued<T>(host: Host, work: () => Promise<T>): Promise<T> {
  const queue = running.get(host) ?? [];
  running.set(host, queue);
  const previous = queue.length < CONCURRENCY ? Promise.resolve() : queue[queue.length - CONCURRENCY];
  const result = Promise.resolve(previous).then(work, work);
  queue.push(result.catch(() => undefined));
  return result;
}

async function inScratch(
  wanted: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
  host: Host,
): Promise<Tree> {
  const [name = '', version = ''] = Object.entries(wanted)[0] ?? [];
  let folder: string | undefined;
  try {
    host.signal.throwIfAborted();
    folder = await host.files.makeScratch(join(host.tmpdir, 'mcp-lock-tree-'));
    await host.files.create(join(folder, 'package.json'), JSON.stringify({ dependencies: wanted }));
    const result = await host.run('npm', INSTALL, { cwd: folder, env, timeoutMs: TIMEOUT_MS });
    host.signal.throwIfAborted();
    if (result.code !== 0) throw unresolved(name, version, npmCode(result));
    const record = join(folder, 'package-lock.json');
    const packages =
      (await host.files.size(record)) > MAX_RECORD
        ? undefined
        : packagesOf(new TextDecoder().decode(await host.files.read(record)));
    if (packages === undefined) throw unresolved(name, version, lockfileUnreadable());
    return treeOf(packages);
  } catch (error) {
    host.signal.throwIfAborted();
    if (error instanceof McpLockError) throw error;
    const code = errno(error) ?? noReason();
    // A missing npm has a message of its own.
    const noNpm = code === 'ENOENT' && error instanceof Error && /^spawn\b/.test(error.message);
    throw noNpm ? npmFailure(name, version, code, error) : unresolved(name, version, code, error);
  } finally {
    if (folder !== undefined) await host.files.removeScratch(folder).catch(() => undefined);
  }
}

const unresolved = (name: string, version: string, code: string, cause?: unknown): McpLockError =>
  new McpLockError(dependenciesUnresolved(name, `${name}@${version.replace(/^npm:.*@/, '')}`, code), {
    cause,
  });
