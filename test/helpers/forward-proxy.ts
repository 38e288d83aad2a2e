/**
 * A real forward proxy on loopback: tunnels with CONNECT, forwards plain requests, and knows where made-up host names
 * lead, so that a test can use hosts that exist nowhere.
 */
import { request as ask, createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';

export interface ForwardProxy {
  readonly url: string;
  /** `CONNECT host:port` and `GET http://host/…`, in order. */
  readonly asked: readonly string[];
  /** Values of Proxy-Authorization. */
  readonly presented: readonly string[];
  readonly close: () => Promise<void>;
}

export interface ProxyOptions {
  /** Ports on this machine by host name. */
  readonly hosts: Readonly<Record<string, number>>;
  /** Answers everything with this status instead. */
  readonly status?: number;
}

export async function startProxy({ hosts, status }: ProxyOptions): Promise<ForwardProxy> {
  const asked: string[] = [];
  const presented: string[] = [];
  const sockets = new Set<Socket>();
  const note = (line: string, authorization: string | undefined) => {
    asked.push(line);
    if (authorization !== undefined) presented.push(authorization);
  };
  const server = createServer((request, response) => {
    const { method = 'GET', url = '', headers } = request;
    note(`${method} ${url}`, headers['proxy-authorization']);
    const { hostname, pathname, search } = new URL(url);
    const port = hosts[hostname];
    if (status !== undefined || port === undefined) return response.writeHead(status ?? 502).end();
    const on = ask({ host: '127.0.0.1', port, method, path: pathname + search, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    return request.pipe(on);
  });
  server.on('connect', (request, socket: Socket) => {
    note(`CONNECT ${request.url}`, request.headers['proxy-authorization']);
    const port = hosts[(request.url ?? '').split(':')[0] ?? ''];
    if (status !== undefined || port === undefined) {
      socket.end(`HTTP/1.1 ${status ?? 502} No\r\n\r\n`);
      return;
    }
    const on = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      on.pipe(socket).pipe(on);
    });
    for (const one of [on, socket]) {
      sockets.add(one);
      one.on('error', () => one.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    presented,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
