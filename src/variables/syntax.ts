/** How one client writes variables: the types of a row of `dialects.ts`. */
import type { Lookup, Part } from './lookups.ts';
import type { RawSyntax } from './raw-text.ts';
import type { Token } from './tokens.ts';

/** `${…}`, with what parts a name from its default. */
export interface Braces {
  readonly lookUp: Lookup;
  readonly default?: ':-' | ':';
  /** Where it ends: at the first `}`, at its own, or nobody knows. Only with its own is a default filled in itself. */
  readonly ends: 'first' | 'own' | 'unknown';
  /** An empty variable takes the default, too. */
  readonly emptyIsUnset?: true;
  /** A default ends where its mark comes a second time. */
  readonly cut?: true;
}

/** One pass over a text. */
export interface Stage {
  /** Which texts it changes; absent: all. */
  readonly parts?: readonly Part[];
  readonly braces?: Braces;
  /** Tried before `${…}`. */
  readonly tokens?: readonly Token[];
  /** What becomes of a variable that is not set; absent: it stays as written. */
  readonly unset?: (name: string) => string;
}

export interface Syntax {
  /** Client, version, and how it was learned: run, source, document, or nothing. */
  readonly source: string;
  /** One after the other. */
  readonly stages: readonly Stage[];
  /** The client fills in the raw text of the file, before it parses it. */
  readonly raw?: RawSyntax;
  /** What it does with a launch line is not documented. */
  readonly lineUnknown?: true;
  /** It starts nothing of an entry with a variable that is not set. */
  readonly refusesUnset?: true;
}
