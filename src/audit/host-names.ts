/**
 * Which host a name belongs to, and whether it can be taken for another one. Host names in, judgements out. Knows the few domains under
 * which anybody can have a name; not the whole list of public suffixes. Pure.
 */
import { looseSkeleton } from '../diff/cues/skeleton.ts';
import { SECOND_LEVEL, SHARED_DOMAINS } from './data/known-hosts.ts';
import { isOneEdit } from './look-alike.ts';

/** The part of a host that somebody registered: `example.com`, `example.co.uk`, `notes.vercel.app`. */
export function ownedDomain(host: string): string {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  for (let count = Math.min(4, labels.length - 1); count >= 2; count -= 1) {
    const end = labels.slice(-count).join('.');
    if (SHARED_DOMAINS.has(end) || (count === 2 && SECOND_LEVEL.test(end)))
      return labels.slice(-count - 1).join('.');
  }
  return labels.slice(-2).join('.');
}

/** A host, prepared so that many can be compared. */
export interface HostNames {
  readonly host: string;
  /** The domain that somebody registered, its first label and what follows. */
  readonly own: string;
  readonly name: string;
  readonly end: string;
  /** As they are read at a glance. */
  readonly flat: string;
  readonly flatOwn: string;
  readonly dashed: string;
  readonly dashedOwn: string;
}

/** Of a host in Unicode. */
export function hostNames(host: string): HostNames {
  const own = ownedDomain(host);
  const name = own.slice(0, Math.max(own.indexOf('.'), 0)) || own;
  return {
    ...{ host, own, name, end: own.slice(name.length), flat: flat(host), flatOwn: flat(own) },
    ...{ dashed: dashed(host), dashedOwn: dashed(own) },
  };
}

/** Whether a host looks like another one that belongs to somebody else. */
export function isHostLookAlike(one: HostNames, known: HostNames): boolean {
  if (one.own === known.own || one.host === known.host) return false;
  // `mcp.example.com.evil.net`, `mcp-example-com.evil.net`, `example.com-login.net`
  if (one.dashed.includes(known.dashedOwn)) return true;
  if (one.flat === known.flat || one.flatOwn === known.flatOwn) return true;
  if (one.name === known.name) return one.end !== known.end && isNearEnd(one.end, known.end);
  return one.end === known.end && isSlip(one.name, known.name);
}

/** From so many letters on, any one letter more, less or other is a slip. */
const LONG = 7;
/** Too short to tell a slip from a name of its own. */
const SHORTEST = 5;
/** Letters that are read for one another. */
const SIMILAR = [
  '1i',
  '1l',
  '0o',
  '3e',
  '4a',
  '5s',
  '7t',
  'mn',
  'uv',
  'vw',
  'ij',
  'il',
  'lt',
  'ft',
  'gq',
  'ce',
  'co',
  'rn',
  'kx',
  'sz',
  'cs',
];

/**
 * Whether one name is the other with a slip. Of short names a letter apart many are words of their own (`plaid`, `plain`; `stripe`,
 * `strike`), so of them only those count that are misread or mistyped: two letters exchanged, one written twice, one that looks similar.
 */
function isSlip(name: string, known: string): boolean {
  if (Math.min(name.length, known.length) < SHORTEST || !isOneEdit(name, known)) return false;
  if (Math.min(name.length, known.length) >= LONG) return true;
  const at = [...name].findIndex((char, index) => char !== known[index]);
  if (at === 0) return false;
  const [own = '', theirs = ''] = [name[at], known[at]];
  if (name.length > known.length) return at < 0 || own === name[at - 1];
  if (name.length < known.length) return at < 0 ? false : theirs === known[at - 1];
  const isExchanged = own === known[at + 1] && theirs === name[at + 1];
  return isExchanged || SIMILAR.some((pair) => pair.includes(own) && pair.includes(theirs));
}

/** `.co` for `.com`, `.corn`; not `.net` for `.com`, which one owner often has both of. */
const isNearEnd = (end: string, known: string): boolean =>
  /^\.(?:co|cm|om|con|comm|corn|vom|xom)$/.test(end) && known === '.com';

const dashed = (host: string): string => `-${host.replace(/\./g, '-')}-`;

const flat = (host: string): string => looseSkeleton(host).replace(/[.-]/g, '');

/** The alphabet of each letter that has one. */
const SCRIPTS: readonly (readonly [name: string, form: RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
  ['Georgian', /\p{Script=Georgian}/u],
];

/** Whether one label has letters of several alphabets. */
export const isMixed = (host: string): boolean =>
  host.split('.').some((label) => SCRIPTS.filter(([, form]) => form.test(label)).length > 1);
