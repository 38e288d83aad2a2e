/**
 * The options every command shares, as the command line gives them, turned into what the work needs. Throws
 * E_USAGE for values that mean nothing.
 */
import { dirname, isAbsolute, resolve } from 'node:path';
import type { Place, RenderOptions } from '../contracts.ts';
import { shellWord } from '../display/shell-word.ts';
import { McpLockError } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import { isFolder } from '../host/kind-at.ts';
import { once } from '../host/once.ts';
import type { NearestLock } from '../lock/nearest-lock.ts';
import { nearestLock } from '../lock/nearest-lock.ts';
import type { Severity } from '../model.ts';
import { SEVERITIES } from '../model.ts';
import type { Scope } from './config-files.ts';
import { lockOfProject, lockOfUser, placeFor } from './lock-place.ts';
import { notAFolder, notANumber, unknownValue } from './messages.ts';
import type { ProjectSettings } from './project-settings.ts';

/** Seconds for one server, as a command line that says nothing means it. */
const TIMEOUT_S = '30';

export interface GlobalOptions {
  readonly cwd?: string;
  readonly lockfile?: string;
  readonly config?: readonly string[];
  readonly user?: boolean;
  readonly color?: string | boolean;
  readonly input?: boolean;
  readonly pager?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly timeout?: string;
  readonly concurrency?: string;
  /** Also the configs in folders below the one of the lockfile. */
  readonly recursive?: boolean;
}

export interface Settings {
  readonly host: ServerHost;
  /** The command that was typed: `verify`. */
  readonly command: string;
  readonly place: Place;
  readonly scope: Scope;
  /** The folder the lockfile belongs to, absolute: for the lockfile of the user, the home folder. */
  readonly root: string;
  /** The project around the folder in which the command works, and its lockfiles. */
  readonly project: NearestLock;
  readonly lockPath: string;
  readonly timeoutMs: number;
  /** A flag gave the time limit. */
  readonly isTimeoutGiven: boolean;
  /** What the file of settings says, read when it is asked for, and once. Undefined: there is none. Throws E_CONFIG. */
  readonly own: () => Promise<ProjectSettings | undefined>;
  readonly concurrency: number;
  /** Also the configs in folders below the one of the lockfile, each as its clients would start it there. */
  readonly recursive: boolean;
  readonly quiet: boolean;
  readonly render: RenderOptions;
  /** Whether long reports go through the pager of this user: a person reads them at a terminal that can show one. */
  readonly pages: boolean;
  /** Whether a person is there to be asked. */
  readonly interactive: boolean;
}

/** Reads the shared options. `command`: the one that was typed; `init` uses no lockfile of a folder above. */
export async function settingsOf(
  options: GlobalOptions,
  host: ServerHost,
  command = 'init',
): Promise<Settings> {
  const start = resolve(host.cwd, options.cwd ?? '.');
  if (!(await isFolder(start, host))) {
    throw new McpLockError(notAFolder(options.cwd ?? '.'));
  }
  const project = await nearestLock(start, host);
  const at = (path: string) => (isAbsolute(path) ? path : resolve(host.cwd, path));
  const walks = command !== 'init' && options.lockfile === undefined;
  const { root, lockPath: usual } =
    options.user === true ? await lockOfUser(project, host) : lockOfProject(start, project, walks);
  const lockPath = options.lockfile === undefined ? usual : at(options.lockfile);
  const recursive = options.recursive === true && options.user !== true;
  const { startFolder, ...around } = await placeFor(root, project, options.user === true, host);
  // One that begins at the lockfile begins there wherever it is typed.
  const place = recursive || startFolder === undefined ? around : { ...around, startFolder };
  const { terminal } = host;
  const own = once(() => readSettings(dirname(lockPath), place, command === 'guard', host));
  return {
    host,
    command,
    place,
    scope: {
      place,
      configs: (options.config ?? []).map(at),
      user: options.user === true,
      lockPath,
      ...(options.user === true ? { userLock: usual } : {}),
      command,
      added: {
        ofUser: options.user === true,
        folder: options.user === true ? root : dirname(lockPath),
        paths: async () => (await own())?.configs ?? [],
      },
    },
    root,
    project,
    lockPath,
    timeoutMs: 1000 * positive(options.timeout ?? TIMEOUT_S, '--timeout 30', 86_400),
    isTimeoutGiven: options.timeout !== undefined,
    own,
    concurrency: Math.ceil(positive(options.concurrency ?? '16', '--concurrency 16', 1_000)),
    recursive,
    quiet: options.quiet === true,
    render: {
      color: colorWanted(options.color, host),
      unicode: unicodeWanted(host),
      columns: Math.max(20, terminal.stdoutIsTTY ? terminal.columns : 80),
      verbose: options.verbose === true,
      flags: flagsOf(options, host),
    },
    pages: options.pager !== false && terminal.stdoutIsTTY && !host.env['CI'] && host.env['TERM'] !== 'dumb',
    interactive: options.input !== false && terminal.stdinIsTTY && terminal.stderrIsTTY && !host.env['CI'],
  };
}

