/**
 * The loopback server for the redirect of a sign-in (RFC 8252 section 7.3): a port in, the redirect URL and the query of the redirect
 * out. Listens on 127.0.0.1 only, and its answers repeat nothing of a request.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Callback } from './host.ts';
import { pageNotFound, signInFinished } from './messages.ts';

const PATH = '/callback';
const HEADERS = {
  'content-type': 'text/plain; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  connection: 'close',
};

/** `AwaitCallback` of this machine. */
export async function nodeCallback(port: number): Promise<Callback> {
  let answered: (query: URLSearchParams) => void = () => undefined;
  const query = new Promise<URLSearchParams>((resolve) => {
    answered = resolve;
  });
  let open = true;
  let own = '';
  const server = createServer((request, response) => {
    const target = `http://${own}${request.url ?? '/'}`;
    const { pathname, searchParams } = new URL(URL.canParse(target) ? target : `http://${own}/`);
    // A request with another host name comes from a web page and not from the redirect.
    if (!open || request.method !== 'GET' || pathname !== PATH || request.headers.host !== own) {
      response.writeHead(404, HEADERS).end(pageNotFound());
      return;
    }
    open = false;
    response.writeHead(200, HEADERS).end(signInFinished(), () => {
      answered(searchParams);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  own = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    redirectUrl: `http://${own}${PATH}`,
    query,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
