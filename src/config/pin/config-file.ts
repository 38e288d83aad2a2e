/**
 * A config on disk that is to be rewritten: read it with the exact bytes, write it whole or not at all. Refuses to write
 * what leads out of the folder it seems to lie in, and what somebody else changed in between.
 */
import { isAbsolute, relative } from 'node:path';
import { errno, McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { shown } from '../../lock/store.ts';

const BOM = '\u{feff}';

/** A config and the exact bytes it was read from. */
export interface ConfigText {
  /** As its client names it. */
  readonly path: string;
  /** Where it really lies. */
  readonly target: string;
  /** Some link takes it to another place than its path says. */
  readonly leadsOut: boolean;
  readonly bytes: Uint8Array;
  /** Without the byte order mark. */
  readonly text: string;
}

/** Reads one. `within`: the folder it must lie in when its path says so. Throws E_CONFIG. */
export async function readConfig(path: string, within: string, host: Host): Promise<ConfigText> {
  try {
    const target = await host.files.realPath(path);
    const leadsOut = isInside(path, within)
      ? !isInside(target, await host.files.realPath(within))
      : await host.files.isLink(path);
    const bytes = await host.files.read(target);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { path, target, leadsOut, bytes, text };
  } catch (error) {
    throw failure(path, `cannot be read (${errno(error) ?? 'not UTF-8'})`, 'make it readable', host, error);
  }
}

/** Throws E_CONFIG for a config that must not be written. */
export function refuseLink({ path, leadsOut }: ConfigText, host: Host): void {
  if (!leadsOut) return;
  throw failure(
    path,
    'is a link to a place outside this folder, so it is not rewritten',
    'change the file it leads to by hand, or put a file in place of the link',
    host,
  );
}

/** Replaces the text. Throws E_CONFIG when the file is not as it was read, or cannot be written. */
export async function writeConfig(config: ConfigText, text: string, host: Host): Promise<void> {
  const { path, target, bytes } = config;
  try {
    const now = [await host.files.realPath(path), await host.files.read(path)] as const;
    if (now[0] !== target || !Buffer.from(now[1]).equals(Buffer.from(bytes))) {
      throw failure(path, 'was changed by someone else while this ran', 'run the same command again', host);
    }
    const mark = Buffer.from(bytes.subarray(0, 3)).toString('utf8') === BOM ? BOM : '';
    await host.files.replace(target, mark + text);
  } catch (error) {
    if (error instanceof McpLockError) throw error;
    const reason = `cannot be written (${errno(error) ?? 'unknown reason'})`;
    throw failure(path, reason, 'make its folder writable and run the same command again', host, error);
  }
}

function isInside(path: string, folder: string): boolean {
  const inside = relative(folder, path);
  return !inside.startsWith('..') && !isAbsolute(inside);
}

const failure = (path: string, what: string, next: string, host: Host, cause?: unknown): McpLockError =>
  new McpLockError('E_CONFIG', `the config ${what}`, {
    place: shown(path, host),
    next,
    ...(cause === undefined ? {} : { cause }),
  });
