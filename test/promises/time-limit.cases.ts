/** Time limits as a person gives them, and the messages that name one. */
import type { ErrorMessage } from '../../src/errors.ts';
import { timeOut, waitTooLong } from '../../src/server/messages.ts';
import { cloakTimedOut } from '../../src/verify/messages.ts';
import type { Kind, Named } from './kind.ts';

export interface Limited extends Named {
  /** The message for a limit in milliseconds. */
  readonly message: (limitMs: number) => ErrorMessage;
}

/** What `--timeout` was given, in seconds. */
export const GIVEN = [0.1, 1, 2.5, 30, 120, 300, 3_600, 50_000, 86_400];

export const kind: Kind<Limited> = {
  promise: 'processes',
  kind: 'A time limit ends after a part of it was spent on something else. The message names the limit that was given, and never advises a smaller one.',
  cases: [
    { name: 'at the start', message: (limitMs) => timeOut('start', limitMs) },
    { name: 'while lists are read', message: (limitMs) => timeOut('lists', limitMs) },
    { name: 'while lists are compared', message: (limitMs) => timeOut('compare', limitMs) },
    { name: 'at the sign-in', message: (limitMs) => timeOut('sign-in', limitMs) },
    { name: 'a wait that the server asks for', message: (limitMs) => waitTooLong(2_000, 500, limitMs) },
    {
      name: 'a wait of two minutes that the server asks for',
      message: (limitMs) => waitTooLong(120_000, 1, limitMs),
    },
    { name: 'as other clients', message: (limitMs) => cloakTimedOut(limitMs, 2) },
  ],
};
