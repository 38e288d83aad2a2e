/**
 * Settings in a project's `.npmrc` that decide what npx runs. In: a folder. Out: E_LAUNCH where one makes npx run other
 * code than its package; and what the files set. No environment variable of npm undoes these (`environment.ts` has
 * those that one does). Never shows a value, because `.npmrc` holds tokens.
 */
import type { Place } from '../../contracts.ts';
import { errno, McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { foldersUp, pathsOf } from '../../host/paths.ts';
import { npmrcSetting, npmrcUnreadable } from '../messages.ts';

/**
 * `package` and `call` put another program in its place; a `cache`, a `prefix` or another file of settings inside the
 * repository holds programs that npx takes unasked; a `workspace` brings its own; `git` and `node-gyp` are programs
 * that npm runs while it installs. Of npm 11's other settings that name a program (`browser`, `editor`, `init-module`,
 * `shell`, `viewer`) no line that starts a server obeys any.
 */
const CODE_SETTINGS = new Set(
  'package call cache prefix global location userconfig globalconfig workspace workspaces git node-gyp'.split(
    ' ',
  ),
);

/** Lift a restriction that the user may have set, unless they hold one of these values. */
const RESTRICTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['ignore-scripts', ['true']],
  ['ignore-dep-scripts', ['true']],
  ['allow-scripts', []],
  ['min-release-age-exclude', []],
  ['minimum-release-age-exclude', []],
  ['allow-directory', ['none', 'root']],
  ['allow-file', ['none', 'root']],
  ['allow-git', ['none', 'root']],
  ['allow-remote', ['none', 'root']],
  ['dangerously-allow-all-scripts', ['false']],
]);

/** How old a release must be, in days or minutes. */
const RELEASE_AGE = /^(?:min|minimum)-release-age$/;

/** Let somebody else answer for the registry, under the same address. */
const SOURCE_SETTINGS = new Set('proxy https-proxy noproxy replace-registry-host cafile ca'.split(' '));

/** One line of an `.npmrc`. */
export interface Setting {
  readonly name: string;
  readonly value: string;
  /** Below a `[section]`, where npm looks for nothing. */
  readonly nested: boolean;
}

/** Looks through every `.npmrc` from `cwd` up that is not the user's own. Throws E_LAUNCH. */
export async function refuseNpmrc(cwd: string, place: Place, host: Host, tool = 'npx'): Promise<void> {
  for (const { path, settings } of await projectNpmrcs(cwd, place, host)) {
    const asksAge = settings.some(({ name }) => RELEASE_AGE.test(name) || name === 'before');
    const own = asksAge ? await ownReleaseAge(place, host) : 0;
    const lifts = (setting: Setting) => liftsRestriction(setting, own);
    const found = settings.find(
      (setting) => runsOtherCode(setting) || lifts(setting) || changesSource(setting),
    );
    if (found === undefined) continue;
    const effect = runsOtherCode(found)
      ? 'runs other code'
      : lifts(found)
        ? 'lifts a restriction'
        : 'takes another package';
    throw new McpLockError(npmrcSetting(tool, settingName(found), effect), { place: path });
  }
}

/** The age that this user wants, from the environment or the `.npmrc` of the home folder. */
async function ownReleaseAge(place: Place, host: Host): Promise<number> {
  const path = pathsOf(place).join(place.userHome, '.npmrc');
  const own = await readNpmrc(path, host).catch(() => []);
  const variables = Object.entries(place.env).map(([name, value]) => ({
    name: name
      .toLowerCase()
      .replace(/^(?:p?npm)_config_/, '')
      .replaceAll('_', '-'),
    value: value ?? '',
  }));
  const ages = [...own, ...variables]
    .filter(({ name }) => RELEASE_AGE.test(name))
    .map(({ value }) => Number(value));
  return Math.max(0, ...ages.filter(Number.isFinite));
}

/** What one `.npmrc` sets; nothing when there is no such file. Throws E_LAUNCH when it cannot be read. */
export const readNpmrc = async (path: string, host: Host): Promise<readonly Setting[]> =>
  settingsOf(await textOf(path, host));

/** The `.npmrc` of one folder of the project, also where there is none. */
interface ProjectNpmrc {
  readonly path: string;
  readonly settings: readonly Setting[];
}

/** From `cwd` up, without the user's own. Throws E_LAUNCH. */
export async function projectNpmrcs(cwd: string, place: Place, host: Host): Promise<readonly ProjectNpmrc[]> {
  const { join, resolve } = pathsOf(place);
  const out: ProjectNpmrc[] = [];
  for (const folder of foldersUp(cwd, pathsOf(place))) {
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
    const name = unquoted(key).replace(/\[\]$/, '').trim();
    out.push({ name, value: assigned === undefined ? 'true' : unquoted(value), nested });
  }
  return out;
}

/** A key or value without quotes, escapes and a comment behind it. */
function unquoted(written: string): string {
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

const runsOtherCode = ({ name }: Setting): boolean => CODE_SETTINGS.has(name) || name.includes('${');

/** `ownAge`: of a release, as this user wants it. */
const liftsRestriction = ({ name, value }: Setting, ownAge: number): boolean =>
  name === 'before'
    ? // A date takes the place of an age.
      ownAge > 0
    : RELEASE_AGE.test(name)
      ? !(Number(value) > 0 && Number(value) >= ownAge)
      : RESTRICTIONS.get(name)?.includes(value) === false;

const changesSource = ({ name, value }: Setting): boolean =>
  SOURCE_SETTINGS.has(name) || (name === 'strict-ssl' && value !== 'true');

/** Undefined for a name that holds a variable. */
export const settingName = ({ name }: Setting): string | undefined =>
  name.includes('${') ? undefined : name;

async function textOf(path: string, host: Host): Promise<string> {
  try {
    // npm keeps a byte order mark, and then reads no section behind it.
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await host.files.read(path));
  } catch (error) {
    if (errno(error) === 'ENOENT' || errno(error) === 'ENOTDIR') return '';
    throw new McpLockError(npmrcUnreadable(errno(error)), { place: path, cause: error });
  }
}
