/**
 * Settings in a project's files that decide where a package manager takes a package from, or what else it runs. In: a
 * folder and the names of such settings. Out: E_LAUNCH where one is set; as a part of the origin, the package manager
 * that the project brings. Never shows a value. For `.npmrc` see `npmrc.ts`.
 */
import type { Place } from '../../contracts.ts';
import { errno, McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { foldersUp, pathsOf } from '../../host/paths.ts';
import type { Origin } from '../../model.ts';
import { type Fields, fieldsOf, yamlFields } from '../fields.ts';
import { fileUrl } from '../line/origin-url.ts';
import { managerSetting, managerSettingsUnreadable } from '../messages.ts';
import { folderOrigin } from './local-package.ts';
import { readYarnrc } from './yarnrc.ts';

/** One kind of settings file. Names of settings are dotted: `install.registry`. */
export interface SettingsFile {
  readonly file: string;
  readonly syntax: 'toml' | 'yaml' | 'json' | 'yarnrc';
  /** Settings that take the package from another place, or run other code with it. */
  readonly refused: RegExp;
  /** Whether such a setting, at the top of the file, does neither with this value. */
  readonly harmless?: (key: string, value: unknown) => boolean;
  /** Settings that decide which version is taken when none is written. */
  readonly choosesVersion?: RegExp;
  /** The setting that holds the path of the package manager itself. */
  readonly program?: string;
}

interface ManagerRun {
  readonly cwd: string;
  /** The words that start the package manager. */
  readonly tool: string;
  /** The launch names no exact version. */
  readonly floating: boolean;
}

/** Looks through the files from `cwd` up. Throws E_LAUNCH. */
export async function managerSettingParts(
  files: readonly SettingsFile[],
  { cwd, tool, floating }: ManagerRun,
  place: Place,
  host: Host,
): Promise<readonly Origin[]> {
  const { join, resolve } = pathsOf(place);
  const parts: Origin[] = [];
  for (const folder of foldersUp(cwd, pathsOf(place))) {
    if (folder === resolve(place.userHome)) continue;
    for (const kind of files) {
      const path = join(folder, kind.file);
      const fields = await readSettings(path, kind, host);
      const keys = dotted(fields, 3);
      const found =
        keys.find((key) => kind.refused.test(key) && kind.harmless?.(key, fields[key]) !== true) ??
        (floating ? keys.find((key) => kind.choosesVersion?.test(key)) : undefined);
      if (found !== undefined) {
        const key = found.split('.').slice(0, 2).join('.');
        throw new McpLockError(managerSetting(tool, key, kind.file), { place: path });
      }
      const program = kind.program === undefined ? undefined : fields[kind.program];
      if (typeof program !== 'string') continue;
      const file = resolve(folder, program);
      const { integrity } = await folderOrigin(file, place, host, tool);
      parts.push({ url: fileUrl(file, place), ...(integrity === undefined ? {} : { integrity }) });
    }
  }
  return parts;
}

/** Settings by which a Yarn hands over to another one. */
export const YARN_PATHS: readonly SettingsFile[] = [
  { file: '.yarnrc', syntax: 'yarnrc', refused: /(?!)/, program: 'yarn-path' },
  { file: '.yarnrc.yml', syntax: 'yaml', refused: /(?!)/, program: 'yarnPath' },
];

async function readSettings(path: string, { syntax }: SettingsFile, host: Host): Promise<Fields> {
  let text: string;
  try {
    text = new TextDecoder().decode(await host.files.read(path));
  } catch (error) {
    if (errno(error) === 'ENOENT' || errno(error) === 'ENOTDIR') return {};
    throw new McpLockError(managerSettingsUnreadable(errno(error)), { place: path, cause: error });
  }
  try {
    if (syntax === 'yarnrc') return fieldsOf(readYarnrc(text));
    if (syntax === 'toml') return fieldsOf((await import('smol-toml')).parse(text));
    if (syntax === 'yaml') return await yamlFields(text);
    return fieldsOf((await import('jsonc-parser')).parse(text));
  } catch (error) {
    const reason = syntax === 'yarnrc' ? 'yarn-path is not plain' : `not valid ${syntax.toUpperCase()}`;
    throw new McpLockError(managerSettingsUnreadable(reason), { place: path, cause: error });
  }
}

/** Names of all settings down to a depth. */
const dotted = (fields: Fields, depth: number): readonly string[] =>
  Object.entries(fields).flatMap(([key, value]) => [
    key,
    ...(depth > 1 ? dotted(fieldsOf(value), depth - 1).map((below) => `${key}.${below}`) : []),
  ]);
