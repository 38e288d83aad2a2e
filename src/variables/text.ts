/**
 * Fills in the variables of one text, stage by stage as its client does. In: text and a dialect. Out: text with known
 * values. A variable that is not set stays as written, or becomes empty where its client makes it so, and is listed; so
 * is what a client would ask, read or run.
 */
import type { Dialect } from '../contracts.ts';
import { DIALECTS } from './dialects.ts';
import type { Context, LookupResult } from './lookups.ts';
import type { Span } from './placeholders.ts';
import { firstBraces, MAX_DEPTH, nestedBraces } from './placeholders.ts';
import type { Braces, Stage } from './syntax.ts';
import type { Token } from './tokens.ts';

export interface Filled {
  readonly text: string;
  /** Names of variables that are not set here. */
  readonly unset: readonly string[];
  /** Placeholders that only the client itself can fill in; those of `${…}` without their brackets: `input:token`. */
  readonly clientOnly: readonly string[];
  /** Those of `clientOnly` that clients or their versions read differently. */
  readonly doubtful: readonly string[];
  /** Those of `unset` that a shell behind the client may know. */
  readonly leftToShell: readonly string[];
  /** What the client would read or run for them. */
  readonly notes: readonly string[];
}

type Lists = { readonly [Key in Exclude<keyof Filled, 'text'>]: string[] };

/** Longer texts are not expanded: no launch line is that long. */
const LONGEST = 100_000;

export function fillIn(text: string, dialect: Dialect, context: Context): Filled {
  const lists: Lists = { unset: [], clientOnly: [], doubtful: [], leftToShell: [], notes: [] };
  let now = text;
  for (const stage of DIALECTS[dialect].stages) {
    if (stage.parts === undefined || stage.parts.includes(context.part))
      now = afterStage(now, stage, context, lists);
  }
  return {
    text: now,
    unset: distinct(lists.unset),
    clientOnly: distinct(lists.clientOnly),
    doubtful: distinct(lists.doubtful),
    leftToShell: distinct(lists.leftToShell),
    notes: distinct(lists.notes),
  };
}

function afterStage(text: string, stage: Stage, context: Context, lists: Lists): string {
  const tokens = (stage.tokens ?? []).filter(({ mark }) => text.includes(mark));
  const braces = text.includes('${') ? stage.braces : undefined;
  if (braces === undefined && tokens.length === 0) return text;
  if (text.length > LONGEST) {
    lists.clientOnly.push(variableNameAt(text, text.indexOf('$')));
    return text;
  }
  const spans = braces === undefined ? new Map<number, Span>() : spansOf(text, braces, lists);

  /** The value, or the text as written; `fallback`: its default. */
  const textFor = (found: LookupResult, written: string, fallback?: () => string): string => {
    if (found === undefined) return fallback?.() ?? written;
    if ('value' in found)
      return found.value === '' && fallback !== undefined && braces?.emptyIsUnset === true
        ? fallback()
        : found.value;
    if ('unset' in found) {
      if (fallback !== undefined) return fallback();
      lists.unset.push(found.unset);
      if (found.leftToShell === true) lists.leftToShell.push(found.unset);
      const isKept = stage.unset === undefined || found.leftToShell === true || context.part !== 'value';
      return isKept ? written : (stage.unset?.(found.unset) ?? written);
    }
    lists.clientOnly.push(found.clientOnly);
    if (found.doubtful === true) lists.doubtful.push(found.clientOnly);
    if (found.note !== undefined) lists.notes.push(found.note);
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
      } else if (span !== undefined && braces !== undefined) {
        out += textOf(at, span, braces);
        at = span.end + 1;
      } else {
        out += text.charAt(at);
        at += 1;
      }
    }
    return out;
  };
  const textOf = (at: number, { end, depth }: Span, { lookUp, default: mark, ends, cut }: Braces): string => {
    const written = text.slice(at, end + 1);
    if (depth > MAX_DEPTH) return textFor({ clientOnly: variableNameAt(text, at) }, written);
    // Whether the first bracket ends it or its own is not known, and neither is what comes out.
    if (depth > 1 && ends === 'unknown')
      return textFor({ clientOnly: variableNameAt(text, at), doubtful: true }, written);
    const inner = written.slice(2, -1);
    const colon = mark === undefined ? -1 : inner.indexOf(mark);
    const found = lookUp(colon < 0 ? inner : inner.slice(0, colon), context);
    if (mark === undefined || colon < 0) return textFor(found, written);
    const start = at + 2 + colon + mark.length;
    const again = cut === true ? text.indexOf(mark, start) : -1;
    return textFor(found, written, () =>
      ends === 'first' ? text.slice(start, again < 0 || again > end ? end : again) : fill(start, end),
    );
  };
  return fill(0, text.length);
}

/** Every variable by where it opens. One of too many unclosed ones is listed. */
function spansOf(text: string, { ends }: Braces, lists: Lists): ReadonlyMap<number, Span> {
  if (ends === 'first') return firstBraces(text);
  const { spans, unclosed } = nestedBraces(text);
  if (unclosed !== undefined) lists.clientOnly.push(variableNameAt(text, unclosed));
  return spans;
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
