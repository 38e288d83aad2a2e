/**
 * A machine that takes notes of what was read of it, so that a later run can tell whether it would read the same. A host in; the
 * same host with its observations out. Not noted: what is written, and the clock. An observation holds a digest of an answer, never the
 * answer. Changes nothing.
 */
import { digest, digestOf, digestOfError } from './answer-digest.ts';
import type { Surveyed } from './folders.ts';
import { gitEnvironment } from './git.ts';
import type { Files, Host } from './host.ts';
import { observeEnv } from './observed-env.ts';

/** A question about a path, in words that can be asked again, and the digest of its answer. `more`: bytes, another path, arguments. */
export interface Observation {
  readonly question: Question;
  readonly path: string;
  readonly more: string;
  readonly digest: string;
}

/** All that was read. `env`: a digest of these variables. */
export interface Observations {
  readonly answers: readonly Observation[];
  readonly names: readonly string[];
  readonly listed: boolean;
  readonly env: string;
}

export interface ObservedHost<H extends Host> {
  readonly host: H;
  /** Until now; undefined where something cannot be asked again, or was answered in two ways. */
  readonly observations: () => Observations | undefined;
}

type Asking = Pick<Host, 'files' | 'ownFiles' | 'folders' | 'run' | 'env'>;
type Ask = (host: Asking, path: string, more: string) => unknown;

/** How each question is asked. */
const QUESTIONS = {
  read: ({ files }, path) => files.read(path),
  kind: ({ files }, path) => files.kind(path),
  size: ({ files }, path) => files.size(path),
  stamp: ({ files }, path) => files.stamp(path),
  isLink: ({ files }, path) => files.isLink(path),
  isReadOnly: ({ files }, path) => files.isReadOnly(path),
  sharesOwner: ({ files }, path, more) => files.sharesOwner(path, more),
  readStart: ({ files }, path, more) => files.readStart(path, Number(more)),
  realPath: ({ files }, path) => files.realPath(path),
  list: ({ files }, path) => files.list(path),
  own: ({ ownFiles }, path, more) => ownFiles.read(path, Number(more)),
  survey: ({ folders }, path) => folders.survey(path),
  entries: ({ folders }, path) => folders.entries(path),
  closed: ({ folders }, path) => folders.closed(path),
  git: ({ run, env }, path, more) =>
    run('git', JSON.parse(more) as string[], { cwd: path, env: gitEnvironment(env), timeoutMs: GIT_MS }),
} as const satisfies Record<string, Ask>;
type Question = keyof typeof QUESTIONS;

const GIT_MS = 10_000;

export function observeHost<H extends Host>(host: H): ObservedHost<H> {
  const seen = new Map<string, Observation>();
  /** Trees are long, and most runs keep nothing of them. */
  const later: (() => void)[] = [];
  let isRepeatable = true;
  const { env, names, listed } = observeEnv(host.env);
  const note = (question: Question, path: string, more: string, digest: string): void => {
    const key = JSON.stringify([question, path, more]);
    if ((seen.get(key)?.digest ?? digest) !== digest) isRepeatable = false;
    seen.set(key, { question, path, more, digest });
  };
  const noted =
    <More extends readonly (string | number)[], Answer>(
      question: Question,
      ask: (path: string, ...more: More) => Promise<Answer>,
    ) =>
    async (path: string, ...more: More): Promise<Answer> => {
      try {
        const answer = await ask(path, ...more);
        note(question, path, String(more[0] ?? ''), digestOf(question, answer));
        return answer;
      } catch (error) {
        note(question, path, String(more[0] ?? ''), digestOfError(error));
        throw error;
      }
    };
  const notedNow =
    <Answer>(question: Question, ask: (path: string) => Answer) =>
    (path: string): Answer => {
      try {
        const answer = ask(path);
        later.push(() => note(question, path, '', digestOf(question, answer)));
        return answer;
      } catch (error) {
        note(question, path, '', digestOfError(error));
        throw error;
      }
    };
  const { files, folders } = host;
  const observed: Files = {
    ...files,
    read: noted('read', files.read),
    kind: noted('kind', files.kind),
    size: noted('size', files.size),
    stamp: noted('stamp', files.stamp),
    isLink: noted('isLink', files.isLink),
    isReadOnly: noted('isReadOnly', files.isReadOnly),
    sharesOwner: noted('sharesOwner', files.sharesOwner),
    readStart: noted('readStart', files.readStart),
    realPath: noted('realPath', files.realPath),
    list: noted('list', files.list),
    // Its answer has the time in it.
    look: (path) => {
      isRepeatable = false;
      return files.look(path);
    },
  };
  return {
    host: {
      ...host,
      env,
      files: observed,
      ownFiles: {
        ...host.ownFiles,
        read: noted('own', host.ownFiles.read),
        // The next run reads what this one wrote.
        write: async (path, text) => {
          await host.ownFiles.write(path, text);
          for (const [key, one] of seen)
            if (one.question === 'own' && one.path === path)
              seen.set(key, { ...one, digest: digestOf('own', text) });
        },
      },
      folders: {
        ...folders,
        survey: notedNow('survey', folders.survey),
        entries: notedNow('entries', folders.entries),
        closed: noted('closed', folders.closed),
      },
      run: async (command, args, options) => {
        const result = await host.run(command, args, options);
        const isUsual = command === 'git' && options.input === undefined && options.timeoutMs === GIT_MS;
        if (isUsual && sameEnvironment(options.env, gitEnvironment(env)))
          note('git', options.cwd, JSON.stringify(args), digestOf('git', result));
        else isRepeatable = false;
        return result;
      },
      registryFetch: (...request) => {
        isRepeatable = false;
        return host.registryFetch(...request);
      },
    },
    observations: () => {
      for (const noteNow of later.splice(0)) noteNow();
      if (!isRepeatable) return undefined;
      const read = names();
      const digest = environmentDigest(read, listed(), host.env);
      return { answers: [...seen.values()], names: read, listed: listed(), env: digest };
    },
  };
}

/** Trees that were listed, by their folder. */
export type Surveys = Map<string, readonly Surveyed[]>;

/** Whether the machine still answers as it did. Asks everything at once. `surveys`: takes in what was listed for it. */
export async function sameObservations(
  { answers, names, listed, env }: Observations,
  host: Asking,
  surveys: Surveys = new Map(),
): Promise<boolean> {
  if (environmentDigest(names, listed, host.env) !== env) return false;
  const same = await Promise.all(
    answers.map(async ({ question, path, more, digest }) => {
      // Of another version of mcp-lock.
      if (!Object.hasOwn(QUESTIONS, question)) return false;
      try {
        const answer = await QUESTIONS[question](host, path, more);
        if (question === 'survey') surveys.set(path, answer as readonly Surveyed[]);
        return digestOf(question, answer) === digest;
      } catch (error) {
        return digestOfError(error) === digest;
      }
    }),
  );
  return !same.includes(false);
}

/** The values of these variables as an observation. */
export const observedVariables = (names: readonly string[], env: Host['env']): Observations => ({
  answers: [],
  names,
  listed: false,
  env: environmentDigest(names, false, env),
});

function environmentDigest(names: readonly string[], listed: boolean, env: Host['env']): string {
  const values = names.map((name) => [name, env[name] ?? null]);
  const set = Object.keys(env).filter((name) => env[name] !== undefined);
  return digest(JSON.stringify([values, listed ? set.sort() : null]));
}

const sameEnvironment = (
  a: Readonly<Record<string, string>>,
  b: Readonly<Record<string, string>>,
): boolean => {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
};
