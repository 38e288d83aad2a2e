/**
 * Where npx keeps what it installed. In: package tokens and the environment of the server. Out: the folder of
 * that tree. The folder is named as npm names it (`libnpmexec`): a hash of the tokens as written. Reads
 * `cache` of the user's `.npmrc`. Never writes.
 */
import { sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Place } from '../../contracts.ts';
import { pathsOf, startIn } from '../../host/paths.ts';

/** Reads settings of npm from a file: the last value of a key, or undefined. */
type ReadSetting = (path: string, key: string) => Promise<string | undefined>;

/** The folder npx installs into for `npx TOKENS` in the environment of `place`. */
export async function npxFolderPath(
  tokens: readonly string[],
  place: Place,
  readSetting: ReadSetting,
): Promise<string> {
  const { join } = pathsOf(place);
  const sorted = [...tokens].sort((a, b) => a.localeCompare(b, 'en')).join('\n');
  const folder = bytesToHex(sha512(utf8ToBytes(sorted))).slice(0, 16);
  return join(await npmCacheOf(place, readSetting), '_npx', folder);
}

/** npm's own cache. */
export async function npmCacheOf(place: Place, readSetting: ReadSetting): Promise<string> {
  const { join, isAbsolute } = pathsOf(place);
  const [set] = await foldersSet('cache', place, readSetting);
  if (set !== undefined) return set;
  const windows = place.platform === 'win32';
  const local = place.env['LOCALAPPDATA'];
  if (windows && local !== undefined && isAbsolute(local)) return join(local, 'npm-cache');
  return join(homeOf(place), windows ? 'npm-cache' : '.npm');
}

/** What the environment, the user's `.npmrc` and the global one set for a folder, the one that counts first. */
export async function foldersSet(
  name: 'cache' | 'prefix',
  place: Place,
  readSetting: ReadSetting,
): Promise<readonly string[]> {
  const { join } = pathsOf(place);
  const home = homeOf(place);
  const at = (path: string) => (/^~[\\/]/.test(path) ? join(home, path.slice(2)) : startIn(place, path));
  const set = settingOf(place, name);
  const files = [settingOf(place, 'userconfig') ?? join(home, '.npmrc'), settingOf(place, 'globalconfig')];
  const written: (string | undefined)[] = [];
  for (const file of files) written.push(file === undefined ? undefined : await readSetting(at(file), name));
  return [
    ...(set === undefined ? [] : [at(set)]),
    ...written.flatMap((one) => (one === undefined ? [] : [at(withVariables(one, place))])),
  ];
}

const homeOf = ({ platform, env, userHome }: Place): string =>
  (platform === 'win32' ? env['USERPROFILE'] : env['HOME']) || userHome;

/** npm reads its variables in any case, and the last one it meets wins. */
function settingOf({ env }: Place, name: string): string | undefined {
  const names = Object.keys(env).filter((key) => key.toLowerCase() === `npm_config_${name}`);
  return names.map((key) => env[key]).findLast((value) => value !== undefined && value !== '');
}

const withVariables = (text: string, { env }: Place): string =>
  text.replace(/\$\{([^}]+)\}/g, (whole, name: string) => env[name] ?? whole);
