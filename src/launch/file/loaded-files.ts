/**
 * Files that a line makes an interpreter load before the server, or that decide what the server loads: `--require`,
 * `--import-map`, the settings of bun and deno in the project. In: a launch. Out: those that exist, with their hashes.
 * A name that is not a path is a package and belongs to the lockfile. A missing file is left to the interpreter.
 */
import type { Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import { pathsOf } from '../../host/paths.ts';
import type { Origin, StdioLaunch } from '../../model.ts';
import { serverVariables } from '../environment.ts';
import { programOf } from '../line/program.ts';
import { bunFiles } from './bun-files.ts';
import { denoFiles } from './deno-files.ts';
import { modulePath } from './entry-file.ts';
import { refuseEnvFiles } from './env-file.ts';
import { foundModules } from './found-modules.ts';
import { hashedFiles } from './hashed-file.ts';
import { fileRuleOf, optionsBefore, scriptFolder } from './interpreters.ts';
import type { JavaLine } from './java-files.ts';
import { javaFiles, javaLine } from './java-files.ts';

interface Loads {
  readonly names: RegExp;
  /** Options that name a module: a file only where it is a path. */
  readonly modules?: RegExp;
  /** Options that name a file. */
  readonly files?: RegExp;
  /** Options that name an env file. */
  readonly variables?: RegExp;
  /** A variable that holds such options, too. */
  readonly variable?: string;
}

const NODE = {
  modules: /^(?:-r|--require|--import|--loader|--experimental-loader)$/,
  files: /^--(?:snapshot-blob|openssl-config|experimental-policy|(?:experimental-)?config-file)$/,
  variables: /^--env-file(?:-if-exists)?$/,
  variable: 'NODE_OPTIONS',
} as const;

const LOADS: readonly Loads[] = [
  { names: /^(?:node|nodejs)$/, ...NODE },
  {
    names: /^(?:tsx|ts-node|ts-node-esm)$/,
    ...NODE,
    files: /^(?:-P|--project|--tsconfig|--snapshot-blob|--openssl-config)$/,
  },
  {
    names: /^bun$/,
    modules: /^(?:-r|--preload|--require|--import)$/,
    files: /^(?:-c|--config|--tsconfig-override)$/,
    variables: /^--env-file$/,
  },
  {
    names: /^deno$/,
    modules: /^--(?:preload|require|import)$/,
    files: /^(?:-c|--config|--import-map|--lock|--cert)$/,
    variables: /^--env-file$/,
  },
  { names: /^ruby[\d.]*$/, modules: /^-r$/, variable: 'RUBYOPT' },
  { names: /^(?:jruby|truffleruby)[\d.]*$/, modules: /^-r$/, variable: 'RUBYOPT' },
  { names: /^perl[\d.]*$/ },
  { names: /^(?:lua|luajit)[\d.-]*$/ },
  { names: /^(?:Rscript|R)$/ },
  { names: /^php[\d.]*$/, files: /^(?:-c|-z|--php-ini|--zend-extension)$/ },
  { names: /^julia$/, files: /^(?:-L|--load|-J|--sysimage)$/ },
  { names: /^(?:elixir|iex)$/, files: /^(?:-r|--require|-pr|--erl-config|--dot-iex|--vm-args)$/ },
  { names: /^dotnet$/, files: /^--(?:depsfile|runtimeconfig|additional-deps)$/ },
  { names: /^java$/ },
  { names: /^(?:bb|babashka)$/, files: /^(?:-i|--init|--config)$/ },
];

/** Throws E_LAUNCH for an env file that decides which code runs. */
export async function loadedFiles(
  launch: StdioLaunch,
  entry: string | undefined,
  place: Place,
  host: Host,
): Promise<readonly Origin[]> {
  const program = programOf(launch.command);
  const row = LOADS.find(({ names }) => names.test(program));
  if (row === undefined) return [];
  const { resolve, dirname } = pathsOf(place);
  const cwd = scriptFolder(program, launch.args, place, launch.cwd);
  const own = row.variable === undefined ? undefined : serverVariables(launch, place)[row.variable];
  const options = [
    ...optionsBefore(program, launch.args),
    ...(own === undefined ? [] : optionsBefore(program, own.trim().split(/\s+/))),
  ];
  const variables = options.filter(([name]) => row.variables?.test(name)).map(([, value]) => value);
  await refuseEnvFiles(
    variables.map((value) => resolve(cwd, value === '' ? '.env' : value)),
    place,
    host,
  );
  const paths = options.flatMap(([name, value]) => {
    const path = row.modules?.test(name) ? modulePath(value) : row.files?.test(name) ? value : '';
    return path === '' ? [] : [resolve(cwd, path)];
  });
  const found = foundModules(program, launch.args, place).map((path) => resolve(cwd, path));
  return [
    ...(await hashedFiles([...new Set(paths)], fileRuleOf(program), place, host)),
    ...(await hashedFiles([...new Set(found)], 'exact', place, host)),
    ...(program === 'bun' ? await bunFiles(cwd, place, host) : []),
    ...(program === 'deno'
      ? await denoFiles(entry === undefined ? cwd : dirname(entry), {}, place, host)
      : []),
    ...(program === 'java' ? await javaFiles(javaLoads(launch.args, place), cwd, place, host) : []),
    ...(program === 'dotnet' && entry !== undefined
      ? await hashedFiles(hostSettings(entry), 'exact', place, host)
      : []),
  ];
}

/** What the host of .NET reads beside a library: which runtime and which other libraries it loads. */
const hostSettings = (library: string): readonly string[] =>
  ['.runtimeconfig.json', '.deps.json'].map((end) => `${library.replace(/\.[^.]*$/, '')}${end}`);

/** What Java loads before the JAR file, which is hashed as the program. */
function javaLoads(args: readonly string[], place: Place): JavaLine {
  const { argFiles, loads } = javaLine(args, place);
  return { argFiles, loads, paths: [] };
}
