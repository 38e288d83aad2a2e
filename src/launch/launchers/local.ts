/**
 * A program of this machine. In: a launch. Out: the file with the server's code, pinned by its hash, the files that the
 * line loads before it, and the lockfiles beside it. Takes every command line that no other launcher understands. Reads
 * those files and nothing they import. A bare name on the PATH is another file on every machine, so it is not hashed.
 */
import type { Identity, Launcher, Place } from '../../contracts.ts';
import { pathsOf, startIn } from '../../host/paths.ts';
import { redactCommand } from '../../lock/redact.ts';
import type { Launch } from '../../model.ts';
import { hashedFile, hashedFiles } from '../file/hashed-file.ts';
import {
  ecosystemOf,
  fileRuleOf,
  isInterpreter,
  repositoryInterpreter,
  runsText,
  scriptArgument,
  scriptFolder,
} from '../file/interpreters.ts';
import { likelyScript } from '../file/likely-script.ts';
import { loadedFiles } from '../file/loaded-files.ts';
import { ecosystemOfFile, nearestLockfiles } from '../file/lockfiles.ts';
import { isForeignPath } from '../foreign-path.ts';
import { fileUrl } from '../line/origin-url.ts';
import { programOf, stdioOf } from '../line/program.ts';

/** A local file, or a program found on the PATH. */
export const local: Launcher = {
  id: 'local',
  label: 'local command',
  examples: ['node server.js', 'python server.py', 'java -jar notes.jar', './notes-server', 'notes-server'],
  remote: false,
  identify: (launch, place) => {
    const stdio = stdioOf(launch);
    if (stdio === undefined) return undefined;
    const { command, args } = stdio;
    const entry = entryFile(launch, place);
    const program = programOf(command);
    const identity: Identity =
      entry === undefined
        ? { launcher: 'local', url: `command:${redactCommand(program)}`, requested: '', pinned: false }
        : { launcher: 'local', url: fileUrl(entry, place), requested: '', pinned: true };
    if (isInterpreter(program)) return runsText(program, args) ? { ...identity, opaque: true } : identity;
    return { ...identity, runs: { program, args } };
  },
  resolve: async (identity, launch, place, host) => {
    const entry = entryFile(launch, place);
    const stdio = stdioOf(launch);
    if (stdio === undefined) return { url: identity.url };
    const program = programOf(stdio.command);
    const interpreter = isInterpreter(program)
      ? [
          ...(await repositoryInterpreter(stdio, place, host)),
          ...(await loadedFiles(stdio, entry, place, host)),
        ]
      : [];
    if (entry === undefined) {
      // Windows starts a file of that name in the folder before one on the PATH.
      const beside = /^[^\\/]+\.(?:bat|cmd|ps1)$/i.test(stdio.command)
        ? await hashedFiles([startIn(place, stdio.cwd, stdio.command)], 'exact', place, host)
        : [];
      const script = isInterpreter(program) ? undefined : likelyScript(stdio.args);
      const scripts =
        script === undefined
          ? []
          : await hashedFiles([startIn(place, stdio.cwd, script)], 'exact', place, host);
      const found = [...interpreter, ...beside, ...scripts];
      return found.length === 0 ? { url: identity.url } : { url: identity.url, parts: found };
    }
    const ecosystem = ecosystemOf(program) ?? ecosystemOfFile(entry);
    const origin = await hashedFile(entry, fileRuleOf(program), place, host);
    const parts = [
      ...interpreter,
      ...(ecosystem === undefined ? [] : await nearestLockfiles(entry, ecosystem, place, host)),
    ].filter(({ url }, index, all) => all.findIndex((one) => one.url === url) === index);
    return parts.length === 0 ? origin : { ...origin, parts };
  },
};

/** Absolute path of the file a command line runs; by shape only, it need not exist. */
function entryFile(launch: Launch, place: Place): string | undefined {
  const stdio = stdioOf(launch);
  if (stdio === undefined) return undefined;
  const { resolve } = pathsOf(place);
  const cwd = startIn(place, stdio.cwd);
  const program = programOf(stdio.command);
  if (isInterpreter(program)) {
    const folder = scriptFolder(program, stdio.args, place, stdio.cwd);
    const script = scriptArgument(program, stdio.args);
    return script === undefined || isForeignPath(script, place) ? undefined : resolve(folder, script);
  }
  if (isForeignPath(stdio.command, place)) return undefined;
  const pathLike =
    stdio.command.includes('/') || (place.platform === 'win32' && stdio.command.includes('\\'));
  return pathLike ? resolve(cwd, stdio.command) : undefined;
}
