/**
 * What this run holds for secret, and what becomes of it where a server repeats it. Command, arguments and variables in; names and
 * values out; a server's text in, the text without the values out. A value of a credential's shape becomes a hole, `${redacted}`.
 * Every other becomes a marker with its name, `${redacted:DATABASE_URL}`, that no lock ever holds. Never prints or stores a
 * value. Pure.
 */
import { credentialShape, looksSecret, UUID, withoutPrefix } from './credential.ts';
import { hiddenIn, namesOrLooksSecret, partsOf, removedParts } from './literal-secrets.ts';
import { redactArgs, redactCommand } from './redact.ts';
import { redactEncoded, redactLiterals } from './redact-literals.ts';
import { redactCode } from './redact-text.ts';
import { isPath, REDACTED, SETTING } from './redact-value.ts';
import { isSecretName } from './secret-names.ts';
import { holdsWord } from './token-words.ts';
import { holdsWords } from './words.ts';

export interface HeldSecret {
  /** The variable, header or argument in which it stands. */
  readonly name: string;
  readonly value: string;
}

/** Every secret of a launch and its variables, the longest first. `command`: also the address of a remote server. */
export function heldSecrets(
  command: string,
  args: readonly string[],
  values: Readonly<Record<string, string>>,
): readonly HeldSecret[] {
  const found = new Map<string, string>();
  const add = (name: string, value: string) => {
    if (isHeld(name, value) && !found.has(value)) found.set(value, name);
  };
  for (const [name, value] of Object.entries(values)) {
    const held = namesOrLooksSecret(name, value);
    const parts = HAS_ADDRESS.test(value)
      ? hiddenParts(value, redactCode(value))
      : held
        ? [value, ...partsOf(value)]
        : hiddenIn(value);
    for (const part of parts) add(name, part);
  }
  const redacted = redactArgs(args, command);
  for (const [index, arg] of args.entries()) {
    const [, flag] =
      /^(-{0,2}[A-Za-z][\w-]*)=/.exec(arg) ?? /^(--?[A-Za-z][\w-]*)$/.exec(args[index - 1] ?? '') ?? [];
    for (const part of hiddenParts(arg, redacted[index] ?? '')) add(flag ?? `argument ${index + 1}`, part);
  }
  for (const part of hiddenParts(command, redactCommand(command)))
    add(HAS_ADDRESS.test(command) ? 'url' : 'command', part);
  return longestFirst([...found].map(([value, name]) => ({ name, value })));
}

