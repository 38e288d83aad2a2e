/**
 * Where placeholders are in a text: `${` with its `}`, matched as one kind of client or the other does, and anything
 * that is a variable in the dialect of some client. In: text. Out: spans. Knows no names.
 */

export interface Span {
  /** Where its closing bracket stands. */
  readonly end: number;
  /** How many variables are nested here, itself included. */
  readonly depth: number;
}

interface Brackets {
  /** Every closed variable by where it opens. */
  readonly spans: ReadonlyMap<number, Span>;
  /** Where the first of too many unclosed variables opens. */
  readonly unclosed: number | undefined;
}

/** A default within a default … goes no deeper than this. */
export const MAX_DEPTH = 10;

/** For clients that end a variable at the first `}`: what is nested is text. */
export function firstBraces(text: string): ReadonlyMap<number, Span> {
  const spans = new Map<number, Span>();
  for (let at = text.indexOf('${'); at >= 0; ) {
    // `${}` is not a variable: the search goes on behind its `{`.
    const end = text.indexOf('}', at + 2);
    if (end < 0) break;
    if (end > at + 2) spans.set(at, { end, depth: 1 });
    at = text.indexOf('${', end);
  }
  return spans;
}

/** Pairs all brackets in one walk, however they nest: defaults may hold variables themselves. */
export function nestedBraces(text: string): Brackets {
  const spans = new Map<number, Span>();
  const open: { readonly at: number; depth: number }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text.startsWith('${', at)) open.push({ at, depth: 1 });
    else if (text[at] === '}') {
      const variable = open.pop();
      if (variable === undefined) continue;
      spans.set(variable.at, { end: at, depth: variable.depth });
      const outer = open.at(-1);
      if (outer !== undefined) outer.depth = Math.max(outer.depth, variable.depth + 1);
    }
  }
  return { spans, unclosed: open.length > MAX_DEPTH ? open[0]?.at : undefined };
}

const SIGNS =
  /\$\{\{[^{}]*\}\}|\$\{(?:[^{}]|\$\{[^{}]*\})*\}|\{\{[^{}]*\}\}|\{(?:env|file):[^{}]*\}|\$[A-Za-z_]\w*|%[A-Za-z_]\w*%/g;

/** Each variable as written, with its index. */
export const anyVariables = (text: string): readonly { readonly text: string; readonly index: number }[] =>
  [...text.matchAll(SIGNS)].map(({ 0: found, index }) => ({ text: found, index }));
