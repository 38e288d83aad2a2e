/**
 * The addresses that a server is reached at or its code comes from: of a remote server, behind a proxy that a launch line starts, and of
 * code and registries on the line. A server in, addresses without credentials out. Pure; contacts nothing.
 */
import { domainToUnicode } from 'node:url';
import type { Understood } from '../contracts.ts';
import { partsOf } from '../launch/line/understand.ts';
import { parsedUrl } from '../lock/address.ts';
import { redactUrl } from '../lock/redact-url.ts';
import type { AuditServer } from './input.ts';
import { wordsOnLine } from './launch-words.ts';

export interface AuditAddress {
  /** As it is written. Holds credentials. */
  readonly written: string;
  /** For a report. */
  readonly shown: string;
  readonly url: URL;
  /** The host as it is written, before it becomes ASCII; without a port. */
  readonly host: string;
  /** The host in Unicode, whatever its spelling. */
  readonly unicode: string;
}

/** A variable in the host says nothing about it. */
const VARIABLE_HOST = /^[a-z][\w+.-]*:\/\/[^/?#]*(?:\$|%\w+%|\{|<)/i;

/** Each once. Addresses with a variable in the host are left out. */
export function addressesOf({ launch, understood, entry }: AuditServer): readonly AuditAddress[] {
  const own = launch.transport === 'stdio' ? [] : [launch.url];
  const parts = understood === undefined ? [] : [understood, ...partsOf(understood)];
  const remote = parts
    .filter(({ launcher }) => launcher.id === 'remote')
    .map((part) => (part.launch.transport === 'stdio' ? part.identity.url : part.launch.url));
  const locked = launch.transport === 'stdio' ? (entry?.origin.parts ?? []).map(({ url }) => url) : [];
  // A proxy that nobody understands is given its address as a word.
  const words =
    remote.length === 0 ? wordsOnLine(launch).filter((_, index, all) => isProxied(all, index)) : [];
  return [
    ...new Set([...own, ...remote, ...locked, ...words, ...codeOf(parts, wordsOnLine(launch))]),
  ].flatMap((written) => addressOf(written) ?? []);
}

/** Options of package managers that name a registry. */
const REGISTRY =
  /^--(?:config\.)?(?:registry|(?:extra-|default-)?index(?:-url)?|find-links)(?:=(https?:.*))?$/is;

/** Where code is fetched from, if the line says so by an address. */
function codeOf(parts: readonly Understood[], words: readonly string[]): readonly string[] {
  const code = parts.map(({ identity }) => identity.url.replace(/^git\+(?=https?:)/, ''));
  const registries = words.flatMap((word, index) => {
    const found = REGISTRY.exec(word);
    return found === null ? [] : [found[1] ?? words[index + 1] ?? ''];
  });
  return [...code, ...registries];
}

const PROXY = /(?:^|[/\\@])(?:mcp-remote|mcp-proxy|supergateway|mcp-client|remote-mcp)(?:$|@)/;
const isProxied = (words: readonly string[], index: number): boolean =>
  /^https?:\/\//i.test(words[index] ?? '') && words.slice(0, index).some((word) => PROXY.test(word));

/** Undefined for anything but an http or https address whose host is written out. */
export function addressOf(written: string): AuditAddress | undefined {
  if (!/^\s*https?:/i.test(written) || VARIABLE_HOST.test(written.trim())) return undefined;
  const url = parsedUrl(written.replace(/\$\{[^}]*\}/g, 'x'));
  if (url === undefined || url.hostname === '') return undefined;
  const [, authority = ''] = /^\s*https?:[\\/]*([^\\/?#]*)/i.exec(written) ?? [];
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
  return {
    written,
    shown: redactUrl(written),
    url,
    host,
    unicode: domainToUnicode(url.hostname) || url.hostname,
  };
}