const HAS_ADDRESS = /[a-z]:\/\//i;
const ADDRESS = /[a-z][a-z0-9+.-]{0,20}:\/\/[^\s"'`<>]*/gi;

/** What was taken out of a text; of its addresses less, since most of what is hidden there is no secret. */
function hiddenParts(text: string, redacted: string): readonly string[] {
  const addresses = text.match(ADDRESS) ?? [];
  const own = removedParts(text, redacted).filter(
    (part) =>
      !addresses.some((address) => address.includes(part)) ||
      (isKeyLike(part) && addresses.some((address) => behindHost(address).includes(part))),
  );
  // Of `-pPASSWORD` the flag belongs to it: a password is looked for as a whole word only.
  const glued = own.map((part) => `-p${part}`).filter((part) => text.includes(part));
  return [...addresses.flatMap(addressSecrets), ...own, ...glued];
}

const behindHost = (address: string): string => address.replace(/^[^/]*\/\/[^/?#]*/, '');

/** Mixed as no word, version or number of an address is. */
const isKeyLike = (part: string): boolean => part.length >= 12 && /\d/.test(part) && looksSecret(part);

/** The password of an address, and what stands under a credential's name in its query. */
function addressSecrets(address: string): readonly string[] {
  const logins = [...address.matchAll(/:\/\/([^\s/?#@]*)@/g)].map(([, login = '']) =>
    login.replace(/^[^:]*:/, ''),
  );
  const pairs = [...address.matchAll(/[?&#;]([^=&#;\s]+)=([^&#;\s]+)/g)].flatMap(
    ([, name = '', value = '']) =>
      isSecretName(name) || credentialShape(value) !== undefined ? [value] : [],
  );
  return [...logins, ...pairs];
}

/** Two lists in one, each value once. */
export const longestFirst = (secrets: readonly HeldSecret[]): readonly HeldSecret[] =>
  [...new Map(secrets.map((secret) => [secret.value, secret])).values()].sort(
    (a, b) => b.value.length - a.value.length,
  );

const SHORTEST = 6;
/** Words that stand in such a place and say that there is no secret, or that everybody knows it. */
const EVERYDAY =
  /^(?:\W*|(?:admin|mongo|postgres|test|user)[a-z_]{0,12}\d{0,4}|anonymous|changeme|default|demo|development|disabled?|dummy|enabled?|example|external|false|guest|internal|local|localhost|mysql|neo4j|none|null|optional|password|placeholder|production|public|readonly|redis|required|sample|secret|server|session|shared|isolated|staging|standard|token|unset|your?[-_ ].*)$/i;

const isHeld = (name: string, value: string): boolean =>
  value.length >= SHORTEST &&
  !EVERYDAY.test(value) &&
  !SETTING.test(value) &&
  !isPath(value, name) &&
  !(/(?:tokens|keys)$/i.test(name) && /^\d+$/.test(value)) &&
  !/\$\{|\{env:/.test(value) &&
  value.toLowerCase() !== name.toLowerCase();

const MOST_CHARS = 63;
const ALPHABET = /^[A-Za-z0-9_+/=.~-]+$/;

/**
 * Whether a value has a credential's shape: at most 63 characters of a credential's alphabet, a digit among them, no words, and no
 * text in base64. No cue is ever found in such a value.
 */
export function isCredentialLike(value: string): boolean {
  if (value.length < 8 || value.length > MOST_CHARS || !ALPHABET.test(value) || !/\d/.test(value))
    return false;
  if (UUID.test(value)) return true;
  const own = credentialShape(value) === undefined ? value : withoutPrefix(value);
  const parts = own.split(/[^A-Za-z0-9]+/);
  return !holdsWords(own) && !parts.some(holdsWord) && !isEncodedText(own);
}

/** Base64 of 12 characters or more of readable text. */
function isEncodedText(value: string): boolean {
  if (value.length < 16) return false;
  return /^[\t\n\r -~]{12,}$/.test(Buffer.from(value, 'base64').toString('latin1'));
}

interface Step {
  /** The value as it is, where that becomes a hole. */
  readonly hole: string | undefined;
  /** A word, which counts only as a whole, or it would be found inside others. */
  readonly word: string | undefined;
  readonly values: readonly string[];
  readonly marker: string;
}

interface Steps {
  /** All that is looked for at once, since most texts repeat nothing. */
  readonly values: readonly string[];
  readonly words: string | undefined;
  readonly steps: readonly Step[];
}

const known = new WeakMap<readonly HeldSecret[], Steps>();

function stepsOf(secrets: readonly HeldSecret[]): Steps {
  const before = known.get(secrets);
  if (before !== undefined) return before;
  const steps = secrets.map(({ name, value }): Step => {
    const isWord = /^[A-Za-z]+$/.test(value);
    return {
      hole: isCredentialLike(value) ? value : undefined,
      word: isWord ? `(?<![A-Za-z])${value}(?![A-Za-z])` : undefined,
      values: isWord ? [] : [value],
      marker: `\${redacted:${name.replace(/[^\w.-]/g, '-')}}`,
    };
  });
  const words = steps.flatMap(({ word }) => word ?? []);
  const all = {
    values: steps.flatMap(({ values }) => values),
    words: words.length === 0 ? undefined : words.join('|'),
    steps,
  };
  known.set(secrets, all);
  return all;
}

/**
 * A server's text without the secrets. One that is encoded, for example in base64, becomes a marker and never a hole, because the same
 * code may hold more text.
 */
export function withoutHeld(text: string, secrets: readonly HeldSecret[]): string {
  const all = stepsOf(secrets);
  if (withoutWords(text, all.words, '') === text && redactLiterals(text, all.values) === text) return text;
  let out = text;
  for (const { hole, word, values, marker } of all.steps) {
    if (hole !== undefined) out = out.replaceAll(hole, () => REDACTED);
    out = withoutWords(redactLiterals(out, values, marker), word, marker);
  }
  return out;
}

/** Without a word, also where it is encoded. */
function withoutWords(text: string, pattern: string | undefined, mark: string): string {
  if (pattern === undefined) return text;
  const word = new RegExp(pattern);
  return redactEncoded(
    text.replace(new RegExp(pattern, 'g'), () => mark),
    (read) => word.test(read),
    mark,
  );
}

const MARKER = /\$\{redacted:(?!sha256-)([\w.-]+)\}/;

/** The name of a secret without a credential's shape that a clean text repeats. */
export const repeatedSecret = (text: string): string | undefined => MARKER.exec(text)?.[1];
