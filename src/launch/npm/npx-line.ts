/**
 * The package that a line of `npx`, `npm exec` or `npm x` starts. In: a launch. Out: its packages as npm reads them, and
 * what the program is given. Asks nobody. Throws E_LAUNCH for a line without a package.
 */
import type { Place, Runs } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import { pathsOf, startIn } from '../../host/paths.ts';
import type { Launch } from '../../model.ts';
import { programOf, stdioOf } from '../line/program.ts';
import { missingName } from '../messages.ts';
import type { NpxLine } from './npx-flags.ts';
import { readNpx } from './npx-flags.ts';
import type { NamedPackage } from './package-token.ts';
import { packageOf } from './package-token.ts';

/** What an npx line starts. */
export interface Started {
  readonly named: NamedPackage;
  readonly all: readonly NamedPackage[];
  readonly pinned: boolean;
  readonly cwd: string;
  readonly line: NpxLine;
  readonly tokens: readonly string[];
  /** Every package token as written, in one text. */
  readonly token: string;
  readonly runs: Runs;
}

/** Undefined when the launch is none of npx. Throws E_LAUNCH. */
export function packageStarted(launch: Launch, place: Place): Started | undefined {
  const stdio = stdioOf(launch);
  const line = stdio === undefined ? undefined : lineOf(stdio.command, stdio.args, place);
  if (stdio === undefined || line === undefined) return undefined;
  const [first] = line.positionals;
  const tokens = line.packages.length > 0 ? line.packages : first === undefined ? [] : [first];
  const cwd = startIn(place, stdio.cwd);
  const all = tokens.map((token) => packageOf(token, cwd, place));
  // Of several packages the one that is named like the program brings it; the others are only there beside it.
  const named = all.find(({ name }) => name?.split('/').at(-1) === first) ?? all[0];
  if (named === undefined) {
    throw new McpLockError(missingName('npx', 'package', 'npx -y -- name@1.2.3 ARGS'));
  }
  const args = line.positionals.slice(1);
  // Without --package the program is the one the package brings, which usually has its name.
  const program = line.packages.length > 0 ? (first ?? '') : (named.name ?? '');
  return {
    named,
    all,
    pinned: all.every(({ pinned }) => pinned),
    cwd,
    line,
    tokens,
    token: tokens.join(' '),
    runs: { program, args },
  };
}

/** Undefined when the command is something else. A relative path is a file of the repository, whatever its name. */
function lineOf(command: string, args: readonly string[], place: Place): NpxLine | undefined {
  const { isAbsolute } = pathsOf(place);
  if (/[\\/]/.test(command) && !isAbsolute(command) && !/^[A-Za-z]:[\\/]/.test(command)) return undefined;
  const program = programOf(command);
  if (program === 'npx') return readNpx(args, 'npx');
  if (program !== 'npm') return undefined;
  const line = readNpx(args, 'exec');
  const [verb, ...positionals] = line.positionals;
  return verb === 'exec' || verb === 'x' ? { ...line, positionals } : undefined;
}
