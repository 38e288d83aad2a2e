/**
 * A deadline for each request of the guard: the ids that wait in, a call for each that has waited too long out. A later
 * request has its own time.
 */

interface Deadlines {
  /** To be called after every step, with the ids that wait then. */
  readonly update: (waiting: readonly string[]) => void;
  readonly clear: () => void;
}

/** `ms`: how long one may wait. */
export function makeDeadlines(ms: number, onExpired: (id: string) => void): Deadlines {
  const timers = new Map<string, NodeJS.Timeout>();
  const end = (id: string) => {
    clearTimeout(timers.get(id));
    timers.delete(id);
  };
  return {
    update: (waiting) => {
      for (const id of [...timers.keys()]) if (!waiting.includes(id)) end(id);
      for (const id of waiting) {
        if (timers.has(id)) continue;
        timers.set(
          id,
          setTimeout(() => {
            timers.delete(id);
            onExpired(id);
          }, ms),
        );
      }
    },
    clear: () => {
      for (const id of [...timers.keys()]) end(id);
    },
  };
}
