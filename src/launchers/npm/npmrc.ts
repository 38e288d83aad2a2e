/**
 * Settings in a project's `.npmrc` that decide what npx runs: a folder in; out E_LAUNCH for one that makes it run other
 * code than the package it is given, and the registry that package comes from. npm gives no environment variable that
 * would undo these (`npx-guard.ts` has those it does). Never shows a value but a registry's address, for `.npmrc` holds
 * tokens.
 */
import type { Place } from '../../contracts.ts';
import { errno, McpLockError } from '../../errors.ts';
import type { Host } from '../../host.ts';
import { cleanAddress } from '../line/address.ts';
import { pathsOf } from '../line/program.ts';
import { foldersUp } from './node-modules.ts';

/**
 * `package` and `call` put another program in its place; a `cache`, a `prefix` or another file of settings inside the
 * repository holds programs that npx takes unasked; a `workspace` brings its own.
 */
const STEERING = new Set(
  'package call cache prefix global location userconfig globalconfig workspace workspaces'.split(' '),
);

/** Lets somebody else answer for the registry, under the same address. */
const DIVERTING = new Set('proxy https-proxy noproxy replace-registry-host cafile ca'.split(' '));

/** One line of an `.npmrc`. */
export interface Setting {
  readonly name: string;
  readonly value: string;
  /** Below a `[section]`, where npm looks for nothing. */
  readonly nested: boolean;
}

/** Looks through every `.npmrc` from `cwd` up that is not the user's own. Throws E_LAUNCH. */
export async function refuseNpmrc(cwd: string, place: Place, host: Host, tool = 'npx'): Promise<void> {
  for (const { path, settings } of await projectFiles(cwd, place, host)) {
    const found = settings.find((setting) => steers(setting) || diverts(setting));
    if (found === undefined) continue;
    const does = steers(found) ? 'run other code' : 'take the package from somewhere else';
    throw refused(`${tool} would obey ${shownKey(found)} in a .npmrc, and ${does}`, path);
  }
}

/**
 * The registry that a project's `.npmrc` sets for this package, without user and password. npm reads one of the files
 * on the way up, and which one depends on what else lies in the folders: where they differ, all stand there, the
 * nearest first, so that none can change unseen. Throws E_LAUNCH.
 */
export async function registryOf(
  name: string,
  cwd: string,
  place: Place,
  host: Host,
  tool = 'npx',
): Promise<string | undefined> {
  const scope = name.startsWith('@') ? name.split('/')[0] : undefined;
  const found = new Set<string>();
  for (const { path, settings } of await projectFiles(cwd, place, host)) {
    const valuesOf = (key: string) =>
      settings.filter((one) => one.name === key && !one.nested && one.value !== '').map(({ value }) => value);
    const own = scope === undefined ? [] : valuesOf(`${scope}:registry`);
    for (const value of own.length > 0 ? own : valuesOf('registry')) {
      const address = cleanAddress(value);
      if (address === undefined) {
        throw refused(`${tool} would obey a registry in a .npmrc that is no address`, path);
      }
      found.add(address);
    }
  }
  return found.size === 0 ? undefined : [...found].join(' ');
}

/** Where and how the project's nearest `.npmrc` asks its registries, as environment variables of npm. Holds tokens. */
export async function registrySettings(
  cwd: string,
  place: Place,
  host: Host,
): Promise<Readonly<Record<string, string>>> {
  const out: Record<string, string> = Object.create(null);
  const files = await projectFiles(cwd, place, host);
  for (const { name, value, nested } of files.find(({ settings }) => settings.length > 0)?.settings ?? []) {
    if (!nested && /^(?:registry$|@[^/]+:registry$|\/\/)/.test(name)) out[`npm_config_${name}`] = value;
  }
  return out;
}

/** What one `.npmrc` sets; nothing when there is no such file. Throws E_LAUNCH when it cannot be read. */
export const readNpmrc = async (path: string, host: Host): Promise<readonly Setting[]> =>
  settingsOf(await textOf(path, host));

interface ProjectFile {
  readonly path: string;
  readonly settings: readonly Setting[];
}

async function projectFiles(cwd: string, place: Place, host: Host): Promise<readonly ProjectFile[]> {
  const { join, resolve } = pathsOf(place);
  const out: ProjectFile[] = [];
  for (const folder of foldersUp(cwd, place)) {
    if (folder === resolve(place.userHome)) continue;
    const path = join(folder, '.npmrc');
    out.push({ path, settings: settingsOf(await textOf(path, host)) });
  }
  return out;
}

/** What an `.npmrc` sets, read as npm's own parser reads it; a list is written as `name[]`. */
function settingsOf(text: string): readonly Setting[] {
  const out: Setting[] = [];
  let nested = false;
  for (const line of text.split(/[\r\n]+/)) {
    if (/^\s*(?:[;#]|$)/.test(line)) continue;
    if (/^\[[^\]]*\]\s*$/.test(line)) {
      nested = true;
      continue;
    }
    const [, key, assigned, value = ''] = /^([^=]+)(=(.*))?$/.exec(line) ?? [];
    if (key === undefined) continue;
    const name = plain(key).replace(/\[\]$/, '').trim();
    out.push({ name, value: assigned === undefined ? 'true' : plain(value), nested });
  }
  return out;
}

/** A key or value without quotes, escapes and a comment behind it. */
function plain(written: string): string {
  const text = written.trim();
  if (/^(?:".*"|'.*')$/.test(text)) {
    const inner = text.startsWith("'") ? text.slice(1, -1) : text;
    try {
      return String(JSON.parse(inner)).trim();
    } catch {
      return inner;
    }
  }
  const end = /(?<!\\)(?:\\\\)*([;#])/d.exec(text)?.indices?.[1]?.[0] ?? text.length;
  return text
    .slice(0, end)
    .replace(/\\([\\;#])/g, '$1')
    .trim();
}

const steers = ({ name }: Setting): boolean => STEERING.has(name) || name.includes('${');

const diverts = ({ name, value }: Setting): boolean =>
  DIVERTING.has(name) || (name === 'strict-ssl' && value !== 'true');

const shownKey = ({ name }: Setting): string => (name.includes('${') ? 'a variable for a name' : `"${name}"`);

const refused = (message: string, place: string): McpLockError =>
  new McpLockError('E_LAUNCH', message, {
    place,
    next: 'remove that line; your own settings belong into the .npmrc of your home folder',
  });

async function textOf(path: string, host: Host): Promise<string> {
  try {
    // A byte order mark stays: npm keeps it, and a section behind it is none.
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await host.files.read(path));
  } catch (error) {
    if (errno(error) === 'ENOENT' || errno(error) === 'ENOTDIR') return '';
    throw new McpLockError('E_LAUNCH', `a .npmrc cannot be read (${errno(error) ?? 'unknown reason'})`, {
      place: path,
      next: 'make the file readable, or remove it',
      cause: error,
    });
  }
}
