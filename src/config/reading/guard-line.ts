/**
 * The command line of `mcp-lock guard` in a config: a launch in; the words of the guard, the launch behind it, and the lockfile it
 * uses out. Only lines as `wrap` writes them are recognised, because any other program may have the same name. Touches no disk.
 */
import type { Client, Dialect, Place } from '../../contracts.ts';
import { ON_DRIFT } from '../../contracts.ts';
import { isInside } from '../../host/is-inside.ts';
import { pathsOf, startFolderOf, startIn } from '../../host/paths.ts';
import type { Via } from '../../launch/npm/guard-ways.ts';
import { CMD, guardWay, guardWayOf } from '../../launch/npm/guard-ways.ts';
import type { Launch, Spec, StdioLaunch } from '../../model.ts';
import { fillIn } from '../../variables/text.ts';
import { WORKSPACE_FOLDER } from './layout.ts';

/**
 * Options that may follow the name, and whether each takes a value. `--log` is not one of them: it would let a config choose a file
 * that the guard writes to.
 */
const OPTIONS: ReadonlyMap<string, boolean> = new Map([
  ...['--cwd', '--lockfile', '--config', '--on-drift', '--timeout'].map((one) => [one, true] as const),
  ...['--strict', '--user', '--quiet', '-q'].map((one) => [one, false] as const),
]);

/** The words that start mcp-lock in a config. */
export const startWords = (via: Via, { platform }: Place): readonly string[] =>
  platform === 'win32' ? [...CMD, ...guardWay(via).words] : guardWay(via).words;

/** The command line of a guard, in parts. */
export interface GuardLine {
  /** The server's name in the lock. */
  readonly name: string;
  /** All words up to and including `--`; without `--`, the whole line. */
  readonly words: readonly string[];
  /** Options with their values. */
  readonly options: readonly (readonly [option: string, value: string])[];
  /** Options without a value. */
  readonly flags: readonly string[];
  /** The words after `--`; undefined for a remote server, which has none. */
  readonly rest?: readonly string[];
  /** `--on-drift warn`: it blocks nothing. */
  readonly warnsOnly: boolean;
}

/** Undefined for a launch that is not a guard as `wrap` writes it. */
export function guardLine(launch: Launch, dialect: Dialect, place: Place): GuardLine | undefined {
  if (launch.transport !== 'stdio') return undefined;
  const line = [launch.command, ...launch.args];
  const start = guardWayOf(line);
  if (start === undefined || line[start.length] !== 'guard') return undefined;
  const name = line[start.length + 1];
  if (name === undefined || !isPlainWord(name)) return undefined;
  const options: (readonly [string, string])[] = [];
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
      options.push([option, value]);
    }
  }
  const warnsOnly = options.some(([option, value]) => option === '--on-drift' && value === 'warn');
  const guard = { name, words: line.slice(0, at + 1), options, flags, warnsOnly };
  return at < line.length ? { ...guard, rest: line.slice(at + 1) } : guard;
}

/** A local server behind a guard. */
interface Wrapped extends Pick<GuardLine, 'name' | 'words' | 'warnsOnly'> {
  /** The launch of the server itself. */
  readonly launch: StdioLaunch;
}

/** Undefined for a launch that is not wrapped as `wrap` does it. */
export function wrappedLaunch(launch: Launch, dialect: Dialect, place: Place): Wrapped | undefined {
  const { name = '', words = [], warnsOnly = false, rest = [] } = guardLine(launch, dialect, place) ?? {};
  const [command, ...args] = rest;
  if (launch.transport !== 'stdio' || command === undefined || command === '') return undefined;
  return { name, words, launch: { ...launch, command, args }, warnsOnly };
}

/** The server's name in the words of a guard. */
export const guardName = (words: readonly string[]): string | undefined => words[words.indexOf('guard') + 1];

/** Whether a server of this name and client may have this key in the lock: `name`, `name@client`, `name@client-2`, `FOLDER:name`, … */
export const isKeyOf = (key: string, name: string, client: string): boolean => {
  const ends = (text: string, own: string) => text === own || text.endsWith(`:${own}`);
  return ends(key, name) || [key, key.replace(/-\d+$/, '')].some((one) => ends(one, `${name}@${client}`));
};

/** Characters that start a variable or a command in some dialect, or that `cmd` interprets. */
const SPECIAL = /[$`{&|<>^"\r\n]|%.*%/;

/** Whether a word means the same to every client, to `cmd`, and to the command line of mcp-lock. */
const isPlainWord = (word: string): boolean => !word.startsWith('-') && !SPECIAL.test(word);

/** The same for a value, which may start with `${workspaceFolder}` if the client fills that in. */
const isPlainValue = (value: string, dialect: Dialect, place: Place): boolean =>
  isPlainWord(
    expandsWorkspaceFolder(dialect, place) && value.startsWith(WORKSPACE_FOLDER)
      ? value.slice(WORKSPACE_FOLDER.length)
      : value,
  );

/** Whether a client fills in `${workspaceFolder}` with the folder of the project, whatever its environment holds. */
export const expandsWorkspaceFolder = (dialect: Dialect, place: Place): boolean =>
  dialect !== 'any' &&
  fillIn(WORKSPACE_FOLDER, dialect, { place: { ...place, env: {} }, part: 'args' }).text ===
    startFolderOf(place);

/** What a guard works with, seen from where the client starts it. */
interface GuardTarget {
  /** Absolute path of its lockfile; absent: that of the user. */
  readonly lock?: string;
  /** Absolute path of its folder. */
  readonly folder: string;
}

/** Undefined: the spec has no guard. */
export function guardTarget(spec: Spec, { dialect }: Client, place: Place): GuardTarget | undefined {
  const [command, ...args] = spec.guarded ?? [];
  const guard = command && guardLine({ transport: 'stdio', command, args, env: [] }, dialect, place);
  if (!guard) return undefined;
  const { join, resolve } = pathsOf(place);
  const filled = (text: string) => fillIn(text, dialect, { place, file: spec.file, part: 'args' }).text;
  const last = (option: string) => guard.options.findLast(([one]) => one === option)?.[1];
  const own = spec.launch.transport === 'stdio' ? spec.launch.cwd : undefined;
  const start = startIn(place, filled(own ?? ''));
  const cwd = last('--cwd');
  // Without a folder, the guard looks for the lockfile upward, as this run did.
  const walks = cwd === undefined && isInside(place.workspaceFolder, start, pathsOf(place));
  const folder = walks ? place.workspaceFolder : resolve(start, filled(cwd ?? ''));
  const lockfile = last('--lockfile');
  if (lockfile !== undefined) return { folder, lock: resolve(start, filled(lockfile)) };
  return guard.flags.includes('--user') ? { folder } : { folder, lock: join(folder, 'mcp-lock.json') };
}
