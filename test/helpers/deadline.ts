/**
 * A deadline that falls when a test says so, and never before: however slow the machine is, what should be late is, and
 * what should be in time is too.
 */
import type { ServerHost } from '../../src/host/host.ts';
import { nodeTimer } from '../../src/host/node-host.ts';
import { until } from './processes.ts';

export interface Deadline {
  /** For the host: timers of this many seconds, or a little less, are held. */
  readonly timer: ServerHost['timer'];
  /** Waits until `late` is so and one alone waits for the deadline, then lets it fall. */
  readonly fallsWhen: (late: () => boolean) => Promise<void>;
}

/** `seconds`: longer than any test takes. */
export function deadline(seconds: number): Deadline {
  const due = new Set<() => void>();
  return {
    timer: (ms, run) => {
      // What was done before may have taken a part of it.
      if (ms > seconds * 1_000 || ms < (seconds - 90) * 1_000) return nodeTimer(ms, run);
      due.add(run);
      return () => void due.delete(run);
    },
    fallsWhen: async (late) => {
      await until(() => late() && due.size === 1);
      for (const run of due) run();
    },
  };
}
