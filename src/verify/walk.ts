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
  /** A step that stopped; absent: every step was gone through, or one could not tell. */
  readonly stop?: Stop;
  /** What a step threw. */
  readonly error?: unknown;
}

/** A step of the list, as whoever walks it sees it. */
export type AnyStep = Pick<Step<never, unknown, never>, 'name' | 'may' | 'run'>;

/** Never throws for what a step throws. */
export async function walk(steps: readonly AnyStep[], subject: Subject, host: ServerHost): Promise<Walk> {
  let known: Known = subject;
  let reached = false;
  try {
    for (const { may, run } of steps) {
      reached ||= may !== 'registries';
      // The list itself is held to give each step what it needs (`steps/index.ts`).
      const outcome = (await run(known as never, hostFor(may, host) as never)) as
        | { readonly go: Known }
        | { readonly stop: Stop };
      if ('stop' in outcome) return { known, reached, stop: outcome.stop };
      known = outcome.go;
    }
    return { known, reached };
  } catch (error) {
    return { known, reached, error };
  }
}

/** The part of the machine that a step may use. */
function hostFor(may: Step<never, unknown>['may'], host: ServerHost): Host {
  if (may === 'server') return host;
  const { spawn: _, exec: __, fetch, ...asking } = host;
  return may === 'registries' ? asking : ({ ...asking, fetch, spawn: noStart, exec: noStart } as ServerHost);
}

const noStart = (): never => {
  throw new McpLockError(startedTooEarly());
};
