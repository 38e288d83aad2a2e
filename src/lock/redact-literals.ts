/**
 * The secrets of a run found again in text, in every spelling in which a program may repeat them: as they are, percent-encoded, escaped
 * as in JSON, in hexadecimal, in base64 of both alphabets also as a part of a longer text, and broken over lines. Text and secrets in,
 * text with `${redacted}` out. Pure.
 */
import { REDACTED } from './redact-value.ts';

/** Every occurrence of the given secrets replaced by `mark`. */
export function redactLiterals(text: string, secrets: readonly string[], mark: string = REDACTED): string {
  if (secrets.length === 0 || text === '') return text;
  const { plain, folded } = formsOf(secrets);
  let out = text;
  for (const form of plain) out = out.replaceAll(form, () => mark);
  out = redactEncoded(out, (read) => secrets.some((secret) => read.includes(secret)), mark);
  return /[\r\n]|\\[rn]/.test(out) ? redactBroken(out, folded, mark) : out;
}

interface Forms {
  readonly plain: readonly string[];
  /** Those that are long enough to be found across lines. */
  readonly folded: readonly RegExp[];
}

const known = new WeakMap<readonly string[], Forms>();

function formsOf(secrets: readonly string[]): Forms {
  const before = known.get(secrets);
  if (before !== undefined) return before;
  const plain = new Set<string>();
  for (const secret of secrets) for (const form of secretForms(secret)) if (form !== '') plain.add(form);
  const folded = secrets.filter((secret) => secret.length >= 12 && secret.length <= 256).map(acrossLines);
  const forms = { plain: [...plain].sort((a, b) => b.length - a.length), folded };
  known.set(secrets, forms);
  return forms;
}

/** The ways in which a secret may be spelled. */
function secretForms(secret: string): ReadonlySet<string> {
  const bytes = Buffer.from(secret);
  const percent = encodeURIComponent(secret);
  return new Set([
    secret,
    percent,
    percent.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    percent.replaceAll('%20', '+'),
    bytes.toString('base64').replace(/={1,2}$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    JSON.stringify(secret).slice(1, -1),
    JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/'),
  ]);
}

/** A secret with line ends, also written ones, and the indent behind them anywhere inside. */
const acrossLines = (secret: string): RegExp =>
  new RegExp(
    [...secret]
      .map((char) => char.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'))
      .join('(?:(?:\\r|\\n|\\\\[rn])+[ \\t]*)?'),
    'g',
  );

function redactBroken(text: string, folded: readonly RegExp[], mark: string): string {
  const joined = text.replace(/(?:[\r\n]|\\[rn])+[ \t]*/g, '');
  let out = text;
  for (const pattern of folded) {
    pattern.lastIndex = 0;
    if (!pattern.test(joined)) continue;
    pattern.lastIndex = 0;
    out = out.replace(pattern, () => mark);
  }
  return out;
}

const BASE64 = /[A-Za-z0-9+/_-]{16,}/g;
const HEX = /(?:[0-9a-fA-F]{2}){8,}/g;
/** Words that may hold an escape: whether one does is looked up in each, so that no text is read twice. */
const PERCENT = /[\w.~%+-]+/g;
const ESCAPED = /[^\s"]+/g;

/** Encoded words whose meaning holds a secret, replaced by `mark`. */
export function redactEncoded(text: string, holds: (decoded: string) => boolean, mark: string): string {
  const escaped = /\\[ux]/.test(text)
    ? text.replace(ESCAPED, (word) => (/\\[ux]/.test(word) && holds(unescaped(word)) ? mark : word))
    : text;
  const percent = escaped.includes('%')
    ? escaped.replace(PERCENT, (word) => (word.includes('%') && holds(unpercent(word)) ? mark : word))
    : escaped;
  return percent
    .replace(HEX, (word) => (holds(Buffer.from(word, 'hex').toString()) ? mark : word))
    .replace(BASE64, (word) => (unbase64(word).some(holds) ? mark : word));
}

const unescaped = (word: string): string =>
  word.replace(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))/g, (_, long?: string, short?: string) =>
    String.fromCharCode(Number.parseInt(long ?? short ?? '', 16)),
  );

/** Escapes read, also those of escapes. */
function unpercent(word: string): string {
  const once = bytesOf(word);
  return once.includes('%') ? once + bytesOf(once) : once;
}

const bytesOf = (word: string): string =>
  Buffer.from(
    word.replace(/%([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  ).toString();

/** What base64 of both alphabets may mean: it may begin behind other letters, and hold base64 again. */
function unbase64(word: string): readonly string[] {
  return [0, 1, 2, 3].flatMap((skip) => {
    const once = Buffer.from(word.slice(skip), 'base64').toString();
    return /^[A-Za-z0-9+/_=\s-]{16,}$/.test(once) ? [once, Buffer.from(once, 'base64').toString()] : [once];
  });
}
