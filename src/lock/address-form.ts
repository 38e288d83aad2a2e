/**
 * The form in which two spellings of one resource address are the same text: an address in, that form out, only to be compared.
 * Covers what clients and servers rewrite on the way: escapes, normal forms of Unicode, letter case of scheme and host, dot
 * segments, repeated and trailing slashes, default ports, the fragment. A placeholder of the lock stays. Pure; RFC 3986 6.2.
 */

export function addressForm(address: string): string {
  const whole = (
    address
      .replace(/[\t\n\r]/g, '')
      .trim()
      .split('#')[0] ?? ''
  ).replaceAll('\\', '/');
  const decoded = decodedText(whole).replaceAll('\\', '/').normalize('NFC');
  const [, scheme = '', authority = '', rest = ''] =
    /^([a-z][a-z0-9+.-]*:)?(?:\/\/([^/?]*))?(.*)$/is.exec(decoded) ?? [];
  const at = rest.indexOf('?');
  const [path, query] = at < 0 ? [rest, ''] : [rest.slice(0, at), rest.slice(at)];
  return `${scheme.toLowerCase()}/${authority.toLowerCase().replace(/:(?:80|443)?$/, '')}/${plainPath(path)}${query}`.replace(
    /\/{2,}/g,
    '/',
  );
}

/** With each escape replaced by what it stands for, where that is text. */
export const decodedText = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes.toUpperCase();
    }
  });

/** Without dot segments and empty ones. */
function plainPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}
