/**
 * Takes secrets out of launch lines before they are stored, hashed or printed: values after credential flags, `-e NAME=value`, headers,
 * logins, JSON members, addresses, tokens of known shape, and words drawn by lot. What decides which code runs (code after `-c` or `-e`,
 * paths, variables that are not credentials) always stays, because the lock must pin it. Text in, text out; a value that is only a
 * `${VARIABLE}` stays as written. Pure.
 */
import type { Json } from '../model.ts';
import { codeArguments, isInterpreter, runsContainers } from './code-argument.ts';
import { looksSecret } from './credential.ts';
import { isLoaderVariable, isRouteVariable } from './loader-variables.ts';
import {
  isGroup,
  isPublishedPort,
  redactCode,
  redactPairs,
  redactText,
  takesPassword,
} from './redact-text.ts';
import { redactUrl } from './redact-url.ts';
import {
  isPath,
  keepsValue,
  REDACTED,
  redactNamed,
  redactRandom,
  redactTokens,
  redactValue,
  redactWord,
  SETTING,
} from './redact-value.ts';
import { isSecretName, mayNameSecret } from './secret-names.ts';

const HEADER_FLAG = /^(?:-H|--headers?|--http-header)$/;
const ENVIRONMENT_FLAG = /^(?:-e|--env|--environment)$/;
const USER_FLAG = /^(?:-u|-U|--user|--(?:basic-|proxy-)?auth|--proxy-user|--userpwd|--login)$/;
const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_]*)=(.+)$/s;
const HEADER = /^([A-Za-z][A-Za-z0-9-]*):\s+\S/;
const HEADER_VALUE = /^[\w-]+\s*[:=](?!\/\/)/;
/** `--name=value`, `--name:value`, `/name:value`. */
const GLUED = /^(-{1,2}[A-Za-z][^=:\s]*|\/[A-Za-z][\w-]*(?=:))([=:])(.*)$/s;
/** `-ume:secret`, not `-url:x`. */
const CURL_LOGIN = /^-u(?!r[il]\b|ser(?:name)?\b|u?id\b)[^:\s/]+:(?!\/\/)./;
/** A flag, not a value that begins with a dash. */
const FLAG = /^--[A-Za-z][\w-]*(?:[=:]|$)/;
/** `ann:secret@host`; a package or image reference of the same shape is none. */
const LOGIN =
  /^(?!(?:npm|jsr|node|file|git|github|gitlab|bitbucket|gist|docker|oci|pypi|workspace|catalog|link):)([^\s/@:]+):([^\s/@]+)@(?=[\w.[-])/;
/** The part of a value that can be no code: up to the first blank, quote or sign a shell acts on. */
const WORD = /^(?:"[^"$`\\]*"|'[^']*'|[^\s;&|`<>(){}"'\\]+)/;
/** `-e NAME=value` behind a script sets a variable; as program text it would do nothing but assign a word. */
const HARMLESS = /^[A-Za-z_]\w*=[A-Za-z0-9._~+/=-]+$/;

/** The arguments of `command` with every credential replaced by `${redacted}`. */
export function redactArgs(args: readonly string[], command: string): readonly string[] {
  const code = codeArguments(command, args);
  const runs = runsContainers(command) ? 'containers' : isInterpreter(command) ? 'code' : 'something';
  const inside = (runs === 'containers' ? args : []).findIndex(
    (word, at) => takesPassword(word) && !args[at - 1]?.startsWith('-'),
  );
  const password = takesPassword(command) ? 0 : inside < 0 ? args.length : inside;
  return args.map((arg, index) => {
    const flag = code.has(index - 1) ? '' : (args[index - 1] ?? '');
    if (code.has(index)) {
      const sets = ENVIRONMENT_FLAG.test(flag) && HARMLESS.test(arg);
      return sets ? redactAssignment(arg, hidesAll) : redactCode(arg);
    }
    if (index >= password && /^-p./.test(arg) && !isPublishedPort(arg.slice(2)))
      return `-p${redactValue(arg.slice(2))}`;
    if (HEADER_FLAG.test(flag) && HEADER_VALUE.test(arg)) return redactHeader(arg);
    if (ENVIRONMENT_FLAG.test(flag)) return redactVariable(arg, runs);
    if (USER_FLAG.test(flag) && /^[^:]*:./s.test(arg)) return redactLogin(arg);
    const named =
      /^-{1,2}[A-Za-z]|^\/[A-Za-z][\w-]*$/.test(flag) && !/[=:]/.test(flag) && mayNameSecret(flag);
    if (!named || FLAG.test(arg)) return redactArg(arg, runs, flag);
    const clean = redactNamed(flag, arg);
    return clean === arg && !isPath(arg, flag) ? redactArg(arg, runs, flag) : clean;
  });
}

/** A program, or the whole line that somebody wrote in its place. */
export function redactCommand(command: string): string {
  if (!/\s/.test(command)) return redactUrl(command);
  if (/["'`()]/.test(command)) return redactArg(command, 'something', '');
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

/**
 * Members of a JSON value under credential names with all below them, and credentials inside its strings, replaced. A list of
 * texts is read as arguments. `secret`: it stands below such a name.
 */
export function redactJson(value: Json, name = ''): Json {
  const secret = isSecretName(name);
  if (typeof value === 'string') {
    const clean = redactNamed(name, value);
    return clean === value ? redactCode(value) : clean;
  }
  if (typeof value === 'number') return secret && !SETTING.test(String(value)) ? REDACTED : value;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const texts = value.every((element: Json) => typeof element === 'string');
    return !secret && texts
      ? redactArgs(value as readonly string[], '')
      : value.map((element: Json) => redactJson(element, name));
  }
  const out: Record<string, Json> = Object.create(null);
  for (const [key, member] of Object.entries(value)) out[key] = redactJson(member, secret ? name : key);
  return out;
}

/** Whether a variable of this name with this value may be a credential. */
export const isCredential = (name: string, value: string): boolean =>
  isSecretName(name) || looksSecret(value) || redactCode(withoutLogin(value)) !== value;

/** `flag`: what stands before it. */
function redactArg(arg: string, runs: Runs, flag: string): string {
  if (/^-e[A-Za-z_][A-Za-z0-9_]*=/.test(arg)) return `-e${redactVariable(arg.slice(2), runs)}`;
  if (CURL_LOGIN.test(arg)) return `-u${redactLogin(arg.slice(2))}`;
  const glued = GLUED.exec(arg);
  if (glued !== null) {
    const [, name = '', sign = '', value = ''] = glued;
    if (HEADER_FLAG.test(name) && HEADER_VALUE.test(value)) return `${name}${sign}${redactHeader(value)}`;
    if (ENVIRONMENT_FLAG.test(name)) return `${name}${sign}${redactVariable(value, runs)}`;
    if (USER_FLAG.test(name) && value.includes(':')) return `${name}${sign}${redactLogin(value)}`;
    const clean = redactNamed(name, value);
    return `${name}${sign}${clean === value && !isPath(value, name) ? redactArg(value, runs, `${name}=`) : clean}`;
  }
  if (/^-H./.test(arg) && HEADER_VALUE.test(arg.slice(2))) return `-H${redactHeader(arg.slice(2))}`;
  if (ASSIGNMENT.test(arg)) return redactAssignment(arg);
  const header = HEADER.exec(arg)?.[1];
  if (header !== undefined && isSecretName(header)) return redactHeader(arg);
  if (/^\s*[{[]/.test(arg)) return redactJsonText(arg);
  if (/\s|^</.test(arg)) return redactCode(arg);
  return redactRandom(redactPairs(redactText(withoutLogin(arg))), `${flag} `);
}

/** `-e NAME=value`: all of the value where containers are started, else only what can be no code. */
function redactVariable(text: string, runs: Runs): string {
  const [, name, value = ''] = ASSIGNMENT.exec(text) ?? [];
  if (name === undefined) return redactCode(text);
  if (isLoaderVariable(name)) return `${name}=${redactLoader(name, value)}`;
  if (keepsValue(name, value)) return `${name}=${redactKept(name, value)}`;
  if (runs === 'containers') return `${name}=${redactValue(value)}`;
  return runs === 'code' && WORD.exec(value)?.[0] !== value
    ? redactCode(text)
    : redactAssignment(text, hidesAll);
}

/** What a variable that decides which code runs is set to. A proxy's login may stand there without a scheme. */
export const redactLoader = (name: string, value: string): string =>
  redactCode(isRouteVariable(name) ? withoutLogin(value) : value);

/** The value of any variable that `keepsValue`: of a path, what was drawn by lot is hidden, and a change of it still shows. */
export const redactKept = (name: string, value: string): string =>
  redactLoader(name, value).replace(/(?<![\w}])[\w.~+-]*(?:\/[\w.~+=-]*)+/g, redactWord);

const withoutLogin = (text: string): string =>
  text.replace(LOGIN, (_, user: string, password: string) => `${user}:${redactValue(password)}@`);

/** `me:secret`; a user and a group stay. */
function redactLogin(text: string): string {
  const colon = text.indexOf(':');
  const [user, rest] = [text.slice(0, colon), text.slice(colon + 1)];
  return isGroup(user, rest) ? text : `${redactTokens(user)}:${redactValue(rest)}`;
}

/** JSON in an argument keeps its bytes unless it holds a credential. */
function redactJsonText(text: string): string {
  try {
    const value = JSON.parse(text) as Json;
    const clean = JSON.stringify(redactJson(value));
    return clean === JSON.stringify(value) ? text : clean;
  } catch {
    return redactCode(text);
  }
}

function redactAssignment(text: string, hides: (name: string) => boolean = mayNameSecret): string {
  const [, name, value = ''] = ASSIGNMENT.exec(text) ?? [];
  if (name !== undefined && isRouteVariable(name)) return `${name}=${redactLoader(name, value)}`;
  if (name === undefined || !hides(name) || isPath(value, name)) return redactCode(text);
  const word = WORD.exec(value)?.[0] ?? '';
  const clean = hides === mayNameSecret ? redactNamed(name, word) : redactValue(word);
  return `${name}=${clean}${redactCode(value.slice(word.length))}`;
}

function redactHeader(text: string): string {
  const colon = text.search(/[:=]/);
  if (colon < 0) return redactValue(text);
  const value = text.slice(colon + 1);
  const space = /^\s*/.exec(value)?.[0] ?? '';
  return `${text.slice(0, colon + 1)}${space}${redactValue(value.slice(space.length))}`;
}

const hidesAll = (name: string): boolean => !isLoaderVariable(name);
