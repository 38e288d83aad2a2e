/**
 * Takes secrets out of launch lines and addresses before they are stored, hashed or printed: URL userinfo and
 * query values, values after credential flags, `-e NAME=value`, headers, and tokens of known shape. Text in, text
 * out; a value that is only a `${VARIABLE}` stays as written. Pure.
 */

export const REDACTED = '${redacted}';

const SECRET_NAME =
  /(?:^|[-_.])(?:api[-_]?key|apikey|key|token|secret|password|passwd|pwd|pass|auth|authorization|credentials?|bearer|pat|cookie|session|dsn|jwt|signature|connection[-_]?string|database[-_]?url)$/i;
const HEADER_FLAG = /^(?:-H|--headers?|--http-header)$/;
const ENVIRONMENT_FLAG = /^(?:-e|--env|--environment)$/;
const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_]*)=(.+)$/s;
const KNOWN_TOKEN =
  /\b(?:sk-[A-Za-z0-9_-]{16,}|sk_(?:live|test)_[A-Za-z0-9]{10,}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{16,}|xox[abprs]-[A-Za-z0-9-]{10,}|npm_[A-Za-z0-9]{30,}|AKIA[A-Z0-9]{16}|AIza[A-Za-z0-9_-]{30,}|eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+)/g;
const VARIABLE = /\$\{[^{}]*\}|\$[A-Za-z_][A-Za-z0-9_]*|\{env:[^{}]*\}/g;
const SCHEME_WORD = /^\s*(?:(?:bearer|basic|token|apikey)\s+)?$/i;

/** Whether a flag, variable or header of this name usually carries a credential. */
export const isSecretName = (name: string): boolean =>
  !/^-*(?:no|disable|enable|skip)-/i.test(name) &&
  SECRET_NAME.test(name.replace(/^-+/, '').replace(/([a-z0-9])([A-Z])/g, '$1-$2'));

/** The arguments of a launch with every credential replaced by `${redacted}`. */
export function redactArgs(args: readonly string[]): readonly string[] {
  return args.map((arg, index) => {
    const flag = args[index - 1] ?? '';
    if (HEADER_FLAG.test(flag)) return redactHeader(arg);
    if (ENVIRONMENT_FLAG.test(flag)) return redactAssignment(arg);
    if (/^-{1,2}[A-Za-z]/.test(flag) && !flag.includes('=') && isSecretName(flag) && !isFlag(arg)) {
      return redactValue(arg);
    }
    return redactArg(arg);
  });
}

/** One address: userinfo, query values and fragment replaced; scheme, host, port and path as written. */
export function redactUrl(url: string): string {
  const match = /^([A-Za-z][A-Za-z0-9+.-]*:\/\/)([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url);
  if (match === null) return redactTokens(url);
  const [, scheme = '', authority = '', path = '', query = '', fragment = ''] = match;
  const at = authority.lastIndexOf('@');
  const host = at < 0 ? authority : `${redactValue(authority.slice(0, at))}@${authority.slice(at + 1)}`;
  const pairs = query
    .slice(1)
    .split('&')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0
        ? redactTokens(pair)
        : `${pair.slice(0, equals)}=${redactValue(pair.slice(equals + 1))}`;
    });
  return `${scheme}${host}${redactTokens(path)}${query === '' ? '' : `?${pairs.join('&')}`}${fragment === '' ? '' : `#${redactValue(fragment.slice(1))}`}`;
}

/** Tokens of well-known shape anywhere in a text. */
export const redactTokens = (text: string): string => text.replace(KNOWN_TOKEN, REDACTED);

/** Tokens of well-known shape and the credentials of every address in a text. */
export const redactText = (text: string): string =>
  redactTokens(text.replace(/[A-Za-z][A-Za-z0-9+.-]*:\/\/[^\s"'`<>]+/g, redactUrl));

/** Every occurrence of the given literal secrets, also URL-encoded or in base64, replaced. */
export function redactLiterals(text: string, secrets: readonly string[]): string {
  let out = text;
  for (const secret of secrets) {
    const forms = [secret, encodeURIComponent(secret), base64(secret), JSON.stringify(secret).slice(1, -1)];
    for (const form of new Set(forms)) out = out.replaceAll(form, REDACTED);
  }
  return out;
}

/** The literal credential values a launch and its variables hold, longest first; what server text must not echo. */
export function secretsOf(
  args: readonly string[],
  values: Readonly<Record<string, string>>,
): readonly string[] {
  const found = new Set<string>();
  for (const [name, value] of Object.entries(values)) {
    if (isSecretName(name) || looksRandom(value) || redactTokens(value) !== value) add(found, value);
  }
  const redacted = redactArgs(args);
  for (const [index, arg] of args.entries()) {
    const kept = redacted[index] ?? '';
    if (kept !== arg) for (const part of removedParts(arg, kept)) add(found, part);
  }
  return [...found].sort((a, b) => b.length - a.length);
}

function add(found: Set<string>, value: string): void {
  for (const part of [value, value.replace(/^(?:bearer|basic|token)\s+/i, '')]) {
    if (part.trim().length >= 6) found.add(part.trim());
  }
}

const looksRandom = (value: string): boolean =>
  value.length >= 16 && /^[A-Za-z0-9_+=.-]+$/.test(value) && /\d/.test(value) && /[A-Za-z]/.test(value);

/** What stood where `${redacted}` stands now. */
function removedParts(before: string, after: string): readonly string[] {
  const pattern = after
    .split(REDACTED)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('(.*)');
  return new RegExp(`^${pattern}$`, 's').exec(before)?.slice(1) ?? [];
}

function redactArg(arg: string): string {
  if (/^-e[A-Za-z_][A-Za-z0-9_]*=/.test(arg)) return `-e${redactAssignment(arg.slice(2))}`;
  const flag = /^(-{1,2}[A-Za-z][^=]*)=(.*)$/s.exec(arg);
  if (flag !== null) {
    const [, name = '', value = ''] = flag;
    if (HEADER_FLAG.test(name)) return `${name}=${redactHeader(value)}`;
    if (ENVIRONMENT_FLAG.test(name)) return `${name}=${redactAssignment(value)}`;
    return `${name}=${isSecretName(name) ? redactValue(value) : redactArg(value)}`;
  }
  if (/^-H./.test(arg) && arg.includes(':')) return `-H${redactHeader(arg.slice(2))}`;
  if (ASSIGNMENT.test(arg)) return redactAssignment(arg);
  if (/^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(arg)) return redactUrl(arg);
  return redactText(arg);
}

const isFlag = (arg: string): boolean => /^--?[A-Za-z]/.test(arg);

function redactAssignment(text: string): string {
  const match = ASSIGNMENT.exec(text);
  return match === null ? text : `${match[1]}=${redactValue(match[2] ?? '')}`;
}

function redactHeader(text: string): string {
  const colon = text.search(/[:=]/);
  if (colon < 0) return redactValue(text);
  const value = text.slice(colon + 1);
  const space = /^\s*/.exec(value)?.[0] ?? '';
  return `${text.slice(0, colon + 1)}${space}${redactValue(value.slice(space.length))}`;
}

/** Keeps a value that is empty or holds nothing but variables and the name of a scheme. */
const redactValue = (value: string): string =>
  SCHEME_WORD.test(value.replace(VARIABLE, '')) ? value : REDACTED;

const base64 = (text: string): string => Buffer.from(text).toString('base64').replace(/=+$/, '');
