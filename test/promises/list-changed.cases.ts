/** Lists that change while they are read, and the server says so. Data only. */
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  /** `announce` of `test/servers/scripted.js`. */
  readonly announce: 'before' | 'after';
  readonly revision: '2025-11-25' | '2026-07-28';
  /** Whether the server claims to have lists that change. */
  readonly claims: boolean;
}

const CASES = (['2025-11-25', '2026-07-28'] as const).flatMap((revision) =>
  (['before', 'after'] as const).flatMap((announce) =>
    [true, false].map(
      (claims): Case => ({
        name: `${announce} the list, revision ${revision}${claims ? '' : ', unannounced'}`,
        announce,
        revision,
        claims,
      }),
    ),
  ),
);

export const kind: Kind<Case> = {
  promise: 'accident',
  kind: 'A list counts only if the server does not say in the same session that it changed.',
  cases: CASES,
  open: 'A server that says it only after its last answer was read changes its list unseen by `verify`; the guard sees it.',
};
