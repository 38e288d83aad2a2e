/**
 * Settings in a project's `.npmrc` that make npx run other code than the package it is given: a folder in; E_LAUNCH
 * out when one is there. npm gives no environment variable that would undo them (`npx-guard.ts` has those it does).
 * Never shows a value, for `.npmrc` holds tokens.
 */
import type { Place } from '../contracts.ts';
import { errno, McpLockError } from '../errors.ts';
import type { Host } from '../host.ts';
import { foldersUp } from './node-modules.ts';
import { pathsOf } from './program.ts';

/**
 * `package` and `call` put another program in its place; a `cache`, a `prefix` or another file of settings inside the
 * repository holds programs that npx takes unasked; a `workspace` brings its own.
 */
const STEERING = new Set(
  'package call cache prefix global location userconfig globalconfig workspace workspaces'.split(' '),
);

/** Looks through every `.npmrc` from `cwd` up that is not the user's own. Throws E_LAUNCH. */
export async function refuseNpmrc(cwd: string, place: Place, host: Host): Promise<void> {
  const { join, resolve } = pathsOf(place);
  for (const folder of foldersUp(cwd, place)) {
    if (folder === resolve(place.userHome)) continue;
    const path = join(folder, '.npmrc');
    const key = keysOf(await textOf(path, host)).find((name) => STEERING.has(name) || name.includes('${'));
    if (key === undefined) continue;
    throw new McpLockError('E_LAUNCH', `npx would obey "${shownKey(key)}" in a .npmrc, and run other code`, {
      place: path,
      next: 'remove that line; your own settings belong into the .npmrc of your home folder',
    });
  }
}

/** Names of what an `.npmrc` sets; a list is written as `name[]`. */
const keysOf = (text: string): readonly string[] =>
  text
    .split(/[\r\n]+/)
    .map((line) => /^\s*([^;#=[\s][^=]*?)\s*(?:\[\])?\s*(?:=|$)/.exec(line)?.[1] ?? '')
    .map((name) =>
      name
        .replace(/^(["'])(.*)\1$/, '$2')
        .replace(/\[\]$/, '')
        .trim(),
    );

const shownKey = (key: string): string => (STEERING.has(key) ? key : 'a variable for a name');

async function textOf(path: string, host: Host): Promise<string> {
  try {
    return new TextDecoder().decode(await host.files.read(path));
  } catch (error) {
    if (errno(error) === 'ENOENT' || errno(error) === 'ENOTDIR') return '';
    throw new McpLockError('E_LAUNCH', `a .npmrc cannot be read (${errno(error) ?? 'unknown reason'})`, {
      place: path,
      next: 'make the file readable, or remove it',
      cause: error,
    });
  }
}
