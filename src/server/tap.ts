/**
 * Keeps the text of every response below the SDK, which drops unknown fields and `__proto__` when it parses. The transports
 * give it every message that is sent or received; readers take the text of the newest response to a method.
 */
import { createHash } from 'node:crypto';
import type { JSONRPCMessage } from '@modelcontextprotocol/client';
import { parseJSONRPCMessage } from '@modelcontextprotocol/client';
import { McpLockError } from '../errors.ts';
import { LIMITS } from './limits.ts';
import { conflictingResponses, tooManyUnrequested } from './messages.ts';

export interface Tap {
  readonly sent: (message: JSONRPCMessage) => void;
  /**
   * `text`: the message exactly as it came; `message`: the same, parsed by JSON.parse. Returns whether the SDK accepts it as a
   * message. Throws E_PROTOCOL for two different responses to one request, E_LIMIT for too many messages without a request.
   */
  readonly received: (text: string, message: object) => boolean;
  /** Text of the response to the newest request for `method` (of that `uri`), given once. Throws what `received` threw for it. */
  readonly take: (method: string, uri?: string) => string | undefined;
  /** Resolves when there is room for more; absent: always. */
  readonly room?: () => Promise<void>;
  /** When (host clock, ms) the newest `list_changed` came, and how many came. */
  readonly changes: () => { readonly count: number; readonly at: number };
}

/** `now`: a clock in milliseconds. */
export function makeTap(now: () => number): Tap {
  const newest = new Map<string, string>();
  /** Methods by id. */
  const methods = new Map<string, string>();
  const digests = new Map<string, string>();
  const clashes = new Map<string, McpLockError>();
  const texts = new Map<string, string>();
  let unrequested = 0;
  let count = 0;
  let at = 0;
  return {
    sent: (message) => {
      if (!('method' in message) || !('id' in message) || message.id === undefined || message.id === null)
        return;
      newest.set(keyOf(message.method, message.params?.['uri']), idOf(message.id));
      methods.set(idOf(message.id), message.method);
    },
    received: (text, message) => {
      const accepted = isAccepted(message);
      const id = responseIdOf(message);
      const method = id === undefined ? undefined : methods.get(id);
      if (id === undefined || method === undefined) {
        unrequested += 1;
        if (unrequested > LIMITS.unrequested) throw new McpLockError(tooManyUnrequested(LIMITS.unrequested));
        if (accepted && 'method' in message && /^notifications\/.*list_changed$/.test(message.method)) {
          count += 1;
          at = now();
        }
        return accepted;
      }
      const digest = createHash('sha256').update(text).digest('hex');
      const earlier = digests.get(id);
      digests.set(id, digest);
      if (earlier === undefined && accepted) texts.set(id, text);
      if (earlier === undefined || earlier === digest) return accepted;
      const clash = new McpLockError(conflictingResponses(method), { place: method });
      clashes.set(id, clash);
      throw clash;
    },
    take: (method, uri) => {
      const id = newest.get(keyOf(method, uri));
      if (id === undefined) return undefined;
      const clash = clashes.get(id);
      if (clash !== undefined) throw clash;
      const text = texts.get(id);
      texts.delete(id);
      return text;
    },
    changes: () => ({ count, at }),
  };
}

/** Resources are read concurrently, so the method alone does not identify a request. */
const keyOf = (method: string, uri: unknown): string =>
  typeof uri === 'string' ? `${method} ${uri}` : method;

/** Clients compare ids by value: some take a response with the id "3" or "03" for the request 3. */
function idOf(id: unknown): string {
  const value = Number(String(id));
  return Number.isNaN(value) ? String(id) : String(value);
}

/** Id of what some client may read as a response, also when the SDK refuses it; undefined for anything else. */
function responseIdOf(message: object): string | undefined {
  const { jsonrpc, id, result, error } = message as Readonly<Record<string, unknown>>;
  if (jsonrpc !== '2.0' || id === undefined || id === null) return undefined;
  return result === undefined && error === undefined ? undefined : idOf(id);
}

/** Whether the SDK accepts the message; it ignores every other. */
function isAccepted(message: object): message is JSONRPCMessage {
  try {
    parseJSONRPCMessage(message);
    return true;
  } catch {
    return false;
  }
}
