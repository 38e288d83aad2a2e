/**
 * A web address in its one normal form: text in, address out without user, password and fragment; for writing down also
 * without the values of its query, save switches and small numbers. Variables stay as they are written. Follows RFC 3986
 * section 6.2 and the URL standard for hosts (IDN, IPv4, IPv6); never contacts anything and never expands a variable.
 */
import { codePointName, RISKY } from '../display/codepoints.ts';
import { redactPath, redactQuery } from './redact-url.ts';

/** A variable, also one whose default holds a variable. */
const VARIABLE = /\$\{(?:[^{}]|\$\{[^{}]*\})*\}/g;
const LEADING = /^(\$\{(?:[^{}]|\$\{[^{}]*\})*\})([^?#]*)(?:\?([^#]*))?/;
const FORBIDDEN = new RegExp(`[\\s\\p{Cf}]|${RISKY}`, 'u');

/** What a URL must not hold and a reader cannot see: blanks, controls, characters without width. Its name, or undefined. */
export function forbiddenCharacter(text: string): string | undefined {
  const found = FORBIDDEN.exec(text.replace(VARIABLE, ''))?.[0];
  return found === undefined ? undefined : codePointName(found.codePointAt(0) ?? 0);
}

/** Whether two addresses are spellings of one. */
export function sameAddress(a: string, b: string): boolean {
  const [one, other] = [normalAddress(a, AS_WRITTEN), normalAddress(b, AS_WRITTEN)];
  return one !== undefined && one === other;
}

/** The address without credentials; undefined for anything but an address. */
export const cleanAddress = (text: string): string | undefined => normalAddress(text, CLEAN);

/** What becomes of the parts of an address that may hold a credential. */
interface Parts {
  readonly path: (host: string, path: string) => string;
  readonly query: (query: string) => string;
}
const AS_WRITTEN: Parts = { path: (_, path) => path, query: String };
const CLEAN: Parts = { path: redactPath, query: cleanQuery };

function normalAddress(text: string, parts: Parts): string | undefined {
  const leading = LEADING.exec(text);
  if (leading !== null) {
    const [, variable = '', path = '', query = ''] = leading;
    return `${cleanDefault(variable)}${parts.path('', path)}${withQuery(parts.query(query))}`;
  }
  // Words that mean nothing to a URL stand in for the variables, so that none is encoded or put into lower case.
  let word = 'slot';
  while (text.toLowerCase().includes(word)) word += 'x';
  const variables: string[] = [];
  const plain = text.replace(VARIABLE, (variable) => `${word}${variables.push(variable) - 1}z`);
  const restore = (part: string): string =>
    part.replace(new RegExp(`${word}(\\d+)z`, 'g'), (_, index: string) => variables[Number(index)] ?? '');
  // A port is digits to a URL: one that is a variable is set aside.
  const [, before, port = ''] = new RegExp(`^([^/?#]*//[^/?#]*)(:${word}\\d+z)(?=[/?#]|$)`).exec(plain) ?? [];
  const parsable = before === undefined ? plain : `${before}${plain.slice(before.length + port.length)}`;
  const url = parsedUrl(parsable);
  if (url === undefined) return undefined;
  const { protocol, host, pathname, search } = url;
  const query = withQuery(parts.query(restore(search.slice(1))));
  const path = parts.path(restore(undotted(host)), restore(plainPath(pathname)));
  return `${protocol}//${restore(undotted(host))}${restore(port)}${path}${query}`;
}

/** The URL, or undefined. Not by `URL.canParse`: that of Node 20 refuses Latin-1 letters after some thousand calls. */
export function parsedUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/** `example.com.` is `example.com`: the dot at the end only says that the name is complete. */
const undotted = (host: string): string => host.replace(/(?<=[^.])\.(?=:\d+$|$)/, '');

/** One spelling of every escape: letters and digits as themselves, hexadecimal digits in upper case. */
const plainPath = (path: string): string =>
  path.replace(/%[0-9a-f]{2}/gi, (escaped) => {
    const char = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    return /[A-Za-z0-9._~-]/.test(char) ? char : escaped.toUpperCase();
  });

const withQuery = (query: string): string => (query === '' ? '' : `?${query}`);

/** `${BASE:-https://me:password@host}` names a password as well as an address of its own would. */
function cleanDefault(variable: string): string {
  const at = variable.indexOf(':-');
  const fallback = at < 0 ? undefined : cleanAddress(variable.slice(at + 2, -1));
  return fallback === undefined ? variable : `${variable.slice(0, at)}:-${fallback}}`;
}

/** Variables stay, and an empty part means nothing. */
function cleanQuery(query: string): string {
  return redactQuery(
    query
      .split('&')
      .filter((part) => part !== '')
      .join('&'),
  );
}
