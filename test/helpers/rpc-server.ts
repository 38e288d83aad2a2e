/** An MCP server by hand over Streamable HTTP, of the initialize era, in which any answer can be another one. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Listening, ListenOptions } from './listen.ts';
import { bodyOf, listen } from './listen.ts';

export interface Rpc {
  readonly id?: number | string;
  readonly method: string;
}

/** Answers a request in another way; false: the honest answer. */
export type Twist = (
  rpc: Rpc,
  response: ServerResponse,
  request: IncomingMessage,
) => boolean | Promise<boolean>;

export const TOOL = {
  name: 'echo',
  description: 'Gives back what it is given.',
  inputSchema: { type: 'object' },
};

const RESULTS: Readonly<Record<string, unknown>> = {
  initialize: {
    protocolVersion: '2025-11-25',
    capabilities: { tools: {} },
    serverInfo: { name: 'by-hand', version: '1' },
  },
  'tools/list': { tools: [TOOL] },
};

/** The text of an honest answer. */
export function answerTo({ id, method }: Rpc): string {
  const result = RESULTS[method];
  const error = { code: -32601, message: 'Method not found' };
  return JSON.stringify({ jsonrpc: '2.0', id, ...(result === undefined ? { error } : { result }) });
}

export const json = (response: ServerResponse, text: string, more: Record<string, string> = {}): void =>
  void response.writeHead(200, { 'content-type': 'application/json', ...more }).end(text);

/** At every path; a GET is answered with 405 unless the twist does it. */
export const startRpc = (twist: Twist = () => false, options: ListenOptions = {}): Promise<Listening> =>
  listen(async (request, response) => {
    const body = await bodyOf(request);
    const rpc: Rpc = body === '' ? { method: request.method ?? '' } : JSON.parse(body);
    if ((await twist(rpc, response, request)) !== false) return;
    if (request.method !== 'POST') return response.writeHead(405).end();
    if (rpc.id === undefined) return response.writeHead(202).end();
    return json(response, answerTo(rpc));
  }, options);
