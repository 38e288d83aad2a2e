/**
 * `java -cp FILES Main`, `java -m MODULE`, `java @FILE`. In: a launch. Out: the JAR files and classes that it names, each
 * pinned by its hash. `java -jar FILE` is left to `local`. A line with a folder or a wildcard floats: what else lies there
 * is not looked at. A line with an argument file is opaque. Starts nothing.
 */
import type { Identity, Launcher, Place } from '../../contracts.ts';
import { pathsOf, startIn } from '../../host/paths.ts';
import type { Launch } from '../../model.ts';
import { hashedFile } from '../file/hashed-file.ts';
import type { JavaLine } from '../file/java-files.ts';
import { javaFiles, javaLine } from '../file/java-files.ts';
import { nearestLockfiles } from '../file/lockfiles.ts';
import { fileUrl } from '../line/origin-url.ts';
import { isOwnFile, programOf, stdioOf } from '../line/program.ts';

/** Classes that Java looks up itself. */
export const java: Launcher = {
  id: 'java',
  label: 'java -cp, java -m',
  examples: ['java -cp notes.jar com.acme.Notes', 'java -cp lib/* com.acme.Notes'],
  ofTheMachine: true,
  remote: false,
  identify: (launch, place) => {
    const line = lineOf(launch, place);
    if (line === undefined) return undefined;
    const base = { launcher: 'java', requested: '', pinned: false } as const;
    if (line.argFiles.length > 0) return { ...base, url: 'command:java', opaque: true };
    const jar = firstJar(line, launch, place);
    if (jar !== undefined) return { ...base, url: fileUrl(jar, place), pinned: true } satisfies Identity;
    return { ...base, url: 'command:java', requested: line.main ?? '' };
  },
  resolve: async (identity, launch, place, host) => {
    const line = lineOf(launch, place);
    if (line === undefined) return { url: identity.url };
    const jar = firstJar(line, launch, place);
    const cwd = cwdOf(launch, place);
    const origin = jar === undefined ? { url: identity.url } : await hashedFile(jar, 'exact', place, host);
    const parts = [
      ...(await javaFiles(line, cwd, place, host)),
      ...(await nearestLockfiles(cwd, 'java', place, host)),
    ].filter(({ url }) => url !== origin.url);
    return parts.length === 0 ? origin : { ...origin, parts };
  },
};

/** Undefined for another program, and for one file that `local` hashes. */
function lineOf(launch: Launch, place: Place): JavaLine | undefined {
  const stdio = stdioOf(launch);
  if (stdio === undefined || isOwnFile(stdio.command, place) || programOf(stdio.command) !== 'java')
    return undefined;
  const line = javaLine(stdio.args, place);
  if (line.argFiles.length > 0) return line;
  if (line.main === undefined || line.kind === 'jar' || /\.java$/.test(line.main)) return undefined;
  // Without a path Java looks into the folder it is started in.
  return line.paths.length === 0 && line.kind === 'class' ? { ...line, paths: ['.'] } : line;
}

/** Where nothing but JAR files is searched: the first of them. */
function firstJar({ paths }: JavaLine, launch: Launch, place: Place): string | undefined {
  const [first] = paths;
  return first !== undefined && paths.every((path) => /[^*]\.jar$/i.test(path))
    ? pathsOf(place).resolve(cwdOf(launch, place), first)
    : undefined;
}

const cwdOf = (launch: Launch, place: Place): string => startIn(place, stdioOf(launch)?.cwd);
