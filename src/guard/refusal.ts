/**
 * What a person reads in the client when the guard says no: an id and the facts in, a JSON-RPC error out. Names came from
 * the server and are made printable; nothing else of the server's text is repeated.
 */
import { printable } from '../display/printable.ts';
import type { Json, JsonObject } from '../model.ts';

const CODE = -32050;

const REASONS = {
  drifted: 'is not the one that was locked',
  unlocked: 'is not in mcp-lock.json',
  unlisted: 'is locked, but the server does not list it now',
  unchecked: 'could not be checked: the server did not list what it has in time and in full',
} as const;

const NOUNS: Readonly<Record<string, string>> = {
  'tools/call': 'tool',
  'prompts/get': 'prompt',
  'resources/read': 'resource',
  'resources/subscribe': 'resource',
};

/** The answer to a call that is refused. */
export function refusal(
  id: Json,
  server: string,
  method: string,
  name: string,
  why: keyof typeof REASONS,
  look: string,
): JsonObject {
  const what = `${NOUNS[method] ?? 'item'} "${printable(name, { maxChars: 80 })}" of server "${printable(server, { maxChars: 80 })}"`;
  return failure(id, `mcp-lock refused this: the ${what} ${REASONS[why]}. ${advice(look)}`);
}

/** The answer in place of one that is not passed on. */
export const withheld = (id: Json, server: string, reason: string, look: string): JsonObject =>
  failure(
    id,
    `mcp-lock did not pass on an answer of the server "${printable(server, { maxChars: 80 })}": ${printable(reason, { maxChars: 300 })}. ${advice(look)}`,
  );

/** The answer to the request during which the server is stopped. */
export const stopMessage = (id: Json, server: string, reason: string, look: string): JsonObject =>
  failure(
    id,
    `mcp-lock stopped the server "${printable(server, { maxChars: 80 })}": ${reason}. ${advice(look)}`,
  );

/** The answer to a request under an id that another one has. */
export const taken = (id: Json): JsonObject =>
  failure(id, 'mcp-lock did not pass on this request: another one with this id is not answered yet.');

/** The answer to whoever waits for a server that ended. */
export const gone = (id: Json, server: string, how: string): JsonObject =>
  failure(id, `mcp-lock guard: the server "${printable(server, { maxChars: 80 })}" ended (${how}).`);

/** `look`: a command, or what else to do. */
const advice = (look: string): string => `A person should look with: ${look}`;

const failure = (id: Json, message: string): JsonObject => ({
  jsonrpc: '2.0',
  id,
  error: { code: CODE, message },
});
