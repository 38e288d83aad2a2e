/**
 * A project page of a simple index in HTML (PEP 503, 592, 629). In: text. Out: its files. Reads anchors and their
 * attributes strictly; comments, scripts and styles hold no files. Pure.
 */
import type { PypiFile } from './distribution.ts';

/** A tag with its attributes, a comment, or the whole of an element whose content is no markup. */
const TOKEN =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|template|textarea|title)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)|<([a-z][a-z0-9]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>`]+))?)*)\s*\/?>/gi;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+)))?/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The files, or undefined when the page says it is of a format that is not known here. */
export function readHtmlIndex(text: string): readonly PypiFile[] | undefined {
  const out: PypiFile[] = [];
  for (const [, , tag = '', attributes = ''] of text.matchAll(TOKEN)) {
    const kind = tag.toLowerCase();
    if (kind !== 'a' && kind !== 'meta') continue;
    const values = attributesOf(attributes);
    if (kind === 'meta') {
      const version = values.get('name') === 'pypi:repository-version' ? values.get('content') : undefined;
      if (version !== undefined && !/^1\.\d+$/.test(version)) return undefined;
      continue;
    }
    const file = fileOf(values);
    if (file !== undefined) out.push(file);
  }
  return out;
}

function fileOf(values: ReadonlyMap<string, string>): PypiFile | undefined {
  const [, path = '', fragment = ''] =
    /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(values.get('href') ?? '') ?? [];
  const filename = decoded(path.slice(path.lastIndexOf('/') + 1));
  if (filename === '') return undefined;
  const sha256 = /(?:^|&)sha256=([0-9a-f]{64})(?:&|$)/i.exec(fragment)?.[1]?.toLowerCase();
  const requiresPython = values.get('data-requires-python');
  return {
    filename,
    yanked: values.has('data-yanked'),
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(requiresPython === undefined ? {} : { requiresPython }),
  };
}

/** By name in lower case; the first of a name counts, as in HTML. */
function attributesOf(text: string): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  for (const [, name = '', double, single, bare] of text.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase();
    if (!out.has(key)) out.set(key, decodedEntities(double ?? single ?? bare ?? ''));
  }
  return out;
}

const decodedEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
