/**
 * What changed in where a server's address redirects: two origins in, at most one finding out. Pure.
 */
import type { Finding, Origin } from '../model.ts';
import { finding } from './finding.ts';

/** A redirect that came, went or leads elsewhere. */
export function compareRedirect(server: string, before: Origin, after: Origin): readonly Finding[] {
  if (before.redirect === after.redirect) return [];
  return after.redirect === undefined
    ? [finding('origin/redirect-removed', server, { subject: SUBJECT, before: before.redirect })]
    : [redirectAdded(server, before, after.redirect)];
}

/** An address that leads somewhere the lock does not know; to another host that is grave. */
export function redirectAdded(server: string, before: Origin, to: string): Finding {
  return finding('origin/redirect-added', server, {
    subject: SUBJECT,
    before: before.redirect ?? before.url,
    after: to,
    severity: stays(before.url, to) ? undefined : 'high',
  });
}

const SUBJECT = { kind: 'origin', pointer: '/redirect' } as const;

/** The same host, no less encrypted than before. */
function stays(from: string, to: string): boolean {
  if (!URL.canParse(from) || !URL.canParse(to)) return false;
  const [a, b] = [new URL(from), new URL(to)];
  return a.hostname === b.hostname && !(a.protocol === 'https:' && b.protocol === 'http:');
}
