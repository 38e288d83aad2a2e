/**
 * A run whose servers can be started before its command line is read. In: a command line and the machine. Out: the machine to go on with,
 * which takes notes, and what ends the servers that nobody took over. A server is started only if every answer is the one on which the
 * decision of an earlier run depended, and that run matched: then this one would decide the same. Everything is checked all the same.
 */
import type { ServerHost } from '../../host/host.ts';
import type { Observations, ObservedHost, Surveys } from '../../host/observed-host.ts';
import { observeHost, sameObservations } from '../../host/observed-host.ts';
import type { Prepared } from '../../launch/prepared.ts';
import type { ProcessRequest } from '../../launch/target.ts';
import { offerStarted } from '../../server/started-servers.ts';
import type { WatchedServer } from '../../server/watched-server.ts';
import { startWatched } from '../../server/watched-server.ts';
import type { Known } from '../walk.ts';
import { requestFrom } from './stored-request.ts';
import type { EarlyWord } from './word.ts';
import { aboutMachine, MAX_WORD, parseWord, wordPath, wordsOf } from './word.ts';

/** A direct start that matched, and all that was read to decide it. */
export interface MatchedStart {
  readonly request: ProcessRequest;
  readonly prepared: Prepared;
  readonly answers: () => Observations | undefined;
}

export interface EarlyRun {
  /** The machine without notes. */
  readonly plain: ServerHost;
  readonly observed: ObservedHost<ServerHost>;
  /** Where its word is kept, and what it says of mcp-lock and the machine. */
  readonly path: string;
  readonly about: string;
  /** Servers that were started early. */
  readonly started: number;
  /** Trees that were listed just before that: to list them again would tell nothing new. They are listed again after the reading. */
  readonly surveys: Surveys;
  /** Direct starts that matched, also those that cannot be decided again from answers alone. */
  readonly matched: (MatchedStart | undefined)[];
  /** What was read of the machine until the last of them matched, beside what was read for one server. */
  ofRun: Observations | undefined;
  /** Ends the servers that nobody took over. */
  readonly end: () => Promise<void>;
}

export interface BegunRun {
  readonly host: ServerHost;
  readonly end: () => Promise<void>;
}

const RUNS = new WeakMap<AbortSignal, EarlyRun>();

export const earlyRun = ({ signal }: Pick<ServerHost, 'signal'>): EarlyRun | undefined => RUNS.get(signal);

/** The machine for a direct start, and who is told what is known once it matched. */
export function observeStart(host: ServerHost): {
  readonly host: ServerHost;
  readonly matched: (known: Pick<Known, 'direct' | 'prepared'>) => void;
} {
  const run = RUNS.get(host.signal);
  if (run === undefined) return { host, matched: () => undefined };
  const own = observeHost({ ...run.plain, folders: { ...run.plain.folders, survey: surveyOnce } });
  function surveyOnce(path: string) {
    const listed = run?.surveys.get(path) ?? host.folders.survey(path);
    run?.surveys.delete(path);
    return listed;
  }
  return {
    host: own.host,
    matched: ({ direct, prepared }) => {
      run.ofRun = run.observed.observations();
      const isKnown = direct !== undefined && prepared !== undefined;
      run.matched.push(
        isKnown ? { request: direct.request, prepared, answers: own.observations } : undefined,
      );
    },
  };
}

/** Never throws: whatever goes wrong here is found again, and told, by the command. */
export async function beginRun(
  argv: readonly string[],
  version: string,
  host: ServerHost,
): Promise<BegunRun> {
  const usual = { host, end: async () => undefined };
  const words = wordsOf(argv);
  if (words === undefined || host.platform === 'win32') return usual;
  try {
    const path = await wordPath([argv[0] ?? '', ...words], host);
    if (path === undefined) return usual;
    const about = aboutMachine(version, host);
    const surveys: Surveys = new Map();
    const servers = await startedByWord(path, about, surveys, host);
    const observed = observeHost(host);
    const endOffered = offerStarted(servers, host);
    // A word by which something was started in vain is wrong.
    const end = async () => void ((await endOffered()) && (await host.ownFiles.remove(path)));
    const known = { about, matched: [], ofRun: undefined, surveys, end };
    RUNS.set(host.signal, { plain: host, observed, path, started: servers.length, ...known });
    return { host: observed.host, end };
  } catch {
    return usual;
  }
}

async function startedByWord(
  path: string,
  about: string,
  surveys: Surveys,
  host: ServerHost,
): Promise<readonly WatchedServer[]> {
  const text = await host.ownFiles.read(path, MAX_WORD);
  const word = text === undefined ? undefined : parseWord(text, about, host.time());
  const requests =
    word === undefined ? undefined : await requestsNow(word, surveys, host).catch(() => undefined);
  if (requests === undefined) {
    if (text !== undefined) await host.ownFiles.remove(path);
    return [];
  }
  const started = await Promise.allSettled(requests.map((request) => startWatched(request, host)));
  return started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

/** Undefined where anything is not as it was. */
async function requestsNow(
  { observations, requests }: EarlyWord,
  surveys: Surveys,
  host: ServerHost,
): Promise<readonly ProcessRequest[] | undefined> {
  const same = await Promise.all(observations.map((one) => sameObservations(one, host, surveys)));
  if (same.includes(false)) return undefined;
  const found = await Promise.all(requests.map((one) => requestFrom(one, host)));
  return found.every((one) => one !== undefined) ? found : undefined;
}
