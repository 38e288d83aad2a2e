/**
 * What changed in who gives out a server's tokens: two pins in, at most one finding out. Pure.
 */
import type { Auth, Finding } from '../model.ts';
import { finding } from './finding.ts';

/** The issuer, and otherwise the resource its tokens are for. */
export function compareAuth(
  server: string,
  before: Auth | undefined,
  after: Auth | undefined,
): readonly Finding[] {
  const field = (['issuer', 'resource'] as const).find((one) => before?.[one] !== after?.[one]);
  if (field === undefined) return [];
  const subject = { kind: 'origin', pointer: `/auth/${field}` } as const;
  return [
    finding('origin/auth-server-changed', server, {
      subject,
      before: before?.[field],
      after: after?.[field],
    }),
  ];
}
