/**
 * Which lock the guard in front of a server obeys and in which folder it works: a spec whose guard was recognised in, absolute
 * paths out, seen from where the client starts it. Touches no disk.
 */
import type { Client, Place } from '../../contracts.ts';
import { pathsOf } from '../../host/paths.ts';
import type { Spec } from '../../model.ts';
import { fillIn } from '../../variables/text.ts';
import { guardLine } from './guard-line.ts';

/** Undefined for a spec without a guard. */
export function guardStanding(
  spec: Spec,
  { dialect }: Client,
  place: Place,
): { readonly lock: string; readonly folder: string } | undefined {
  const [command, ...args] = spec.guarded ?? [];
  const guard = command && guardLine({ transport: 'stdio', command, args, env: [] }, dialect, place);
  if (!guard) return undefined;
  const { join, resolve } = pathsOf(place);
  const filled = (text: string) => fillIn(text, dialect, { place, file: spec.file, value: false }).text;
  const last = (option: string) => guard.valued.findLast(([one]) => one === option)?.[1];
  const own = spec.launch.transport === 'stdio' ? spec.launch.cwd : undefined;
  const start = resolve(place.workspaceFolder, filled(own ?? ''));
  const folder = resolve(start, filled(last('--cwd') ?? ''));
  const lockfile = last('--lockfile');
  return {
    folder,
    lock: lockfile === undefined ? join(folder, 'mcp-lock.json') : resolve(start, filled(lockfile)),
  };
}
