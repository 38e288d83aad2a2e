/**
 * A web address as it may be written down: text in, address out without user, password, fragment, default port and
 * the values of its query. Follows RFC 3986 section 6.2 for case and ports; never contacts anything.
 */

const REDACTED = `\${redacted}`;

/** The address, or undefined when the text is none. */
export function cleanAddress(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, host, pathname, search } = new URL(text);
  const query = search
    .slice(1)
    .split('&')
    .filter((part) => part !== '')
    // A part without a name is all value, and a value may be a token.
    .map((part) => (part.includes('=') ? `${part.slice(0, part.indexOf('='))}=${REDACTED}` : REDACTED));
  return `${protocol}//${host}${pathname}${query.length === 0 ? '' : `?${query.join('&')}`}`;
}
