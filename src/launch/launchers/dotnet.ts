/**
 * `dnx`, `dotnet tool exec`. In: a launch. Out: the NuGet package it starts. NuGet is not looked up: an exact version
 * is recorded as written, without a hash. For a bare name the local tool manifest decides the version, so it is read.
 * Never installs or starts anything.
 */
import type { Launcher, Place } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { foldersUp, pathsOf, startIn } from '../../host/paths.ts';
import type { Launch, StdioLaunch } from '../../model.ts';
import { fieldsOf, readFields } from '../fields.ts';
import type { Flag, FlagTable } from '../line/flags.ts';
import { flagNames, knownFlags, lastValue, readFlags } from '../line/flags.ts';
import { purlOf, versionedOrigin } from '../line/origin-url.ts';
import { commandWord, stdioOf } from '../line/program.ts';
import { missingName } from '../messages.ts';

const FLAGS: FlagTable = {
  valued: flagNames(`--version --source --add-source --configfile --framework --arch -a --verbosity -v`),
  switches:
    flagNames(`-y --yes --prerelease --allow-roll-forward --interactive --disable-parallel --ignore-failed-sources
    --no-http-cache -h --help -?`),
  unknown: 'error',
  clusters: false,
};
const EXACT = /^\d+(?:\.\d+){1,3}(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

/** dnx. */
export const dotnet: Launcher = {
  id: 'dotnet',
  label: 'dnx, dotnet tool exec',
  examples: ['dnx Acme.Notes@1.2.3', 'dotnet tool exec Acme.Notes@1.2.3'],
  ofTheMachine: true,
  remote: false,
  identify: (launch) => {
    const line = lineOf(launch);
    if (line === undefined) return undefined;
    const { name, requested, token, args } = line;
    return {
      launcher: 'dotnet',
      url: purlOf('nuget', name),
      requested,
      pinned: EXACT.test(requested),
      token,
      runs: { program: name, args },
    };
  },
  resolve: async (identity, launch, place, host) => {
    if (identity.requested !== '') return versionedOrigin(identity);
    const version = await manifestVersion(lineOf(launch)?.name ?? '', launch, place, host);
    return versionedOrigin(
      version === undefined ? identity : { ...identity, requested: version, pinned: true },
    );
  },
};

interface DotnetLine {
  readonly name: string;
  readonly requested: string;
  readonly token: string;
  readonly args: readonly string[];
}

function lineOf(launch: Launch): DotnetLine | undefined {
  const stdio = stdioOf(launch);
  const read = stdio === undefined ? undefined : wordsOf(stdio);
  if (read === undefined) return undefined;
  const before = knownFlags(read.args, FLAGS, read.words);
  const [token, ...behind] = before.rest;
  const [, name, written = ''] = /^([\w.-]+)(?:@(.*))?$/s.exec(token ?? '') ?? [];
  if (token === undefined || name === undefined) {
    throw new McpLockError(missingName(read.words, 'package', `${read.words} Name@1.2.3 --yes -- ARGS`));
  }
  const { flags, args } = readBehind(behind);
  return {
    name,
    requested: written || (lastValue([...before.flags, ...flags], '--version') ?? ''),
    token,
    args,
  };
}

function wordsOf({
  command,
  args,
}: StdioLaunch): { readonly words: string; readonly args: readonly string[] } | undefined {
  const program = commandWord(command);
  if (program === 'dnx') return { words: 'dnx', args };
  if (program !== 'dotnet') return undefined;
  const [first, second] = args;
  if (first === 'dnx') return { words: 'dotnet dnx', args: args.slice(1) };
  if (first !== 'tool' || (second !== 'exec' && second !== 'execute')) return undefined;
  return { words: 'dotnet tool exec', args: args.slice(2) };
}

/** Up to `--` the words behind the package are still looked through for its own flags. */
function readBehind(words: readonly string[]): {
  readonly flags: readonly Flag[];
  readonly args: readonly string[];
} {
  const flags: Flag[] = [];
  const args: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--') return { flags, args: [...args, ...words.slice(at + 1)] };
    const read = word.startsWith('-') ? readFlags([word], FLAGS) : undefined;
    const flag = read?.flags[0];
    if (flag === undefined) {
      args.push(word);
      continue;
    }
    const takesNext = FLAGS.valued.has(flag.name) && flag.value === undefined;
    if (takesNext) at += 1;
    const next = words[at];
    flags.push(takesNext && next !== undefined ? { ...flag, value: next } : flag);
  }
  return { flags, args };
}

/** The version the nearest tool manifest gives. */
async function manifestVersion(
  name: string,
  launch: Launch,
  place: Place,
  host: Host,
): Promise<string | undefined> {
  const { join } = pathsOf(place);
  const cwd = startIn(place, stdioOf(launch)?.cwd);
  for (const folder of foldersUp(cwd, pathsOf(place))) {
    for (const path of [join(folder, '.config', 'dotnet-tools.json'), join(folder, 'dotnet-tools.json')]) {
      const tools = fieldsOf((await readFields(path, host).catch(() => undefined))?.['tools']);
      const key = Object.keys(tools).find((one) => one.toLowerCase() === name.toLowerCase());
      const version = key === undefined ? undefined : fieldsOf(tools[key])['version'];
      if (typeof version === 'string' && EXACT.test(version)) return version;
    }
  }
  return undefined;
}
