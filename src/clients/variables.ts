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

/** Fills in the variables of one text. */
export function expand(text: string, dialect: Dialect, place: Place): Expansion {
  if (dialect === 'none') return { text, unset: [], kept: [] };
  const lookUp = dialect === 'claude-code' ? shellLike : editorLike;
  const unset: string[] = [];
  const kept: string[] = [];
  let out = '';
  for (let at = 0; at < text.length; ) {
    const end = text.startsWith('${', at) ? closing(text, at + 2) : -1;
    if (end < 0) {
      const next = text.indexOf('${', at + 1);
      out += text.slice(at, next < 0 ? text.length : next);
      at = next < 0 ? text.length : next;
      continue;
    }
    const inner = text.slice(at + 2, end);
    const [name = '', fallback] = dialect === 'claude-code' ? split(inner) : [inner];
    const found = lookUp(name, place);
    if (found !== undefined && 'value' in found) out += found.value;
    else if (found !== undefined && 'unset' in found && fallback !== undefined) {
      const nested = expand(fallback, dialect, place);
      out += nested.text;
      unset.push(...nested.unset);
      kept.push(...nested.kept);
    } else {
      out += text.slice(at, end + 1);
      if (found !== undefined && 'unset' in found) unset.push(found.unset);
      if (found !== undefined && 'kept' in found) kept.push(found.kept);
    }
    at = end + 1;
  }
  return { text: out, unset: distinct(unset), kept: distinct(kept) };
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

function split(inner: string): readonly [string, string?] {
  const at = inner.indexOf(':-');
  return at < 0 ? [inner] : [inner.slice(0, at), inner.slice(at + 2)];
}

/** The bracket that closes the one before `from`: defaults may hold variables themselves. */
function closing(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text.startsWith('${', at)) depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();
