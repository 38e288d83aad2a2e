/**
 * The part of a config that holds one entry, and nothing of another: the text of the file in, offsets and the layout out. Undefined
 * where the entry is in several parts, or shares its part with others. Does not change the text.
 */
import { tokensOf } from '../../lock/pointer.ts';
import type { Format, Span } from '../edit/index.ts';
import { leavesIn, spanOf } from '../edit/index.ts';
import { bareEntry } from '../reading/bare-entry.ts';

export interface EntryRegion extends Span {
  /**
   * `object`: one value in brackets. `lines`: a YAML block of keys. `table`: a TOML header and its keys. `dotted`: TOML keys that start
   * with the name of the entry.
   */
  readonly style: 'object' | 'lines' | 'table' | 'dotted';
  /** What stands before each of its keys in a line: blanks, and in `dotted` the name. */
  readonly before: string;
  /** In `table`: its first line, with the header. */
  readonly header?: string;
}

export function entryRegion(text: string, format: Format, pointer: string): EntryRegion | undefined {
  const span = spanOf(text, format, pointer);
  if (format === 'toml')
    return span === undefined ? tomlRegion(text, pointer) : { ...span, style: 'object', before: '' };
  if (span === undefined) return undefined;
  const own = text.slice(span.start, span.end);
  if (format === 'json' || /^[{[]/.test(own)) return { ...span, style: 'object', before: '' };
  const column = span.start - (text.lastIndexOf('\n', span.start - 1) + 1);
  return {
    start: span.start,
    end: span.start + own.trimEnd().length,
    style: 'lines',
    before: ' '.repeat(column),
  };
}

function tomlRegion(text: string, pointer: string): EntryRegion | undefined {
  const spans = (leavesIn(text, 'toml') ?? []).flatMap((leaf) => {
    const own = leaf.pointer.startsWith(`${pointer}/`);
    const span = outerSpan(text, leaf.pointer, own ? pointer : '');
    return span === undefined ? [] : [{ ...span, own }];
  });
  const own = spans.filter((span) => span.own);
  if (own.length === 0) return undefined;
  const first = Math.min(...own.map(({ start }) => start));
  const end = Math.max(...own.map((span) => span.end));
  const line = text.lastIndexOf('\n', first - 1) + 1;
  const head = headerAbove(text, line);
  const names = tokensOf(pointer).length;
  const depthFrom = (start: number): number | undefined =>
    spans.some((span) => !span.own && span.start < end && span.end > start)
      ? undefined
      : bareEntry(text.slice(start, end), 'toml', pointer)?.depth;
  const key = /^([ \t]*)((?:[^=\n#]*\.[ \t]*)?)["']?[\w-]+["']?[ \t]*=/.exec(text.slice(line, end));
  if (key === null) return undefined;
  const [, blanks = '', name = ''] = key;
  if (name !== '' && (depthFrom(line) ?? 0) > 0)
    return { start: line, end, style: 'dotted', before: `${blanks}${dottedName(name, pointer)}` };
  return head !== undefined && depthFrom(head.start) === names
    ? { start: head.start, end, style: 'table', before: blanks, header: head.line }
    : undefined;
}

/** The span of a value, or of the widest inline value around it that is inside of `within`. */
function outerSpan(text: string, pointer: string, within: string): Span | undefined {
  let found: Span | undefined;
  for (let at = pointer; at.length > within.length; at = at.slice(0, at.lastIndexOf('/')))
    found = spanOf(text, 'toml', at) ?? found;
  return found;
}

/** The header above a line; only blank lines and comments may be between. */
function headerAbove(
  text: string,
  line: number,
): { readonly start: number; readonly line: string } | undefined {
  for (let end = line - 1; end >= 0; ) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const one = text.slice(start, end).replace(/\r$/, '');
    if (/^[ \t]*\[/.test(one)) return { start, line: one };
    if (!/^[ \t]*(?:#|$)/.test(one)) return undefined;
    end = start - 1;
  }
  return undefined;
}

/** The part of a dotted key that names the entry: `mcp_servers.docs.` of `mcp_servers.docs.env.`. */
function dottedName(name: string, pointer: string): string {
  const own = tokensOf(pointer).at(-1) ?? '';
  const spelled = [own, JSON.stringify(own), `'${own}'`];
  const at = spelled
    .map((one) => ({ one, index: name.lastIndexOf(`${one}.`) }))
    .find(({ index }) => index >= 0);
  return at === undefined ? name : name.slice(0, at.index + at.one.length + 1);
}
