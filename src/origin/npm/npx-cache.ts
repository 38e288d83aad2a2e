/**
 * Where npx keeps what it installed. In: package tokens and the environment of the server. Out: the path of npm's
 * record of that tree. The folder is named as npm names it (`libnpmexec`): a hash of the tokens as written. Reads
 * `cache` of the user's `.npmrc`. Never writes.
 */
import { posix, win32 } from 'node:path';
import { sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Place } from '../../contracts.ts';

/** Reads settings of npm from a file: the last value of a key, or undefined. */
type ReadSetting = (path: string, key: string) => Promise<string | undefined>;

/** The record npm writes for `npx TOKENS` in the environment of `place`. */
export async function npxRecordPath(
  tokens: readonly string[],
  place: Place,
  readSetting: ReadSetting,
): Promise<string> {
  const { join } = pathsOf(place);
  const sorted = [...tokens].sort((a, b) => a.localeCompare(b, 'en')).join('\n');
  const folder = bytesToHex(sha512(utf8ToBytes(sorted))).slice(0, 16);
  return join(await cacheOf(place, readSetting), '_npx', folder, 'node_modules', '.package-lock.json');
}

async function cacheOf(place: Place, readSetting: ReadSetting): Promise<string> {
  const { join, resolve, isAbsolute } = pathsOf(place);
  const windows = place.platform === 'win32';
  const home = (windows ? place.env['USERPROFILE'] : place.env['HOME']) || place.userHome;
  const at = (path: string) =>
    /^~[\\/]/.test(path) ? join(home, path.slice(2)) : resolve(place.workspaceFolder, path);
  const set = settingOf(place, 'cache');
  if (set !== undefined) return at(set);
  const files = [settingOf(place, 'userconfig') ?? join(home, '.npmrc'), settingOf(place, 'globalconfig')];
  for (const file of files) {
    const written = file === undefined ? undefined : await readSetting(at(file), 'cache');
    if (written !== undefined) return at(withVariables(written, place));
  }
  const local = place.env['LOCALAPPDATA'];
  if (windows && local !== undefined && isAbsolute(local)) return join(local, 'npm-cache');
  return join(home, windows ? 'npm-cache' : '.npm');
}

/** npm reads its variables in any case, and the last one it meets wins. */
function settingOf({ env }: Place, name: string): string | undefined {
  const found = Object.entries(env).filter(
    ([key, value]) => key.toLowerCase() === `npm_config_${name}` && value !== undefined && value !== '',
  );
  return found.at(-1)?.[1];
}

const withVariables = (text: string, { env }: Place): string =>
  text.replace(/\$\{([^}]+)\}/g, (whole, name: string) => env[name] ?? whole);

const pathsOf = ({ platform }: Place): typeof posix => (platform === 'win32' ? win32 : posix);
