/**
 * Finds the servers in scope: config files in, keyed specs out. A file that cannot be read as a whole is an error,
 * never "no servers"; a bad entry is a problem beside its neighbours. Starts nothing.
 */

import type { Client } from '../contracts.ts';
import { McpLockError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { isInside } from '../host/is-inside.ts';
import { pathsOf } from '../host/paths.ts';
import type { Found } from '../launch/prepared.ts';
import { shown } from '../lock/store.ts';
import type { Notice, Spec } from '../model.ts';
import { clientOfId } from './clients/index.ts';
import type { Scope } from './config-files.ts';
import { configText, readersOf, sourcesOf, usualFiles } from './config-files.ts';
import { guardInOtherFolder, guardOfOtherLock, noConfigFound } from './messages.ts';
import { guardTarget } from './reading/guard-line.ts';
import { sharedReader } from './reading/shared-file.ts';
import type { FoundSpec } from './server-keys.ts';
import { withKeys } from './server-keys.ts';

export interface Discovery {
  readonly found: readonly Found[];
  /** Every spec of every config, also one that another config declares too. */
  readonly specs: readonly FoundSpec[];
  readonly notices: readonly Notice[];
  /** Entries that could not be understood. */
  readonly problems: readonly Notice[];
  /** Config files that were read, absolute. */
  readonly files: readonly string[];
}

/**
 * Reads every config in scope. Throws E_CONFIG when there is none, when one that was named cannot be read, or when none can;
 * of those of the usual places one that cannot be read is a problem beside the others.
 */
export async function discover(scope: Scope, host: Host): Promise<Discovery> {
  const { place } = scope;
  const sources = await sourcesOf(scope, host);
  const specs: FoundSpec[] = [];
  const notices: Notice[] = [];
  const problems: Notice[] = [];
  const files: string[] = [];
  const failures: McpLockError[] = [];
  for (const source of sources) {
    const { file } = source;
    try {
      if (source.failure !== undefined) throw source.failure;
      const text = await configText(file, scope, host);
      if (text === undefined) continue;
      const clients = readersOf(source, text, place);
      const reading = sharedReader(clients)(text, file, place);
      files.push(file.path);
      for (const read of reading.specs) {
        const client = clientOfId(read.client);
        const problem = guardProblem(read, client, scope);
        const spec: Spec = problem === undefined ? read : { ...read, idle: true };
        if (problem !== undefined) {
          // Of a config of the user, the servers may belong to another project.
          const into = spec.scope === 'user' ? notices : problems;
          const { pointer, name: server } = spec;
          into.push({ file: file.path, pointer, server, message: problem });
        }
        // Who may read a file of unknown name is a guess; who reads one at its usual place is known.
        const others = source.readers.filter((one) => one !== client).map(({ label }) => label);
        specs.push({ spec, client, ...(others.length === 0 ? {} : { readers: others }) });
      }
      notices.push(...reading.notices);
      problems.push(...reading.problems);
    } catch (error) {
      if (!(error instanceof McpLockError) || error.code !== 'E_CONFIG' || scope.configs.length > 0)
        throw error;
      failures.push(error);
      const line = /:\d+:\d+$/.exec(error.detail.place ?? '')?.[0] ?? '';
      problems.push({ file: file.path, pointer: line, message: error.message });
    }
  }
  const [failure] = failures;
  if (files.length === 0 && failure !== undefined) throw failure;
  if (files.length === 0) throw await noConfig(scope, host);
  return { found: withKeys(specs, place), specs, notices, problems, files };
}

/** How many of the paths that were tried the message names. */
const MOST_NAMED = 6;

async function noConfig(scope: Scope, host: Host): Promise<McpLockError> {
  const { place, command = 'init' } = scope;
  const paths = [...new Set(usualFiles(scope).map(({ file }) => shown(file.path, host)))];
  // A config that is looked for in the folder itself has no name of its own.
  const named = paths.filter((path) => path !== '.');
  const other = !scope.user && (await hasConfigs({ ...scope, user: true }, host));
  return new McpLockError(
    noConfigFound(named.slice(0, MOST_NAMED), Math.max(0, named.length - MOST_NAMED), command, other),
    { place: place.workspaceFolder },
  );
}

/** Whether there is any config file in scope. */
export async function hasConfigs(scope: Scope, host: Host): Promise<boolean> {
  for (const { file } of await sourcesOf(scope, host))
    if ((await host.files.kind(file.path).catch(() => undefined)) !== undefined) return true;
  return false;
}

/** Why the guard of a server does not enforce the lock of this run. */
function guardProblem(spec: Spec, client: Client, { place, lockPath }: Scope): string | undefined {
  const guard = guardTarget(spec, client, place);
  if (guard === undefined || lockPath === undefined) return undefined;
  if (guard.lock !== lockPath) return guardOfOtherLock();
  if (spec.scope === 'user' || !isInside(place.workspaceFolder, spec.file, pathsOf(place))) return undefined;
  // It would start the server in that folder.
  return guard.folder === place.workspaceFolder ? undefined : guardInOtherFolder();
}
