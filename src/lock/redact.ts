/**
 * Takes secrets out of launch lines and addresses before they are stored, hashed or printed: URL userinfo and
 * query values, values after credential flags, `-e NAME=value`, headers, JSON members and tokens of known shape. What
 * decides which code runs (code after `-c` or `-e`, paths, variables that are no credentials) is never hidden: a lock
 * that cannot see it cannot pin it. Text in, text out; a value that is only a `${VARIABLE}` stays as written. Pure.
 */
import type { Json } from '../model.ts';
import { codeArgument } from './code-argument.ts';
import { isSecretName, looksRandom } from './secret-names.ts';

export const REDACTED = '${redacted}';

const HEADER_FLAG = /^(?:-H|--headers?|--http-header)$/;
const ENVIRONMENT_FLAG = /^(?:-e|--env|--environment)$/;
const USER_FLAG = /^(?:-u|--user|--basic-auth)$/;
const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_]*)=(.+)$/s;
const HEADER = /^([A-Za-z][A-Za-z0-9-]*):\s+\S/;
const LOGIN = /^([^\s/@:]+):([^\s/@]+)@(?=[\w.[-])/;
const ADDRESS = /[A-Za-z][A-Za-z0-9+.-]*:\/\/[^\s"'`<>]+/g;
const PATH =
  /^(?:\.{1,2}[\\/]|~[\\/]|[A-Za-z]:[\\/])|^[\w./\\~-]+\.(?:[cm]?[jt]sx?|py|rb|sh|json|toml|ya?ml|pem|key|crt|cert|env|db|sqlite)$/;
const KNOWN_TOKEN =
  /\b(?:sk-[A-Za-z0-9_-]{16,}|sk_(?:live|test)_[A-Za-z0-9]{10,}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{16,}|xox[abprs]-[A-Za-z0-9-]{10,}|npm_[A-Za-z0-9]{30,}|AKIA[A-Z0-9]{16}|AIza[A-Za-z0-9_-]{30,}|eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+)/g;
const VARIABLE = /\$\{[^{}]*\}|\$[A-Za-z_][A-Za-z0-9_]*|\{env:[^{}]*\}/g;
const SCHEME_WORD = /^\s*(?:(?:bearer|basic|token|apikey)\s+)?$/i;

/** The arguments of `command` with every credential replaced by `${redacted}`. */
export function redactArgs(args: readonly string[], command: string): readonly string[] {
  const code = codeArgument(command, args);
  return args.map((arg, index) => {
    if (index === code) return redactTokens(arg);
    const flag = index - 1 === code ? '' : (args[index - 1] ?? '');
    if (HEADER_FLAG.test(flag)) return redactHeader(arg);
    if (ENVIRONMENT_FLAG.test(flag)) return redactAssignment(arg, () => true);
    if (USER_FLAG.test(flag) && arg.includes(':'))
      return arg.replace(/:(.*)$/s, (_, value) => `:${redactValue(value)}`);
    const named =
      /^-{1,2}[A-Za-z]/.test(flag) && !flag.includes('=') && (flag === '-k' || isSecretName(flag));
    return named && !/^--/.test(arg) && !PATH.test(arg) ? redactValue(arg) : redactArg(arg);
  });
}

/** One address: userinfo and query values replaced; scheme, host, port, path and fragment as written. */
export function redactUrl(url: string): string {
  const match = /^([A-Za-z][A-Za-z0-9+.-]*:\/\/)([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url);
  if (match === null) return redactTokens(url);
  const [, scheme = '', authority = '', path = '', query = '', fragment = ''] = match;
  const at = authority.lastIndexOf('@');
  const host = at < 0 ? authority : `${redactLogin(authority.slice(0, at))}@${authority.slice(at + 1)}`;
  const pairs = query.slice(1).split('&').map(redactPair).join('&');
  // A fragment is never sent to a server; in a git address it is the revision, which must stay visible.
  const rest = fragment.includes('=')
    ? `#${fragment.slice(1).split('&').map(redactPair).join('&')}`
    : redactTokens(fragment);
  return `${scheme}${host}${redactTokens(path)}${query === '' ? '' : `?${pairs}`}${rest}`;
}

/** Tokens of well-known shape and the credentials of every address in a text. */
export const redactText = (text: string): string => redactTokens(text.replace(ADDRESS, redactUrl));

/** Tokens of well-known shape anywhere in a text. */
export const redactTokens = (text: string): string => text.replace(KNOWN_TOKEN, REDACTED);

/** Members of a JSON value under credential names, and credentials inside its strings, replaced. */
export function redactJson(value: Json, name = ''): Json {
  if (typeof value === 'string') return isSecretName(name) ? redactValue(value) : redactText(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((element: Json) => redactJson(element, name));
  const out: Record<string, Json> = Object.create(null);
  for (const [key, member] of Object.entries(value)) out[key] = redactJson(member, key);
  return out;
}

/** Every occurrence of the given literal secrets, also URL-encoded or in base64, replaced. */
export function redactLiterals(text: string, secrets: readonly string[]): string {
  let out = text;
  for (const secret of secrets) {
    const forms = [secret, encodeURIComponent(secret), base64(secret), JSON.stringify(secret).slice(1, -1)];
    for (const form of new Set(forms)) out = out.replaceAll(form, REDACTED);
  }
  return out;
}

/**
 * The literal credentials a launch and its variables hold, longest first: what server text must not echo. Only values
 * that look like one: a plain word in a variable called PASSWORD must not become a wildcard in what is pinned.
 */
export function secretsOf(
  command: string,
  args: readonly string[],
  values: Readonly<Record<string, string>>,
): readonly string[] {
  const found = new Set<string>();
  const add = (value: string) => {
    for (const part of [value, value.replace(/^(?:bearer|basic|token)\s+/i, '')]) {
      if (/^\S{8,}$/.test(part) && /[^a-z]/.test(part)) found.add(part);
    }
  };
  for (const [name, value] of Object.entries(values)) {
    if (isSecretName(name) || looksRandom(value) || redactText(value) !== value) add(value);
  }
  const redacted = redactArgs(args, command);
  for (const [index, arg] of args.entries()) {
    const kept = redacted[index] ?? '';
    if (kept !== arg) for (const part of removedParts(arg, kept)) add(part);
  }
  return [...found].sort((a, b) => b.length - a.length);
}

/** What stood where `${redacted}` stands now. */
function removedParts(before: string, after: string): readonly string[] {
  const pattern = after
    .split(REDACTED)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('(.*)');
  return new RegExp(`^${pattern}$`, 's').exec(before)?.slice(1) ?? [];
}

function redactArg(arg: string): string {
  if (/^-e[A-Za-z_][A-Za-z0-9_]*=/.test(arg)) return `-e${redactAssignment(arg.slice(2), () => true)}`;
  const flag = /^(-{1,2}[A-Za-z][^=]*)=(.*)$/s.exec(arg);
  if (flag !== null) {
    const [, name = '', value = ''] = flag;
    if (HEADER_FLAG.test(name)) return `${name}=${redactHeader(value)}`;
    if (ENVIRONMENT_FLAG.test(name)) return `${name}=${redactAssignment(value, () => true)}`;
    return `${name}=${isSecretName(name) && !PATH.test(value) ? redactValue(value) : redactArg(value)}`;
  }
  if (/^-H./.test(arg) && arg.includes(':')) return `-H${redactHeader(arg.slice(2))}`;
  if (ASSIGNMENT.test(arg)) return redactAssignment(arg, isSecretName);
  const header = HEADER.exec(arg)?.[1];
  if (header !== undefined && isSecretName(header)) return redactHeader(arg);
  if (/^\s*[{[]/.test(arg)) return redactJsonText(arg);
  return redactText(
    arg.replace(LOGIN, (_, user: string, password: string) => `${user}:${redactValue(password)}@`),
  );
}

/** JSON in an argument keeps its bytes unless it holds a credential. */
function redactJsonText(text: string): string {
  try {
    const value = JSON.parse(text) as Json;
    const clean = JSON.stringify(redactJson(value));
    return clean === JSON.stringify(value) ? text : clean;
  } catch {
    return redactText(text);
  }
}

function redactAssignment(text: string, hides: (name: string) => boolean): string {
  const [, name, value = ''] = ASSIGNMENT.exec(text) ?? [];
  if (name === undefined) return redactText(text);
  return `${name}=${hides(name) ? redactValue(value) : redactText(value)}`;
}

function redactHeader(text: string): string {
  const colon = text.search(/[:=]/);
  if (colon < 0) return redactValue(text);
  const value = text.slice(colon + 1);
  const space = /^\s*/.exec(value)?.[0] ?? '';
  return `${text.slice(0, colon + 1)}${space}${redactValue(value.slice(space.length))}`;
}

function redactPair(pair: string): string {
  const equals = pair.indexOf('=');
  return equals < 0 ? redactTokens(pair) : `${pair.slice(0, equals)}=${redactValue(pair.slice(equals + 1))}`;
}

/** In `git@host` the name is a convention and no secret. */
const redactLogin = (login: string): string => (login === 'git' ? login : redactValue(login));

/** Keeps a value that is empty or holds nothing but variables and the name of a scheme. */
const redactValue = (value: string): string =>
  SCHEME_WORD.test(value.replace(VARIABLE, '')) ? value : REDACTED;

const base64 = (text: string): string => Buffer.from(text).toString('base64').replace(/=+$/, '');
