/**
 * Everything that decides how npx starts a program and what environment it gives: a line in, a digest out. Its words, folder and
 * environment; the programs that take part, by their size and times; every `.npmrc` and `package.json` that npm reads, by its bytes.
 * Undefined where npx is not npm's own program, or a file cannot be read. Runs nothing.
 */
import { createHash } from 'node:crypto';
import type { Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import { kindAt } from '../../host/kind-at.ts';
import { foldersUp, pathsOf } from '../../host/paths.ts';
import type { Entry } from '../../model.ts';
import { fieldsOf } from '../fields.ts';
import { globalFolders, programOnPath } from '../npm/global-folders.ts';
import { realPathOf } from '../npm/node-modules.ts';
import type { DirectLine } from './line.ts';

export interface Basis {
  readonly digest: string;
  /** Where npm itself lies. */
  readonly npm: string;
}

/** A change of what is captured, or of how it is used, needs another number here. */
const VERSION = 1;

const MAX_FILE = 4 * 1024 * 1024;

/** npm may read another file of settings, which is none of those below. */
const OTHER_SETTINGS = /globalconfig|userconfig/i;

export async function basisOf(
  line: DirectLine,
  { dependencies, origin, launch }: Entry,
  place: Place,
  host: Host,
): Promise<Basis | undefined> {
  const { whole, given, command } = line;
  const { join, dirname, isAbsolute } = pathsOf(place);
  const here = { ...place, env: given };
  // npm reads `~` in some settings and in others not.
  if (Object.entries(given).some(([name, value]) => /^npm_config_/i.test(name) && value.startsWith('~')))
    return undefined;
  const programAt = async (name: string) => (isAbsolute(name) ? name : programOnPath(name, here, host));
  const [node, npx] = [await programAt('node'), await programAt(command)];
  if (node === undefined || npx === undefined) return undefined;
  const cli = await realPathOf(npx, host);
  if (cli === undefined || !/\/bin\/np[xm]-cli\.js$/.test(cli)) return undefined;
  const npm = dirname(dirname(cli));
  const manifest = join(npm, 'package.json');
  if ((await nameIn(manifest, host)) !== 'npm') return undefined;
  const programs: (string | undefined)[] = [];
  for (const path of [node, npx, given['npm_config_script_shell'] ?? '', host.node.path])
    programs.push(path, await realPathOf(path, host), await host.files.stamp(path));
  const settings = await settingsFiles(npm, line, here, host);
  const files: (string | undefined)[] = [];
  for (const path of [manifest, ...settings.files]) {
    const text = await textOf(path, host);
    if (text === null || (path !== manifest && /npmrc$/.test(path) && OTHER_SETTINGS.test(text ?? '')))
      return undefined;
    files.push(path, text === undefined ? undefined : digestOf(text));
  }
  for (const folder of settings.folders) files.push(folder, await kindAt(folder, host));
  const about = [
    VERSION,
    [whole.command, whole.args, whole.cwd, Object.entries(given), place.workspaceFolder],
    [dependencies, origin.hash, launch.hash],
    programs,
    files,
  ];
  return { digest: digestOf(JSON.stringify(about, (_, value) => (value === undefined ? null : value))), npm };
}

/** Every file that npm may read its settings or the name of the project from, whether it is there or not. */
async function settingsFiles(
  npm: string,
  { whole, given }: DirectLine,
  here: Place,
  host: Host,
): Promise<{ readonly files: readonly string[]; readonly folders: readonly string[] }> {
  const { join, dirname, resolve } = pathsOf(here);
  const up = foldersUp(whole.cwd, pathsOf(here));
  const set = (name: string) =>
    Object.entries(given)
      .filter(([key, value]) => key.toLowerCase() === `npm_config_${name}` && value !== '')
      .map(([, value]) => resolve(whole.cwd, value));
  const globals = await globalFolders(here, whole.cwd, host);
  return {
    files: [
      ...up.flatMap((folder) => [join(folder, '.npmrc'), join(folder, 'package.json')]),
      ...set('userconfig'),
      ...set('globalconfig'),
      join(given['HOME'] || here.userHome, '.npmrc'),
      ...globals.map(({ programs }) => join(dirname(programs), 'etc', 'npmrc')),
      join(npm, 'npmrc'),
    ],
    folders: up.map((folder) => join(folder, 'node_modules')),
  };
}

async function nameIn(manifest: string, host: Host): Promise<unknown> {
  const text = await textOf(manifest, host);
  try {
    return fieldsOf(JSON.parse(text ?? ''))['name'];
  } catch {
    return undefined;
  }
}

/** Undefined: there is no such file; null: it cannot be read. */
async function textOf(path: string, host: Host): Promise<string | null | undefined> {
  try {
    const kind = await host.files.kind(path);
    if (kind === undefined) return undefined;
    if (kind !== 'file' || (await host.files.size(path)) > MAX_FILE) return null;
    return Buffer.from(await host.files.read(path)).toString('latin1');
  } catch {
    return null;
  }
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');
