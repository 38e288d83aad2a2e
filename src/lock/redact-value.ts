/**
 * The judgement of one value: what may stand in a lock and what is replaced. Text in, text out; a value that is only a
 * `${VARIABLE}` stays as written. Pure.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

export const REDACTED = '${redacted}';

/**
 * What stands for a text that only looks like a credential: the value is hidden, and a change of it still shows. 48 bits of the
 * hash: too few to tell a guessed value from a wrong one that happens to fit, enough to notice every other one.
 */
export const fingerprint = (value: string): string =>
  `\${redacted:sha256-${bytesToHex(sha256(utf8ToBytes(value))).slice(0, 12)}}`;

/** Both placeholders, as they stand in a text. */
export const PLACEHOLDER = /\$\{redacted(?::sha256-[0-9a-f]{12})?\}/g;

const PATH = /^(?:\.{1,2}[\\/]|~[\\/]|[A-Za-z]:[\\/])[\w./\\~ -]*$/;
const FILE = /^[\w./\\~-]+\.(?:[cm]?[jt]sx?|py|rb|sh|json|toml|ya?ml|pem|key|crt|cert|env|db|sqlite)$/;
const KNOWN_TOKEN =
  /\b(?:sk-[A-Za-z0-9_-]{16,}|sk_(?:live|test)_[A-Za-z0-9]{10,}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{16,}|xox[abprs]-[A-Za-z0-9-]{10,}|npm_[A-Za-z0-9]{30,}|AKIA[A-Z0-9]{16}|AIza[A-Za-z0-9_-]{30,}|eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+)/g;
const VARIABLE = /\$\{[^{}]*\}|\$[A-Za-z_][A-Za-z0-9_]*|\{env:[^{}]*\}/g;
const SCHEME_WORD = /^\s*(?:(?:bearer|basic|token|apikey)\s+)?$/i;

/** A switch or a small number is no secret, and may decide what a server is allowed to do. */
export const SETTING = /^(?:true|false|\d{1,6})$/;

/** Tokens of well-known shape anywhere in a text. */
export const redactTokens = (text: string): string => text.replace(KNOWN_TOKEN, REDACTED);

/** Keeps a value that is empty or holds nothing but variables and the name of a scheme. */
export const redactValue = (value: string): string =>
  SCHEME_WORD.test(value.replace(VARIABLE, '')) ? withoutDefaults(value, () => true) : REDACTED;

/** `${NAME:-value}` → `${NAME}`: what stands in for a secret is one. */
export const withoutDefaults = (text: string, isSecret: (name: string) => boolean): string =>
  text.replace(/\$\{([A-Za-z_]\w*):?[-=][^{}]+\}/g, (written, name: string) =>
    isSecret(name) ? `\${${name}}` : written,
  );

/** A file that is named where a credential could be: it decides what is loaded. A password may look like a file name. */
export const isPath = (value: string, name: string): boolean =>
  PATH.test(value) || (FILE.test(value) && !/(?:pass|pwd|token|secret)/i.test(name));
