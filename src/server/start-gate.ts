/**
 * Servers are started before what reads them is loaded: loading blocks this process, and a server that waits to be started loses that
 * time. A gate for so many servers in; it opens once each of them runs, ended, or waits for a network. Loads nothing itself.
 */

/** The part of one server. */
export interface StartTicket {
  /** It runs, ended, or waits for a network; also more than once. */
  readonly pass: () => void;
  /** Resolves when all have passed. */
  readonly opened: Promise<void>;
}

export interface StartGate {
  /** Tickets beyond the number of servers that are checked at once count for nothing. */
  readonly ticket: () => StartTicket;
  readonly opened: Promise<void>;
}

/** `count`: servers that are checked at once. */
export function makeStartGate(count: number): StartGate {
  let left = count;
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  if (left === 0) open();
  return {
    opened,
    ticket: () => {
      let hasPassed = false;
      return {
        opened,
        pass: () => {
          if (hasPassed) return;
          hasPassed = true;
          left -= 1;
          if (left === 0) open();
        },
      };
    },
  };
}
