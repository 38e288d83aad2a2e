/**
 * A config file to rewrite: reads its exact bytes, and writes it whole or not at all. Never writes through a link to a file outside
 * its folder, or over a change of another program.
 */
import { isAbsolute, relative } from 'node:path';
import type { ErrorMessage } from '../errors.ts';
import { errno, McpLockError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { shown } from '../host/shown-path.ts';
import {
  configChangedMeanwhile,
  configOutsideFolder,
  configUnreadable,
  configUnwritable,
} from './messages.ts';

const BOM = '\u{feff}';

/** A config and the exact bytes it was read from. */
export interface ConfigText {
  /** Where the client looks for it. */
  readonly path: string;
  /** The same with every link followed. */
  readonly target: string;
  /** A link leads to a file outside the folder. */
  readonly isOutside: boolean;
  readonly bytes: Uint8Array;
  /** Without the byte order mark. */
  readonly text: string;
}

/** Reads one. `within`: the folder that it must stay in, if its path is in it. Throws E_CONFIG. */
export async function readConfig(path: string, within: string, host: Host): Promise<ConfigText> {
  try {
    const target = await host.files.realPath(path);
    const leadsOut = isInside(path, within)
      ? !isInside(target, await host.files.realPath(within))
      : await host.files.isLink(path);
    const bytes = await host.files.read(target);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { path, target, isOutside: leadsOut, bytes, text };
  } catch (error) {
    throw configError(configUnreadable(errno(error) ?? 'not UTF-8'), path, host, error);
  }
}

/** Throws E_CONFIG for a config that is a link to the outside. */
export function refuseLink({ path, isOutside: leadsOut }: ConfigText, host: Host): void {
  if (leadsOut) throw configError(configOutsideFolder(), path, host);
}

/** Throws E_CONFIG for a config that nobody may write to. */
export async function refuseReadOnly({ path, target }: ConfigText, host: Host): Promise<void> {
  if (await host.files.isReadOnly(target)) throw configError(configUnwritable('EACCES'), path, host);
}

/** Replaces the text. Throws E_CONFIG if the file has changed since it was read, or cannot be written. */
export async function writeConfig(config: ConfigText, text: string, host: Host): Promise<void> {
  const { path, target, bytes } = config;
  try {
    const [currentTarget, currentBytes] = [await host.files.realPath(path), await host.files.read(path)];
    if (currentTarget !== target || !Buffer.from(currentBytes).equals(Buffer.from(bytes))) {
      throw configError(configChangedMeanwhile(), path, host);
    }
    await host.files.replace(target, markOf(config) + text);
  } catch (error) {
    if (error instanceof McpLockError) throw error;
    throw configError(configUnwritable(errno(error) ?? 'unknown reason'), path, host, error);
  }
}

/** The byte order mark, or nothing. */
export const markOf = ({ bytes }: Pick<ConfigText, 'bytes'>): string =>
  Buffer.from(bytes.subarray(0, 3)).toString('utf8') === BOM ? BOM : '';

function isInside(path: string, folder: string): boolean {
  const inside = relative(folder, path);
  return !inside.startsWith('..') && !isAbsolute(inside);
}

const configError = (said: ErrorMessage, path: string, host: Host, cause?: unknown): McpLockError =>
  new McpLockError(said, { place: shown(path, host), ...(cause === undefined ? {} : { cause }) });
