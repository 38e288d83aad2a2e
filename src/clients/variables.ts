/**
 * Variables in config values, as each client documents them: text in, text with known values filled in out. What is
 * not set stays as it is written and is listed, never silently empty; what a client would have to ask or run
 * (`${input:…}`, `${command:…}`, `${config:…}`) is listed and left alone. Never evaluates or runs anything.
 */
import type { Dialect, Place } from '../contracts.ts';
import type { Launch, Spec } from '../model.ts';
import { pathsOf, variableOf } from './paths.ts';

export interface Expansion {
  readonly text: string;
  /** Names of variables that are not set here. */
  readonly unset: readonly string[];
  /** Placeholders that only the client itself can fill in, without their brackets: `input:token`. */
  readonly kept: readonly string[];
}

export interface ExpandedSpec {
  readonly launch: Launch;
  readonly env: Readonly<Record<string, string>>;
  readonly unset: readonly string[];
  readonly kept: readonly string[];
}

/** A value, or why there is none. */
type Lookup = { readonly value: string } | { readonly unset: string } | { readonly kept: string } | undefined;

const ASKED = /^(?:input|command|config):./;

/** Longer texts are taken as they stand: no launch line is. */
const LONGEST = 100_000;
/** A default within a default … goes no deeper than this. */
const DEEPEST = 10;

/** Fills in the variables of one text. */
export function expand(text: string, dialect: Dialect, place: Place): Expansion {
  if (dialect === 'none' || !text.includes('${')) return { text, unset: [], kept: [] };
  if (text.length > LONGEST) return { text, unset: [], kept: [nameAt(text, text.indexOf('${'))] };
  const lookUp = dialect === 'claude-code' ? shellLike : editorLike;
  const { spans, unclosed } = bracketsOf(text);
  const unset: string[] = [];
  const kept: string[] = unclosed === undefined ? [] : [nameAt(text, unclosed)];

  const fill = (from: number, to: number): string => {
    let out = '';
    for (let at = from; at < to; ) {
      const span = spans.get(at);
      if (span === undefined) {
        const next = text.indexOf('${', at + 1);
        const stop = next < 0 || next > to ? to : next;
        out += text.slice(at, stop);
        at = stop;
        continue;
      }
      out += textOf(at, span);
      at = span.end + 1;
    }
    return out;
  };
  const textOf = (at: number, { end, height }: Span): string => {
    const written = text.slice(at, end + 1);
    if (height > DEEPEST) {
      kept.push(nameAt(text, at));
      return written;
    }
    const inner = written.slice(2, -1);
    const colon = dialect === 'claude-code' ? inner.indexOf(':-') : -1;
    const found = lookUp(colon < 0 ? inner : inner.slice(0, colon), place);
    if (found !== undefined && 'value' in found) return found.value;
    if (found !== undefined && 'unset' in found) {
      if (colon >= 0) return fill(at + 2 + colon + 2, end);
      unset.push(found.unset);
    }
    if (found !== undefined && 'kept' in found) kept.push(found.kept);
    return written;
  };

  return { text: fill(0, text.length), unset: distinct(unset), kept: distinct(kept) };
}

/** Fills in every value of a spec that its client fills in. */
export function expandSpec(spec: Spec, dialect: Dialect, place: Place): ExpandedSpec {
  const unset: string[] = [];
  const kept: string[] = [];
  const fill = (text: string): string => {
    const expansion = expand(text, dialect, place);
    unset.push(...expansion.unset);
    kept.push(...expansion.kept);
    return expansion.text;
  };
  const env: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(spec.env)) env[name] = fill(value);
  const launch: Launch =
    spec.launch.transport === 'stdio'
      ? {
          ...spec.launch,
          command: fill(spec.launch.command),
          args: spec.launch.args.map(fill),
          ...(spec.launch.cwd === undefined ? {} : { cwd: fill(spec.launch.cwd) }),
        }
      : { ...spec.launch, url: fill(spec.launch.url) };
  return { launch, env, unset: distinct(unset), kept: distinct(kept) };
}

/** `${VAR}` and `${VAR:-default}`; anything else between the brackets is no variable of this client's. */
function shellLike(name: string, place: Place): Lookup {
  if (ASKED.test(name) || /^env:[A-Za-z_]/.test(name)) return { kept: name };
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? environment(name, place) : undefined;
}

/** `${env:VAR}` and the folders that editors name. */
function editorLike(name: string, place: Place): Lookup {
  if (ASKED.test(name)) return { kept: name };
  if (name.startsWith('env:') && name.length > 4) return environment(name.slice(4), place);
  const { sep, basename } = pathsOf(place);
  const known: ReadonlyMap<string, string> = new Map([
    ['workspaceFolder', place.workspaceFolder],
    ['workspaceFolderBasename', basename(place.workspaceFolder)],
    ['userHome', place.userHome],
    ['pathSeparator', sep],
    ['/', sep],
  ]);
  const value = known.get(name);
  return value === undefined ? undefined : { value };
}

function environment(name: string, place: Place): Lookup {
  const value = variableOf(place, name);
  return value === undefined ? { unset: name } : { value };
}

interface Span {
  /** Where its closing bracket stands. */
  readonly end: number;
  /** How many variables stand in one another here, itself included. */
  readonly height: number;
}

interface Brackets {
  /** Every closed variable by where it opens. */
  readonly spans: ReadonlyMap<number, Span>;
  /** Where the first of too many unclosed variables opens. */
  readonly unclosed: number | undefined;
}

/** Pairs all brackets in one walk, however they nest: defaults may hold variables themselves. */
function bracketsOf(text: string): Brackets {
  const spans = new Map<number, Span>();
  const open: { readonly at: number; height: number }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text.startsWith('${', at)) open.push({ at, height: 1 });
    else if (text[at] === '}') {
      const variable = open.pop();
      if (variable === undefined) continue;
      spans.set(variable.at, { end: at, height: variable.height });
      const outer = open.at(-1);
      if (outer !== undefined) outer.height = Math.max(outer.height, variable.height + 1);
    }
  }
  return { spans, unclosed: open.length > DEEPEST ? open[0]?.at : undefined };
}

/** The plain name a variable begins with; what follows it may be a value. */
const nameAt = (text: string, at: number): string =>
  /^[\w:.-]*?(?=:-|[^\w:.-]|$)/.exec(text.slice(at + 2, at + 102))?.[0] ?? '';

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();
