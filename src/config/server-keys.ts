/**
 * The keys of servers in the lock: specs of all configs in, one entry per key out. The key is the name of the server, or
 * `name@client`, `name@client-2`, … for launches of one name that differ. Reads nothing.
 */
import type { Place } from '../contracts.ts';
import { pathsOf } from '../host/paths.ts';
import type { GuardStart } from '../launch/npm/guard-start.ts';
import type { Found } from '../launch/prepared.ts';
import { canonical } from '../lock/canonical.ts';
import type { Json, Spec } from '../model.ts';
import { expand } from '../variables/expand.ts';

/** A spec with its client, before it has a key. */
export type FoundSpec = Omit<Found, 'key' | 'guards'>;

/** Equal launches of one name share a key. Sorted by key. */
export function withKeys(specs: readonly FoundSpec[], place: Place): readonly Found[] {
  const out = new Map<string, Found>();
  for (const read of specs) {
    const { spec } = read;
    const launch = launchText(spec);
    for (const key of keysFor(spec)) {
      const taken = out.get(key);
      if (taken !== undefined && launchText(taken.spec) !== launch) continue;
      const chosen = taken?.spec.enabled === true ? taken : { key, ...read };
      const guarded = [taken ?? read, read].every(({ spec: one }) => one.guarded !== undefined && !one.idle);
      const guards = [...(taken?.guards ?? []), ...guardsOf(read, place)];
      out.set(key, {
        ...(guarded ? chosen : unguarded(chosen)),
        ...(guards.length === 0 ? {} : { guards }),
      });
      break;
    }
  }
  return [...out.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** A server counts as guarded only if every config starts it through the guard. */
function unguarded(found: Found): Found {
  const { guarded: _, idle: __, ...spec } = found.spec;
  return { ...found, spec };
}

function guardsOf({ spec, client }: FoundSpec, place: Place): readonly GuardStart[] {
  const { guarded: words, launch, file } = spec;
  if (words === undefined) return [];
  const cwd = launch.transport === 'stdio' ? (launch.cwd ?? '') : '';
  const { text } = expand(cwd, client.dialect, place, file);
  return [{ words, cwd: pathsOf(place).resolve(place.workspaceFolder, text) }];
}

/** The key under which a spec of one of the configs was found. */
export function keyOf(spec: Spec, found: readonly Found[]): string | undefined {
  const launch = launchText(spec);
  for (const key of keysFor(spec)) {
    const one = found.find((candidate) => candidate.key === key);
    if (one === undefined) return undefined;
    if (launchText(one.spec) === launch) return key;
  }
  return undefined;
}

/** The launch of a spec with its values as one text: equal for two specs that start the same. May hold secrets. */
export const launchText = ({ launch, env, borrowed = {} }: Spec): string =>
  canonical({ launch, env, borrowed } as unknown as Json);

/** Endless, because any number of launches may have one name. */
function* keysFor({ name, client }: Spec): Generator<string> {
  yield name;
  yield `${name}@${client}`;
  for (let number = 2; ; number += 1) yield `${name}@${client}-${number}`;
}
