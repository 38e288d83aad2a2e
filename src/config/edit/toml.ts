/**
 * Positions in TOML 1.0: a text in, JSON pointers with the spans of their values out. The walk knows only tables, keys and brackets;
 * what a value means is left to the parser. Never formats anything.
 */
import { parse } from 'smol-toml';
import { pointerToken } from '../../lock/pointer.ts';
import type { Span, Syntax } from './syntax.ts';
import { leavesOf, undefinedOnThrow } from './syntax.ts';

const BLANK = /(?:[ \t\r\n]|#[^\n]*)*/y;
const SPACE = /[ \t]*/y;
const STRING = /"""(?:\\[\s\S]|[^\\])*?"{3,5}(?!")|'''[\s\S]*?'{3,5}(?!')|"(?:\\.|[^"\\\n])*"|'[^'\n]*'/y;
const BARE_KEY = /[A-Za-z0-9_-]+/y;
const BARE_VALUE = /[^,\]}#\r\n]*[^,\]}#\s]/y;

/** Every value by its pointer, with lists and inline tables. Throws SyntaxError on a text that is not TOML. */
function tomlSpans(text: string): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  /** How many tables `[[a.b]]` has so far, by its pointer. */
  const counts = new Map<string, number>();
  let at = text.startsWith('\u{feff}') ? 1 : 0;
  let table = '';

  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  const mark = (sign: string): boolean => {
    if (!text.startsWith(sign, at)) return false;
    at += sign.length;
    return true;
  };
  const want = (found: boolean): void => {
    if (!found) throw new SyntaxError(`no TOML at ${at}`);
  };

  const key = (): string => {
    const quoted = take(STRING);
    const name = quoted === undefined ? take(BARE_KEY) : String(parse(`key = ${quoted}`)['key']);
    want(name !== undefined);
    return name ?? '';
  };
  const keys = (): readonly string[] => {
    const out: string[] = [];
    do {
      take(SPACE);
      out.push(key());
      take(SPACE);
    } while (mark('.'));
    return out;
  };

  const list = (pointer: string): void => {
    for (let index = 0; ; index += 1) {
      take(BLANK);
      if (mark(']')) return;
      value(`${pointer}/${index}`);
      take(BLANK);
      if (!mark(',')) {
        want(mark(']'));
        return;
      }
    }
  };
  const inline = (pointer: string): void => {
    for (;;) {
      take(BLANK);
      if (mark('}')) return;
      pair(pointer);
      take(BLANK);
      if (!mark(',')) {
        want(mark('}'));
        return;
      }
    }
  };
  const value = (pointer: string): void => {
    const start = at;
    if (mark('[')) list(pointer);
    else if (mark('{')) inline(pointer);
    else want((take(STRING) ?? take(BARE_VALUE)) !== undefined);
    spans.set(pointer, { start, end: at });
  };
  const pair = (base: string): void => {
    const pointer = keys().reduce((path, name) => `${path}/${pointerToken(name)}`, base);
    want(mark('='));
    take(SPACE);
    value(pointer);
  };

  /** A table in an array `[[a]]` is always the last one so far. */
  const down = (path: string, name: string): string => {
    const next = `${path}/${pointerToken(name)}`;
    const count = counts.get(next);
    return count === undefined ? next : `${next}/${count - 1}`;
  };
  const header = (many: boolean): string => {
    const names = keys();
    want(mark(many ? ']]' : ']'));
    if (!many) return names.reduce(down, '');
    const list = `${names.slice(0, -1).reduce(down, '')}/${pointerToken(names.at(-1) ?? '')}`;
    const count = counts.get(list) ?? 0;
    counts.set(list, count + 1);
    return `${list}/${count}`;
  };

  for (take(BLANK); at < text.length; take(BLANK)) {
    if (mark('[[')) table = header(true);
    else if (mark('[')) table = header(false);
    else pair(table);
  }
  return spans;
}

/** Also the tables, each from its first value to its last. */
function withTables(spans: ReadonlyMap<string, Span>): ReadonlyMap<string, Span> {
  const all = new Map<string, Span>();
  for (const [pointer, { start, end }] of spans)
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      const known = all.get(at);
      all.set(at, { start: Math.min(start, known?.start ?? start), end: Math.max(end, known?.end ?? end) });
    }
  return all;
}

/** TOML 1.0. */
export const toml: Syntax = {
  find: (text, pointer) => undefinedOnThrow(() => tomlSpans(text).get(pointer)),
  around: (text) => {
    const spans = undefinedOnThrow(() => withTables(tomlSpans(text)));
    return (pointer) => spans?.get(pointer);
  },
  spell: (value, written) => {
    const basic = JSON.stringify(value);
    return written.startsWith("'") && !value.includes("'") ? [`'${value}'`, basic] : [basic];
  },
  leaves: (text) => undefinedOnThrow(() => leavesOf(parse(text, { integersAsBigInt: 'asNeeded' }))),
};
