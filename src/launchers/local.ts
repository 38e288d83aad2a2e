/**
 * A program of this machine: a launch in, the file that holds the server's code out, pinned by the hash of its bytes.
 * Any command line that no other launcher understands ends here. Reads that one file; never what it imports.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Launcher, Place } from '../contracts.ts';
import { errno, McpLockError } from '../errors.ts';
import type { Host } from '../host.ts';
import type { Launch } from '../model.ts';
import { fileUrl } from './file-url.ts';
import { isInterpreter, scriptArgument } from './interpreters.ts';
import { pathsOf, programOf, stdioOf } from './program.ts';

/** A local file, or a program found on the PATH. */
export const local: Launcher = {
  id: 'local',
  label: 'local command',
  remote: false,
  identify: (launch, place) => {
    const stdio = stdioOf(launch);
    if (stdio === undefined) return undefined;
    const entry = entryFile(launch, place);
    return entry === undefined
      ? { launcher: 'local', url: `command:${programOf(stdio.command)}`, requested: '', pinned: false }
      : { launcher: 'local', url: fileUrl(entry, place), requested: '', pinned: true };
  },
  resolve: async (identity, launch, place, host) => {
    const entry = entryFile(launch, place);
    if (entry === undefined) return { url: identity.url };
    const path = await existing(entry, place, host);
    if (path === undefined) throw unreadable(identity.url, 'does not exist');
    try {
      const bytes = await host.files.read(path);
      return { url: identity.url, integrity: `sha256:${bytesToHex(sha256(bytes))}` };
    } catch (error) {
      throw unreadable(identity.url, `cannot be read (${errno(error) ?? 'unknown reason'})`, error);
    }
  },
};

/** Absolute path of the file a command line runs; by shape only, it need not exist. */
function entryFile(launch: Launch, place: Place): string | undefined {
  const stdio = stdioOf(launch);
  if (stdio === undefined) return undefined;
  const { resolve } = pathsOf(place);
  const cwd = resolve(place.workspaceFolder, stdio.cwd ?? '');
  const program = programOf(stdio.command);
  if (isInterpreter(program)) {
    const script = scriptArgument(program, stdio.args);
    return script === undefined ? undefined : resolve(cwd, script);
  }
  const pathLike =
    stdio.command.includes('/') || (place.platform === 'win32' && stdio.command.includes('\\'));
  return pathLike ? resolve(cwd, stdio.command) : undefined;
}

/** The file itself, or the one that stands for it: `server` for `server.js`, a folder for its main file. */
async function existing(entry: string, place: Place, host: Host): Promise<string | undefined> {
  const { join } = pathsOf(place);
  const kind = await host.files.kind(entry);
  if (kind === 'file') return entry;
  const candidates =
    kind === 'directory'
      ? [...(await mainOf(entry, place, host)), 'index.js', '__main__.py'].map((name) => join(entry, name))
      : ['.js', ...(place.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [])].map(
          (end) => `${entry}${end}`,
        );
  for (const candidate of candidates) {
    if ((await host.files.kind(candidate)) === 'file') return candidate;
  }
  return undefined;
}

async function mainOf(folder: string, place: Place, host: Host): Promise<readonly string[]> {
  try {
    const bytes = await host.files.read(pathsOf(place).join(folder, 'package.json'));
    const { main } = JSON.parse(new TextDecoder().decode(bytes)) as { readonly main?: unknown };
    return typeof main === 'string' ? [main, `${main}.js`] : [];
  } catch {
    return [];
  }
}

const unreadable = (url: string, reason: string, cause?: unknown): McpLockError =>
  new McpLockError('E_LAUNCH', `the file it starts ${reason}: ${url.replace(/^file:/, '')}`, {
    next: 'check the path in the config, or build the project first',
    ...(cause === undefined ? {} : { cause }),
  });
