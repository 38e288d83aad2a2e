/**
 * Shared by the readers of uv's and pip's settings: an index as written, a settings file as text, and the refusal of
 * settings that are not followed here. Throws E_REGISTRY. Shows no user and no password.
 */
import type { posix } from 'node:path';
import { errno, McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { parsedUrl } from '../../lock/address.ts';
import { basic } from '../http.ts';
import { indexAddressInvalid, indexSettingsUnreadable, indexSettingUnsupported } from '../messages.ts';
import type { PypiIndex, PypiQuestion } from './question.ts';

/** What the tools' readers share. */
export interface SettingsContext {
  readonly question: PypiQuestion;
  readonly host: Host;
  /** A variable as the tool would see it; undefined when empty. */
  readonly variable: (name: string) => string | undefined;
  readonly home: string;
  readonly paths: typeof posix;
}

export const DEFAULT_INDEX = 'https://pypi.org/simple/';

/** An index as it is written; `source` says where. A folder or another protocol is refused. */
export function indexAt(text: string, source: string, authorization?: string): PypiIndex {
  const url = parsedUrl(text);
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new McpLockError(indexAddressInvalid(source));
  }
  const user = unescaped(url.username);
  const password = unescaped(url.password);
  const login = user === '' && password === '' ? authorization : basic(user, password);
  [url.username, url.password, url.hash] = ['', '', ''];
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return {
    url: url.href,
    shown: `${url.origin}${url.pathname}`,
    ...(login === undefined ? {} : { authorization: login }),
  };
}

/** For a setting that changes what the tool takes in a way that is not followed here. */
export function refuseSetting(tool: string, setting: string, { name }: PypiQuestion, exact: boolean): never {
  throw new McpLockError(indexSettingUnsupported(tool, setting, name, exact));
}

/** The text of a settings file; undefined when there is none. */
export async function settingsText(path: string, host: Host): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await host.files.read(path));
  } catch (error) {
    const code = errno(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw unreadable(path, code);
  }
}

export const unreadable = (path: string, reason: string | undefined): McpLockError =>
  new McpLockError(indexSettingsUnreadable(reason), { place: path });

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
