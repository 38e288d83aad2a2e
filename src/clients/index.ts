/**
 * The clients whose configs are read, in the order in which they are looked for. A new one is a new file here plus its
 * name in the list.
 */
import type { Client, Place } from '../contracts.ts';
import { claudeCode } from './claude-code.ts';
import { claudeDesktop } from './claude-desktop.ts';
import { cursor } from './cursor.ts';
import { generic } from './generic.ts';
import { pathsOf } from './paths.ts';
import { vscode } from './vscode.ts';

/** Every client; `generic` comes last and finds no files by itself. */
export const CLIENTS: readonly Client[] = [claudeCode, cursor, vscode, claudeDesktop, generic];

/** The client a file named with `--config` belongs to, judged by how its path ends. */
export function clientOfFile(path: string, place: Place): Client {
  const { basename, dirname } = pathsOf(place);
  // These two names are common to many apps: only together with their folder do they say whose file it is.
  const tail = (file: string): string => {
    const name = basename(file).toLowerCase();
    const shared = name === 'mcp.json' || name === 'settings.json';
    return shared ? `${basename(dirname(file)).toLowerCase()}/${name}` : name;
  };
  return (
    CLIENTS.find((client) => client.files(place).some((file) => tail(file.path) === tail(path))) ?? generic
  );
}
