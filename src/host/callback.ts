/**
 * The door a browser comes back to after a sign-in: a port in, the address to come back to and the query of the one
 * request that counts out. Listens on 127.0.0.1 alone; answers nothing of what it was told. RFC 8252 section 7.3.
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
    // A page under a name that leads here is not the browser coming back.
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
