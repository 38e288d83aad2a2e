/**
 * JSON whose client fills in variables before it parses the text: text in, the tree as mcp-lock reads it out, with the
 * variables in its values. An error where the client reads another tree: a variable in a key, one that ends outside its
 * string, a value that changes the structure. Holds values only to compare them; never shows one.
 */
import type { Dialect, Place } from '../../contracts.ts';
import type { ErrorMessage } from '../../errors.ts';
import { McpLockError } from '../../errors.ts';
import { variableOf } from '../../host/paths.ts';
import { DIALECTS } from '../../variables/dialects.ts';
import type { RawSyntax, RawVariable } from '../../variables/raw-text.ts';
import { rawVariables, textsParsed } from '../../variables/raw-text.ts';
import { rawVariableAcross, rawVariableChanges, rawVariableInKey, rawVariableUnread } from '../messages.ts';
import { readJson } from './json.ts';
import type { Tree } from './tree.ts';
import { isBranch, isList, parseError } from './tree.ts';

interface QuotedText {
  readonly json: string;
  readonly isParsed: boolean;
}

/** Whose file it is, and how the client fills it in. */
export interface RawReader {
  readonly label: string;
  readonly raw: RawSyntax;
  readonly place: Place;
}

/**
 * The text with quotes around variables that have none, and whether the client can parse it with the variables of this
 * machine. Throws E_CONFIG with line and column where the client reads another tree than mcp-lock.
 */
export function quoteVariables(text: string, file: string, reader: RawReader): QuotedText {
  const { label, raw } = reader;
  const variables = rawVariables(text, raw);
  // An escape may hide a variable from the client that mcp-lock sees in the value.
  if (variables.length === 0 && !text.includes('\\u')) return { json: text, isParsed: true };
  const fail = (said: ErrorMessage, { start }: RawVariable) => parseError(said, file, text, start);
  const bare: RawVariable[] = [];
  for (const [variable, at] of placesOf(text, variables)) {
    const written = text.slice(variable.start, variable.end);
    if (at === 'key') throw fail(rawVariableInKey(label, written), variable);
    // No variable has quotes or line breaks in its name.
    if (at === 'across' && raw.refusesUnset === true) return { json: text, isParsed: false };
    if (at === 'across') throw fail(rawVariableAcross(label), variable);
    if (at !== 'text' && at !== 'line comment' && variable.kind === 'file')
      throw fail(rawVariableUnread(label, written), variable);
    if (at === 'bare') bare.push(variable);
  }
  const quoted = withQuotes(text, bare);
  const seen = otherReading(text, quoted, file, reader);
  if (seen === 'other')
    throw parseError(rawVariableChanges(label), file, text, (bare[0] ?? variables[0])?.start ?? 0);
  return { json: quoted, isParsed: seen === 'same' };
}

/** Whether a variable stands without quotes: an editor of JSON cannot read such a text. */
export function hasBareVariables(text: string, dialect: Dialect): boolean {
  const { raw } = DIALECTS[dialect];
  if (raw === undefined) return false;
  return [...placesOf(text, rawVariables(text, raw)).values()].includes('bare');
}

type Where = 'key' | 'text' | 'line comment' | 'block comment' | 'bare' | 'across';

