/**
 * The tree that npm would install today, with the packages for every kind of machine. In: exact releases. Out: place → a line of the
 * lock. Throws E_REGISTRY.
 */
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { dependenciesUnresolved } from '../messages.ts';
import { npmFailure } from './failure.ts';
import type { NpmFailure } from './lock-only.ts';
import { lockOnly } from './lock-only.ts';
import { treeOf } from './locked-tree.ts';
import type { Tree } from './tree-record.ts';

/** Trees of this run. */
const trees = new WeakMap<Host, Map<string, Promise<Tree>>>();

/** `wanted`: name in the tree → exact version or `npm:name@version`. `env`: what npm is asked with, the whole of it. */
export function resolveTree(
  wanted: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
  host: Host,
): Promise<Tree> {
  const key = JSON.stringify([Object.entries(wanted), Object.entries(env).sort()]);
  const known = trees.get(host) ?? new Map<string, Promise<Tree>>();
  trees.set(host, known);
  const tree = known.get(key) ?? treeFrom(wanted, env, host);
  known.set(key, tree);
  return tree;
}

async function treeFrom(
  wanted: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
  host: Host,
): Promise<Tree> {
  const answer = await lockOnly({ dependencies: wanted }, [], env, host);
  if ('packages' in answer) return treeOf(answer.packages);
  const [name = '', version = ''] = Object.entries(wanted)[0] ?? [];
  throw unresolved(name, version, answer);
}

/** The error for a package whose dependencies npm did not resolve. */
export function unresolved(name: string, version: string, { code, noNpm, cause }: NpmFailure): McpLockError {
  // A missing npm has a message of its own.
  if (noNpm) return npmFailure(name, version, code, cause);
  const wanted = `${name}@${version.replace(/^npm:.*@/, '')}`;
  return new McpLockError(dependenciesUnresolved(name, wanted, code), { cause });
}
