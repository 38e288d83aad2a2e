/**
 * Work on what a server sent, which may be much: a generator that yields between its parts in, its result out. Between turns
 * the process reads signals and timers, so that a run ends while it compares.
 */
import { setImmediate } from 'node:timers/promises';

/** Work that can be interrupted wherever it yields. */
export type Work<T> = Generator<void, T>;

/** Milliseconds of one turn, if no part of the work takes longer. */
const TURN_MS = 25;

/** The result, in turns. Throws the reason of `signal` when that aborts. */
export async function inTurns<T>(work: Work<T>, signal: AbortSignal): Promise<T> {
  let end = performance.now() + TURN_MS;
  for (;;) {
    signal.throwIfAborted();
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() < end) continue;
    await setImmediate();
    end = performance.now() + TURN_MS;
  }
}

/** The result at once, for work that is known to be short. */
export function atOnce<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
