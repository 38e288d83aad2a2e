/**
 * Fills in the variables of one text. In: text and a dialect. Out: text with known values. A variable that is not set
 * stays as written and is listed; so does what a client would ask, read or run.
 */
import type { Dialect } from '../contracts.ts';
import type { Token } from './dialects.ts';
import { DIALECTS } from './dialects.ts';
import type { Context, LookupResult } from './lookups.ts';
import type { Span } from './placeholders.ts';
import { bracketsOf, MAX_DEPTH } from './placeholders.ts';

export interface Filled {
  readonly text: string;
  /** Names of variables that are not set here. */
  readonly unset: readonly string[];
  /** Placeholders that only the client itself can fill in; those of `${…}` without their brackets: `input:token`. */
  readonly clientOnly: readonly string[];
  /** Those of `unset` that a shell behind the client may know. */
  readonly leftToShell: readonly string[];
  /** What the client would read or run for them. */
  readonly notes: readonly string[];
}

/** Longer texts are not expanded: no launch line is that long. */
const LONGEST = 100_000;

export function fillIn(text: string, dialect: Dialect, context: Context): Filled {
  const { braces, tokens: all = [], onlyValues } = DIALECTS[dialect];
  const tokens = all.filter(({ mark }) => text.includes(mark));
  const braced = braces !== undefined && text.includes('${');
  const plain: Filled = { text, unset: [], clientOnly: [], leftToShell: [], notes: [] };
  if ((!braced && tokens.length === 0) || (onlyValues === true && !context.value)) return plain;
  if (text.length > LONGEST) return { ...plain, clientOnly: [variableNameAt(text, text.indexOf('$'))] };
  const { spans, unclosed } = braced
    ? bracketsOf(text)
    : { spans: new Map<number, Span>(), unclosed: undefined };
  const unset: string[] = [];
  const clientOnly: string[] = unclosed === undefined ? [] : [variableNameAt(text, unclosed)];
  const leftToShell: string[] = [];
  const notes: string[] = [];

  /** The value, or the text as written; `fallback`: its default. */
  const textFor = (found: LookupResult, written: string, fallback?: () => string): string => {
    if (found === undefined) return written;
    if ('value' in found) return found.value;
    if ('unset' in found) {
      if (fallback !== undefined) return fallback();
      unset.push(found.unset);
      if (found.leftToShell === true) leftToShell.push(found.unset);
    } else {
      clientOnly.push(found.clientOnly);
      if (found.note !== undefined) notes.push(found.note);
    }
    return written;
  };
  const fill = (from: number, to: number): string => {
    let out = '';
    for (let at = from; at < to; ) {
      const token = tokenAt(tokens, text, at, to);
      const span = spans.get(at);
      if (token !== undefined) {
        out += textFor(token.read(context), token.written);
        at += token.written.length;
      } else if (span !== undefined) {
        out += textOf(at, span);
        at = span.end + 1;
      } else {
        out += text.charAt(at);
        at += 1;
      }
    }
    return out;
  };
  const textOf = (at: number, { end, depth }: Span): string => {
    const written = text.slice(at, end + 1);
    if (braces === undefined || depth > MAX_DEPTH) {
      clientOnly.push(variableNameAt(text, at));
      return written;
    }
    const inner = written.slice(2, -1);
    const separator = braces.default;
    const colon = separator === undefined ? -1 : inner.indexOf(separator);
    const found = braces.lookUp(colon < 0 ? inner : inner.slice(0, colon), context);
    const start = at + 2 + colon + (separator?.length ?? 0);
    return textFor(found, written, colon < 0 ? undefined : () => fill(start, end));
  };

  return {
    text: fill(0, text.length),
    unset: distinct(unset),
    clientOnly: distinct(clientOnly),
    leftToShell: distinct(leftToShell),
    notes: distinct(notes),
  };
}

interface TokenMatch {
  readonly written: string;
  readonly read: (context: Context) => LookupResult;
}

/** A token that begins here and ends before `to`. */
function tokenAt(tokens: readonly Token[], text: string, at: number, to: number): TokenMatch | undefined {
  for (const { pattern, read } of tokens) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null && at + found[0].length <= to) {
      return { written: found[0], read: (context) => read(found, context) };
    }
  }
  return undefined;
}

/** The plain name a variable begins with; what follows it may be a value. */
const variableNameAt = (text: string, at: number): string =>
  /^[\w:.-]*?(?=:-|[^\w:.-]|$)/.exec(text.slice(at + 2, at + 102))?.[0] ?? '';

export const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();
