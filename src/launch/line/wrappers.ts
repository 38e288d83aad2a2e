/**
 * Wrappers around a command line: `cmd /c`, `env`, a shell with one simple command. In: a launch. Out: the launch
 * without them, and what they change for it. A wrapper that is not understood completely stays on; `launchers/shell.ts`
 * then calls the line opaque.
 */

import type { Place } from '../../contracts.ts';
import { startIn } from '../../host/paths.ts';
import { isLoaderVariable, isRouteVariable } from '../../lock/loader-variables.ts';
import type { Launch, StdioLaunch } from '../../model.ts';
import { cmdWords } from './cmd.ts';
import type { Options } from './options.ts';
import { lastOf, readOptions } from './options.ts';
import { POSIX_SHELL, shellCode } from './posix-shell.ts';
import { powershell } from './powershell.ts';
import { isOwnFile, pathsOf, programOf } from './program.ts';
import { simpleCommand } from './shell-words.ts';
import type { WrapperRow } from './wrapper-table.ts';
import { WRAPPERS } from './wrapper-table.ts';

interface Stripped {
  readonly launch: Launch;
  /** Names of what was taken off, outermost first. */
  readonly wrappers: readonly string[];
  /** Variables that they set. May hold secrets. */
  readonly sets: Readonly<Record<string, string>>;
  /** What they set may replace the code that the line names. */
  readonly mayRunOtherCode: boolean;
  /** The command runs on another machine: its paths are not of this one. */
  readonly elsewhere: boolean;
  /** Env files that they load, absolute. */
  readonly envFiles: readonly string[];
}

/** What one wrapper holds. */
interface Wrapped {
  readonly words: readonly string[];
  readonly cwd?: string;
  readonly sets?: Readonly<Record<string, string>>;
  readonly setsUnknown?: true;
  readonly elsewhere?: true;
  readonly envFiles?: readonly string[];
}

/** How many wrappers may be nested. */
const MAX_WRAPPERS = 8;

/** Takes every wrapper off. */
export function stripWrappers(launch: Launch, place: Place): Stripped {
  const wrappers: string[] = [];
  let sets: Readonly<Record<string, string>> = {};
  const envFiles: string[] = [];
  let setsUnknown = false;
  let elsewhere = false;
  let inner = launch;
  while (inner.transport === 'stdio' && wrappers.length < MAX_WRAPPERS) {
    const wrapped = wrappedIn(inner, place, elsewhere);
    const [command, ...args] = wrapped?.words ?? [];
    if (wrapped === undefined || command === undefined || command === '') break;
    wrappers.push(wrapperName(inner));
    sets = { ...sets, ...wrapped.sets };
    setsUnknown ||= wrapped.setsUnknown === true;
    elsewhere ||= wrapped.elsewhere === true;
    const { resolve } = pathsOf(place);
    const here = startIn(place, inner.cwd);
    envFiles.push(...(wrapped.envFiles ?? []).map((file) => resolve(here, file)));
    inner = {
      ...inner,
      command,
      args,
      env: [...new Set([...inner.env, ...Object.keys(wrapped.sets ?? {})])].sort(),
      ...folderOf(inner, wrapped, place),
    };
  }
  return {
    launch: inner,
    wrappers,
    sets,
    mayRunOtherCode: setsUnknown || Object.keys(sets).some(bringsCode),
    elsewhere,
    envFiles,
  };
}

/** Whether a line is one of a wrapper, even where it is not understood. `mise mcp` is none. */
export const isWrapper = (command: string, args: readonly string[]): boolean => {
  const name = wrapperName({ command });
  if (POSIX_SHELL.test(name) || /^(?:cmd|powershell|pwsh)$/.test(name)) return true;
  const row = Object.hasOwn(WRAPPERS, name) ? WRAPPERS[name] : undefined;
  const { verbs } = row ?? {};
  return row !== undefined && (verbs === undefined || args.some((arg) => verbs.includes(arg)));
};

const wrapperName = ({ command }: Pick<StdioLaunch, 'command'>): string => programOf(command).toLowerCase();

