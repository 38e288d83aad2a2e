/**
 * The judgement of one value: what may stand in a lock and what is replaced. Text in, text out; a value that is only a
 * `${VARIABLE}` stays as written. Pure.
 */
import { createHash } from 'node:crypto';
import { credentialShape, looksSecret, maybeRandom, replaceCredentials } from './credential.ts';
import { isSecretName, mayNameSecret, namesSomeKey } from './secret-names.ts';

export const REDACTED = '${redacted}';

/**
 * What stands for a text that only looks like a credential: the value is hidden, and a change of it still shows. 48 bits of the
 * hash: too few to tell a guessed value from a wrong one that happens to fit, enough to notice every other one.
 */
export const fingerprint = (value: string): string => hashPlaceholder(value, 12);

/** The same for text of a server, which could choose another text with the same few bits: 128 of them. */
export const fullFingerprint = (value: string): string => hashPlaceholder(value, 32);

const hashPlaceholder = (value: string, digits: number): string =>
  `\${redacted:sha256-${createHash('sha256').update(value).digest('hex').slice(0, digits)}}`;

export const isFingerprint = (text: string): boolean => /^\$\{redacted:sha256-[0-9a-f]{12}\}$/.test(text);

/** Both placeholders, as they stand in a text. */
export const PLACEHOLDER = /\$\{redacted(?::sha256-[0-9a-f]{12})?\}/g;

const PATH = /^(?:\.{1,2}[\\/]|~[\\/]|[A-Za-z]:[\\/])[\w./\\~ -]*$/;
const FILE = /^[\w./\\~-]+\.(?:[cm]?[jt]sx?|py|rb|sh|json|toml|ya?ml|pem|key|crt|cert|env|db|sqlite)$/;
const VARIABLE = /\$\{[^{}]*\}|\$[A-Za-z_][A-Za-z0-9_]*|\{env:[^{}]*\}|%[A-Za-z_]\w*%/g;
const SCHEME_WORD = /^\s*(?:(?:bearer|basic|token|apikey)\s+)?$/i;

/** A switch or a small number is no secret, and may decide what a server is allowed to do. */
export const SETTING = /^(?:true|false|\d{1,6})$/;
/** A choice that stands where a credential could. */
const CHOICE =
  /^(?:none|null|required?|optional|enabled?|disabled?|true|false|yes|no|on|off|auto|default|prompt|ask|stdin|env|keychain|keyring|oauth2?|basic|bearer|token|digest|apikey|header)$/i;

/** Keeps a value that is empty or holds nothing but variables and the name of a scheme. */
export const redactValue = (value: string): string =>
  SCHEME_WORD.test(value.replace(VARIABLE, '').replace(PLACEHOLDER, ''))
    ? withoutDefaults(value, () => true)
    : REDACTED;

/** What a value becomes that stands under a name: hidden under the name of a credential, or if it looks like one. */
export function redactNamed(name: string, value: string): string {
  if (!mayNameSecret(name) || CHOICE.test(value) || isPath(value, name)) return value;
  if (/(?:tokens|keys)$/i.test(name) && SETTING.test(value)) return value;
  if (isSecretName(name)) return redactValue(value);
  const written = value.replace(VARIABLE, '');
  const mixed = looksSecret(written) || (namesSomeKey(name) && /^(?=\D*\d)[\w-]{8,}$/.test(written));
  return mixed && !isPackage(written) ? seal(value) : value;
}

/** `-p pkg@1.2.3`, `-t registry/image:tag`: what is started. */
const isPackage = (value: string): boolean =>
  /^(?:@[a-z0-9._~-]+\/)?[a-z0-9._/-]+(?:[@:][\w.^~>=<*-]*)?$/.test(value) &&
  /[@:/]/.test(value) &&
  !value.split(/[@:/]/).some((part) => maybeRandom(part));

/** A text that is hidden for its looks: as a credential if it has the shape of one and no words, else by its fingerprint. */
export function seal(value: string): string {
  const shape = credentialShape(value);
  const isKnown = shape !== undefined && shape !== 'random';
  return isKnown || value.length < SHORT ? REDACTED : fingerprint(value);
}

/** A hash of fewer characters could be found by trying. */
const SHORT = 16;

/** Credentials of published shapes anywhere in a text. */
export const redactTokens = (text: string): string => replaceCredentials(text, seal);

/**
 * Words drawn by lot anywhere in a text, each replaced by its fingerprint. What pins code stays: hashes, revisions, digests, paths,
 * versions. `before`: what stands in front of the text.
 */
export const redactRandom = (text: string, before = ''): string =>
  text.replace(/[A-Za-z0-9_+/.~-]{16,}={0,2}/g, (word: string, at: number) => {
    const lead = (before + text.slice(Math.max(0, at - 24), at)).slice(-24);
    return isPin(lead, word) ? word : redactWord(word);
  });

/** A word, or those parts of a path that were drawn by lot. */
export function redactWord(word: string): string {
  if (!isPathLike(word)) return maybeRandom(word) ? fingerprint(word) : word;
  return word
    .split('/')
    .map((segment) => (maybeRandom(segment) && !HEX_PIN.test(segment) ? fingerprint(segment) : segment))
    .join('/');
}

/** Whether names are among the parts: base64 has slashes, too. */
const isPathLike = (word: string): boolean =>
  word.includes('/') &&
  (/[._~-]|(?:^|\/)[a-z]{3,}(?:\/|$)/.test(word) || !maybeRandom(word.replaceAll('/', '')));

const HEX_PIN = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/** What stands before a revision, a digest or an integrity. */
const BEFORE_PIN =
  /(?:[#@]|(?:sha\d+|md5|rev|ref|revision|commit|digest|hash|integrity|checksum|version|tag|branch|tree|blob|raw|archive|tarball)["']?[=:\s/-]+["']?)$/i;

const isPin = (before: string, word: string): boolean =>
  (/^[/.~]/.test(word) && isPathLike(word)) ||
  /^sha(?:1|256|384|512)-/.test(word) ||
  /\{redacted:$/.test(before) ||
  before.endsWith('\\') ||
  (BEFORE_PIN.test(before) && HEX_PIN.test(word)) ||
  /sha\d+[-:=]$/i.test(before);

/** `${NAME:-value}` → `${NAME}`: what stands in for a secret is one. */
export const withoutDefaults = (text: string, isSecret: (name: string) => boolean): string =>
  text.replace(/\$\{([A-Za-z_]\w*):?[-=][^{}]+\}/g, (written, name: string) =>
    isSecret(name) ? `\${${name}}` : written,
  );

/** A path, or a list of them, as program or config would write it. */
const PATHS =
  /^(?:file:|(?:\$\{[^{}]*\}|\$\w+|%\w+%|~[\w.-]*|\.{1,2}|[A-Za-z]:|\\\\[\w.-]+)?[\\/](?=[\w.@~$%{-]|$))/;

/** Whether a value stays for what it looks like, whatever variable it is set to: a path or an option may decide which code runs. */
export const keepsValue = (name: string, value: string): boolean =>
  isPath(value, name) || (!isSecretName(name) && (/^--?[A-Za-z]/.test(value) || PATHS.test(value)));

/** A file that is named where a credential could be: it decides what is loaded. A password may look like a file name. */
export const isPath = (value: string, name: string): boolean =>
  PATH.test(value) || (FILE.test(value) && !/(?:pass|pwd|token|secret)/i.test(name));
