/**
 * A config entry that starts its server through `mcp-lock guard`: a launch in, the server's own line and the words of the
 * guard before it out. Takes only the lines that `wrap` writes: a program of another name or place may be anything.
 */
import type { Client, Dialect, Place } from '../../contracts.ts';
import { ON_DRIFT } from '../../contracts.ts';
import { pathsOf } from '../../host/paths.ts';
import type { Launch, Spec, StdioLaunch } from '../../model.ts';
import { fillIn } from '../../variables/text.ts';
import { WORKSPACE_FOLDER } from './layout.ts';
/** `npx`: the mcp-lock that the repository has installed. `path`: the one on the PATH. */
export type Via = 'npx' | 'path';

const STARTS: Readonly<Record<Via, readonly string[]>> = {
  npx: ['npx', '--no-install', 'mcp-lock'],
  path: ['mcp-lock'],
};
/** Programs that are scripts need it on Windows. */
const CMD = ['cmd', '/c'];

const ALL_STARTS = Object.values(STARTS).flatMap((words) => [words, [...CMD, ...words]]);

/**
 * Options of `guard` that may stand behind the name, and whether a value follows. Not `--log`: whoever names the file has
 * the guard write where it is told, with names in it that a server chose.
 */
const OPTIONS: ReadonlyMap<string, boolean> = new Map([
  ...['--cwd', '--lockfile', '--config', '--on-drift', '--timeout'].map((one) => [one, true] as const),
  ...['--strict', '--user', '--quiet', '-q'].map((one) => [one, false] as const),
]);

/** How a config starts mcp-lock. */
export const startWords = (via: Via, { platform }: Place): readonly string[] =>
  platform === 'win32' ? [...CMD, ...STARTS[via]] : STARTS[via];

/** The words of a guard, and what stands behind them. */
export interface GuardLine {
  /** The name it guards under. */
  readonly name: string;
  /** All words up to `--`, that included; without one, the whole line. */
  readonly words: readonly string[];
  /** Options that want a value, with it. */
  readonly valued: readonly (readonly [option: string, value: string])[];
  /** Options that want none. */
  readonly flags: readonly string[];
  /** The words behind `--`; undefined: there is none, as before a remote server. */
  readonly rest?: readonly string[];
  /** It lets everything through. */
  readonly warnsOnly: boolean;
}

/** Undefined for a launch that is no guard, or not one as `wrap` writes it. */
export function guardLine(launch: Launch, dialect: Dialect, place: Place): GuardLine | undefined {
  if (launch.transport !== 'stdio') return undefined;
  const line = [launch.command, ...launch.args];
  const start = ALL_STARTS.find((words) => words.every((word, index) => line[index] === word));
  if (start === undefined || line[start.length] !== 'guard') return undefined;
  const name = line[start.length + 1];
  if (name === undefined || !isPlainWord(name)) return undefined;
  const valued: (readonly [string, string])[] = [];
  const flags: string[] = [];
  let at = start.length + 2;
  for (; at < line.length && line[at] !== '--'; at += 1) {
    const option = line[at] ?? '';
    const wantsValue = OPTIONS.get(option);
    if (wantsValue === undefined) return undefined;
    if (!wantsValue) flags.push(option);
    else {
      at += 1;
      const value = line[at];
      if (value === undefined || !isPlainValue(value, dialect, place)) return undefined;
      if (option === '--on-drift' && !ON_DRIFT.some((one) => one === value)) return undefined;
      valued.push([option, value]);
    }
  }
  const warnsOnly = valued.some(([option, value]) => option === '--on-drift' && value === 'warn');
  const guard = { name, words: line.slice(0, at + 1), valued, flags, warnsOnly };
  return at < line.length ? { ...guard, rest: line.slice(at + 1) } : guard;
}

/** What a guard stands in front of. */
export interface Wrapped extends Pick<GuardLine, 'name' | 'words' | 'warnsOnly'> {
  /** The launch without them. */
  readonly launch: StdioLaunch;
}

/** Undefined for a launch that is not wrapped, or not as `wrap` does it. */
export function wrappedLaunch(launch: Launch, dialect: Dialect, place: Place): Wrapped | undefined {
  const { name = '', words = [], warnsOnly = false, rest = [] } = guardLine(launch, dialect, place) ?? {};
  const [command, ...args] = rest;
  if (launch.transport !== 'stdio' || command === undefined || command === '') return undefined;
  return { name, words, launch: { ...launch, command, args }, warnsOnly };
}

/** The name under which these words of a guard guard. */
export const guardName = (words: readonly string[]): string | undefined => words[words.indexOf('guard') + 1];

/** Whether an entry of this name and client is in the lock under `key`: by its name, or apart from another of that name. */
export const isKeyOf = (key: string, name: string, client: string): boolean =>
  key === name || key.replace(/-\d+$/, '') === `${name}@${client}` || key === `${name}@${client}`;

/** What begins a variable or a command in some dialect, or ends a command in a line for `cmd`. */
const SIGNS = /[$`{&|<>^"\r\n]|%.*%/;

/** A name, which may hold no variable. */
export const isPlainWord = (word: string): boolean => !word.startsWith('-') && !SIGNS.test(word);

/** A value, which may begin at the folder of the project: what the environment says would be another on the next machine. */
export const isPlainValue = (value: string, dialect: Dialect, place: Place): boolean =>
  isPlainWord(
    expandsWorkspaceFolder(dialect, place) && value.startsWith(WORKSPACE_FOLDER)
      ? value.slice(WORKSPACE_FOLDER.length)
      : value,
  );

/** Whether a client fills in `${workspaceFolder}` with the folder of the project, whatever its environment holds. */
export const expandsWorkspaceFolder = (dialect: Dialect, place: Place): boolean =>
  dialect !== 'any' &&
  fillIn(WORKSPACE_FOLDER, dialect, { place: { ...place, env: {} }, value: false }).text ===
    place.workspaceFolder;

/** Undefined for a spec without a guard. */
export function guardTarget(
  spec: Spec,
  { dialect }: Client,
  place: Place,
): { readonly lock: string; readonly folder: string } | undefined {
  const [command, ...args] = spec.guarded ?? [];
  const guard = command && guardLine({ transport: 'stdio', command, args, env: [] }, dialect, place);
  if (!guard) return undefined;
  const { join, resolve } = pathsOf(place);
  const filled = (text: string) => fillIn(text, dialect, { place, file: spec.file, value: false }).text;
  const last = (option: string) => guard.valued.findLast(([one]) => one === option)?.[1];
  const own = spec.launch.transport === 'stdio' ? spec.launch.cwd : undefined;
  const start = resolve(place.workspaceFolder, filled(own ?? ''));
  const folder = resolve(start, filled(last('--cwd') ?? ''));
  const lockfile = last('--lockfile');
  return {
    folder,
    lock: lockfile === undefined ? join(folder, 'mcp-lock.json') : resolve(start, filled(lockfile)),
  };
}
