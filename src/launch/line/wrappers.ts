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
import { openWord } from './open-words.ts';
import { POSIX_SHELL, shellCode } from './posix-shell.ts';
import { powershell } from './powershell.ts';
import { isOwnFile, programOf } from './program.ts';
import { simpleCommand } from './shell-words.ts';
import type { Wrapped } from './wrapped-by-row.ts';
import { wrappedByRow } from './wrapped-by-row.ts';
import { wrapperRows } from './wrapper-table.ts';

export interface Stripped {
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
  /** Files by which they decide what else they run, absolute; not all need be there. */
  readonly files: readonly string[];
}

/** How many wrappers may be nested. */
const MAX_WRAPPERS = 8;

/** Takes every wrapper off. `variables`: a shell line with variables counts as understood; they become marks. */
export function stripWrappers(launch: Launch, place: Place, variables = true): Stripped {
  const wrappers: string[] = [];
  let sets: Readonly<Record<string, string>> = {};
  const envFiles: string[] = [];
  const files: string[] = [];
  let setsUnknown = false;
  let elsewhere = false;
  let inner = launch;
  while (inner.transport === 'stdio' && wrappers.length < MAX_WRAPPERS) {
    const wrapped = wrappedIn(inner, place, elsewhere, variables);
    const [command, ...args] = wrapped?.words ?? [];
    if (wrapped === undefined || command === undefined || command === '') break;
    const added = knownValues(wrapped.sets ?? {});
    if (added === undefined) break;
    wrappers.push(wrapperName(inner));
    sets = { ...sets, ...added };
    setsUnknown ||= wrapped.setsUnknown === true;
    elsewhere ||= wrapped.elsewhere === true;
    const { cwd } = inner;
    envFiles.push(...(wrapped.envFiles ?? []).map((file) => startIn(place, cwd, file)));
    // `mise -C DIR`
    files.push(...(wrapped.files ?? []).map((file) => startIn(place, cwd, wrapped.cwd, file)));
    inner = {
      ...inner,
      command,
      args,
      env: [...new Set([...inner.env, ...Object.keys(wrapped.sets ?? {})])].sort(),
      ...(wrapped.cwd === undefined ? {} : { cwd: startIn(place, cwd, wrapped.cwd) }),
    };
  }
  return {
    launch: inner,
    wrappers,
    sets,
    mayRunOtherCode: setsUnknown || Object.keys(sets).some(bringsCode),
    elsewhere,
    envFiles,
    files,
  };
}

/** Undefined where a variable decides which code runs and its value is not known. */
function knownValues(sets: Readonly<Record<string, string>>): Readonly<Record<string, string>> | undefined {
  const names = Object.keys(sets).filter((name) => openWord.test(sets[name] ?? ''));
  if (names.some(isLoaderVariable)) return undefined;
  return { ...sets, ...Object.fromEntries(names.map((name) => [name, ''])) };
}

/** Whether a line starts a wrapper, even where it is not understood. `mise mcp` does not. */
export const isWrapper = (command: string, args: readonly string[]): boolean => {
  const name = wrapperName({ command });
  if (POSIX_SHELL.test(name) || /^(?:cmd|powershell|pwsh)$/.test(name)) return true;
  return wrapperRows(name).some(
    ({ verbs }) => verbs === undefined || args.some((arg) => verbs.includes(arg)),
  );
};

const wrapperName = ({ command }: Pick<StdioLaunch, 'command'>): string => programOf(command).toLowerCase();

function wrappedIn(
  launch: StdioLaunch,
  place: Place,
  elsewhere: boolean,
  variables: boolean,
): Wrapped | undefined {
  if (isOwnFile(launch.command, place)) return undefined;
  const name = wrapperName(launch);
  if (name === 'cmd') {
    const words = cmdWords(launch.args);
    return words === undefined ? undefined : { words };
  }
  if (name === 'powershell' || name === 'pwsh') {
    const line = powershell(name, launch.args);
    return line?.words === undefined ? undefined : { words: line.words, cwd: line.cwd };
  }
  if (POSIX_SHELL.test(name)) {
    const code = shellCode(launch.args);
    // Where the line sets another home, `~` and `$HOME` are not this one.
    const home = elsewhere || launch.env.includes('HOME') ? {} : { home: place.userHome };
    const found = code === undefined ? undefined : simpleCommand(code, { ...home, variables });
    return found?.cwd !== undefined && launch.env.includes('CDPATH') ? undefined : found;
  }
  for (const row of wrapperRows(name)) {
    const found = wrappedByRow(launch.args, row);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Variables that load code. Those that only say where packages come from are followed when they are looked up. */
const bringsCode = (name: string): boolean =>
  isLoaderVariable(name) && !isRouteVariable(name) && !FOLLOWED.test(name);
const FOLLOWED =
  /^(?:(?:npm_config|pnpm_config|uv|pip|xdg_config)_.*|home|userprofile|(?:local)?appdata|browser|editor|visual|pager)$/i;
