/**
 * Keeps the text of every response below the SDK, which drops unknown fields and `__proto__` when it parses. The transports
 * give it every message that is sent or received; readers take the text of the newest response to a method. A response that
 * clients do not read alike ends its request at once.
 */
import { createHash } from 'node:crypto';
import type { JSONRPCMessage } from '@modelcontextprotocol/client';
import { parseJSONRPCMessage } from '@modelcontextprotocol/client';
import { McpLockError } from '../errors.ts';
import { isObject } from '../lock/pointer.ts';
import type { JsonObject } from '../model.ts';
import { LIMITS, type SizeLimit } from './limits.ts';
import {
  conflictingResponses,
  responseInvalid,
  responseToUnknown,
  responseWithoutId,
  tooManyUnrequested,
} from './messages.ts';
import { shapeFault } from './reading/response-shape.ts';

export interface Tap {
  /** How large a message may be. */
  readonly size: SizeLimit;
  readonly sent: (message: JSONRPCMessage) => void;
  /**
   * `text`: the message exactly as it came; `message`: the same, parsed by JSON.parse. Returns the message for the SDK: as it
   * came, or an error in its place where it answers a question that older servers do not understand; undefined for one that
   * the SDK is not to have. Throws E_PROTOCOL for a response that clients do not read alike, for two different responses to
   * one request and for a response to none; E_LIMIT for too many messages without a request.
   */
  readonly received: (text: string, message: JsonObject) => JSONRPCMessage | undefined;
  /**
   * A response whose headers were valid turned out not to be: nothing more comes for this request, by its id; undefined: for
   * none of those that are open.
   */
  readonly broke?: (id: unknown, error: McpLockError) => void;
  /** Text of the response to the newest request for `method` (of that `uri`), given once. Throws what `received` threw for it. */
  readonly take: (method: string, uri?: string) => string | undefined;
  /** Resolves when there is room for more; absent: always. */
  readonly room?: () => Promise<void>;
  /** When (host clock, ms) the newest `list_changed` came, and how many came. */
  readonly changes: () => { readonly count: number; readonly at: number };
}

/** A request of ours: its id as it was sent. */
interface Sent {
  readonly id: string | number;
  readonly method: string;
}

/** The first question; servers of older revisions may answer it with anything. */
export const PROBE = 'server/discover';

/** `now`: a clock in milliseconds. */
export function makeTap(now: () => number, size: SizeLimit): Tap {
  const newest = new Map<string, string>();
  const requests = new Map<string, Sent>();
  const digests = new Map<string, string>();
  const clashes = new Map<string, McpLockError>();
  const texts = new Map<string, string>();
  let unrequested = 0;
  let notifications = 0;
  let withoutId = 0;
  let count = 0;
  let at = 0;

  const unanswered = () => [...requests].filter(([key]) => !digests.has(key)).map(([, sent]) => sent);

  /** A request or a notification of the server, or what is neither. */
  const ownMessage = (message: JsonObject): JSONRPCMessage | undefined => {
    unrequested += 1;
    if (unrequested > LIMITS.unrequested) throw new McpLockError(tooManyUnrequested(LIMITS.unrequested));
    if (isListChanged(message)) {
      count += 1;
      at = now();
    }
    return isAccepted(message) ? message : undefined;
  };

  /** A response without an id: many servers send one for a notification, which has no response. */
  const unaddressed = (message: JsonObject): JSONRPCMessage | undefined => {
    unrequested += 1;
    if (message['jsonrpc'] === '2.0') withoutId += 1;
    else if (message['result'] === undefined) return undefined;
    const [first, ...others] = unanswered();
    if (first === undefined || (message['jsonrpc'] === '2.0' && withoutId <= notifications)) return undefined;
    const { result, error } = message;
    if (first.method === PROBE && others.length === 0 && !isObject(result)) return refusal(first);
    if (others.length === 0 && isObject(error) && shapeFault({ ...message, id: first.id }) === undefined)
      return { ...message, id: first.id } as unknown as JSONRPCMessage;
    throw new McpLockError(responseWithoutId(), { place: first.method });
  };

  const response = (text: string, message: JsonObject): JSONRPCMessage | undefined => {
    const key = idOf(message['id']);
    const request = requests.get(key);
    if (request === undefined) {
      if (message['jsonrpc'] !== '2.0') return undefined;
      throw new McpLockError(responseToUnknown(JSON.stringify(message['id'])));
    }
    const { method } = request;
    const digest = createHash('sha256').update(text).digest('hex');
    const earlier = digests.get(key);
    digests.set(key, digest);
    if (earlier !== undefined && earlier !== digest) {
      const clash = new McpLockError(conflictingResponses(method), { place: method });
      clashes.set(key, clash);
      throw clash;
    }
    const fault = shapeFault(message);
    if (fault === undefined && isAccepted(message)) {
      if (earlier === undefined) texts.set(key, text);
      return message;
    }
    // A result could be one for some client.
    if (method === PROBE && !isObject(message['result'])) return refusal(request);
    throw new McpLockError(responseInvalid(method, fault), { place: method });
  };

  return {
    size,
    sent: (message) => {
      if (!('method' in message)) return;
      if (!('id' in message) || message.id === undefined || message.id === null) {
        notifications += 1;
        return;
      }
      newest.set(keyOf(message.method, message.params?.['uri']), idOf(message.id));
      requests.set(idOf(message.id), { id: message.id, method: message.method });
    },
    received: (text, message) => {
      if (message['result'] === undefined && message['error'] === undefined) return ownMessage(message);
      const { id } = message;
      return id === undefined || id === null ? unaddressed(message) : response(text, message);
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

const refusal = ({ id }: Sent): JSONRPCMessage => ({
  jsonrpc: '2.0',
  id,
  error: { code: -32601, message: 'Method not found' },
});

/** As any reader may take it: some check neither the version nor other members. */
const isListChanged = ({ method }: JsonObject): boolean =>
  typeof method === 'string' && /^notifications\/.*list_changed$/.test(method);

/** Resources are read concurrently, so the method alone does not identify a request. */
const keyOf = (method: string, uri: unknown): string =>
  typeof uri === 'string' ? `${method} ${uri}` : method;

/** Clients compare ids by value: some take a response with the id "3" or "03" for the request 3. */
function idOf(id: unknown): string {
  const value = Number(String(id));
  return Number.isNaN(value) ? String(id) : String(value);
}

/** Whether the SDK accepts the message; it ignores every other. */
function isAccepted(message: object): message is JSONRPCMessage & JsonObject {
  try {
    parseJSONRPCMessage(message);
    return true;
  } catch {
    return false;
  }
}
