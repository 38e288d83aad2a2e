/**
 * A web address as it may be written down: text in, address out without user, password, fragment, default port and
 * the values of its query, save switches and small numbers. Variables stay as they are written. Follows RFC 3986 section 6.2 for case and ports; never
 * contacts anything and never expands a variable.
 */
import { redactTokens } from '../../lock/redact.ts';

const REDACTED = `\${redacted}`;
/** A variable, also one whose default holds a variable. */
const VARIABLE = /\$\{(?:[^{}]|\$\{[^{}]*\})*\}/g;
const LEADING = /^(\$\{(?:[^{}]|\$\{[^{}]*\})*\})([^?#]*)(?:\?([^#]*))?/;
/** A variable without a default: a default is text, and text in a query may be a secret. */
const BARE = /^\$\{(?:(?!:-)[^{}])*\}$/;
/** A switch or a small number: no secret, and what it says decides what the server may do. */
const SETTING = /^(?:true|false|\d{1,6})$/;

/** The address, or undefined when the text is none. */
export function cleanAddress(text: string): string | undefined {
  const leading = LEADING.exec(text);
  if (leading !== null) {
    const [, variable = '', path = '', query = ''] = leading;
    return `${cleanDefault(variable)}${redactTokens(path)}${cleanQuery(query)}`;
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
  if (!URL.canParse(parsable)) return undefined;
  const { protocol, host, pathname, search } = new URL(parsable);
  return `${protocol}//${restore(host)}${restore(port)}${redactTokens(restore(pathname))}${cleanQuery(restore(search.slice(1)))}`;
}

/** `${BASE:-https://me:password@host}` names a password as well as an address of its own would. */
function cleanDefault(variable: string): string {
  const at = variable.indexOf(':-');
  const fallback = at < 0 ? undefined : cleanAddress(variable.slice(at + 2, -1));
  return fallback === undefined ? variable : `${variable.slice(0, at)}:-${fallback}}`;
}

function cleanQuery(query: string): string {
  const parts = query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const value = part.slice(part.indexOf('=') + 1);
      const named = part.includes('=');
      const shown = BARE.test(value) || (named && SETTING.test(value)) ? value : REDACTED;
      // A part without a name is all value, and a value may be a token.
      return named ? `${part.slice(0, part.indexOf('='))}=${shown}` : shown;
    });
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
