/**
 * Walks the steps of a check: a list and what is known of a server in; how far it got, and why it ended, out. Each step is given
 * the part of the machine that it may use, and no more.
 */
import { McpLockError } from '../errors.ts';
import type { Host, ServerHost } from '../host/host.ts';
import { startedTooEarly } from './messages.ts';
import type { ReadServer, Step, Stop, Subject } from './steps/step.ts';

/** What was known when it ended: all of it after the last step. */
export type Known = Subject & Partial<Omit<ReadServer, keyof Subject>>;

export interface Walk {
  readonly known: Known;
  /** Whether a step that may reach the server was begun. */
  readonly reached: boolean;
  /** After the last step, where one stopped, or where one could not tell. */
  readonly end:
    | { readonly kind: 'done' }
    | { readonly kind: 'stopped'; readonly stop: Stop }
    | { readonly kind: 'failed'; readonly error: unknown };
}

/** A step of the list, as whoever walks it sees it. */
export type AnyStep = Pick<Step<never, unknown, never>, 'name' | 'may' | 'run'>;

/** Never throws for what a step throws. `before`: is called with each step and what is known then. */
export async function walk(
  steps: readonly AnyStep[],
  subject: Subject,
  host: ServerHost,
  before?: (step: string, known: Known) => Promise<void>,
): Promise<Walk> {
  let known: Known = subject;
  let reached = false;
  try {
    for (const { name, may, run } of steps) {
      await before?.(name, known);
      reached ||= may !== 'registries';
      // The list itself is held to give each step what it needs (`steps/index.ts`).
      const outcome = (await run(known as never, hostFor(may, host) as never)) as
        | { readonly go: Known }
        | { readonly stop: Stop };
      if ('stop' in outcome) return { known, reached, end: { kind: 'stopped', stop: outcome.stop } };
      known = outcome.go;
    }
    return { known, reached, end: { kind: 'done' } };
  } catch (error) {
    return { known, reached, end: { kind: 'failed', error } };
  }
}

/** The part of the machine that a step may use. */
function hostFor(may: Step<never, unknown>['may'], host: ServerHost): Host {
  if (may === 'server') return host;
  const { spawn: _, exec: __, fetch, ...machine } = host;
  const asking: Host = { ...machine, run: helpersOnly(machine.run) };
  return may === 'registries' ? asking : ({ ...asking, fetch, spawn: noStart, exec: noStart } as ServerHost);
}

/** What may be run before a server is read: package managers, git, and the programs that keep the logins of registries. */
const HELPERS = /^(?:npm|git|docker-credential-[\w.-]+)$/;

const helpersOnly =
  (run: Host['run']): Host['run'] =>
  (command, ...more) =>
    HELPERS.test(command) ? run(command, ...more) : Promise.reject(new McpLockError(startedTooEarly()));

const noStart = (): never => {
  throw new McpLockError(startedTooEarly());
};
