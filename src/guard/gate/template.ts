/**
 * Whether an address may have been made from a URI template (RFC 6570): both in, yes or no out. Every expression stands
 * for any text, so this says yes rather too often; linear in the length of both. Pure.
 */
export function fits(template: string, uri: string): boolean {
  const [first = '', ...rest] = template.split(/\{[^{}]*\}/);
  const last = rest.pop();
  if (last === undefined) return first === uri;
  if (!uri.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = uri.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return uri.length - last.length >= at && uri.endsWith(last);
}
