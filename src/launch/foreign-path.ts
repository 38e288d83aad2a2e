/**
 * A path that another system wrote: `C:\notes.js` on Linux, `/usr/bin/notes` on Windows. Here it names another file or none,
 * so nothing that is found under it says what its own system starts. In: a launch as understood. Out: E_LAUNCH. Reads no disk.
 */
import type { Place, Understood } from '../contracts.ts';
import { McpLockError } from '../errors.ts';
import type { StdioLaunch } from '../model.ts';
import { isInterpreter, scriptArgument } from './file/interpreters.ts';
import { programOf } from './line/program.ts';
import { pathOfOtherSystem } from './messages.ts';

const WINDOWS = /^(?:[A-Za-z]:[\\/]|\\\\[^\\])/;
const POSIX =
  /^\/(?:Applications|Library|System|Users|Volumes|bin|etc|home|lib|lib64|mnt|nix|opt|private|root|run|sbin|snap|srv|tmp|usr|var)\//;

/** Whether a word is such a path. */
export const isForeignPath = (word: string, { platform }: Place): boolean =>
  (platform === 'win32' ? POSIX : WINDOWS).test(word);

/** Undefined for a launch whose programs and files are all of this system. `at`: where the spec stands. */
export function foreignPathError(understood: Understood, place: Place, at: string): McpLockError | undefined {
  const { launch, identity, parts } = understood;
  const word = launch.transport === 'stdio' ? foreignWord(launch, identity.url, place) : undefined;
  if (word !== undefined) return new McpLockError(pathOfOtherSystem(word, place.platform), { place: at });
  // In a container, or on another machine, it may be a path.
  if (identity.runs?.elsewhere === true) return undefined;
  for (const part of parts) {
    const error = foreignPathError(part, place, at);
    if (error !== undefined) return error;
  }
  return undefined;
}

/** The program or the file of code that is such a path. */
function foreignWord({ command, args }: StdioLaunch, url: string, place: Place): string | undefined {
  const program = programOf(command);
  const script = isInterpreter(program) ? scriptArgument(program, args) : undefined;
  const [word] = [command, script ?? ''].filter((one) => isForeignPath(one, place));
  if (word !== undefined || place.platform === 'win32' || !url.startsWith('file:')) return word;
  return args.find((one) => isForeignPath(one, place) && url.endsWith(`/${one}`));
}
