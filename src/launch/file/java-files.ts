/**
 * The files of a `java` line: class path, module path, agents, argument files. In: the arguments. Out: what they name
 * (`javaLine`, pure), and those files with their hashes (`javaFiles`). Classes that those files load in turn are not
 * looked at. Source: the `java` command of JDK 25 (document): `@file` is read before the class name only, `dir/*` means
 * the JAR files of a folder.
 */
import type { Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import { isFolder } from '../../host/kind-at.ts';
import { pathsOf } from '../../host/paths.ts';
import type { Origin } from '../../model.ts';
import { hashedFiles } from './hashed-file.ts';

export interface JavaLine {
  /** Files and folders in which classes are looked up, as written. */
  readonly paths: readonly string[];
  /** The class, `module/class` or JAR file that is started; absent where the line names none. */
  readonly main?: string;
  /** What starts it: a class, a module, a JAR file. */
  readonly kind?: 'class' | 'module' | 'jar';
  /** Files with further arguments. */
  readonly argFiles: readonly string[];
  /** Files that the machine loads before the program: agents, settings. */
  readonly loads: readonly string[];
}

const PATHS = /^(?:-cp|-classpath|--class-path|-p|--module-path|--upgrade-module-path)$/;
const VALUED =
  /^--(?:add-modules|add-opens|add-exports|add-reads|limit-modules|patch-module|source|enable-native-access)$/;
const LOADS = /^(?:-javaagent:|-agentpath:|-XX:Flags=|-XX:VMOptionsFile=)([^=]+)/;
const BOOT = /^-Xbootclasspath(?:\/[ap])?:(.*)$/s;

/** Reads up to the word that says what is started. */
export function javaLine(args: readonly string[], place: Place): JavaLine {
  const { delimiter } = pathsOf(place);
  const found = { paths: [] as string[], argFiles: [] as string[], loads: [] as string[] };
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    const [, name = arg, glued] = /^(--[\w-]+)=(.*)$/s.exec(arg) ?? [];
    const value = (): string => {
      if (glued !== undefined) return glued;
      at += 1;
      return args[at] ?? '';
    };
    const [, boot] = BOOT.exec(arg) ?? [];
    const [, loaded] = LOADS.exec(arg) ?? [];
    if (/^@[^@]/.test(arg)) found.argFiles.push(arg.slice(1));
    else if (arg === '-jar') return { ...found, kind: 'jar', main: value() };
    else if (name === '-m' || name === '--module') return { ...found, kind: 'module', main: value() };
    else if (PATHS.test(name)) found.paths.push(...value().split(delimiter));
    else if (VALUED.test(name)) value();
    else if (boot !== undefined) found.loads.push(...boot.split(delimiter));
    else if (loaded !== undefined) found.loads.push(loaded);
    else if (!arg.startsWith('-')) return { ...found, kind: 'class', main: arg };
  }
  return found;
}

/** Every file of the line that is there, each once, in the order of the line. */
export async function javaFiles(
  line: JavaLine,
  cwd: string,
  place: Place,
  host: Host,
): Promise<readonly Origin[]> {
  const { resolve } = pathsOf(place);
  const argFiles = line.argFiles.map((file) => resolve(cwd, file));
  const inside: Origin[] = [];
  for (const file of argFiles) {
    const bytes = await host.files.read(file).catch(() => undefined);
    if (bytes === undefined) continue;
    // An argument file names no further one.
    const more = { ...javaLine(argumentsIn(new TextDecoder().decode(bytes)), place), argFiles: [] };
    inside.push(...(await javaFiles(more, cwd, place, host)));
  }
  const searched = await Promise.all(line.paths.map((path) => classFiles(path, line, cwd, place, host)));
  const started = line.kind === 'jar' && line.main !== undefined ? [resolve(cwd, line.main)] : [];
  const loads = line.loads.map((file) => resolve(cwd, file));
  const all = await hashedFiles(
    [...argFiles, ...started, ...searched.flat(), ...loads],
    'exact',
    place,
    host,
  );
  return [...all, ...inside].filter(({ url }, at, list) => list.findIndex((one) => one.url === url) === at);
}

/** The files that one entry of a path stands for. */
async function classFiles(
  entry: string,
  { main, kind }: JavaLine,
  cwd: string,
  place: Place,
  host: Host,
): Promise<readonly string[]> {
  const { resolve, join } = pathsOf(place);
  const everyJar = /^(?:(.*)[\\/])?\*$/s.exec(entry);
  const path = resolve(cwd, everyJar === null ? entry : (everyJar[1] ?? ''));
  if (everyJar !== null || (kind === 'module' && (await isFolder(path, host)))) {
    const names = await host.files.list(path).catch(() => []);
    return names
      .filter((name) => /\.jar$/i.test(name))
      .sort()
      .map((name) => join(path, name));
  }
  if (!(await isFolder(path, host))) return [path];
  return main === undefined || !/^[\w$.]+$/.test(main) ? [] : [`${join(path, ...main.split('.'))}.class`];
}

/** Words of an argument file: `#` begins a comment, quotes keep blanks. */
const argumentsIn = (text: string): readonly string[] =>
  (text.replace(/^\s*#.*$/gm, '').match(/"(?:\\.|[^"])*"|'(?:\\.|[^'])*'|[^\s"']+/g) ?? []).map((word) =>
    /^["']/.test(word) ? word.slice(1, -1).replace(/\\(.)/gs, '$1') : word,
  );