function wrappedIn(launch: StdioLaunch, place: Place, elsewhere: boolean): Wrapped | undefined {
  if (isOwnFile(launch.command, place)) return undefined;
  const name = wrapperName(launch);
  if (name === 'cmd') return inWords(cmdWords(launch.args));
  if (name === 'powershell' || name === 'pwsh') {
    const line = powershell(name, launch.args);
    return line?.words === undefined ? undefined : { words: line.words, ...folder(line.cwd) };
  }
  if (POSIX_SHELL.test(name)) {
    const code = shellCode(launch.args);
    return code === undefined ? undefined : simpleCommand(code, elsewhere ? {} : { home: place.userHome });
  }
  const row = Object.hasOwn(WRAPPERS, name) ? WRAPPERS[name] : undefined;
  return row === undefined ? undefined : wrappedByRow(launch.args, row);
}

const inWords = (words: readonly string[] | undefined): Wrapped | undefined =>
  words === undefined ? undefined : { words };

const folder = (cwd: string | undefined): { readonly cwd?: string } => (cwd === undefined ? {} : { cwd });

function wrappedByRow(args: readonly string[], row: WrapperRow): Wrapped | undefined {
  const read = commandOf(args, row);
  if (read === undefined) return undefined;
  const sets: Record<string, string> = Object.create(null);
  for (const [name, value] of read.found) {
    if (row.sets?.includes(name) !== true) continue;
    const [, variable, text] = /^([A-Za-z_]\w*)=(.*)$/s.exec(value) ?? [];
    if (variable === undefined || text === undefined) return undefined;
    sets[variable] = text;
  }
  let words = read.rest;
  while (row.assigns !== undefined && words[0]?.includes('=') === true) {
    const [, variable, text] = /^([A-Za-z_]\w*)=(.*)$/s.exec(words[0]) ?? [];
    if (variable === undefined || text === undefined) return undefined;
    if (row.assigns === 'unquoted' && /^['"]/.test(text)) return undefined;
    sets[variable] = text;
    words = words.slice(1);
  }
  if (words.length === 0 || words[0]?.startsWith('-') === true) return undefined;
  const direct = read.found.some(([name]) => row.direct?.includes(name));
  const { expands } = row;
  if (expands !== undefined && !direct && words.some((word) => word === '' || expands.test(word))) {
    return undefined;
  }
  return {
    words,
    sets,
    ...folder(lastOf(read, ...(row.folder ?? []))),
    ...(row.setsUnknown === true ? { setsUnknown: true } : {}),
    ...(row.envFiles === undefined ? {} : { envFiles: envFilesOf(read, row.envFiles) }),
    ...(row.elsewhere === true ? { elsewhere: true } : {}),
  };
}

/** Paths of the env files, as written. */
function envFilesOf(
  { found }: Options,
  { options, usual }: NonNullable<WrapperRow['envFiles']>,
): readonly string[] {
  const named = found.filter(([name]) => options.includes(name)).map(([, file]) => file);
  return named.length > 0 || usual === undefined ? named : [usual];
}

/** Options, and the words of the command behind verb, operands and `--`. */
function commandOf(args: readonly string[], row: WrapperRow): Options | undefined {
  let read = readOptions(args, row);
  if (read !== undefined && row.verbs !== undefined) {
    if (read.dashes || !row.verbs.includes(read.rest[0] ?? '')) return undefined;
    const after = readOptions(read.rest.slice(1), row);
    read = after === undefined ? undefined : { ...after, found: [...read.found, ...after.found] };
  }
  while (read !== undefined && row.many !== undefined && !read.dashes) {
    if (read.rest.length === 0 || !row.many.test(read.rest[0] ?? '')) return undefined;
    const after = readOptions(read.rest.slice(1), row);
    read = after === undefined ? undefined : { ...after, found: [...read.found, ...after.found] };
  }
  if (read === undefined || (row.dashes === true && !read.dashes)) return undefined;
  let { rest } = read;
  for (const operand of row.operands ?? []) {
    if (!operand.test(rest[0] ?? '')) return undefined;
    rest = rest.slice(1);
  }
  return { ...read, rest };
}

/** The folder the command starts in. */
function folderOf(launch: StdioLaunch, { cwd }: Wrapped, place: Place): { readonly cwd?: string } {
  if (cwd === undefined) return {};
  return { cwd: startIn(place, launch.cwd, cwd) };
}

/** Variables that load code. Those that only say where packages come from are followed when they are looked up. */
const bringsCode = (name: string): boolean =>
  isLoaderVariable(name) && !isRouteVariable(name) && !FOLLOWED.test(name);
const FOLLOWED =
  /^(?:(?:npm_config|pnpm_config|uv|pip|xdg_config)_.*|home|userprofile|(?:local)?appdata|browser|editor|visual|pager)$/i;
