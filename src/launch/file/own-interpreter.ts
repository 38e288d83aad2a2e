/**
 * An interpreter that lies in the repository is code of it: a launch in, that file with its hash out; nothing for one of
 * the machine, or one that is only linked into the repository, as a venv does.
 */
import type { Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import type { Origin, StdioLaunch } from '../../model.ts';
import { isOwnFile, pathsOf } from '../line/program.ts';
import { hashedFile } from './hashed-file.ts';

/** At most one origin. */
export async function ownInterpreter(
  { command, cwd }: StdioLaunch,
  place: Place,
  host: Host,
): Promise<readonly Origin[]> {
  if (!isOwnFile(command, place)) return [];
  const path = pathsOf(place).resolve(place.workspaceFolder, cwd ?? '', command);
  const [real, root] = await Promise.all(
    [path, place.workspaceFolder].map((one) => host.files.realPath(one).catch(() => one)),
  );
  const inside = isOwnFile(real ?? path, { ...place, workspaceFolder: root ?? place.workspaceFolder });
  return inside ? [await hashedFile(path, 'exact', place, host)] : [];
}
