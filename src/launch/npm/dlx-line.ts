/**
 * The line of a package runner other than npx. In: the line with its flags read. Out: its packages, the one that brings
 * the program, and what the program is given. Asks nobody. Throws E_LAUNCH for a word that is not a package.
 */
import type { Place, Runs } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import { startIn } from '../../host/paths.ts';
import type { StdioLaunch } from '../../model.ts';
import { missingName } from '../messages.ts';
import type { NamedPackage } from './package-token.ts';
import { packageOf } from './package-token.ts';

/** A line behind its verb: `notes@1 --stdio` of `pnpm dlx notes@1 --stdio`. */
export interface DlxLine {
  /** How a person types it: `pnpm dlx`. */
  readonly words: string;
  /** Values of `--package`. */
  readonly packages: readonly string[];
  /** The first word that is no flag, and all behind it. */
  readonly positionals: readonly string[];
  /** Which folder the line moves to, as written. */
  readonly dir?: string | undefined;
  readonly registry?: string | undefined;
  /** A flag that bounds the age of a release. */
  readonly age?: string | undefined;
  /** The words are a line for a shell. */
  readonly shell?: boolean;
  /** Which packages are taken from the machine before the registry is asked. */
  readonly local?: 'any' | 'without version';
  /** Programs on the PATH come before the registry too. */
  readonly onPath?: boolean;
}

export interface DlxStarted {
  readonly line: DlxLine;
  readonly named: NamedPackage;
  readonly all: readonly NamedPackage[];
  readonly pinned: boolean;
  /** Every package word as written, in one text. */
  readonly token: string;
  readonly program: string;
  readonly runs: Runs;
  readonly cwd: string;
}

/** Throws E_LAUNCH. */
export function dlxStarted(line: DlxLine, stdio: StdioLaunch, place: Place): DlxStarted {
  const cwd = startIn(place, stdio.cwd, line.dir);
  const [first, ...args] = line.positionals;
  const tokens = line.packages.length > 0 ? line.packages : first === undefined ? [] : [first];
  const all = tokens.map((token) => named(token, cwd, place, line.words));
  const main = all.find(({ name }) => name?.split('/').at(-1) === first) ?? all[0];
  if (main === undefined) {
    throw new McpLockError(missingName(line.words, 'package', `${line.words} name@1.2.3 ARGS`));
  }
  const own = binOf(tokens[0] ?? '') ?? main.name?.split('/').at(-1) ?? '';
  const program = line.packages.length > 0 && first !== undefined ? first : own;
  return {
    line,
    named: main,
    all,
    pinned: all.every(({ pinned }) => pinned),
    token: tokens.join(' '),
    program,
    runs:
      line.shell === true ? { program: 'sh', args: ['-c', line.positionals.join(' ')] } : { program, args },
    cwd,
  };
}

/** `npm:name@1.2.3/program`, as deno writes it. */
const DENO = /^npm:\/?((?:@[^/@]+\/)?[^/@]+(?:@[^/]*)?)(?:\/(.*))?$/s;

const named = (token: string, cwd: string, place: Place, words: string): NamedPackage =>
  packageOf(DENO.exec(token)?.[1] ?? token, cwd, place, words);

const binOf = (token: string): string | undefined => DENO.exec(token)?.[2]?.split('/').at(-1) || undefined;
