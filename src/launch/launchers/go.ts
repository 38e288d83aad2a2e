/**
 * `go run MODULE@VERSION`. In: a launch. Out: the Go package it starts. Go checks the bytes of a version against its
 * own checksum database; an exact version is recorded as written. Packages of this machine are left to `project-tool`.
 * Never builds or starts anything.
 */
import type { Launcher } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import type { Launch } from '../../model.ts';
import type { FlagTable } from '../line/flags.ts';
import { flagError, flagNames, readFlags } from '../line/flags.ts';
import { purlOf, versionedOrigin } from '../line/origin-url.ts';
import { commandWord, showableWord, stdioOf } from '../line/program.ts';
import { wrongName } from '../messages.ts';

const LONG = {
  valued: `C exec mod modfile tags ldflags gcflags asmflags gccgoflags o p buildmode compiler pkgdir toolexec overlay
    installsuffix covermode coverpkg pgo`,
  switches: 'a n v x race msan asan cover work trimpath modcacherw json linkshared buildvcs',
};
/** Go takes one dash or two for every flag. */
const dashed = (list: string): ReadonlySet<string> =>
  flagNames(
    list
      .trim()
      .split(/\s+/)
      .flatMap((word) => [`-${word}`, `--${word}`])
      .join(' '),
  );
const FLAGS: FlagTable = {
  valued: dashed(LONG.valued),
  switches: dashed(LONG.switches),
  unknown: 'error',
  clusters: false,
};
/** A release, or the exact version that Go makes up for a commit. */
const EXACT = /^v\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/;
const MODULE = /^[\w~-]+(?:\.[\w~-]+)+(?:\/[\w.~!-]+)*$/;

/** go run. */
export const go: Launcher = {
  id: 'go',
  label: 'go run',
  examples: ['go run example.com/notes@v1.2.3'],
  ofTheMachine: true,
  remote: false,
  identify: (launch) => {
    const token = tokenOf(launch);
    if (token === undefined) return undefined;
    const [module = '', requested = ''] = token.split(/@(.*)/s);
    if (!MODULE.test(module)) throw notAModule(module);
    const url = purlOf('golang', module);
    return { launcher: 'go', url, requested, pinned: EXACT.test(requested), token };
  },
  resolve: async (identity) => versionedOrigin(identity),
};

/** `module@version`; undefined for other commands of Go and for what lies on this machine. Throws E_LAUNCH. */
function tokenOf(launch: Launch): string | undefined {
  const stdio = stdioOf(launch);
  if (stdio === undefined || commandWord(stdio.command) !== 'go') return undefined;
  const before = readFlags(stdio.args, FLAGS);
  if (before.rest[0] !== 'run') return undefined;
  const { rest, unknown } = readFlags(before.rest.slice(1), FLAGS);
  if (unknown !== undefined && stdio.args.some((arg) => arg.includes('@')))
    throw flagError(unknown, 'go run');
  const [token] = rest;
  return token?.includes('@') === true && !/^(?:[./\\]|[A-Za-z]:[\\/])/.test(token) ? token : undefined;
}

const notAModule = (word: string): McpLockError =>
  new McpLockError(
    wrongName('go run', 'a package path', 'go run example.com/module@v1.2.3 ARGS', showableWord(word)),
  );
