/**
 * Keeps the text of every response below the SDK, which drops unknown fields and `__proto__` when it parses.
 * Fed by the transports with what is sent and received; asked for the text of the newest answer to a method.
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
   * `text`: the message exactly as it came; `message`: the same, parsed by JSON.parse. Whether the SDK takes it for a
   * message. Throws E_PROTOCOL for two different answers to one request, E_LIMIT for too much that nobody asked for.
   */
  readonly received: (text: string, message: object) => boolean;
  /** Text of the answer to the newest request for `method` (of that `uri`), given once. Throws what `received` threw for it. */
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
      const sound = isSound(message);
      const id = answeredBy(message);
      const method = id === undefined ? undefined : methods.get(id);
      if (id === undefined || method === undefined) {
        unrequested += 1;
        if (unrequested > LIMITS.unrequested) throw new McpLockError(tooManyUnrequested(LIMITS.unrequested));
        if (sound && 'method' in message && /^notifications\/.*list_changed$/.test(message.method)) {
          count += 1;
          at = now();
        }
        return sound;
      }
      const digest = createHash('sha256').update(text).digest('hex');
      const before = digests.get(id);
      digests.set(id, digest);
      if (before === undefined && sound) texts.set(id, text);
      if (before === undefined || before === digest) return sound;
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

/** Resources are read side by side, so the method alone does not say which answer is meant. */
const keyOf = (method: string, uri: unknown): string =>
  typeof uri === 'string' ? `${method} ${uri}` : method;

/** Clients compare ids by their value: they may take the answer "3" or "03" for the request 3. */
function idOf(id: unknown): string {
  const value = Number(String(id));
  return Number.isNaN(value) ? String(id) : String(value);
}

/** Id of what some client may read as an answer, also when the SDK refuses it; undefined for anything else. */
function answeredBy(message: object): string | undefined {
  const { jsonrpc, id, result, error } = message as Readonly<Record<string, unknown>>;
  if (jsonrpc !== '2.0' || id === undefined || id === null) return undefined;
  return result === undefined && error === undefined ? undefined : idOf(id);
}

/** The SDK passes over any other message, so nothing in one counts as said. */
function isSound(message: object): message is JSONRPCMessage {
  try {
    parseJSONRPCMessage(message);
    return true;
  } catch {
    return false;
  }
}
