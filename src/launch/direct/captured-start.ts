/**
 * What npx hands to the shell in place of itself, as it was captured once: argv and environment of our own program on the same line
 * in, what may be stored of it out, and back. Stored is how the environment differs from the one that npx was given, and the word
 * that starts the program; no value of that environment, no argument, and nothing that looks like a secret. What is read again is
 * held to the same rules as what was captured. Pure.
 */
import type { Place } from '../../contracts.ts';
import { foldersUp, pathsOf } from '../../host/paths.ts';
import { redactText } from '../../lock/redact-text.ts';
import type { ProcessRequest } from '../target.ts';
import type { DirectLine } from './line.ts';
import { shellWords } from './shell-words.ts';

/** The shell that npx is told to use (`npxOverrides`). */
const SHELL = '/bin/sh';
const SHELL_SETTING = 'npm_config_script_shell';

/** What our program was started with. Holds secrets. */
export interface Captured {
  readonly argv: readonly string[];
  /** In their order. */
  readonly env: readonly (readonly [string, string])[];
}

/** Text, and the names of given variables whose values stand between it. */
type Piece = string | { readonly given: string };

export interface StartTemplate {
  /** As the shell reads it: `'notes'`, or without quotes. */
  readonly head: string;
  /** Every variable in its order; null: as it was given. */
  readonly env: readonly (readonly [string, readonly Piece[] | null])[];
}

/** What a start must agree with. */
export interface StartFacts {
  readonly line: DirectLine;
  /** The program that the package brings. */
  readonly program: string;
  /** With `node_modules` in it. */
  readonly folder: string;
  /** Where npm itself lies. */
  readonly npm: string;
  readonly place: Place;
}

/** What npm sets itself, apart from the PATH and what loads code. Nobody knows what a variable of any other name would be. */
const OWN_OF_NPM =
  /^(?:npm_(?:command|execpath|node_execpath|lifecycle_(?:event|script)|package_[\w-]+|config_(?!node_options$|script_shell$)[\w-]+)|NODE|COLOR|EDITOR|INIT_CWD)$/;

/** macOS gives it to every process. */
const OF_EVERY_PROCESS = '__CF_USER_TEXT_ENCODING';

/** A given value that is shorter stands in too many texts by chance. */
const SHORT = 4;

/** A program's name that no shell reads as anything else. */
const PLAIN_NAME = /^[A-Za-z0-9][\w.-]*$/;

/** Undefined where it is not what npm does, or where something of it may not be stored. `capture`: the path of our program. */
export function templateOf(
  { argv, env }: Captured,
  capture: string,
  facts: StartFacts,
): StartTemplate | undefined {
  const { line } = facts;
  const [option, text = '', ...more] = argv;
  const tail = shellWords(line.args);
  if (option !== '-c' || more.length > 0 || !text.endsWith(tail)) return undefined;
  const head = text.slice(0, text.length - tail.length);
  const names = Object.keys(line.given).sort(
    (a, b) => (line.given[b] ?? '').length - (line.given[a] ?? '').length,
  );
  const out: (readonly [string, readonly Piece[] | null])[] = [];
  for (const [name, value] of env) {
    if (facts.place.platform === 'darwin' && name === OF_EVERY_PROCESS) continue;
    if (name === SHELL_SETTING) {
      if (value !== capture) return undefined;
      out.push([name, null]);
    } else if (name === 'PATH') {
      if (value !== pathOfNpm(facts)) return undefined;
      out.push([name, null]);
    } else if (Object.hasOwn(line.given, name) && line.given[name] === value) {
      out.push([name, null]);
    } else {
      const pieces = piecesOf(value, names, line.given);
      if (pieces.some((piece) => typeof piece === 'string' && isPrivate(piece, line.secrets)))
        return undefined;
      out.push([name, pieces]);
    }
  }
  const template = { head, env: out };
  return requestOf(template, facts) === undefined ? undefined : template;
}

/** What to start; undefined where the template is not what npm would do for this line. */
export function requestOf({ head, env }: StartTemplate, facts: StartFacts): ProcessRequest | undefined {
  const { line, program } = facts;
  const { given, whole } = line;
  if (!PLAIN_NAME.test(program) || (head !== program && head !== `'${program}'`)) return undefined;
  if (given[SHELL_SETTING] !== SHELL) return undefined;
  const out: Record<string, string> = {};
  for (const [name, pieces] of env) {
    if (Object.hasOwn(out, name)) return undefined;
    const own = name === 'PATH' ? pathOfNpm(facts) : given[name];
    const value = pieces === null ? own : textOf(pieces, given);
    if (value === undefined || value.includes('\0')) return undefined;
    if (pieces !== null && !OWN_OF_NPM.test(name)) return undefined;
    out[name] = value;
  }
  const isWhole = Object.keys(given).every((name) => Object.hasOwn(out, name));
  if (!isWhole || out['PATH'] === undefined || out['npm_lifecycle_script'] !== head) return undefined;
  return { command: SHELL, args: ['-c', head + shellWords(line.args)], cwd: whole.cwd, env: out };
}

/**
 * The programs of the tree, those of each folder on the way up, npm's own, and then what was given. Undefined where a part would be
 * another folder, or one of the folder in which the server starts.
 */
function pathOfNpm({ line, folder, npm, place }: StartFacts): string | undefined {
  const { join, delimiter, isAbsolute } = pathsOf(place);
  const given = line.given['PATH'] ?? '';
  if (!given.split(delimiter).every((part) => isAbsolute(part))) return undefined;
  const up = foldersUp(line.whole.cwd, pathsOf(place)).map((one) => join(one, 'node_modules', '.bin'));
  const nodeGyp = join(npm, 'node_modules', '@npmcli', 'run-script', 'lib', 'node-gyp-bin');
  const own = [join(folder, 'node_modules', '.bin'), ...up, nodeGyp];
  return own.some((part) => part.includes(delimiter)) ? undefined : [...own, given].join(delimiter);
}

const isPrivate = (text: string, secrets: readonly string[]): boolean =>
  redactText(text) !== text || secrets.some((secret) => text.includes(secret));

/** `names`: of the variables, the longest value first. */
function piecesOf(text: string, names: readonly string[], given: DirectLine['given']): readonly Piece[] {
  for (const name of names) {
    const value = given[name] ?? '';
    const at = value.length < SHORT ? -1 : text.indexOf(value);
    if (at < 0) continue;
    const before = text.slice(0, at);
    const after = text.slice(at + value.length);
    return [...piecesOf(before, names, given), { given: name }, ...piecesOf(after, names, given)];
  }
  return text === '' ? [] : [text];
}

function textOf(pieces: readonly Piece[], given: DirectLine['given']): string | undefined {
  const texts = pieces.map((piece) => (typeof piece === 'string' ? piece : given[piece.given]));
  return texts.some((one) => one === undefined) ? undefined : texts.join('');
}

/** A stored template; undefined for anything else. */
export function parseTemplate(value: unknown): StartTemplate | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { head, env } = value as { head?: unknown; env?: unknown };
  if (typeof head !== 'string' || !Array.isArray(env)) return undefined;
  const isSound = env.every(
    (one) =>
      Array.isArray(one) &&
      typeof one[0] === 'string' &&
      (one[1] === null || (Array.isArray(one[1]) && one[1].every(isPiece))),
  );
  return isSound ? { head, env } : undefined;
}

const isPiece = (value: unknown): value is Piece =>
  typeof value === 'string' ||
  (typeof value === 'object' && value !== null && typeof (value as { given?: unknown }).given === 'string');
