/**
 * One deadline for each question of the guard: the ids that wait now in, a call for each that waited too long out. A question
 * that came later has its own time.
 */

export interface Deadlines {
  /** Called after every step with what waits then. */
  readonly look: (waiting: readonly string[]) => void;
  readonly clear: () => void;
}

/** `ms`: how long one may wait. */
export function makeDeadlines(ms: number, late: (id: string) => void): Deadlines {
  const timers = new Map<string, NodeJS.Timeout>();
  const end = (id: string) => {
    clearTimeout(timers.get(id));
    timers.delete(id);
  };
  return {
    look: (waiting) => {
      for (const id of [...timers.keys()]) if (!waiting.includes(id)) end(id);
      for (const id of waiting) {
        if (timers.has(id)) continue;
        timers.set(
          id,
          setTimeout(() => {
            timers.delete(id);
            late(id);
          }, ms),
        );
      }
    },
    clear: () => {
      for (const id of [...timers.keys()]) end(id);
    },
  };
}
