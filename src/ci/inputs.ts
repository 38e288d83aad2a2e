/**
 * The inputs of the action: variables of the environment in, as `action.yml` sets them, checked values out. An empty one is one that was
 * not given. Throws E_USAGE for a value that is unknown, or that has no meaning in its mode. Pure.
 */
import { unknownValue } from '../config/messages.ts';
import { McpLockError } from '../errors.ts';
import type { Severity } from '../model.ts';
import { SEVERITIES } from '../model.ts';
import { inputInvalid, inputNotInMode, whatNotInMode } from './messages.ts';

/** What `mcp-lock ci` does. */
export const TASKS = ['verify', 'review', 'comment', 'collect', 'propose'] as const;
export type Task = (typeof TASKS)[number];

const COMMENTS = ['never', 'on-drift', 'always'] as const;

export interface Inputs {
  readonly cwd: string | undefined;
  readonly lockfile: string | undefined;
  /** Seconds, as `--timeout` reads them. */
  readonly timeout: string | undefined;
  readonly offline: boolean;
  readonly failOn: Severity | 'never' | undefined;
  /** A revision to compare with, in place of the one that the service names. */
  readonly base: string | undefined;
  readonly comment: (typeof COMMENTS)[number];
  /** As `--reporter` reads them. */
  readonly reporters: readonly string[];
  /** Days since a release before it is proposed. */
  readonly cooldown: number;
  readonly labels: readonly string[];
  /** The folder for what one step leaves to the next. */
  readonly folder: string | undefined;
  readonly token: string | undefined;
}

type Env = Readonly<Record<string, string | undefined>>;

const MODES = ['verify', 'review', 'update-pr'] as const;

/** In which modes an input means something; what is absent means something in all. */
const ONLY_IN: Readonly<Record<string, readonly string[]>> = {
  step: ['update-pr'],
  offline: ['verify'],
  'fail-on': ['verify', 'review'],
  base: ['review'],
  comment: ['review'],
  reporter: ['verify', 'review'],
  cooldown: ['update-pr'],
  labels: ['update-pr'],
};

const MODE_OF: Readonly<Record<Task, (typeof MODES)[number]>> = {
  verify: 'verify',
  review: 'review',
  comment: 'review',
  collect: 'update-pr',
  propose: 'update-pr',
};

const MOST_DAYS = 365;
const DEFAULT_DAYS = 7;
const MOST_LABELS = 20;

/** `what`: as typed behind `mcp-lock ci`. */
export function taskOf(what: string): Task {
  const task = TASKS.find((one) => one === what);
  if (task === undefined) throw new McpLockError(unknownValue('ci', what, TASKS));
  return task;
}

export function inputsOf(task: Task, env: Env): Inputs {
  const given = (name: string): string | undefined => {
    const value = env[`INPUT_${name.toUpperCase().replaceAll('-', '_')}`]?.trim();
    return value === '' ? undefined : value;
  };
  const one = <T extends string>(name: string, values: readonly T[]): T | undefined => {
    const value = given(name);
    if (value === undefined) return undefined;
    const found = values.find((known) => known === value);
    if (found === undefined) throw new McpLockError(inputInvalid(name, value, values.join(', ')));
    return found;
  };
  const lines = (name: string): readonly string[] =>
    (given(name) ?? '').split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));

  const mode = one('mode', MODES) ?? MODE_OF[task];
  const step = one('step', ['collect', 'propose']);
  if (mode !== MODE_OF[task] || (step !== undefined && step !== task))
    throw new McpLockError(whatNotInMode(task, mode, step));
  for (const [name, modes] of Object.entries(ONLY_IN))
    if (given(name) !== undefined && !modes.includes(mode))
      throw new McpLockError(inputNotInMode(name, mode, modes));

  const failOn = one('fail-on', mode === 'review' ? [...SEVERITIES, 'never' as const] : SEVERITIES);
  const labels = (given('labels') ?? 'mcp-lock')
    .split(/[\n,]/)
    .flatMap((label) => (label.trim() === '' ? [] : [label.trim()]));
  if (labels.length > MOST_LABELS || labels.some((label) => label.length > 50))
    throw new McpLockError(
      inputInvalid('labels', labels.join(', '), `${MOST_LABELS} labels, 50 characters each`),
    );
  return {
    cwd: given('working-directory'),
    lockfile: given('lockfile'),
    timeout: given('timeout'),
    offline: one('offline', ['true', 'false']) === 'true',
    failOn,
    base: given('base'),
    comment: one('comment', COMMENTS) ?? 'never',
    reporters: lines('reporter'),
    cooldown: daysOf(given('cooldown')),
    labels,
    folder: given('folder'),
    token: given('token'),
  };
}

function daysOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_DAYS;
  const days = Number(text);
  if (/^\d{1,3}$/.test(text) && days <= MOST_DAYS) return days;
  throw new McpLockError(inputInvalid('cooldown', text, `0 to ${MOST_DAYS} days`));
}
