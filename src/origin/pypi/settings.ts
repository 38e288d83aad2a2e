/**
 * What the readers of uv's and pip's settings share: an index as it is written, a settings file as text, and the refusal
 * of what is not followed here. Throws E_REGISTRY; shows no user and no password.
 */
import type { posix } from 'node:path';
import { errno, McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { basic } from '../http.ts';
import type { PypiIndex, PypiQuestion } from './question.ts';

/** What the tools' readers share. */
export interface SettingsAt {
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
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new McpLockError(
      'E_REGISTRY',
      `${source} names an index that is no web address, and mcp-lock cannot look there`,
      {
        next: 'name an index that starts with https://',
      },
    );
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
  throw new McpLockError(
    'E_REGISTRY',
    `${tool} would obey ${setting}, which mcp-lock does not follow, so the package ${name} was not checked`,
    {
      next: exact
        ? `take ${setting} out of the settings`
        : `write an exact version into the config, ${name}==1.2.3, or take ${setting} out of the settings`,
    },
  );
}

/** The text of a settings file; undefined when there is none. */
export async function settingsText(path: string, host: Host): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await host.files.read(path));
  } catch (error) {
    const code = errno(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw unreadable(path, code ?? 'unknown reason');
  }
}

export const unreadable = (path: string, reason: string): McpLockError =>
  new McpLockError('E_REGISTRY', `the settings that name the index cannot be read (${reason})`, {
    place: path,
    next: 'repair the file, or see what the tool itself says of it',
  });

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