/** Where each variable stands in the JSON as it is written. */
function placesOf(text: string, variables: readonly RawVariable[]): ReadonlyMap<RawVariable, Where> {
  const out = new Map<RawVariable, Where>();
  // One string may hold many variables, so nothing behind it is read for each of them.
  const keys = new Map<number, boolean>();
  const endsKey = (end: number): boolean => {
    const known = keys.get(end) ?? isKey(text, end);
    keys.set(end, known);
    return known;
  };
  let at = 0;
  let end = endOf(text, at);
  for (const variable of variables) {
    while (end <= variable.start) {
      at = end;
      end = endOf(text, at);
    }
    const where = kindAt(text, at);
    if (where === 'bare')
      out.set(variable, at === variable.start && /^[^"\r\n{}]*$/.test(variable.name) ? 'bare' : 'across');
    else if (variable.end > (where === 'text' ? end - 1 : end)) out.set(variable, 'across');
    else out.set(variable, where === 'text' && endsKey(end) ? 'key' : where);
    if (where !== 'bare') continue;
    at = Math.max(at, variable.end);
    end = endOf(text, at);
  }
  return out;
}

const kindAt = (text: string, at: number): Where =>
  text[at] === '"'
    ? 'text'
    : text.startsWith('//', at)
      ? 'line comment'
      : text.startsWith('/*', at)
        ? 'block comment'
        : 'bare';

/** Whether the string that ends here is a key. */
function isKey(text: string, end: number): boolean {
  let at = end;
  while (at < text.length && (/\s/.test(text.charAt(at)) || /comment/.test(kindAt(text, at))))
    at = endOf(text, at);
  return text[at] === ':';
}

/** The end of the string, comment or character that begins at an index. */
function endOf(text: string, start: number): number {
  const until = (end: string): number => {
    const at = text.indexOf(end, start + 2);
    return at < 0 ? text.length : at + end.length;
  };
  if (text.startsWith('//', start)) return until('\n');
  if (text.startsWith('/*', start)) return until('*/');
  if (text[start] !== '"') return start + 1;
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function withQuotes(text: string, bare: readonly RawVariable[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end } of bare) {
    parts.push(text.slice(done, start), JSON.stringify(text.slice(start, end)));
    done = end;
  }
  return parts.join('') + text.slice(done);
}

/** What the client reads with the variables of this machine: nothing, the same, or another tree. */
function otherReading(
  text: string,
  quoted: string,
  file: string,
  { raw, place }: RawReader,
): 'nothing' | 'same' | 'other' {
  const values = readJson(quoted, file);
  const wanted = values.root === undefined ? undefined : withValues(values.root, raw, place);
  const filesOf = (one: string) => rawVariables(one, raw).filter(({ kind }) => kind === 'file').length;
  let seen: 'nothing' | 'same' = 'nothing';
  for (const one of textsParsed(text, raw, place)) {
    const reading = readOrUndefined(one, file);
    if (reading === undefined) continue;
    seen = 'same';
    if (
      filesOf(one) !== filesOf(text) ||
      reading.duplicates.length !== values.duplicates.length ||
      !isAlike(reading.root, wanted)
    )
      return 'other';
  }
  return seen;
}

function readOrUndefined(text: string, file: string) {
  try {
    return readJson(text, file);
  } catch (error) {
    if (error instanceof McpLockError) return undefined;
    throw error;
  }
}

/** The tree with the variables in its strings filled in. */
function withValues(tree: Tree, raw: RawSyntax, place: Place): Tree {
  if (isBranch(tree)) return new Map([...tree].map(([key, value]) => [key, withValues(value, raw, place)]));
  if (isList(tree)) return tree.map((value) => withValues(value, raw, place));
  if (typeof tree !== 'string') return tree;
  let out = '';
  let done = 0;
  for (const { kind, start, end, name } of rawVariables(tree, raw)) {
    if (kind === 'file' || start < done) continue;
    out += tree.slice(done, start) + (variableOf(place, name) ?? '');
    done = end;
  }
  return out + tree.slice(done);
}

/** Whether two trees have the same keys and values; `5` and `"5"` count as one value. */
function isAlike(a: Tree | undefined, b: Tree | undefined): boolean {
  if (isBranch(a) && isBranch(b))
    return (
      a.size === b.size && [...a].every(([key, value]) => b.has(key) && isAlike(value, b.get(key) ?? null))
    );
  if (isList(a) && isList(b))
    return a.length === b.length && a.every((value, index) => isAlike(value, b[index]));
  return !isBranch(a) && !isBranch(b) && !isList(a) && !isList(b) && String(a) === String(b);
}
