/**
 * What changed around the address of a remote server: where it redirects, and which authorization server issues its
 * tokens. Two origins or two pins in, at most one finding out. Pure.
 */
import type { Auth, Finding, Origin } from '../model.ts';
import { finding } from './finding.ts';

/** The issuer of the tokens, and otherwise the resource that they are for. */
export function compareAuth(
  server: string,
  before: Auth | undefined,
  after: Auth | undefined,
): readonly Finding[] {
  const field = (['issuer', 'resource'] as const).find((name) => before?.[name] !== after?.[name]);
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

/** A redirect that was added or removed, or that leads to another address. */
export function compareRedirect(server: string, before: Origin, after: Origin): readonly Finding[] {
  if (before.redirect === after.redirect) return [];
  return after.redirect === undefined
    ? [finding('origin/redirect-removed', server, { subject: REDIRECT, before: before.redirect })]
    : [redirectAdded(server, before, after.redirect)];
}

/** A redirect to an address that is not in the lock: high if it leads to another host or to less encryption. */
export function redirectAdded(server: string, before: Origin, to: string): Finding {
  return finding('origin/redirect-added', server, {
    subject: REDIRECT,
    before: before.redirect ?? before.url,
    after: to,
    severity: isSameHost(before.url, to) ? undefined : 'high',
  });
}

const REDIRECT = { kind: 'origin', pointer: '/redirect' } as const;

/** Whether both addresses have one host name, and the second is encrypted if the first is. */
function isSameHost(from: string, to: string): boolean {
  if (!URL.canParse(from) || !URL.canParse(to)) return false;
  const [source, target] = [new URL(from), new URL(to)];
  return (
    source.hostname === target.hostname && !(source.protocol === 'https:' && target.protocol === 'http:')
  );
}
