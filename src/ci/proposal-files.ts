/**
 * What the job that reads servers hands to the job that writes: a lockfile, and which pins moved. Whoever started a server may have written
 * both, so they are read as hostile: regular files of a limited size, strict, and nothing of them is trusted that can be computed.
 */
import { join } from 'node:path';
import { McpLockError } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import { parseJson } from '../lock/json.ts';
import { isObject } from '../lock/pointer.ts';
import { readLockfile } from '../lock/read.ts';
import type { Lockfile } from '../model.ts';
import { proposalInvalid, proposalMissing } from './messages.ts';
import { jobFolder } from './review-result.ts';

export const LOCK_FILE = 'mcp-lock.json';
export const UPGRADES_FILE = 'upgrades.json';

const MAX_LOCK_BYTES = 64 * 1024 * 1024;
const MAX_UPGRADES_BYTES = 1024 * 1024;

/** An own folder, so that nothing else is handed on. */
export const proposalFolder = (folder: string | undefined, host: ServerHost): string =>
  join(jobFolder(folder, host), 'mcp-lock-proposal');

export const upgradesText = (pins: readonly (readonly [name: string, version: string])[]): string =>
  `${JSON.stringify({ upgrades: pins.map(([server, version]) => ({ server, version })) }, undefined, 2)}\n`;

export interface Proposal {
  readonly lockfile: Lockfile;
  /** Servers of which a pin may have moved. */
  readonly upgraded: ReadonlySet<string>;
}

/** Throws E_USAGE for anything but a proposal, E_LOCK_* for its lockfile. */
export async function readProposal(folder: string, host: ServerHost): Promise<Proposal> {
  const upgrades = new TextDecoder().decode(
    await bytesAt(join(folder, UPGRADES_FILE), MAX_UPGRADES_BYTES, host),
  );
  return {
    lockfile: readLockfile(await bytesAt(join(folder, LOCK_FILE), MAX_LOCK_BYTES, host), LOCK_FILE),
    upgraded: namesIn(upgrades),
  };
}

async function bytesAt(path: string, most: number, host: ServerHost): Promise<Uint8Array> {
  const found = await host.files.look(path).catch(() => undefined);
  if (found === undefined) throw new McpLockError(proposalMissing(), { place: path });
  if (found.kind !== 'file')
    throw new McpLockError(proposalInvalid('It is not a regular file.'), { place: path });
  const bytes = await host.files.readStart(path, Math.min(await host.files.size(path), most) + 1);
  if (bytes.length > most) throw new McpLockError(proposalInvalid('It is too large.'), { place: path });
  return bytes;
}

function namesIn(text: string): ReadonlySet<string> {
  const reading = parseJson(text);
  const list = reading.ok && isObject(reading.value) ? reading.value['upgrades'] : undefined;
  if (!Array.isArray(list)) throw new McpLockError(proposalInvalid('Its list of upgrades cannot be read.'));
  return new Set(
    list.map((one) => {
      const server = isObject(one) ? one['server'] : undefined;
      if (typeof server === 'string') return server;
      throw new McpLockError(proposalInvalid('Its list of upgrades cannot be read.'));
    }),
  );
}
