/**
 * In: a string. Out: one cue for each host that it points to, and one for `data:` and `javascript:` addresses. Another
 * path on the same host is the same cue. Reserved hosts (example.com, localhost) and schema dialects are no cues.
 */
import { isLoopback } from '../../../host/local-address.ts';
import type { Cue, Read } from '../cue.ts';
import { SCANNED } from '../cue.ts';
import { SIGN, signsOf } from '../signs.ts';

const URLS = /(?<![A-Za-z0-9])(?:https?|wss?|ftps?|sftp):\/\/[^\s"'`<>()[\]{}|\\^,;]{1,2000}/gi;
// Without a scheme, only with a path and a top-level domain that is no file extension.
const BARE =
  /(?<![\w@.:/-])(?:[a-z0-9-]{1,63}\.){1,6}(?:com|net|org|io|dev|ai|app|co|xyz|info|me|cloud|online|site|top|ru|cn|de|uk|fr|jp|in|br|nl|eu|us|link|click|page|live|run|workers|gg|tk|example)\/[^\s"'`<>)]/gi;
const ACTIVE = /\b(?:data:[a-z]{1,20}\/[a-z0-9.+-]{1,60}[;,]|javascript:(?=\s?[\w(]))/gi;
const IGNORED_HOSTS =
  /(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid|localhost)$|^0\.0\.0\.0$|^\[::\]$|^(?:www\.)?json-schema\.org$|^spec\.openapis\.org$|^(?:www\.)?w3\.org$/i;

export function addressCues({ text, role, identifier }: Read): readonly Cue[] {
  const signs = signsOf(text);
  if (identifier || (signs & (SIGN.slash | SIGN.colon)) === 0) return [];
  const head = text.slice(0, SCANNED);
  const hosts = new Set<string>();
  for (const [url] of (signs & SIGN.slash) === 0 ? [] : head.matchAll(URLS))
    add(hosts, url.replace(/^[a-z]+:/i, 'http:'));
  // In a name, `vendor.dev/flag` is a namespace.
  for (const [bare] of role === 'name' || (signs & SIGN.slash) === 0 ? [] : head.matchAll(BARE))
    add(hosts, `http://${bare}`);
  for (const [active] of head.matchAll(ACTIVE))
    hosts.add(active.slice(0, active.indexOf(':') + 1).toLowerCase());
  return [...hosts].map((key) => ({ rule: 'text/url-added', key }));
}

function add(hosts: Set<string>, url: string): void {
  const trimmed = url.replace(/[.!?:*_]{1,5}$/, '');
  if (!URL.canParse(trimmed)) return;
  const { hostname } = new URL(trimmed);
  // `https://host/` and `https://...` are placeholders: a public host name has a dot.
  if (!/[^.][.:][^.]/.test(hostname) || IGNORED_HOSTS.test(hostname) || isLoopback(hostname)) return;
  hosts.add(hostname.replace(/^www\./, ''));
}
