/**
 * Logins in `.netrc`. In: a host name. Out: a `Basic` login, or nothing. Reads that one file. A `default` login names
 * no host and is not sent.
 */
import { join } from 'node:path';
import type { Host } from '../host/host.ts';
import { basic } from './http.ts';

const LARGEST = 1024 * 1024;

/** The login for this host. A file that cannot be read has none. */
export async function netrcLogin(hostname: string, host: Host): Promise<string | undefined> {
  const path = host.env['NETRC'] || join(host.home, host.platform === 'win32' ? '_netrc' : '.netrc');
  try {
    if ((await host.files.size(path)) > LARGEST) return undefined;
    return loginIn(new TextDecoder().decode(await host.files.read(path)), hostname);
  } catch {
    return undefined;
  }
}

/** As curl and pip read it: words, of which `machine` opens an entry; a macro runs to the next empty line. */
export function loginIn(text: string, hostname: string): string | undefined {
  const words = text
    .replace(/^[ \t]*macdef\b[\s\S]*?(?:\n[ \t]*\n|(?![\s\S]))/gm, '\n')
    .replace(/^[ \t]*#.*$/gm, '')
    .match(/"(?:[^"\\]|\\.)*"|\S+/g);
  let machine: string | undefined;
  let user: string | undefined;
  for (let at = 0; words !== null && at < words.length; at += 1) {
    const word = words[at];
    if (word === 'default') machine = undefined;
    if (word === 'default' || (word !== 'machine' && word !== 'login' && word !== 'password')) continue;
    at += 1;
    const value = unquoted(words[at] ?? '');
    if (word === 'machine') [machine, user] = [value.toLowerCase(), undefined];
    else if (machine !== hostname.toLowerCase()) continue;
    else if (word === 'login') user = value;
    else return basic(user ?? '', value);
  }
  return undefined;
}

const unquoted = (word: string): string =>
  /^".*"$/s.test(word) ? word.slice(1, -1).replace(/\\(.)/gs, '$1') : word;
