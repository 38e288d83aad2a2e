/**
 * Credentials in addresses: userinfo, query values, fragments, and those parts of a path that are one. An address or a part in, the
 * same with placeholders out. Scheme, host, port and plain words of a path stay, because they say what is reached. Pure.
 */
import { looksSecret } from './credential.ts';
import {
  REDACTED,
  redactRandom,
  redactTokens,
  redactValue,
  SETTING,
  seal,
  withoutDefaults,
} from './redact-value.ts';
import { isSecretName, mayNameSecret } from './secret-names.ts';

/** Addresses whose path is the credential: the first group stays. */
const SECRET_PATHS: readonly RegExp[] = [
  /^(hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/).+/i,
  /^((?:[\w-]+\.)?discord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\/).+/i,
  /^([\w-]+\.webhook\.office\.com\/webhookb2\/).+/i,
  /^(hooks\.zapier\.com\/hooks\/catch\/).+/i,
  /^(mcp\.zapier\.com\/api\/mcp\/[sa]\/).+?(?=(?:\/(?:mcp|sse))?\/?$)/i,
  /^(maker\.ifttt\.com\/trigger\/[^/]+\/(?:json\/)?with\/key\/).+/i,
  /^(hook\.[\w.]*make\.com\/)[^/]+/i,
  /^(chat\.googleapis\.com\/v1\/spaces\/[^/]+\/messages).+/i,
  /^(api\.telegram\.org\/(?:file\/)?bot)[^/]+/i,
];

/** One address: userinfo, query values and credentials in its path replaced; scheme, host, port and the rest as written. */
export function redactUrl(url: string): string {
  const match = /^([A-Za-z][A-Za-z0-9+.-]*:\/\/)([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url);
  if (match === null) return redactTokens(url);
  const [, scheme = '', authority = '', path = '', query = '', fragment = ''] = match;
  const at = authority.lastIndexOf('@');
  const bare = authority.slice(at + 1);
  const host = at < 0 ? bare : `${redactLogin(authority.slice(0, at))}@${bare}`;
  const cleanPath = redactPath(bare, withoutDefaults(path, isSecretName));
  return `${scheme}${host}${cleanPath}${query === '' ? '' : `?${redactQuery(query.slice(1))}`}${redactFragment(fragment)}`;
}

/** In `git@host` the name is a convention and no secret. */
const redactLogin = (login: string): string => (login === 'git' ? login : redactValue(login));

/** The path of an address at `host`. */
export function redactPath(host: string, path: string): string {
  for (const pattern of SECRET_PATHS) {
    const kept = pattern.exec(host + path)?.[1];
    if (kept === undefined || /^\$\{[^{}]*\}$/.test((host + path).slice(kept.length))) continue;
    return `${kept.slice(host.length)}${(host + path).replace(pattern, REDACTED)}`;
  }
  const parts = redactTokens(path).split('/');
  const keepsHex = CODE_HOST.test(host) || ARCHIVE.test(path);
  return parts
    .map((part, at) => {
      if (keepsHex && /^[0-9a-f]{32,64}$/.test(part)) return part;
      const before = parts[at - 1] ?? '';
      const [, key = '', value = ''] = /^([\w.-]+)[=:](.+)$/s.exec(part) ?? [];
      if (mayNameSecret(key)) return `${key}${part[key.length] ?? ''}${redactPart(key, value)}`;
      return mayNameSecret(before) ? redactPart(before, part) : redactRandom(part, `${before}/`);
    })
    .join('/');
}

/** Where a part in hexadecimal is a revision or a digest. */
const CODE_HOST =
  /(?:^|\.)(?:github(?:usercontent)?|gitlab|bitbucket|codeberg|gitea|huggingface|jsdelivr|unpkg|pythonhosted|npmjs|sr)\.(?:com|org|co|net|ht|dev|io)$/i;
const ARCHIVE = /\.(?:whl|tgz|tar\.\w+|zip|crate|gem|jar|mcpb|dxt)$/i;

/** A part of a path that stands under the name of a credential: `/token/refresh` is a page. */
const redactPart = (name: string, part: string): string =>
  !part.includes('${') &&
  (looksSecret(part) || (isSecretName(name) && !/^(?:[a-z]+(?:[-_.](?:[a-z]+|\d{1,3}))*|.{0,5})$/.test(part)))
    ? seal(part)
    : part;

/** All values but switches, small numbers and plain words under names that say what they choose. */
export const redactQuery = (query: string): string => query.split('&').map(redactPair).join('&');

function redactPair(pair: string): string {
  const equals = pair.indexOf('=');
  const [name, value] = equals < 0 ? ['', pair] : [pair.slice(0, equals), pair.slice(equals + 1)];
  return equals < 0 ? redactPairValue(name, value) : `${name}=${redactPairValue(name, value)}`;
}

/** A part without a name is all value, and a value may be a token. */
const redactPairValue = (name: string, value: string): string =>
  (name !== '' && SETTING.test(value)) || (isChoiceName(name) && isPlain(value)) ? value : redactValue(value);

/** `toolsets`, `project_ref`; a name of one letter says nothing. */
const isChoiceName = (name: string): boolean =>
  /^[A-Za-z][\w.-]{2,}$/.test(name) && !mayNameSecret(name) && !/^(?:code|hash|sha\d*)$/i.test(name);

const isPlain = (value: string): boolean =>
  /^[A-Za-z]+(?:[-_.,][A-Za-z0-9]+)*$/.test(value) && value.length <= 60 && !looksSecret(value);

/** A fragment is never sent to a server; in a git address it is the revision, which must stay visible. */
function redactFragment(fragment: string): string {
  if (fragment === '') return '';
  const text = fragment.slice(1);
  if (!text.includes('=')) return `#${isRevision(text) ? text : redactBare(text)}`;
  const pairs = text.split('&').map((pair) => {
    const [name = '', ...rest] = pair.split('=');
    const value = rest.join('=');
    return mayNameSecret(name) ? `${name}=${redactValue(value)}` : `${name}=${redactBare(value)}`;
  });
  return `#${pairs.join('&')}`;
}

const isRevision = (text: string): boolean =>
  /^(?:semver:)?[\w./^~*-]*$/.test(text) && !looksSecret(text.replace(/^[0-9a-f]{7,64}$/, ''));

const redactBare = (text: string): string => (isRevision(text) || !looksSecret(text) ? text : seal(text));
