/**
 * Understands a launch: takes the wrappers off, finds its launcher, and follows what that starts in turn. In: a launch
 * with its variables expanded. Out: `Understood`. Asks nobody. Throws E_LAUNCH for what cannot be locked at all.
 */
import type { Identity, Launcher, Place, Understood } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import { startIn } from '../../host/paths.ts';
import type { Launch } from '../../model.ts';
import { refuseEnvFiles } from '../file/env-file.ts';
import { hashedFiles } from '../file/hashed-file.ts';
import { wordsBehindScript } from '../file/interpreters.ts';
import { likelyScript } from '../file/likely-script.ts';
import { mountedFile, namedFile } from '../file/mounted-file.ts';
import { isForeignPath } from '../foreign-path.ts';
import { LAUNCHERS } from '../launchers/index.ts';
import { shell } from '../launchers/shell.ts';
import { unknownLaunch } from '../messages.ts';
import { isOpaqueProgram } from './opaque-table.ts';
import { asWritten, hasOpenWords } from './open-words.ts';
import { isCertain } from './open-words-certain.ts';
import { versionedOrigin } from './origin-url.ts';
import { isOwnFile, programOf } from './program.ts';
import { innerLaunches } from './proxies.ts';
import { startsAnother } from './starts-another.ts';
import type { Stripped } from './wrappers.ts';
import { stripWrappers } from './wrappers.ts';

/** How many launches may be nested. */
const MAX_DEPTH = 5;

/** What is known of a launch besides its words. */
interface UnderstandOptions {
  /** Puts the variables back into an address that has placeholder words in their place. */
  readonly restore?: (address: string) => string;
}

/** Of a launch inside another one. */
interface Context extends UnderstandOptions {
  readonly depth: number;
  /** Variables that wrappers around it set. */
  readonly sets: Readonly<Record<string, string>>;
  readonly elsewhere: boolean;
}

/** The launcher of a launch, and of every launch inside it. Throws E_LAUNCH. */
export const understand = (launch: Launch, place: Place, reading: UnderstandOptions = {}): Understood =>
  understandWithin(launch, place, { ...reading, depth: 0, sets: {}, elsewhere: false });

/** All parts at any depth, in the order of the line. */
export const partsOf = (understood: Understood): readonly Understood[] =>
  understood.parts.flatMap((part) => [part, ...partsOf(part)]);

function understandWithin(launch: Launch, place: Place, around: Context): Understood {
  const open = stripWrappers(launch, place);
  if (open.launch.transport !== 'stdio' || !hasOpenWords(open.launch))
    return understandStripped(open, place, around);
  const certain = isCertain(open.launch, (one) =>
    understandStripped({ ...open, launch: one }, place, around),
  );
  return certain
    ? understandStripped({ ...open, launch: asWritten(open.launch) }, place, around)
    : understandStripped(stripWrappers(launch, place, false), place, around);
}

function understandStripped(stripped: Stripped, place: Place, around: Context): Understood {
  const elsewhere = around.elsewhere || stripped.elsewhere;
  const identified = identify(stripped.launch, place);
  const { launcher, identity: known } = elsewhere
    ? onOtherMachine(identified, stripped.launch, around.depth > 0)
    : identified;
  const { mounted, ...own } = known;
  // Behind another machine the paths are not of this one.
  const identity: Identity = elsewhere && mounted !== undefined ? { ...own, opaque: true } : known;
  const sets = { ...around.sets, ...stripped.sets };
  const { launches, opaque } = innerOf(identity, stripped.launch, elsewhere);
  const partsIn = (one: Launch): readonly Understood[] => {
    const partElsewhere = elsewhere || identity.runs?.elsewhere === true;
    const next = { ...around, depth: around.depth + 1, sets, elsewhere: partElsewhere };
    const part = understandWithin(withVariables(one, around), place, next);
    // The name of a program on another machine says nothing.
    return partElsewhere && part.identity.url.startsWith('command:') ? part.parts : [part];
  };
  const tooDeep = launches.length > 0 && around.depth >= MAX_DEPTH;
  const started = tooDeep ? [] : launches.flatMap(partsIn);
  const hides = started.length === 0 && startsAnother(...wordsBehind(identity, stripped.launch));
  const named = launches.length > 0 || elsewhere ? [] : namedFiles(identity, stripped.launch, place);
  return {
    launcher: elsewhere ? launcher : withFiles(launcher, stripped),
    identity: {
      ...identity,
      pinned: identity.pinned && !stripped.mayRunOtherCode,
      ...(opaque === true || tooDeep || hides ? { opaque: true } : {}),
    },
    launch: stripped.launch,
    wrappers: stripped.wrappers,
    sets,
    parts: [...started, ...named, ...(identity.mounted?.files ?? []).map((file) => mountedFile(file, place))],
  };
}

