/**
 * The program of a command line. In: a launch or a command. Out: the program's plain name, without folder and ending.
 * Never reads the disk.
 */
import type { Place } from '../../contracts.ts';
import { isInside } from '../../host/is-inside.ts';
import { pathsOf } from '../../host/paths.ts';
import { isRandom } from '../../lock/credential.ts';
import type { Launch, StdioLaunch } from '../../model.ts';

/** Programs that macOS and Windows also find under a name with capitals. */
const ANY_CASE =
  /^(?:npx|npm|pnpm|pnpx|yarn|bunx?|deno|node|tsx|uvx?|pipx|python[\d.]*|py|docker|podman|dotnet|dnx|java|go|cargo|jbang|nix|ruby|php|perl|bash|sh|zsh|cmd|powershell|pwsh|env|wsl|sudo|poetry|conda|make)$/i;

/** `npx` for `npx`, `npx.cmd`, `/usr/bin/NPX` and `C:\node\npx.CMD`. */
export function programOf(command: string): string {
  const name = command.split(/[\\/]/).at(-1) ?? command;
  const plain = name.replace(/\.(?:exe|cmd|bat|ps1)$/i, '');
  return plain !== name || ANY_CASE.test(plain) ? plain.toLowerCase() : name;
}

/** Whether a command is a path below the repository, or from the folder of the launch: a file, whatever its name. */
export function isOwnFile(command: string, place: Place): boolean {
  if (!/[\\/]/.test(command)) return false;
  const paths = pathsOf(place);
  if (paths.isAbsolute(command)) return isInside(place.workspaceFolder, command, paths);
  return !/^[A-Za-z]:[\\/]/.test(command);
}

/** The launch when it starts a process. */
export const stdioOf = (launch: Launch): StdioLaunch | undefined =>
  launch.transport === 'stdio' ? launch : undefined;

/** Empty for a relative path. */
export const commandWord = (command: string): string =>
  /[\\/]/.test(command) && !/^(?:[\\/]|[A-Za-z]:[\\/])/.test(command) ? '' : programOf(command);

/** A word as a message may show it; undefined for one that could hold a secret, as an address with a password does. */
export const showableWord = (word: string): string | undefined =>
  /^(?:npm:|jsr:)?[\w.@/<>=~^*-]{1,60}$/.test(word) && !word.includes('//') && !isRandom(word)
    ? word
    : undefined;
