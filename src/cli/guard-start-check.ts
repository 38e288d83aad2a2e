/**
 * Whether the guards that `wrap` writes, or that a config already has, can start: how clients start them in, errors and texts that say
 * what to install out. Starts nothing.
 */
import type { Settings } from '../config/settings.ts';
import { McpLockError } from '../errors.ts';
import { shown } from '../host/shown-path.ts';
import type { GuardMissing } from '../launch/npm/guard-found.ts';
import { guardOnPath, missingForGuard } from '../launch/npm/guard-found.ts';
import type { GuardStart } from '../launch/npm/guard-start.ts';
import { refuseOtherGuard } from '../launch/npm/guard-start.ts';
import type { Found } from '../launch/prepared.ts';
import { guardCannotStart, guardNotInstalled, guardNotOnPath, guardWithoutTool } from './messages.ts';

/** Looks once for guards that start alike. Throws E_LAUNCH for one in whose place the repository can put another program. */
export function missingGuards({
  place,
  host,
}: Settings): (start: GuardStart) => Promise<GuardMissing | undefined> {
  const known = new Map<string, Promise<GuardMissing | undefined>>();
  const look = async (start: GuardStart) => {
    const missing = await missingForGuard(start, place, host);
    if (missing === undefined) await refuseOtherGuard([start], place, host);
    return missing;
  };
  return (start) => {
    const key = JSON.stringify([start.cwd, start.words.slice(0, start.words.indexOf('guard'))]);
    const found = known.get(key) ?? look(start);
    known.set(key, found);
    return found;
  };
}

/** The error of `wrap` for a guard that could not start. */
export async function cannotStart(
  { way, missing, cwd }: GuardMissing,
  { place, host }: Settings,
): Promise<McpLockError> {
  const [program = ''] = way.words;
  if (missing === 'tool') return new McpLockError(guardWithoutTool(program));
  if (way.tool === undefined) return new McpLockError(guardNotOnPath(way.install));
  const onPath = await guardOnPath(place, host);
  return new McpLockError(guardNotInstalled(way.tool, shown(cwd, host), onPath, way.install));
}

/** Why a server that is wrapped in every config is not guarded here; undefined: it is, or it is not wrapped. */
export async function deadGuard(
  { spec, guards = [] }: Found,
  missingOf: ReturnType<typeof missingGuards>,
): Promise<string | undefined> {
  if (spec.guarded === undefined) return undefined;
  try {
    for (const guard of guards) {
      const one = await missingOf(guard);
      if (one === undefined) continue;
      const [program = ''] = one.way.words;
      return one.missing === 'tool'
        ? guardCannotStart(program, undefined)
        : guardCannotStart('mcp-lock', one.way.install);
    }
  } catch (error) {
    if (error instanceof McpLockError && error.code === 'E_LAUNCH') return error.message;
    throw error;
  }
  return undefined;
}
