/**
 * What a run that matched leaves for the next one: every answer on which its direct starts depended, and what was started. A file of this
 * user alone, outside of every project. A command line and a machine in, a path out; a text in, the word out. Starts nothing.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { lockOfProject, placeFor } from '../../config/lock-place.ts';
import { cacheFolder } from '../../host/cache-folder.ts';
import type { Host } from '../../host/host.ts';
import type { Observations } from '../../host/observed-host.ts';
import { isInProject } from '../../launch/place.ts';
import { nearestLock } from '../../lock/nearest-lock.ts';
import type { StoredRequest } from './stored-request.ts';

export interface EarlyWord {
  /** When it was kept, in milliseconds since 1970. */
  readonly at: number;
  readonly observations: readonly Observations[];
  readonly requests: readonly StoredRequest[];
}

/** A change of what is stored, or of how a request is made, needs another number here. */
const FORM = 1;
/** Bytes of a word, at most. */
export const MAX_WORD = 4 * 1024 * 1024;
/** How long a word counts, in milliseconds: a start that goes the usual way has to match now and then. */
export const WORD_MS = 7 * 24 * 3_600_000;

/**
 * The words of a command line that ask for more than a match, or for another folder: such a run goes its usual way. For `exec` only
 * what stands before the command.
 */
const OTHERWISE = /^--(?:offline|deep|cloak|as|cwd|lockfile|config|user|scope|help|version|timeout)\b|^-h$/;

export function mayStartEarly([command, ...words]: readonly string[]): boolean {
  if (command !== 'verify' && command !== 'exec') return false;
  const end = words.indexOf('--');
  return !(end < 0 ? words : words.slice(0, end)).some((word) => OTHERWISE.test(word));
}

/** Undefined where the cache of this user is part of the project, which could bring a word of its own. */
export async function wordPath(
  argv: readonly string[],
  version: string,
  host: Host,
): Promise<string | undefined> {
  const folder = join(cacheFolder(host), 'early');
  const project = await nearestLock(host.cwd, host);
  const { root } = lockOfProject(host.cwd, project, true);
  if (await isInProject(folder, await placeFor(root, project, false, host), host)) return undefined;
  const { platform, cwd, home, tmpdir, node, terminal } = host;
  const about = [FORM, version, argv, platform, cwd, home, tmpdir, node, terminal.stdoutIsTTY];
  return join(folder, `${createHash('sha256').update(JSON.stringify(about)).digest('hex')}.json`);
}

export function parseWord(text: string | undefined): EarlyWord | undefined {
  if (text === undefined) return undefined;
  try {
    const { at, observations, requests } = JSON.parse(text) as EarlyWord;
    const isWord = typeof at === 'number' && Array.isArray(observations) && Array.isArray(requests);
    return isWord ? { at, observations, requests } : undefined;
  } catch {
    return undefined;
  }
}
