/**
 * A GitHub API on loopback, as far as mcp-lock asks it: comments, pull requests and labels of one repository, in pages. What it was asked
 * is kept. `refuse` makes it answer with another status.
 */
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeComment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly login: string };
}

export interface FakePull {
  readonly number: number;
  readonly state: string;
  readonly merged_at: string | null;
  readonly title: string;
  readonly body: string;
  readonly head: { readonly ref: string };
  readonly base: { readonly ref: string };
  readonly labels: readonly string[];
}

type Asked = { readonly method: string; readonly path: string; readonly body: Record<string, unknown> };

/** A status in place of an answer; undefined: as usual. */
type Refuse = (asked: Asked) => { readonly status: number; readonly headers?: object } | undefined;

export const BOT = 'github-actions[bot]';

export async function fakeGithub(repository = 'acme/app') {
  const comments: FakeComment[] = [];
  const pulls: FakePull[] = [];
  const asked: (Asked & { readonly authorization: string })[] = [];
  let refuse: Refuse = () => undefined;
  let login = BOT;
  let next = 1000;

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://x');
    const body = (await jsonIn(request)) as Record<string, unknown>;
    const one = { method: request.method ?? '', path: url.pathname, body };
    asked.push({ ...one, authorization: request.headers.authorization ?? '' });
    const no = refuse(one);
    const reply = (status: number, value: unknown, headers: object = {}) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(value));
    if (no !== undefined) return reply(no.status, { message: 'no' }, no.headers);
    if (url.pathname === '/graphql') return reply(200, { data: { viewer: { login } } });
    const path = url.pathname.replace(`/repos/${repository}`, '');
    const page = (items: readonly unknown[]) => {
      const [size, at] = [
        Number(url.searchParams.get('per_page') ?? 30),
        Number(url.searchParams.get('page') ?? 1),
      ];
      const last = Math.ceil(items.length / size);
      const link = (to: number, rel: string) => {
        const there = new URL(url.pathname + url.search, `http://${request.headers.host}`);
        there.searchParams.set('page', String(to));
        return `<${there.href}>; rel="${rel}"`;
      };
      const links = at < last ? { link: [link(at + 1, 'next'), link(last, 'last')].join(', ') } : {};
      return reply(200, items.slice((at - 1) * size, at * size), links);
    };
    if (/^\/issues\/\d+\/comments$/.test(path)) {
      if (request.method === 'GET') return page(comments);
      if (String(body['body']).length > 65_536) return reply(422, { message: 'Body is too long' });
      comments.push({ id: next++, body: String(body['body']), user: { login } });
      return reply(201, comments.at(-1));
    }
    const [, comment] = /^\/issues\/comments\/(\d+)$/.exec(path) ?? [];
    if (comment !== undefined) {
      const at = comments.findIndex(({ id }) => id === Number(comment));
      const old = comments[at];
      if (old === undefined) return reply(404, {});
      comments[at] = { ...old, body: String(body['body']) };
      return reply(200, comments[at]);
    }
    if (path === '/pulls' && request.method === 'GET') {
      const [owner, ref] = (url.searchParams.get('head') ?? '').split(':');
      const state = url.searchParams.get('state') ?? 'open';
      const mine = pulls.filter(
        (pull) =>
          repository.startsWith(`${owner}/`) &&
          pull.head.ref === ref &&
          (state === 'all' || pull.state === state),
      );
      return page([...mine].reverse());
    }
    if (path === '/pulls') {
      const ref = String(body['head']);
      if (pulls.some((pull) => pull.head.ref === ref && pull.state === 'open'))
        return reply(422, { errors: [{ message: `A pull request already exists for acme:${ref}.` }] });
      pulls.push({
        ...{
          number: next++,
          state: 'open',
          merged_at: null,
          title: String(body['title']),
          body: String(body['body']),
        },
        ...{ head: { ref }, base: { ref: String(body['base']) }, labels: [] },
      });
      return reply(201, pulls.at(-1));
    }
    const [, pull, rest] = /^\/(?:pulls|issues)\/(\d+)(\/labels)?$/.exec(path) ?? [];
    const at = pulls.findIndex(({ number }) => number === Number(pull));
    const old = pulls[at];
    if (old === undefined) return reply(404, {});
    pulls[at] = rest === undefined ? { ...old, ...body } : { ...old, labels: body['labels'] as string[] };
    return reply(200, pulls[at]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    comments,
    pulls,
    asked,
    refuse: (how: Refuse) => {
      refuse = how;
    },
    become: (who: string) => {
      login = who;
    },
    /** What a job is given. */
    env: {
      GITHUB_ACTIONS: 'true',
      GITHUB_API_URL: url,
      GITHUB_GRAPHQL_URL: `${url}/graphql`,
      GITHUB_REPOSITORY: repository,
      GITHUB_SERVER_URL: 'https://github.example',
    },
    /** Requests that change something. */
    changes: () => asked.filter(({ method, path }) => method !== 'GET' && path !== '/graphql'),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function jsonIn(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  return text === '' ? {} : JSON.parse(text);
}
