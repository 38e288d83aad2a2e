/** A plain HTTP or TLS server on loopback that remembers what it was asked. */
import type { IncomingHttpHeaders, IncomingMessage, RequestListener } from 'node:http';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

export interface Listening {
  /** `http://127.0.0.1:PORT`, or with TLS `https://localhost:PORT`. */
  readonly origin: string;
  readonly port: number;
  /** Every request, in order. */
  readonly asked: readonly Asked[];
  readonly close: () => Promise<void>;
}

export interface ListenOptions {
  readonly tls?: { readonly key: string; readonly cert: string };
}

/** Ends with every connection that is still open. */
export async function listen(handle: RequestListener, { tls }: ListenOptions = {}): Promise<Listening> {
  const asked: Asked[] = [];
  const noting: RequestListener = (request, response) => {
    asked.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers });
    return handle(request, response);
  };
  const server = tls === undefined ? createServer(noting) : createTlsServer(tls, noting);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: tls === undefined ? `http://127.0.0.1:${port}` : `https://localhost:${port}`,
    port,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The whole body as text. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
