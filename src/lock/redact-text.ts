/**
 * Credentials in running text: program text, command lines, connection strings, JSON in any spelling, messages. Text in, the same with
 * placeholders out. What decides which code runs stays, or stays pinned by a fingerprint. Linear in the text. Pure.
 */
import { looksSecret } from './credential.ts';
import { redactUrl } from './redact-url.ts';
import {
  fingerprint,
  REDACTED,
  redactNamed,
  redactRandom,
  redactTokens,
  redactValue,
} from './redact-value.ts';
import { mayNameSecret } from './secret-names.ts';

const ADDRESS = /[A-Za-z][A-Za-z0-9+.-]{0,20}:\/\/[^\s"'`<>]+/g;

/** Credentials of published shapes and those of every address in a text. */
export const redactText = (text: string): string => redactTokens(text.replace(ADDRESS, redactAddress));

/** The signs behind it end a sentence or a link. */
function redactAddress(found: string): string {
  let end = found.length;
  while (end > 0 && ').,;]'.includes(found.charAt(end - 1))) end -= 1;
  return redactUrl(found.slice(0, end)) + found.slice(end);
}

/** `Authorization: Bearer x`, up to the end of the word; cookies up to the end of the line or the quote. */
const AUTHORIZATION =
  /(?<![\w-])((?:proxy-)?authorization["']?\s{0,9}[:=]\s{0,9}["']?(?:(?:bearer|basic|token|apikey|digest|bot)\s{1,9})?)([^\s"'\\,;&|`)}]{4,})/gi;
const COOKIE = /(?<![\w-])((?:set-)?cookie["']?\s{0,9}:\s{0,9}["']?)([^"'\r\n]+)/gi;
const SCHEME = /\b((?:bearer|basic)\s{1,9})([A-Za-z0-9._~+/-]{8,}={0,2})/gi;
/** A name and what sets it; behind a blank only a flag has a value. */
const LEAD =
  /(?<![\w./\\@-])(?:--?[A-Za-z_][\w.-]{0,60}\s{1,9}(?!--?[A-Za-z])|(?:--?|\/|\$env:)?[A-Za-z_][\w.-]{0,60}["']?\]?\s{0,9}(?:=>|[=:])\s{0,9})/g;
const NAME = /^(?:\$env:)?[\w./-]+/;
/** In quotes, or a word that is not called and opens nothing. */
const VALUE = /"((?:[^"\\\n]|\\.)+)"|'([^'\n]+)'|([A-Za-z0-9$._~+/%@!*-]{4,}={0,2})(?![\w([{])/y;
/** `<password>x</password>`. */
const ELEMENT = /(<([A-Za-z][\w:.-]{0,60})>)([^<>]{1,4000})(?=<\/)/g;
/** `curl -u me:secret`. */
const LOGIN_FLAG =
  /(?<=\s|^)(-u|--user|--basic-auth|--proxy-user|-U)([\s=]\s*["']?)([^\s:"'$]{1,100}):([^\s"']+)/g;
const PASSWORD_PROGRAM = '(?:mysql[a-z_]*|mariadb[a-z-]*|sshpass|7z[ar]?)(?:\\.exe)?';
const TAKES_PASSWORD = new RegExp(`^(?:.*[\\\\/])?${PASSWORD_PROGRAM}$`);
/** Programs whose `-pX` is a password: `mysql -uroot -pX`. With a blank between, the next word is another argument. */
export const takesPassword = (program: string): boolean => TAKES_PASSWORD.test(program);
const PASSWORD_FLAG = new RegExp(
  `((?:^|[;&|("'\\n]|\\b(?:exec|sudo)\\s)\\s{0,9}(?:[\\w./-]{0,200}/)?${PASSWORD_PROGRAM}\\s(?:[^;&|\\n]{0,300}?\\s)?-p["']?)([^\\s"';&|]+)`,
  'g',
);
/** A port that is published has no name. */
export const isPublishedPort = (value: string): boolean => /^[\d.:[\]]+(?:\/(?:tcp|udp))?$/.test(value);
/** `Server=h;Password=x`. */
const CONNECTION =
  /((?:^|[;\s"'])(?:password|pwd|accountkey|sharedaccesskey|sharedaccesssignature|secret|user[ _]?password)\s*=\s*)([^;\s()$`|&<>"']+)/gi;

/** Program text and command lines stay, but for what is plainly a credential. */
export function redactCode(text: string): string {
  const addresses = redactText(text);
  const hide = (_: string, lead: string, value: string) => `${lead}${redactValue(value)}`;
  const headers = addresses
    .replace(AUTHORIZATION, hide)
    .replace(COOKIE, hide)
    .replace(SCHEME, (match, lead: string, value: string) =>
      looksSecret(value) ? `${lead}${REDACTED}` : match,
    );
  const logins = headers
    .replace(LOGIN_FLAG, (match, flag: string, blank: string, user: string, password: string) =>
      isGroup(user, password) ? match : `${flag}${blank}${user}:${redactValue(password)}`,
    )
    .replace(CONNECTION, hide)
    .replace(PASSWORD_FLAG, (match, lead: string, value: string) =>
      isPublishedPort(value) ? match : hide(match, lead, value),
    );
  const elements = logins.replace(ELEMENT, (match, lead: string, name: string, value: string) =>
    mayNameSecret(name) ? `${lead}${redactNamed(name, value)}` : match,
  );
  return redactRandom(redactSettings(elements));
}

/** `auth.token=x`, `a=1;password=x`, in a text without blanks. */
export const redactPairs = (text: string): string =>
  text.replace(
    /(?<![\w./\\@-])([A-Za-z_][\w.-]{0,60})=([^\s,;&"'{}]+)/g,
    (match, name: string, value: string) =>
      mayNameSecret(name) ? `${name}=${redactNamed(name, value)}` : match,
  );

/** `TOKEN='x'`, `--token x`, `{"token": "x"}`, `{token: 'x'}`. */
function redactSettings(text: string): string {
  let [out, done] = ['', 0];
  for (const { 0: lead, index } of text.matchAll(LEAD)) {
    const name = (NAME.exec(lead)?.[0] ?? '').replace('$env:', '');
    const start = index + lead.length;
    if (index < done || !mayNameSecret(name)) continue;
    VALUE.lastIndex = start;
    const [written, double, single, bare] = VALUE.exec(text) ?? [];
    if (written === undefined) continue;
    const quote = bare === undefined ? (written[0] ?? '') : '';
    const value = bare ?? double ?? single ?? '';
    const clean =
      bare === undefined
        ? redactQuoted(name, value, double !== undefined)
        : isCode(value)
          ? value
          : redactNamed(name, value);
    out += `${text.slice(done, start)}${quote}${clean}${quote}`;
    done = start + written.length;
  }
  return out + text.slice(done);
}

/** `process.env.TOKEN`, `getToken`: what a program is told to read. */
const isCode = (value: string): boolean =>
  /^[A-Za-z_$]+(?:\.[A-Za-z_$][\w$]*)+$/.test(value) || value.startsWith('$');

/** A text in quotes may hold code: then its fingerprint stays. */
function redactQuoted(name: string, value: string, expands: boolean): string {
  if (expands && /\$\(|`/.test(value)) return value;
  const clean = redactNamed(name, value);
  return clean === REDACTED && /[\s;&|<>()]/.test(value) ? fingerprint(value) : clean;
}

/** `1000:1000`, `www-data:www-data`: a user and a group. */
export const isGroup = (user: string, group: string): boolean =>
  user === group || /^(?:\d+|root|wheel|staff|users|nogroup|nobody|daemon|docker|adm|sudo)$/.test(group);
