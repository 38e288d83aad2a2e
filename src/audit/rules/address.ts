/** Addresses that are not encrypted, say nothing about who answers, or look like another one. Pure; resolves no name. */
import { skeleton } from '../../diff/cues/skeleton.ts';
import { isLocal } from '../../host/local-address.ts';
import { parsedUrl } from '../../lock/address.ts';
import type { AuditAddress } from '../addresses.ts';
import { addressesOf } from '../addresses.ts';
import { KNOWN_HOSTS } from '../data/known-hosts.ts';
import { type HostNames, hostNames, isHostLookAlike, isMixed } from '../host-names.ts';
import type { AuditInput } from '../input.ts';
import { ORIGIN, ruleOf, type Seen, withCodePoints } from '../judge.ts';

export const address = ruleOf((server, input) =>
  addressesOf(server).flatMap((one) => [
    ...insecure(one),
    ...number(one),
    ...userInfo(one),
    ...letters(one),
    ...lookAlike(one, input, server.key),
  ]),
);

const seen = (rule: Seen['rule'], after: string, severity?: Seen['severity']): readonly Seen[] => [
  { rule, subject: ORIGIN, after, severity },
];

/** A name that only a network of one's own has: a single label, or an end that is reserved. */
const isPrivateName = (host: string): boolean =>
  !host.includes('.') ||
  /\.(?:local|internal|intranet|lan|home|corp|private|localdomain|test|home\.arpa|svc|cluster|ts\.net)$/.test(
    host,
  );

const isPrivate = ({ url }: AuditAddress): boolean =>
  isLocal(url.hostname) || (!/^\[|^[\d.]+$/.test(url.hostname) && isPrivateName(url.hostname));

function insecure(one: AuditAddress): readonly Seen[] {
  if (one.url.protocol !== 'http:' || isLoopbackLike(one)) return [];
  return seen('address/insecure', withCodePoints(one.shown), isPrivate(one) ? 'low' : undefined);
}

/** This machine, also as a container names it. */
const isLoopbackLike = ({ url }: AuditAddress): boolean =>
  /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\]|0\.0\.0\.0|\[::\]|host\.(?:docker|containers)\.internal)$/.test(
    url.hostname,
  );

function number(one: AuditAddress): readonly Seen[] {
  if (!/^\[|^\d+(?:\.\d+){3}$/.test(one.url.hostname) || isLoopbackLike(one)) return [];
  return seen('address/ip-literal', one.shown, isPrivate(one) ? 'info' : undefined);
}

function userInfo({ url, shown }: AuditAddress): readonly Seen[] {
  if (url.username === '' && url.password === '') return [];
  const name = decodeURIComponent(url.username.replace(/%(?![0-9a-f]{2})/gi, '%25'));
  const isHost = /^[\w-]+(?:\.[\w-]+)+(?:[/?#\\].*)?$/s.test(name);
  return isHost
    ? seen('address/user-info', `${name} before @ ${url.host}`, 'high')
    : seen('address/user-info', shown);
}

function letters({ unicode, url, host }: AuditAddress): readonly Seen[] {
  const evidence =
    withCodePoints(unicode) === unicode && host !== url.hostname
      ? withCodePoints(host)
      : withCodePoints(unicode);
  const after = unicode === url.hostname ? evidence : `${evidence} = ${url.hostname}`;
  if (isMixed(unicode)) return seen('address/mixed-script', after);
  // Written so that it becomes another host: full-width letters, a dot of another alphabet.
  const isRewritten =
    /[^\0-\x7f]/.test(host) && unicode === url.hostname && !/[\s\u{200b}-\u{200f}\u{2060}]/u.test(host);
  if (isRewritten) return seen('address/mixed-script', `${withCodePoints(host)} = ${url.hostname}`);
  if (!/(?:^|\.)xn--/.test(url.hostname)) return [];
  const isDisguised = unicode
    .split('.')
    .some((label) => /[^\0-\x7f]/.test(label) && !/[^\0-\x7f]/.test(skeleton(label)));
  return seen('address/punycode', after, isDisguised ? 'high' : undefined);
}

/** The first host that it looks like: a known one, or one that another server of the lock has. */
function lookAlike({ unicode, url }: AuditAddress, { servers }: AuditInput, key: string): readonly Seen[] {
  if (KNOWN_HOSTS.has(url.hostname) || isLocal(url.hostname)) return [];
  const all = hosts.get(servers) ?? knownHosts(servers);
  hosts.set(servers, all);
  const isOfOthers = (one: KnownHost | undefined) => one !== undefined && (one.of !== key || one.isShared);
  if (isOfOthers(all.get(url.hostname))) return [];
  const own = hostNames(unicode);
  for (const one of all.values()) {
    if (isOfOthers(one) && isHostLookAlike(own, one.names))
      return seen('address/look-alike-host', `${withCodePoints(unicode)} looks like ${one.names.host}`);
  }
  return [];
}

interface KnownHost {
  readonly names: HostNames;
  /** The server of the lock that is reached there; absent for hosts that many people use. */
  readonly of?: string;
  /** Another server is reached there too. */
  readonly isShared: boolean;
}

const hosts = new WeakMap<AuditInput['servers'], ReadonlyMap<string, KnownHost>>();

function knownHosts(servers: AuditInput['servers']): ReadonlyMap<string, KnownHost> {
  const all = new Map<string, KnownHost>(
    [...KNOWN_HOSTS].map((host) => [host, { names: hostNames(host), isShared: false }]),
  );
  for (const { key, entry } of servers) {
    if (entry === undefined || entry.launch.transport === 'stdio') continue;
    const host = parsedUrl(entry.launch.url)?.hostname;
    if (host === undefined) continue;
    const before = all.get(host);
    all.set(
      host,
      before === undefined
        ? { names: hostNames(host), of: key, isShared: false }
        : { ...before, isShared: true },
    );
  }
  return all;
}
