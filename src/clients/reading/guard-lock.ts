/**
 * Which lock the guard in front of a server obeys: a spec whose guard was recognised in, an absolute path out. Its folder is
 * that of `--cwd`, seen from where the client starts it. Touches no disk.
 */
import type { Client, Place } from '../../contracts.ts';
import type { Spec } from '../../model.ts';
import { pathsOf } from '../paths.ts';
import { fillIn } from '../variables/text.ts';
import { guardLine } from './wrapped.ts';

/** Undefined for a spec without a guard. */
export function guardLock(spec: Spec, { dialect }: Client, place: Place): string | undefined {
  const [command, ...args] = spec.guarded ?? [];
  const guard = command && guardLine({ transport: 'stdio', command, args, env: [] });
  if (!guard) return undefined;
  const { join, resolve } = pathsOf(place);
  const filled = (text: string) => fillIn(text, dialect, { place, file: spec.file, value: false }).text;
  const last = (option: string) => guard.valued.findLast(([one]) => one === option)?.[1];
  const own = spec.launch.transport === 'stdio' ? spec.launch.cwd : undefined;
  const start = resolve(place.workspaceFolder, filled(own ?? ''));
  const lockfile = last('--lockfile');
  return lockfile === undefined
    ? join(resolve(start, filled(last('--cwd') ?? '')), 'mcp-lock.json')
    : resolve(start, filled(lockfile));
}
