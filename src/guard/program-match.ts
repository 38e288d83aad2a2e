/**
 * Whether the program and the working folder of a launch are the locked ones, as far as variables of the lock stand for folders of
 * this machine: the lock's launch and what is here in, the difference out. Pure.
 */
import type { Place } from '../contracts.ts';
import type { Host } from '../host/host.ts';
import { isInside } from '../host/is-inside.ts';
import { pathsOf } from '../host/paths.ts';
import type { NamedFolder } from '../launch/locked-text.ts';
import { matches, variablesIn } from '../launch/locked-text.ts';
import type { StdioLaunch } from '../model.ts';
import { folderDiffers, programFolderUnknown } from './messages.ts';

/**
 * A variable can stand for the folder of a program, with a value that is unknown here. A program in the repository can change with
 * any commit, so there the value must be known.
 */
export function programDifference(
  { command: locked }: StdioLaunch,
  command: string,
  folders: readonly NamedFolder[],
  place: Place,
  host: Host,
): string | undefined {
  const open = variablesIn(locked).filter(({ variable }) =>
    folders.every((folder) => folder.variable !== variable),
  );
  // A name without a folder is looked up on the PATH.
  if (open.length === 0 || !/[\\/]/.test(command)) return undefined;
  const known = open.flatMap(({ variable, name }) => {
    const path = host.env[name];
    return path === undefined ? [] : [{ variable, path }];
  });
  if (known.length === open.length && matches(locked, command, [...folders, ...known])) return undefined;
  const paths = pathsOf(place);
  return isInside(place.workspaceFolder, paths.resolve(host.cwd, command), paths)
    ? programFolderUnknown(open.map(({ name }) => name))
    : undefined;
}

/** A relative folder of the lock begins at the repository. */
export function folderDifference(
  { cwd: locked }: StdioLaunch,
  cwd: string,
  folders: readonly NamedFolder[],
  place: Place,
): string | undefined {
  if (locked === undefined) return undefined;
  const { isAbsolute, normalize, join } = pathsOf(place);
  const whole = isAbsolute(locked) || locked.startsWith('$') ? locked : join('${workspaceFolder}', locked);
  const plain = normalize(whole).replace(/(?<![\\/])[\\/]+$/, '');
  return matches(plain, cwd, folders) ? undefined : folderDiffers();
}
