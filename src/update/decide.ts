/**
 * Which servers are accepted after their changes have been shown: on a terminal a person says so, without one only `--accept SEVERITY`
 * does. Servers with their ranks in, those that are accepted out; undefined where the terminal went away. Writes and shows nothing else.
 *
 * One question for all servers without a HIGH, and one for each with a HIGH, which wants its name typed. Enter is no.
 */

import { unknownValue } from '../config/messages.ts';
import type { Settings } from '../config/settings.ts';
import { breakCommands } from '../display/printable.ts';
import { wrap } from '../display/width.ts';
import { McpLockError } from '../errors.ts';
import type { Finding, Severity } from '../model.ts';
import { SEVERITIES } from '../model.ts';
import { atLeast } from '../report/report.ts';
import type { Purpose } from './messages.ts';
import {
  acceptQuestion,
  dropAllQuestion,
  dropAllWord,
  nameDiffers,
  nameLooksAlike,
  nameQuestion,
  noneConfigured,
  withHigh,
  withoutHigh,
} from './messages.ts';
import { compareTyped, isYes, lookAlikes, textToType, typedText } from './typed-name.ts';

/** A server whose entry in the lock would change. */
export interface Candidate {
  readonly server: string;
  /** How many findings it has, by rank. */
  readonly counts: Readonly<Record<Severity, number>>;
  /** What `--accept` must reach, and whether its name is typed: the highest rank among its findings, or above that. */
  readonly rank: Severity;
  /** Its entry would be removed; `all`: with every other entry of the lock, which counts as HIGH. */
  readonly drop?: 'one' | 'all' | undefined;
}

export interface Verdict {
  readonly accepted: ReadonlySet<string>;
  /** Those that stay as they are, in the order in which they were given. */
  readonly left: readonly Candidate[];
}

interface DecideOptions {
  /** Accepted without a question: every server whose worst rank is not above this one; or for each server another one. */
  readonly accept?: Severity | undefined | ((server: string) => Severity | undefined);
  readonly purpose: Purpose;
  /** Nobody is asked; without `accept` everything is accepted. */
  readonly dryRun?: boolean | undefined;
  /** Runs before the first question, if there is one: shows what of these servers has not been shown. */
  readonly beforeAsking?: (asked: readonly Candidate[]) => Promise<void>;
}

/** Throws E_INTERRUPTED. */
export async function decide(
  candidates: readonly Candidate[],
  { accept, purpose, dryRun, beforeAsking }: DecideOptions,
  settings: Settings,
): Promise<Verdict | undefined> {
  const { host, interactive } = settings;
  const accepted = new Set(
    candidates
      .filter(({ server, rank }) => {
        const said = typeof accept === 'function' ? accept(server) : accept;
        const upTo = said ?? (dryRun === true ? 'high' : undefined);
        return upTo !== undefined && atLeast(upTo, rank);
      })
      .map(({ server }) => server),
  );
  const open = candidates.filter(({ server }) => !accepted.has(server));
  if (interactive && dryRun !== true && open.length > 0) {
    await beforeAsking?.(open);
    for (const question of questionsOf(open, purpose)) {
      const answer = await answerTo(question, settings);
      host.signal.throwIfAborted();
      if (answer === undefined) return undefined;
      if (answer) for (const { server } of question.about) accepted.add(server);
    }
  }
  return { accepted, left: candidates.filter(({ server }) => !accepted.has(server)) };
}

/** `typed`: the text that says yes; absent: `y` does. `intro`: a line above the prompt. */
interface Question {
  readonly about: readonly Candidate[];
  readonly intro: string;
  readonly prompt: string;
  readonly typed?: string;
}

function questionsOf(open: readonly Candidate[], purpose: Purpose): readonly Question[] {
  const drops = open.filter(({ drop }) => drop === 'all');
  const rest = open.filter(({ drop }) => drop !== 'all');
  const calm = rest.filter((one) => !wantsName(one));
  const high = rest.filter(wantsName);
  const one = (about: readonly Candidate[], question: () => Omit<Question, 'about'>) =>
    about.length === 0 ? [] : [{ about, ...question() }];
  return [
    ...one(calm, () => ({
      intro: withoutHigh(calm, sum(calm), purpose),
      prompt: acceptQuestion(calm.length, purpose),
    })),
    ...high.map((candidate) => ({
      about: [candidate],
      intro: withHigh(candidate.server, candidate.counts, lookAlikes(candidate.server)),
      prompt: nameQuestion(purpose, candidate.server, textToType(candidate.server)),
      typed: textToType(candidate.server),
    })),
    ...one(drops, () => ({
      intro: noneConfigured(drops.length),
      prompt: dropAllQuestion(dropAllWord()),
      typed: dropAllWord(),
    })),
  ];
}

/** A name that a reader takes for another one is typed, too: which letters it has is said above the question. */
const wantsName = ({ rank, server, drop }: Candidate): boolean =>
  rank === 'high' || (drop === undefined && lookAlikes(server).length > 0);

/** How often a name may be typed wrong. */
const TRIES = 3;

/** Undefined at the end of input. */
async function answerTo(
  { intro, prompt, typed }: Question,
  { host, render }: Settings,
): Promise<boolean | undefined> {
  host.terminal.stderr(`\n${breakCommands(wrap(intro, render.columns).join('\n'))}\n`);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await host.terminal.ask(prompt);
    if (answer === undefined) return undefined;
    if (typed === undefined) return isYes(answer);
    if (typedText(answer) === '') return false;
    const found = compareTyped(answer, typed);
    if (found === 'same') return true;
    host.terminal.stderr(found === 'alike' ? nameLooksAlike(typedText(answer), typed) : nameDiffers());
  }
  return false;
}

const NONE: Candidate['counts'] = { info: 0, low: 0, medium: 0, high: 0 };

const sum = (candidates: readonly Candidate[]): Candidate['counts'] =>
  candidates.reduce(
    (all, { counts }) => ({
      info: all.info + counts.info,
      low: all.low + counts.low,
      medium: all.medium + counts.medium,
      high: all.high + counts.high,
    }),
    NONE,
  );

/** What a server's findings make of it. */
export function candidateOf(server: string, findings: readonly Finding[]): Candidate {
  const counts = { ...NONE };
  for (const { severity } of findings) counts[severity] += 1;
  const rank = SEVERITIES.findLast((severity) => counts[severity] > 0) ?? 'info';
  return {
    server,
    counts,
    rank,
    drop: findings.some(({ rule }) => rule === 'server/stale') ? 'one' : undefined,
  };
}

/** The value of `--accept`. Throws E_USAGE for another word. */
export function acceptedUpTo(value: string | undefined): Severity | undefined {
  if (value === undefined) return undefined;
  const found = ACCEPTABLE.find((severity) => severity === value);
  if (found === undefined) throw new McpLockError(unknownValue('--accept', value, ACCEPTABLE));
  return found;
}

const ACCEPTABLE = ['low', 'medium', 'high'] as const;
