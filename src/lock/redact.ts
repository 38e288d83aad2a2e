/**
 * Takes secrets out of launch lines and addresses before they are stored, hashed or printed: URL userinfo and
 * query values, values after credential flags, `-e NAME=value`, headers, JSON members and tokens of known shape. What
 * decides which code runs (code after `-c` or `-e`, paths, variables that are not credentials) always stays, because the lock
 * must pin it. Text in, text out; a value that is only a `${VARIABLE}` stays as written. Pure.
 */
import type { Json } from '../model.ts';
import { codeArguments, isInterpreter, runsContainers } from './code-argument.ts';
import { literalOf } from './exact-number.ts';
import { isPath, REDACTED, redactTokens, redactValue, SETTING, withoutDefaults } from './redact-value.ts';
import { isLoaderVariable, isRouteVariable, isSecretName, looksRandom } from './secret-names.ts';

const HEADER_FLAG = /^(?:-H|--headers?|--http-header)$/;
const ENVIRONMENT_FLAG = /^(?:-e|--env|--environment)$/;
const USER_FLAG = /^(?:-u|--user|--basic-auth)$/;
const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_]*)=(.+)$/s;
const HEADER = /^([A-Za-z][A-Za-z0-9-]*):\s+\S/;
const HEADER_VALUE = /^[\w-]+\s*[:=](?!\/\/)/;
/** `ann:secret@host`; a package or image reference of the same shape is none. */
const LOGIN =
  /^(?!(?:npm|jsr|node|file|git|github|gitlab|bitbucket|gist|docker|oci|pypi|workspace|catalog|link):)([^\s/@:]+):([^\s/@]+)@(?=[\w.[-])/;
/** The part of a value that can be no code: up to the first blank, quote or sign a shell acts on. */
const WORD = /^(?:"[^"$`\\]*"|'[^']*'|[^\s;&|`<>(){}"'\\]+)/;
/** Credentials inside program text: named, and of letters that can be no code. */
const IN_CODE =
  /((?:authorization|cookie|x-api-key|api-key)\s*:\s*(?:(?:bearer|basic|token)\s+)?|(?<![\w-])(?:--)?([A-Za-z_][\w-]*)(?:=|\s))([A-Za-z0-9._~+/=-]{8,})/gi;
/** `-e NAME=value` behind a script sets a variable; as program text it would do nothing but assign a word. */
const HARMLESS = /^[A-Za-z_]\w*=[A-Za-z0-9._~+/=-]+$/;
/** `Server=h;Password=x`. */
const CONNECTION = /((?:^|[;\s])(?:password|pwd|accountkey|sharedaccesskey|secret)\s*=)([^;\s()$`|&<>]+)/gi;
const ADDRESS = /[A-Za-z][A-Za-z0-9+.-]*:\/\/[^\s"'`<>]+/g;
/** The arguments of `command` with every credential replaced by `${redacted}`. */
export function redactArgs(args: readonly string[], command: string): readonly string[] {
  const code = codeArguments(command, args);
  const runs = runsContainers(command) ? 'containers' : isInterpreter(command) ? 'code' : 'something';
  return args.map((arg, index) => {
    const flag = code.has(index - 1) ? '' : (args[index - 1] ?? '');
    if (code.has(index)) {
      const sets = ENVIRONMENT_FLAG.test(flag) && HARMLESS.test(arg);
      return sets ? redactAssignment(arg, hidesAll) : redactCode(arg);
    }
    if (HEADER_FLAG.test(flag) && HEADER_VALUE.test(arg)) return redactHeader(arg);
    if (ENVIRONMENT_FLAG.test(flag)) return redactVariable(arg, runs);
    if (USER_FLAG.test(flag) && arg.includes(':')) {
      return arg.replace(/:(.*)$/s, (_, value) => `:${redactValue(value)}`);
    }
    const named =
      /^-{1,2}[A-Za-z]/.test(flag) && !flag.includes('=') && (flag === '-k' || isSecretName(flag));
    return named && !/^--/.test(arg) && !isPath(arg, flag) ? redactValue(arg) : redactArg(arg, runs);
  });
}

/** A program, or the whole line that somebody wrote in its place. */
export function redactCommand(command: string): string {
  if (!/\s/.test(command)) return redactUrl(command);
  if (/["'`()]/.test(command)) return redactArg(command, 'something');
  const words = command.split(/(?<=\s)(?=\S)|(?<=\S)(?=\s)/);
  const clean = [
    ...redactArgs(
      words.filter((word) => /\S/.test(word)),
      '',
    ),
  ];
  return words.map((word) => (/\S/.test(word) ? (clean.shift() ?? word) : word)).join('');
}

type Runs = 'containers' | 'code' | 'something';

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
    ? `#${fragment
        .slice(1)
        .split('&')
        .map((pair) => (isSecretName(pair.split('=')[0] ?? '') ? redactPair(pair) : pair))
        .join('&')}`
    : redactTokens(fragment);
  return `${scheme}${host}${redactTokens(withoutDefaults(path, isSecretName))}${query === '' ? '' : `?${pairs}`}${rest}`;
}

/** Tokens of well-known shape and the credentials of every address in a text. */
export const redactText = (text: string): string => redactTokens(text.replace(ADDRESS, redactUrl));

/**
 * Members of a JSON value under credential names with all below them, and credentials inside its strings, replaced. A list of
 * texts is read as arguments. `secret`: it stands below such a name.
 */
export function redactJson(value: Json, secret = false): Json {
  if (typeof value === 'string') return secret ? redactValue(value) : redactText(value);
  if (typeof value === 'number') return secret && !SETTING.test(String(value)) ? REDACTED : value;
  if (value === null || typeof value !== 'object') return value;
  if (literalOf(value) !== undefined) return secret ? REDACTED : value;
  if (Array.isArray(value)) {
    const texts = value.every((element: Json) => typeof element === 'string');
    return !secret && texts
      ? redactArgs(value as readonly string[], '')
      : value.map((element: Json) => redactJson(element, secret));
  }
  const out: Record<string, Json> = Object.create(null);
  for (const [key, member] of Object.entries(value))
    out[key] = redactJson(member, secret || isSecretName(key));
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

/** Whether a variable of this name with this value may be a credential. */
export const isCredential = (name: string, value: string): boolean =>
  isSecretName(name) || looksRandom(value) || redactCode(withoutLogin(value)) !== value;

function redactArg(arg: string, runs: Runs): string {
  if (/^-e[A-Za-z_][A-Za-z0-9_]*=/.test(arg)) return `-e${redactVariable(arg.slice(2), runs)}`;
  const flag = /^(-{1,2}[A-Za-z][^=]*)=(.*)$/s.exec(arg);
  if (flag !== null) {
    const [, name = '', value = ''] = flag;
    if (HEADER_FLAG.test(name) && HEADER_VALUE.test(value)) return `${name}=${redactHeader(value)}`;
    if (ENVIRONMENT_FLAG.test(name)) return `${name}=${redactVariable(value, runs)}`;
    return `${name}=${isSecretName(name) && !isPath(value, name) ? redactValue(value) : redactArg(value, runs)}`;
  }
  if (/^-H./.test(arg) && HEADER_VALUE.test(arg.slice(2))) return `-H${redactHeader(arg.slice(2))}`;
  if (ASSIGNMENT.test(arg)) return redactAssignment(arg);
  const header = HEADER.exec(arg)?.[1];
  if (header !== undefined && isSecretName(header)) return redactHeader(arg);
  if (/^\s*[{[]/.test(arg)) return redactJsonText(arg);
  if (/\s/.test(arg)) return redactCode(arg);
  return redactText(withoutLogin(arg));
}

/** Program text stays, but for what is plainly a credential. */
function redactCode(text: string): string {
  const named = text.replace(IN_CODE, (match, lead: string, name: string | undefined, value: string) =>
    (name === undefined || isSecretName(name)) && !isPath(value, name ?? '')
      ? `${lead}${redactValue(value)}`
      : match,
  );
  return redactText(
    named.replace(CONNECTION, (_, lead: string, value: string) => `${lead}${redactValue(value)}`),
  );
}

/** `-e NAME=value`: all of the value where containers are started, else only what can be no code. */
function redactVariable(text: string, runs: Runs): string {
  const [, name, value = ''] = ASSIGNMENT.exec(text) ?? [];
  if (name === undefined) return redactCode(text);
  if (isLoaderVariable(name)) return `${name}=${redactLoader(name, value)}`;
  if (runs === 'containers') return `${name}=${redactValue(value)}`;
  return runs === 'code' && WORD.exec(value)?.[0] !== value
    ? redactCode(text)
    : redactAssignment(text, hidesAll);
}

/** What a variable that decides which code runs is set to. A proxy's login may stand there without a scheme. */
export const redactLoader = (name: string, value: string): string =>
  redactCode(isRouteVariable(name) ? withoutLogin(value) : value);

const withoutLogin = (text: string): string =>
  text.replace(LOGIN, (_, user: string, password: string) => `${user}:${redactValue(password)}@`);

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

function redactAssignment(text: string, hides: (name: string) => boolean = isSecretName): string {
  const [, name, value = ''] = ASSIGNMENT.exec(text) ?? [];
  if (name !== undefined && isRouteVariable(name)) return `${name}=${redactLoader(name, value)}`;
  if (name === undefined || !hides(name) || isPath(value, name)) return redactCode(text);
  const word = WORD.exec(value)?.[0] ?? '';
  return `${name}=${redactValue(word)}${redactCode(value.slice(word.length))}`;
}

function redactHeader(text: string): string {
  const colon = text.search(/[:=]/);
  if (colon < 0) return redactValue(text);
  const value = text.slice(colon + 1);
  const space = /^\s*/.exec(value)?.[0] ?? '';
  return `${text.slice(0, colon + 1)}${space}${redactValue(value.slice(space.length))}`;
}

const hidesAll = (name: string): boolean => !isLoaderVariable(name);

function redactPair(pair: string): string {
  const equals = pair.indexOf('=');
  if (equals < 0) return redactTokens(pair);
  const value = pair.slice(equals + 1);
  return `${pair.slice(0, equals)}=${SETTING.test(value) ? value : redactValue(value)}`;
}

/** In `git@host` the name is a convention and no secret. */
const redactLogin = (login: string): string => (login === 'git' ? login : redactValue(login));

const base64 = (text: string): string => Buffer.from(text).toString('base64').replace(/=+$/, '');
