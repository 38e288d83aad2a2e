/**
 * Finds the servers in scope: config files in, keyed specs out. A file that cannot be read as a whole is an error,
 * never "no servers"; a bad entry is a problem beside its neighbours. Starts nothing.
 */

import type { Client, Place } from '../contracts.ts';
import { McpLockError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { isInside } from '../host/is-inside.ts';
import { pathsOf } from '../host/paths.ts';
import type { GuardStart } from '../launch/npm/guard-start.ts';
import type { Found } from '../launch/prepared.ts';
import { canonical } from '../lock/canonical.ts';
import { parentLock } from '../lock/parent-lock.ts';
import { shown } from '../lock/store.ts';
import type { Json, Notice, Spec } from '../model.ts';
import { expand } from '../variables/expand.ts';
import { clientOfId } from './clients/index.ts';
import type { Scope } from './config-files.ts';
import { configText, readersOf, sourcesOf, usualFiles } from './config-files.ts';
import { guardTarget } from './reading/guard-line.ts';
import { sharedReader } from './reading/shared-file.ts';

export type { Scope } from './config-files.ts';

export interface Discovery {
  readonly found: readonly Found[];
  /** Every spec of every config, also one that another config has, too. */
  readonly every: readonly Read[];
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
  const specs: Read[] = [];
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
        const astray = astrayOf(read, client, scope);
        const spec: Spec = astray === undefined ? read : { ...read, idle: true };
        if (astray !== undefined) {
          // Of a config of the user, the servers may belong to another project.
          const into = spec.scope === 'user' ? notices : problems;
          const { pointer, name: server } = spec;
          into.push({ file: file.path, pointer, server, message: astray });
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
  if (files.length === 0) {
    // One that is sought in the folder itself has no name of its own.
    const looked = [...new Set(usualFiles(scope).map(({ file }) => shown(file.path, host)))].filter(
      (path) => path !== '.',
    );
    const { command = 'init' } = scope;
    const above = await parentLock(place.workspaceFolder, command, host);
    const more = looked.length > MOST_NAMED ? ` and ${looked.length - MOST_NAMED} more` : '';
    throw new McpLockError(
      'E_CONFIG',
      `no MCP config found (looked for ${looked.slice(0, MOST_NAMED).join(', ')}${more})${above === undefined ? '' : `, and no lockfile; there is one in ${above.folder}`}`,
      {
        place: place.workspaceFolder,
        next:
          above?.next ??
          `run this in the folder that holds your .mcp.json, or name the file: mcp-lock ${command} --config FILE`,
      },
    );
  }
  return { found: keyed(specs, place), every: specs, notices, problems, files };
}

/** How many of the files that were looked for a message names. */
const MOST_NAMED = 6;

export type Read = Omit<Found, 'key' | 'guards'>;

/** Why a guard does not answer for what this run checks. */
function astrayOf(spec: Spec, client: Client, { place, lockPath }: Scope): string | undefined {
  const guard = guardTarget(spec, client, place);
  if (guard === undefined || lockPath === undefined) return undefined;
  if (guard.lock !== lockPath) return 'its guard obeys another lock than this one';
  if (spec.scope === 'user' || !isInside(place.workspaceFolder, spec.file, pathsOf(place))) return undefined;
  // It would start the server there.
  return guard.folder === place.workspaceFolder
    ? undefined
    : 'its guard works in another folder than this one';
}

/** Equal launches under one name share a key; a later one that differs is keyed `name@client`. */
function keyed(specs: readonly Read[], place: Place): readonly Found[] {
  const out = new Map<string, Found>();
  for (const read of specs) {
    const { spec } = read;
    const launch = launchOf(spec);
    for (const key of keysFor(spec)) {
      const taken = out.get(key);
      if (taken !== undefined && launchOf(taken.spec) !== launch) continue;
      const kept = taken?.spec.enabled === true ? taken : { key, ...read };
      const guarded = [taken ?? read, read].every(({ spec: one }) => one.guarded !== undefined && !one.idle);
      const guards = [...(taken?.guards ?? []), ...guardsOf(read, place)];
      out.set(key, {
        ...(guarded ? kept : unguarded(kept)),
        ...(guards.length === 0 ? {} : { guards }),
      });
      break;
    }
  }
  return [...out.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** A server counts as guarded when every config starts it so. */
function unguarded(found: Found): Found {
  const { guarded: _, idle: __, ...spec } = found.spec;
  return { ...found, spec };
}

function guardsOf({ spec, client }: Read, place: Place): readonly GuardStart[] {
  const { guarded: words, launch, file } = spec;
  if (words === undefined) return [];
  const cwd = launch.transport === 'stdio' ? (launch.cwd ?? '') : '';
  const { text } = expand(cwd, client.dialect, place, file);
  return [{ words, cwd: pathsOf(place).resolve(place.workspaceFolder, text) }];
}

/** The key under which a spec of one of the configs was found. */
export function keyOf(spec: Spec, found: readonly Found[]): string | undefined {
  const launch = launchOf(spec);
  for (const key of keysFor(spec)) {
    const one = found.find((candidate) => candidate.key === key);
    if (one === undefined) return undefined;
    if (launchOf(one.spec) === launch) return key;
  }
  return undefined;
}

/** What two specs have in common when they start the same. */
export const launchOf = ({ launch, env, borrowed = {} }: Spec): string =>
  canonical({ launch, env, borrowed } as unknown as Json);

/** Without end: any number of launches may have one name. */
function* keysFor({ name, client }: Spec): Generator<string> {
  yield name;
  yield `${name}@${client}`;
  for (let number = 2; ; number += 1) yield `${name}@${client}-${number}`;
}
