/**
 * Java properties (`java.util.Properties.load`): text in, a flat tree of strings out; keys keep their dots. Lines may go on after a
 * backslash. Of a key that appears twice, the last value is used, as the standard says.
 */
import type { Tree, TreeReading } from './tree.ts';

export function readProperties(text: string): TreeReading {
  const root = new Map<string, Tree>();
  for (const line of logicalLines(text)) {
    const [, key = '', value = ''] =
      /^((?:\\[\s\S]|[^\\=:\s])*)[ \t\f]*(?:[=:][ \t\f]*)?([\s\S]*)$/.exec(line) ?? [];
    root.set(unescaped(key), unescaped(value));
  }
  return { root: root.size === 0 ? undefined : root, duplicates: [] };
}

/** Lines without comments, joined where one ends in an odd number of backslashes. */
function logicalLines(text: string): readonly string[] {
  const out: string[] = [];
  let open = '';
  for (const natural of text.split(/\r\n|\r|\n/)) {
    const line = natural.replace(/^[ \t\f]+/, '');
    if (open === '' && (line === '' || /^[#!]/.test(line))) continue;
    const isOpen = (/\\*$/.exec(line)?.[0].length ?? 0) % 2 === 1;
    if (isOpen) open += line.slice(0, -1);
    else {
      out.push(open + line);
      open = '';
    }
  }
  return open === '' ? out : [...out, open];
}

const SIGNS: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

const unescaped = (text: string): string =>
  text.replace(/\\(?:u([0-9A-Fa-f]{4})|([\s\S]))/g, (_, code: string | undefined, sign: string) =>
    code === undefined ? (SIGNS[sign] ?? sign) : String.fromCharCode(Number.parseInt(code, 16)),
  );
