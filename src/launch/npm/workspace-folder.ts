/**
 * The folder of the `package.json` whose script a line starts. In: the line. Out: where it usually is (`usualFolder`, pure),
 * and where it is on this disk (`scriptFolders`): a workspace is found by its name or its path, as the package manager
 * does. Runs nothing.
 */
import type { Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import { isInside } from '../../host/is-inside.ts';
import { pathsOf } from '../../host/paths.ts';
import { type Fields, readFields, yamlFields } from '../fields.ts';
import { foldersWithin } from '../file/lockfiles.ts';
import type { ScriptLine } from './script-line.ts';
import { workspaceFolders } from './workspaces.ts';

/** By the shape of the line; a workspace that is known by its name alone counts as a folder of that name. */
export function usualFolder({ folder, workspace }: ScriptLine, place: Place): string | undefined {
  if (folder === undefined || workspace === undefined || workspace === 'root') return folder;
  return pathsOf(place).resolve(folder, workspace.word);
}

export interface ScriptFolders {
  readonly folder: string;
  /** Further workspaces that the word means: the script runs in all. */
  readonly others: readonly string[];
  /** The project that the workspace is of; absent: it is the folder itself. */
  readonly project?: string;
}

/** `start`: the folder of the line. Throws E_LAUNCH for more workspaces than can be looked at. */
export async function scriptFolders(
  line: ScriptLine,
  start: string,
  place: Place,
  host: Host,
): Promise<ScriptFolders> {
  const usual = { folder: usualFolder(line, place) ?? start, others: [] };
  const { workspace, runner } = line;
  if (workspace === undefined) return usual;
  const { join } = pathsOf(place);
  for (const project of foldersWithin(start, place)) {
    const fields =
      runner === 'pnpm'
        ? await pnpmWorkspaces(join(project, 'pnpm-workspace.yaml'), host)
        : await readFields(join(project, 'package.json'), host).catch(() => undefined);
    if (fields?.['workspaces'] === undefined) continue;
    if (workspace === 'root') return { folder: project, others: [] };
    const all = await workspaceFolders(fields, project, place, host);
    const [folder, ...others] = await meant(workspace.word, all, start, place, host);
    return folder === undefined ? { ...usual, project } : { folder, others, project };
  }
  return usual;
}

/** The workspaces that a word means. */
async function meant(
  word: string,
  folders: readonly string[],
  start: string,
  place: Place,
  host: Host,
): Promise<readonly string[]> {
  const paths = pathsOf(place);
  const path = paths.resolve(start, word);
  const named: string[] = [];
  const short: string[] = [];
  for (const folder of folders) {
    const fields = await readFields(paths.join(folder, 'package.json'), host).catch(() => undefined);
    if (fields === undefined) continue;
    const name = typeof fields['name'] === 'string' ? fields['name'] : '';
    if (name === word || isInside(path, folder, paths)) named.push(folder);
    // pnpm also takes a name without its scope.
    else if (name.endsWith(`/${word}`)) short.push(folder);
  }
  return [...(named.length > 0 ? named : short)].sort();
}

async function pnpmWorkspaces(path: string, host: Host): Promise<Fields | undefined> {
  const bytes = await host.files.read(path).catch(() => undefined);
  if (bytes === undefined) return undefined;
  try {
    const { packages } = await yamlFields(new TextDecoder().decode(bytes));
    return { workspaces: packages ?? [] };
  } catch {
    // pnpm does not start with it either.
    return undefined;
  }
}