/**
 * The words that what is started gets, and whether they are certainly its own: a script or a task gets what it likes, while a
 * program may be a wrapper that no table has.
 */
function wordsBehind(
  { runs, token }: Identity,
  launch: Launch,
): readonly [words: readonly string[], known: boolean] {
  if (launch.transport !== 'stdio') return [[], true];
  const { args } = launch;
  const inside = runs?.elsewhere === true ? [runs.program, ...runs.args] : [launch.command, ...args];
  const [program = '', ...words] = inside;
  const behind = wordsBehindScript(programOf(program), words);
  if (behind !== undefined) return [behind, true];
  if (runs !== undefined) return [runs.args, false];
  return [token === undefined ? args : args.slice(args.lastIndexOf(token) + 1), true];
}

/** The file that a program of a package seems to run. What `local` starts, it hashes itself. */
function namedFiles({ runs, launcher }: Identity, launch: Launch, place: Place): readonly Understood[] {
  if (runs === undefined || runs.elsewhere === true || launcher === 'local' || launch.transport !== 'stdio')
    return [];
  const script = likelyScript(runs.args);
  if (script === undefined || isForeignPath(script, place)) return [];
  return [namedFile(startIn(place, runs.cwd ?? launch.cwd, script), place)];
}

/** The same launcher, which first checks the env files that wrappers load, and hashes the files that decide what they run. */
const withFiles = (launcher: Launcher, { envFiles, files }: Stripped): Launcher =>
  envFiles.length === 0 && files.length === 0
    ? launcher
    : {
        ...launcher,
        resolve: async (identity, launch, place, host) => {
          await refuseEnvFiles(envFiles, place, host);
          const origin = await launcher.resolve(identity, launch, place, host);
          const hashed = await hashedFiles([...new Set(files)], 'exact', place, host);
          const added = hashed.filter(({ url }) => url !== origin.url);
          return added.length === 0 ? origin : { ...origin, parts: [...(origin.parts ?? []), ...added] };
        },
      };

function innerOf(identity: Identity, launch: Launch, elsewhere: boolean): ReturnType<typeof innerLaunches> {
  if (identity.runs === undefined || launch.transport !== 'stdio') return { launches: [] };
  // A file of the project may have any name.
  if (
    identity.launcher !== 'local' &&
    isOpaqueProgram(identity.runs.program, identity.runs.args) &&
    !isTask(identity) &&
    !elsewhere
  )
    return { launches: [], opaque: true };
  const runs = elsewhere ? ({ ...identity.runs, elsewhere } as const) : identity.runs;
  const { launches, opaque } = innerLaunches(runs, launch.cwd);
  const { env } = launch;
  return {
    launches: launches.map((one) => (one.transport === 'stdio' ? { ...one, env } : one)),
    ...(opaque === undefined ? {} : { opaque }),
  };
}

/** What projects call their own programs and tasks: `pdm run start`. */
const isTask = ({ launcher, runs }: Identity): boolean =>
  /^(?:project-tool|project-script|uv-run)$/.test(launcher) &&
  /^(?:start|watch|open|script|air|reflex)$/.test(runs?.program ?? '');

const withVariables = (launch: Launch, { restore }: UnderstandOptions): Launch =>
  launch.transport === 'stdio' || restore === undefined ? launch : { ...launch, url: restore(launch.url) };

type Known = Pick<Understood, 'launcher' | 'identity'>;

/**
 * For what starts on another machine: no file of this one is looked into. In a container (`contained`) the registry's answer
 * here need not be the answer there, so it is not asked.
 */
function onOtherMachine({ launcher, identity }: Known, launch: Launch, contained: boolean): Known {
  if (/^(?:file|command):/.test(identity.url) && launch.transport === 'stdio') {
    const { runs } = identity;
    const url = `command:${programOf(launch.command)}`;
    const named = { launcher: shell.id, url, requested: '', pinned: false, opaque: true } as const;
    return { launcher: shell, identity: { ...named, ...(runs === undefined ? {} : { runs }) } };
  }
  const { dependencies: _, release, ...rest } = launcher;
  if (contained)
    return { launcher: { ...rest, remote: false, resolve: async (one) => versionedOrigin(one) }, identity };
  return release === undefined
    ? { launcher: rest, identity }
    : {
        launcher: {
          ...rest,
          release,
          resolve: (one, line, place, host) => release(one.requested, line, place, host),
        },
        identity,
      };
}

function identify(
  launch: Launch,
  place: Place,
): { readonly launcher: Launcher; readonly identity: Identity } {
  const ownFile = launch.transport === 'stdio' && isOwnFile(launch.command, place);
  for (const launcher of LAUNCHERS) {
    if (ownFile && launcher.ofTheMachine === true) continue;
    const identity = launcher.identify(launch, place);
    if (identity !== undefined) return { launcher, identity };
  }
  throw new McpLockError(unknownLaunch());
}
