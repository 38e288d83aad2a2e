/**
 * A model API on loopback that does as it is told: for each call that is planned it calls the tool whose name ends so, if the client
 * offers one, and else it ends the turn. It keeps every request.
 */
import { randomUUID } from 'node:crypto';
import { bodyOf, listen } from '../../helpers/listen.ts';
import { anthropic } from './anthropic.ts';
import { gemini } from './gemini.ts';
import { openaiChat } from './openai-chat.ts';
import { openaiResponses } from './openai-responses.ts';
import type { Offered, Protocol } from './protocol.ts';

const PROTOCOLS: readonly (readonly [path: RegExp, protocol: Protocol])[] = [
  [/\/messages$/, anthropic],
  [/\/responses$/, openaiResponses],
  [/\/chat\/completions$/, openaiChat],
  [/:(?:stream)?generateContent$/i, gemini],
];

const MODELS = { object: 'list', data: [{ id: 'stand-in', object: 'model' }], models: [] };

/** A tool to call: how its name ends, and with what. */
export interface Call {
  readonly tool: string;
  readonly input?: Readonly<Record<string, unknown>>;
}

export interface Request {
  readonly path: string;
  /** The whole body as the client sent it. */
  readonly text: string;
  readonly offered: readonly Offered[];
  readonly results: readonly string[];
}

export interface Model {
  readonly origin: string;
  /** Forgets what was asked before. */
  readonly plan: (calls: readonly Call[]) => void;
  readonly requests: () => readonly Request[];
  readonly close: () => Promise<void>;
}

export async function startModel(): Promise<Model> {
  let planned: Call[] = [];
  let requests: Request[] = [];

  const answer = (protocol: Protocol, path: string, text: string) => {
    const body = JSON.parse(text);
    const heard = protocol.hear(body);
    requests.push({ path, text, ...heard });
    const [next] = planned;
    const call = next && heard.offered.find(({ name }) => name.endsWith(next.tool));
    if (call === undefined) return protocol.say({ text: 'Done.' }, body, path);
    planned.shift();
    return protocol.say({ call, input: next?.input ?? {}, id: randomUUID() }, body, path);
  };

  const api = await listen(async (request, response) => {
    const path = (request.url ?? '').replace(/\?.*/, '');
    const protocol = PROTOCOLS.find(([fits]) => fits.test(path))?.[1];
    if (protocol === undefined || request.method !== 'POST') {
      response.writeHead(path.endsWith('/models') ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(MODELS));
    } else {
      const { events, text } = answer(protocol, path, await bodyOf(request));
      response.writeHead(200, { 'content-type': events ? 'text/event-stream' : 'application/json' });
      response.end(text);
    }
  });

  return {
    origin: api.origin,
    plan: (calls) => {
      planned = [...calls];
      requests = [];
    },
    requests: () => requests,
    close: api.close,
  };
}
