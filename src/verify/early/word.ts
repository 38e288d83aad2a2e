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
  /** The mcp-lock, the Node and the machine that it was made with. */
  readonly about: string;
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
const WORD_MS = 7 * 24 * 3_600_000;
/** Servers of a word, at most: so many are checked at once. */
export const MOST_SERVERS = 16;

/** The words that ask for more than a match, for another folder, or for fewer servers at once: such a run goes its usual way. */
const OTHERWISE =
  /^--(?:offline|deep|cloak|as|cwd|lockfile|config|user|scope|help|version|timeout|concurrency|max-age)\b|^-h$/;

/** The words of a command line that are its own; undefined where its servers are not started early. */
export function wordsOf([command, ...words]: readonly string[]): readonly string[] | undefined {
  const own = command === 'verify' ? words : command === 'exec' ? beforeAgent(words) : undefined;
  return own === undefined || own.some((word) => OTHERWISE.test(word)) ? undefined : own;
}

/** What an agent is asked is none of our words. Undefined where its line begins only the parser knows. */
function beforeAgent(words: readonly string[]): readonly string[] | undefined {
  const end = words.indexOf('--');
  if (end >= 0) return words.slice(0, end);
  return words[0]?.startsWith('-') === false ? [] : undefined;
}

/** Undefined where the cache of this user is part of the project, which could bring a word of its own. */
export async function wordPath(command: readonly string[], host: Host): Promise<string | undefined> {
  const folder = join(cacheFolder(host), 'early');
  const project = await nearestLock(host.cwd, host);
  const { root } = lockOfProject(host.cwd, project, true);
  if (await isInProject(folder, await placeFor(root, project, false, host), host)) return undefined;
  return join(folder, `${digestOf([host.cwd, command, host.terminal.stdoutIsTTY])}.json`);
}

export const aboutMachine = (version: string, { platform, home, tmpdir, node }: Host): string =>
  digestOf([FORM, version, platform, home, tmpdir, node]);

/** Undefined for one that is damaged, old, or of another mcp-lock, Node or machine. */
export function parseWord(text: string, about: string, now: number): EarlyWord | undefined {
  try {
    const word = JSON.parse(text) as EarlyWord;
    const { at, observations, requests } = word;
    const isWord = Array.isArray(observations) && Array.isArray(requests) && requests.length <= MOST_SERVERS;
    // A clock that was put back says nothing of its age.
    const isYoung = typeof at === 'number' && at <= now && now - at < WORD_MS;
    return isWord && isYoung && word.about === about ? word : undefined;
  } catch {
    return undefined;
  }
}

const digestOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
