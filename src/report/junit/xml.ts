/**
 * In: elements with printable texts. Out: XML 1.0 that every reader takes: no CDATA section, which a text could end, and no character that
 * XML forbids, not even as a reference. Pure.
 */

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  /** Elements, or a text of lines. */
  readonly content?: readonly Element[] | string;
}

/** The document, with one element a line. */
export const xmlDocument = (root: Element): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}\n`;

function written({ name, attributes, content = [] }: Element, indent: string): string {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(String(value)).replace(/\n/g, '&#10;')}"`],
  );
  const head = `${indent}<${name}${given.join('')}`;
  if (content.length === 0) return `${head}/>`;
  if (typeof content === 'string') return `${head}>${escaped(content)}</${name}>`;
  const inner = content.map((element) => written(element, `${indent}  `)).join('\n');
  return `${head}>\n${inner}\n${indent}</${name}>`;
}

const MARKUP: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

const escaped = (text: string): string =>
  text.replace(FORBIDDEN, '\u{fffd}').replace(/[&<>"']/g, (char) => MARKUP[char] ?? char);

/** What XML 1.0 does not allow, and other control characters and line ends. */
const FORBIDDEN = /[^\n -~\u{a0}-\u{2027}\u{202a}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
