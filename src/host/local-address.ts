/**
 * Whether a host is this machine or in its network: a host name as it stands in an address in, yes or no out. Reads every spelling
 * that a URL allows (`127.1`, `2130706433`, `localhost.`, `[::ffff:7f00:1]`). What a name resolves to is not asked. RFC 6890, RFC
 * 6761, WHATWG URL.
 */

/** This machine. */
export function isLoopback(host: string): boolean {
  const name = plainHost(host);
  const v4 = v4Of(name) ?? mappedV4(name);
  return v4 === undefined ? /^(?:(?:.+\.)?localhost|\[::1\])$/.test(name) : v4[0] === 127;
}

/** This machine by any of its names, or a network that only it can reach. */
export function isLocal(host: string): boolean {
  const name = plainHost(host);
  const v4 = v4Of(name) ?? mappedV4(name) ?? embeddedV4(name);
  if (v4 !== undefined) return isPrivateV4(v4);
  if (isLoopback(name) || LOCAL_NAMES.test(name)) return true;
  // Unspecified, unique local, multicast, link-local, site-local.
  return /^\[(?:::|f[cdf][0-9a-f]{2}:.*|fe[89a-f][0-9a-f]:.*)\]$/.test(name);
}

const LOCAL_NAMES =
  /^(?:localhost\d?\.localdomain\d?|localhost\d|ip6-(?:localhost|loopback)|(?:host|gateway|kubernetes)\.docker\.internal)$/;

/** As the URL standard writes it, without a dot at the end. */
function plainHost(host: string): string {
  const trimmed = host
    .trim()
    .toLowerCase()
    .replace(/(?<!\.)\.+$/, '');
  try {
    return new URL(`http://${trimmed}`).hostname.replace(/\.+$/, '');
  } catch {
    return trimmed;
  }
}

type V4 = readonly [number, number, number, number];

function v4Of(name: string): V4 | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(name)?.slice(1).map(Number);
  return parts === undefined ? undefined : (parts as unknown as V4);
}

/** `[::ffff:7f00:1]` is the IPv4 address 127.0.0.1. */
const mappedV4 = (name: string): V4 | undefined =>
  lastV4(/^\[::ffff:(?:0:)?([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/, name);

/** Ways through which an IPv4 address is reached by IPv6: the older form without `ffff`, NAT64, 6to4. */
const embeddedV4 = (name: string): V4 | undefined =>
  lastV4(/^\[(?:64:ff9b)?::([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/, name) ??
  lastV4(/^\[2002:([0-9a-f]{1,4}):([0-9a-f]{1,4}):.*\]$/, name);

function lastV4(pattern: RegExp, name: string): V4 | undefined {
  const [, high, low] = pattern.exec(name) ?? [];
  if (high === undefined || low === undefined) return undefined;
  const [h, l] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [h >> 8, h & 255, l >> 8, l & 255];
}

const isPrivateV4 = ([a, b]: V4): boolean =>
  [0, 10, 127].includes(a) ||
  a >= 224 ||
  (a === 169 && b === 254) ||
  (a === 192 && (b === 168 || b === 0)) ||
  (a === 172 && b >= 16 && b <= 31) ||
  (a === 100 && b >= 64 && b <= 127) ||
  (a === 198 && (b === 18 || b === 19));
