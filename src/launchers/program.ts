/**
 * What a command line starts, whatever the platform writes around it. A launch in, the program's plain name and its
 * arguments out; a `cmd /c` in front, which Windows needs to start shims, is taken off. Never reads the disk.
 */
import { posix, win32 } from 'node:path';
import type { Place } from '../contracts.ts';
import type { Launch, StdioLaunch } from '../model.ts';

/** The path functions of the place's platform. */
export const pathsOf = (place: Place): typeof posix => (place.platform === 'win32' ? win32 : posix);

/** `npx` for `npx`, `npx.cmd`, `/usr/bin/npx` and `C:\node\npx.CMD`. */
export function programOf(command: string): string {
  const name = command.split(/[\\/]/).at(-1) ?? command;
  return /\.(?:exe|cmd|bat|ps1)$/i.test(name) ? name.replace(/\.[^.]+$/, '').toLowerCase() : name;
}

/** The launch without `cmd /c`; undefined when it starts no process at all. */
export function stdioOf(launch: Launch): StdioLaunch | undefined {
  if (launch.transport !== 'stdio') return undefined;
  if (programOf(launch.command).toLowerCase() !== 'cmd') return launch;
  const run = launch.args.findIndex((arg) => /^\/[ck]$/i.test(arg));
  if (run < 0 || !launch.args.slice(0, run).every((arg) => /^\/[a-z](?::\w+)?$/i.test(arg))) return launch;
  const rest = launch.args.slice(run + 1);
  const [line = ''] = rest;
  // One text is a line for the shell: only a line without anything the shell gives a meaning to is plain words.
  const words = rest.length === 1 && !/["^&|<>%()]/.test(line) ? line.trim().split(/\s+/) : rest;
  const [command, ...args] = words;
  return command === undefined || command === '' ? launch : { ...launch, command, args };
}
