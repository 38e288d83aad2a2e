/**
 * Which pnpm or Yarn is run where Corepack stands in for them: it takes its own settings from `.corepack.env` of the project, such as
 * the registry that the package manager itself comes from. In: a folder. Out: E_LAUNCH where one is set. Shows no value.
 */
import type { Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import { foldersUp, pathsOf } from '../../host/paths.ts';
import { refuseEnvFiles } from '../file/env-file.ts';

export const refuseCorepackSettings = (cwd: string, place: Place, host: Host): Promise<void> =>
  refuseEnvFiles(
    foldersUp(cwd, pathsOf(place)).map((folder) => pathsOf(place).join(folder, '.corepack.env')),
    place,
    host,
  );
