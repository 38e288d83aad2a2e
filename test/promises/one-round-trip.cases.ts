/** Answers of a remote server of 2026-07-28 to five requests at once. Data only. */
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  /** What the server does from the lock on: a row of `SERVERS` in `one-round-trip.test.ts`. */
  readonly server: string;
  /** It does so when it is locked, too. */
  readonly always?: true;
  /** Exit status of `verify`. */
  readonly exit: 0 | 1 | 3;
  /** Whether five requests were all; in every case none of the first five is answered before all are under way. */
  readonly inOne: boolean;
  /** A part of what is said. */
  readonly said?: string;
}

const METHODS = [
  'server/discover',
  'tools/list',
  'prompts/list',
  'resources/list',
  'resources/templates/list',
];

export const kind: Kind<Case> = {
  promise: 'accident',
  kind: 'A server that was locked in revision 2026-07-28 is asked for everything at once; an answer that is not the locked one counts only when it was asked one thing after the other.',
  cases: [
    { name: 'the locked answers', server: 'honest', exit: 0, inOne: true },
    { name: 'the locked answers, the last first', server: 'reversed', exit: 0, inOne: true },
    {
      name: 'a list that it does not claim, refused',
      server: 'refuses-prompts',
      always: true,
      exit: 0,
      inOne: true,
    },
    {
      name: 'every address redirected, as it is locked',
      server: 'redirects',
      always: true,
      exit: 0,
      inOne: true,
    },
    ...METHODS.flatMap((method) =>
      [400, 404, 500, 503].map(
        (status): Case => ({
          name: `${status} to the first ${method}`,
          server: `once ${status} ${method}`,
          exit: 0,
          inOne: false,
        }),
      ),
    ),
    {
      name: '500 to each tools/list',
      server: 'always 500 tools/list',
      exit: 3,
      inOne: false,
      said: 'HTTP 500',
    },
    { name: '401 to everything', server: 'always 401', exit: 3, inOne: false, said: 'requires a token' },
    {
      name: 'the revision is refused, and an older one spoken',
      server: 'legacy',
      exit: 0,
      inOne: false,
      said: 'protocol',
    },
    {
      name: 'a first request that is refused for its revision',
      server: 'refuses-version',
      exit: 0,
      inOne: false,
    },
    { name: 'ids of other requests', server: 'swapped-ids', exit: 3, inOne: false },
    { name: 'ids of no request', server: 'foreign-ids', exit: 3, inOne: false, said: 'which no request has' },
    { name: 'a body over the limit', server: 'huge', exit: 3, inOne: false, said: 'more than 16 MiB' },
    { name: 'no JSON', server: 'no-json', exit: 3, inOne: false },
    { name: 'another tool', server: 'late-tool', exit: 1, inOne: false, said: 'late_tool' },
    {
      name: 'list_changed before the list that it is about',
      server: 'changes',
      exit: 1,
      inOne: false,
      said: 'late_tool',
    },
    {
      name: 'list_changed behind the list that it is about',
      server: 'changes-behind',
      exit: 1,
      inOne: false,
      said: 'late_tool',
    },
    { name: 'the connection breaks off once', server: 'breaks-once', exit: 0, inOne: false },
  ],
  open: 'A list that changes behind the answers, in silence, is seen by the guard, not by a `verify` that it still matched.',
};
