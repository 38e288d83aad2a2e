/**
 * A program of this machine: a launch in, the file that holds the server's code out, pinned by the hash of its bytes.
 * Any command line that no other launcher understands ends here. Reads that one file; never what it imports.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Launcher, Place } from '../contracts.ts';
import { errno, McpLockError } from '../errors.ts';
import type { Launch } from '../model.ts';
import { loadedFile } from './file/entry-file.ts';
import { fileUrl } from './file/file-url.ts';
import { fileRuleOf, isInterpreter, scriptArgument } from './file/interpreters.ts';
import { pathsOf, programOf, stdioOf } from './line/program.ts';

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
    const rule = fileRuleOf(programOf(stdioOf(launch)?.command ?? ''));
    try {
      const path = await loadedFile(entry, rule, place, host);
      if (path === undefined) throw unreadable(identity.url, 'does not exist');
      const bytes = await host.files.read(path);
      return { url: identity.url, integrity: `sha256:${bytesToHex(sha256(bytes))}` };
    } catch (error) {
      if (error instanceof McpLockError) throw error;
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

const unreadable = (url: string, reason: string, cause?: unknown): McpLockError =>
  new McpLockError('E_LAUNCH', `the file it starts ${reason}: ${url.replace(/^file:/, '')}`, {
    place: url.replace(/^file:/, ''),
    next: 'check the path in the config, or build the project first',
    ...(cause === undefined ? {} : { cause }),
  });
