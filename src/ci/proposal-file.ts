/**
 * What the job that reads servers hands to the job that writes: a lockfile. Whoever started a server may have written it, so it is read as
 * hostile: a regular file of a limited size, strict.
 */
import { join } from 'node:path';
import { McpLockError } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import { readLockfile } from '../lock/read.ts';
import type { Lockfile } from '../model.ts';
import { proposalInvalid, proposalMissing } from './messages.ts';
import { jobFolder } from './review-result.ts';

const NAME = 'mcp-lock.json';
const MAX_BYTES = 64 * 1024 * 1024;

/** In a folder of its own, so that nothing else is handed on. */
export const proposalPath = (folder: string | undefined, host: ServerHost): string =>
  join(jobFolder(folder, host), 'mcp-lock-proposal', NAME);

/** Throws E_USAGE for anything but a file, E_LOCK_* for a file that cannot be read as a lockfile. */
export async function readProposal(path: string, host: ServerHost): Promise<Lockfile> {
  const found = await host.files.look(path).catch(() => undefined);
  if (found === undefined) throw new McpLockError(proposalMissing(), { place: path });
  if (found.kind !== 'file')
    throw new McpLockError(proposalInvalid('It is not a regular file.'), { place: path });
  const bytes = await host.files.readStart(path, Math.min(await host.files.size(path), MAX_BYTES) + 1);
  if (bytes.length > MAX_BYTES) throw new McpLockError(proposalInvalid('It is too large.'), { place: path });
  return readLockfile(bytes, NAME);
}
