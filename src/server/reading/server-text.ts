/**
 * What a server wrote on one line of stdout, in one event or in one body: a message, other text (logs, banners), or a message
 * that readers do not read alike. Text in, one of them out. Pure. JSON-RPC 2.0; MCP forbids other text on stdout, and real
 * servers print it all the same: it is passed over, unless some reader could find a message in it.
 */
import { codePointName, RISKY } from '../../display/codepoints.ts';
import { isObject } from '../../lock/pointer.ts';
import type { Json, JsonObject } from '../../model.ts';
import { folded } from './ambiguous-json.ts';
import { hasAmbiguousMembers, readLineText, readText } from './message.ts';
import { endOfValue } from './spans.ts';

/** Why a text is not a message although some reader could take it for one. */
export type TextFault =
  | 'ambiguous'
  | 'batch'
  | 'carriage-return'
  /** Invisible characters before it. */
  | 'hidden-start'
  /** A message on a part of the line: behind a character that some readers take for the end of a line. */
  | 'line-end'
  /** Neither one JSON value nor other text: two messages, half of one, a message over several lines. */
  | 'broken';

type ServerText =
  | { readonly kind: 'message'; readonly body: JsonObject }
  | { readonly kind: 'unsound'; readonly fault: TextFault }
  | { readonly kind: 'other' }
  | { readonly kind: 'blank' };

/** `asLine`: the text was one line of a stream, so that a carriage return inside it matters. */
export function readServerText(text: string, asLine: boolean): ServerText {
  const read = asLine ? readLineText(text) : readText(text);
  if (read.kind === 'blank') return read;
  const [only] = read.kind === 'messages' && !read.batch ? read.messages : [];
  if (only !== undefined) return isAttempt(only.body) ? { kind: 'message', body: only.body } : OTHER;
  const value = parsed(text);
  if (value === undefined) return unparsed(text);
  if (Array.isArray(value)) return (value as readonly Json[]).some(isAttempt) ? unsound('batch') : OTHER;
  if (!isObject(value) || !isAttempt(value)) return OTHER;
  if (read.kind === 'invalid' && read.fault === 'carriage-return') return unsound('carriage-return');
  return hasAmbiguousMembers(text) ? unsound('ambiguous') : { kind: 'message', body: value };
}

const OTHER: ServerText = { kind: 'other' };
const unsound = (fault: TextFault): ServerText => ({ kind: 'unsound', fault });

const RPC_MEMBERS: ReadonlySet<string> = new Set(['jsonrpc', 'id', 'method', 'params', 'result', 'error']);

/** Whether some reader takes a JSON value for a message: logs in JSON have other members. */
function isAttempt(value: Json): boolean {
  if (!isObject(value)) return false;
  const names = Object.keys(value).map(folded);
  if (names.includes('jsonrpc')) return true;
  if (names.includes('id') && (names.includes('result') || names.includes('error'))) return true;
  return names.includes('result') && names.every((name) => RPC_MEMBERS.has(name));
}

/** White space and what cannot be seen. */
const HIDDEN_START = new RegExp(`^(?:\\s|${RISKY})+`, 'u');
/** What some readers of lines end a line at (Python's `splitlines`, C's strings), beside the line feed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these
const LINE_ENDS = /[\0\u000b\u000c\r\u001c-\u001e\u0085\u2028\u2029]/;

/** Text that is not JSON. */
function unparsed(text: string): ServerText {
  const start = HIDDEN_START.exec(text)?.[0] ?? '';
  const visible = text.slice(start.length);
  if (isPieceOfMessage(visible)) {
    const value = parsed(visible);
    return unsound(/[^ \t\r\n]/.test(start) && value !== undefined ? 'hidden-start' : 'broken');
  }
  return hidesMessage(text) ? unsound('line-end') : OTHER;
}

/** Whether a message stands in a text of which some readers make several lines. */
export function hidesMessage(text: string): boolean {
  const pieces = text.split(LINE_ENDS);
  return pieces.length > 1 && pieces.some((piece) => isPieceOfMessage(withoutField(piece)));
}

/** Whether some reader takes a text for a message. */
export function holdsMessage(text: string): boolean {
  const { kind } = readServerText(text, false);
  return kind === 'message' || kind === 'unsound';
}

/** A piece of an event stream without the name of its field, and any piece without what cannot be seen before it. */
const withoutField = (piece: string): string => piece.replace(HIDDEN_START, '').replace(/^data:\s*/i, '');

/** `[info] …` is a log; a message begins with a brace, and its later lines with what stands between values. */
const STARTS_LIKE_JSON = /^(?:[{",}\]:]|\[\s*[[{"\]])/;
/** With escapes, the key is at most 42 characters long. */
const KEYS = /"((?:[^"\\]|\\.){7,100})"\s{0,1000}:/g;

/** Whether a text that is not JSON has the key of a message. A log that quotes a message has words before it. */
function isPieceOfMessage(text: string): boolean {
  if (!STARTS_LIKE_JSON.test(text)) return false;
  for (const [, key = ''] of text.matchAll(KEYS)) if (folded(unescaped(key)) === 'jsonrpc') return true;
  return isAttempt(firstValue(text));
}

/** The JSON value that a text begins with, on a line with more; null for none. */
const firstValue = (text: string): Json => parsed(text.slice(0, endOfValue(text, 0))) ?? null;

const unescaped = (key: string): string => {
  const value = key.includes('\\') ? parsed(`"${key}"`) : key;
  return typeof value === 'string' ? value : key;
};

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** The names of the first characters of a text that cannot be seen; what white space in JSON may be is left out. */
export function hiddenIn(text: string): readonly string[] {
  const names = new Set<string>();
  for (const [char] of text.matchAll(EACH_HIDDEN)) {
    names.add(codePointName(char.codePointAt(0) ?? 0));
    if (names.size === MOST_NAMES) break;
  }
  return [...names];
}

const EACH_HIDDEN = new RegExp(`(?![\\t\\n])(?:${RISKY})`, 'gu');
const MOST_NAMES = 3;