/**
 * The same run for the lockfile of the user and their own configs. `--config` and `--lockfile` name files of the project. Undefined without a
 * home folder.
 */
export async function userSettings(
  { config: _, lockfile: __, ...options }: GlobalOptions,
  host: ServerHost,
  command: string,
): Promise<Settings | undefined> {
  return isAbsolute(host.home) ? settingsOf({ ...options, user: true }, host, command) : undefined;
}

/** Only the guard, which must not wait, passes over a second file and over names in another case. */
async function readSettings(
  folder: string,
  place: Place,
  quick: boolean,
  host: ServerHost,
): Promise<ProjectSettings | undefined> {
  const { projectSettings, refuseOtherCase } = await import('./project-settings.ts');
  if (!quick) await refuseOtherCase(folder, place, host);
  return projectSettings(folder, host, quick);
}

/** The threshold given with `--fail-on`. */
export function severityOf(text: string): Severity {
  const found = SEVERITIES.find((severity) => severity === text);
  if (found === undefined) throw new McpLockError(unknownValue('--fail-on', text, [...SEVERITIES].reverse()));
  return found;
}

/** `example`: the flag with a value that is right. */
function positive(text: string, example: string, most: number): number {
  const value = Number(text);
  if (value > 0 && value <= most) return value;
  const [flag = ''] = example.split(' ');
  throw new McpLockError(notANumber(flag, text, most, example));
}

/**
 * What an advised command needs to mean the same run, as `withRunFlags` takes it: the options of this one, and `npx` where npm
 * started it, since then it may be on no PATH.
 */
export function flagsOf(
  { config = [], user, lockfile, cwd, timeout }: GlobalOptions,
  { env }: Pick<ServerHost, 'env'>,
): string {
  const named = (flag: string, value: string, stand: string) => ` ${flag} ${shellWord(value) ?? stand}`;
  return [
    env['npm_execpath'] === undefined ? '' : 'npx',
    ...config.map((file) => named('--config', file, 'FILE')),
    user === true ? ' --user' : '',
    lockfile === undefined ? '' : named('--lockfile', lockfile, 'FILE'),
    cwd === undefined || cwd === '.' ? '' : named('--cwd', cwd, 'FOLDER'),
    timeout === undefined || timeout === TIMEOUT_S ? '' : named('--timeout', timeout, 'SECONDS'),
  ].join('');
}

function colorWanted(option: string | boolean | undefined, host: ServerHost): boolean {
  if (option === 'always' || option === true) return true;
  if (option === 'never' || option === false) return false;
  if (option !== undefined && option !== 'auto')
    throw new McpLockError(unknownValue('--color', option, ['auto', 'always', 'never']));
  if (host.env['NO_COLOR']) return false;
  return Boolean(host.env['FORCE_COLOR']) || (host.terminal.stdoutIsTTY && host.env['TERM'] !== 'dumb');
}

/** Symbols past ASCII, unless the locale says that they cannot be shown. */
function unicodeWanted(host: ServerHost): boolean {
  if (host.env['TERM'] === 'dumb') return false;
  const locale = host.env['LC_ALL'] || host.env['LC_CTYPE'] || host.env['LANG'] || 'UTF-8';
  return host.platform === 'win32'
    ? !host.terminal.stdoutIsTTY || Boolean(host.env['WT_SESSION'])
    : /utf-?8/i.test(locale);
}
