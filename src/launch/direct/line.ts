/**
 * An npx line that a server can be started from without npx. In: a prepared spec and its entry. Out: the package, the program's
 * arguments and the environment that npx is given; undefined where npx could choose anything else. Reads no disk.
 */
import type { Place } from '../../contracts.ts';
import type { Entry } from '../../model.ts';
import { packageStarted } from '../npm/npx-line.ts';
import type { Prepared } from '../prepared.ts';
import type { ProcessRequest } from '../target.ts';

export interface DirectLine {
  /** Of the package, exactly as the line and the lock have it. */
  readonly name: string;
  readonly version: string;
  /** What the program is given. May hold secrets. */
  readonly args: readonly string[];
  /** `npx` or `npm`, as written. */
  readonly command: string;
  /** The line as a client starts it. */
  readonly whole: ProcessRequest;
  /** The environment that npx is given. Holds secrets. */
  readonly given: Readonly<Record<string, string>>;
  /** Texts of the line and its variables that nobody may store. */
  readonly secrets: readonly string[];
}

/** Flags that change nothing but how much npm says, and whether it asks. */
const PLAIN_FLAGS = new Set(['-y', '--yes', '-q', '--quiet', '-s', '--silent', '--no-update-notifier']);

/** What `env` may set in front of npx. */
const SET = /^([A-Za-z_]\w*)=(.*)$/s;
const STEERS_NPM = /^npm_config_/i;

/** Throws E_LAUNCH for a line that npx does not understand either. */
export function directLine(
  { understood, target, unreachable, cleaning }: Prepared,
  { dependencies, origin }: Entry,
  place: Place,
): DirectLine | undefined {
  const { launcher, launch } = understood;
  if (place.platform === 'win32' || launcher.id !== 'npx' || dependencies === undefined) return undefined;
  if (target.kind !== 'stdio' || launch.transport !== 'stdio' || unreachable !== undefined) return undefined;
  const given = givenTo(understood, target);
  const started = packageStarted(launch, place);
  if (given === undefined || started === undefined) return undefined;
  const { line, named, all, tokens } = started;
  const { name, requested, alias } = named;
  const [token] = tokens;
  const isPlain =
    line.packages.length === 0 &&
    line.prefix === undefined &&
    !line.workspace &&
    Object.keys(line.settings).length === 0 &&
    flagsOf(launch.args, line.positionals).every((word) => PLAIN_FLAGS.has(word));
  if (!isPlain || alias === true || all.length !== 1 || name === undefined) return undefined;
  // Only an exact version is the same word in the line and in the lock.
  if (token !== `${name}@${requested}` || origin.version !== requested || origin.integrity === undefined)
    return undefined;
  if (dependencies[`node_modules/${name}`] !== `${requested} ${origin.integrity}`) return undefined;
  return {
    name,
    version: requested,
    args: line.positionals.slice(1),
    command: launch.command,
    whole: target,
    given,
    secrets: [...cleaning.secrets, ...(cleaning.held ?? []).map(({ value }) => value)].filter(
      (one) => one !== '',
    ),
  };
}

/** The words in front of the package, and those between its arguments that npm takes for its own. */
function flagsOf(args: readonly string[], positionals: readonly string[]): readonly string[] {
  let at = 0;
  return args.filter((word) => {
    if (word !== positionals[at]) return word !== '--' && !isVerb(word);
    at += 1;
    return false;
  });
}

const isVerb = (word: string): boolean => word === 'exec' || word === 'x';

/** Undefined where something between the client and npx may give it another environment. */
function givenTo(
  { wrappers, launch }: Prepared['understood'],
  { command, args, env }: ProcessRequest,
): DirectLine['given'] | undefined {
  if (wrappers.length === 0) return env;
  if (launch.transport !== 'stdio' || wrappers.some((name) => name !== 'env')) return undefined;
  const line = [command, ...args];
  const inner = [launch.command, ...launch.args];
  const at = line.length - inner.length;
  if (inner.some((word, index) => word !== line[at + index])) return undefined;
  const out: Record<string, string> = { ...env };
  for (const word of line.slice(0, at)) {
    const [, name, value = ''] = SET.exec(word) ?? [];
    if (name === undefined && word === 'env') continue;
    if (name === undefined || STEERS_NPM.test(name)) return undefined;
    out[name] = value;
  }
  return out;
}
