/**
 * The GitHub API: a method, a path and a body in; status and JSON out. Lists are read page by page. A request that was not taken is sent
 * again, twice at most. The token goes to the API's own address alone and is never printed. Throws E_GITHUB where there is no answer.
 */
import { McpLockError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { parsedUrl } from '../lock/address.ts';
import type { Json } from '../model.ts';
import type { HttpResponse, NoResponse } from '../origin/http.ts';
import { sendRequest } from '../origin/http.ts';
import { noAnswer } from './messages.ts';
import type { Repository } from './runner.ts';
import { member } from './runner.ts';

export interface Answer {
  readonly status: number;
  /** Undefined where it is not JSON. */
  readonly body: Json | undefined;
}

export interface Api {
  readonly repository: Repository;
  /** `path`: from the repository on, as `/issues/7/comments`. */
  readonly send: (method: 'GET' | 'POST' | 'PATCH', path: string, body?: Json) => Promise<Answer>;
  /** Every item of a list, from all its pages; the answer in place of it where that is an error. */
  readonly list: (path: string) => Promise<readonly Json[] | Answer>;
  /** The login of whoever the token belongs to; where GitHub does not say, that of its own token. */
  readonly login: () => Promise<string>;
}

const MAX_BYTES = 32 * 1024 * 1024;
const MAX_PAGES = 100;
/** A longer pause that GitHub asks for is not waited for, in seconds. */
const MAX_PAUSE = 20;
/** The login of `GITHUB_TOKEN`. */
export const ACTIONS_BOT = 'github-actions[bot]';

export function githubApi(repository: Repository, token: string, host: Host): Api {
  const headers = {
    accept: 'application/vnd.github+json',
    'content-type': 'application/json',
    'user-agent': 'mcp-lock',
    'x-github-api-version': '2022-11-28',
  };
  const request = async (
    url: string,
    method: 'GET' | 'POST' | 'PATCH',
    body?: Json,
  ): Promise<HttpResponse> => {
    for (const wait of [...host.waits.retries, undefined]) {
      const answer = await sendRequest(
        {
          ...{ url, method, headers, authorization: `Bearer ${token}`, maxBytes: MAX_BYTES, redirects: 2 },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        },
        host,
      );
      const pause = wait === undefined ? undefined : pauseBefore(answer, method, wait);
      if (pause !== undefined) await sleep(pause, host);
      else if ('failure' in answer) throw new McpLockError(noAnswer(answer.failure));
      else return answer;
    }
    throw new McpLockError(noAnswer('TIMEOUT'));
  };
  const at = (path: string) => `${repository.api}/repos/${repository.name}${path}`;
  let login: Promise<string> | undefined;
  return {
    repository,
    send: async (method, path, body) => answerOf(await request(at(path), method, body)),
    list: async (path) => {
      const items: Json[] = [];
      let url: string | undefined = at(`${path}${path.includes('?') ? '&' : '?'}per_page=100`);
      for (let page = 0; url !== undefined && page < MAX_PAGES; page += 1) {
        const response: HttpResponse = await request(url, 'GET');
        const answer = answerOf(response);
        if (answer.status !== 200 || !Array.isArray(answer.body)) return answer;
        items.push(...(answer.body as readonly Json[]));
        url = nextPage(response.headers.get('link') ?? '', url);
      }
      return items;
    },
    login: () => {
      login ??= loginOf(repository, async (url, body) => answerOf(await request(url, 'POST', body)));
      return login;
    },
  };
}

const answerOf = ({ status, body }: HttpResponse): Answer => ({ status, body: jsonOf(body) });

function jsonOf(bytes: Uint8Array): Json | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Json;
  } catch {
    return undefined;
  }
}

/** Milliseconds before the same request is sent again; undefined: it is not. What GitHub may have done is not asked for twice. */
function pauseBefore(answer: HttpResponse | NoResponse, method: string, wait: number): number | undefined {
  if ('failure' in answer) return method === 'GET' ? wait : undefined;
  const { status, headers } = answer;
  const seconds = Number(headers.get('retry-after') ?? 'none');
  const isLimit = status === 429 || (status === 403 && seconds >= 0);
  if (isLimit) return seconds > MAX_PAUSE ? undefined : Math.max(wait, 1000 * (seconds || 0));
  return status >= 500 && method !== 'POST' ? wait : undefined;
}

const sleep = (ms: number, host: Host): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = () => {
      cancel();
      reject(host.signal.reason);
    };
    const cancel = host.timer(ms, () => {
      host.signal.removeEventListener('abort', stop);
      resolve();
    });
    host.signal.addEventListener('abort', stop, { once: true });
  });

/** The address of the next page, if it is one of the same server: the token goes with it. */
function nextPage(link: string, from: string): string | undefined {
  const [, text = ''] = /<([^<>]+)>\s*;[^<]*\brel="?next"?/.exec(link) ?? [];
  const next = text === '' ? undefined : parsedUrl(text, from);
  return next?.origin === new URL(from).origin && next.href !== from ? next.href : undefined;
}

async function loginOf(
  { graphql }: Repository,
  ask: (url: string, body: Json) => Promise<Answer>,
): Promise<string> {
  if (graphql === undefined) return ACTIONS_BOT;
  const { body } = await ask(graphql, { query: '{viewer{login}}' }).catch(() => ({ body: undefined }));
  const login = member(member(member(body, 'data'), 'viewer'), 'login');
  return typeof login === 'string' && login !== '' ? login : ACTIONS_BOT;
}
