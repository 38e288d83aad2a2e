/**
 * Keeps the text of every response below the SDK, which drops unknown fields and `__proto__` when it parses.
 * Fed by the transports with what is sent and received; asked for the text of the newest answer to a method.
 */
import type { JSONRPCMessage } from '@modelcontextprotocol/client';

export interface Tap {
  readonly sent: (message: JSONRPCMessage) => void;
  /** `text`: the message exactly as it came; `message`: the same, parsed by JSON.parse. */
  readonly received: (text: string, message: JSONRPCMessage) => void;
  /** Text of the answer to the newest request for `method` (of that `uri`), given once. */
  readonly take: (method: string, uri?: string) => string | undefined;
  /** When (host clock, ms) the newest `list_changed` came, and how many came. */
  readonly changes: () => { readonly count: number; readonly at: number };
}

/** `now`: a clock in milliseconds. */
export function makeTap(now: () => number): Tap {
  // Ids as text: a client may take the answer "3" for the request 3, so the tap must not miss it.
  const newest = new Map<string, string>();
  const asked = new Set<string>();
  const texts = new Map<string, string>();
  let count = 0;
  let at = 0;
  return {
    sent: (message) => {
      if (!('method' in message) || !('id' in message) || message.id === undefined || message.id === null)
        return;
      newest.set(keyOf(message.method, message.params?.['uri']), String(message.id));
      asked.add(String(message.id));
    },
    received: (text, message) => {
      if ('method' in message) {
        if (/^notifications\/.*list_changed$/.test(message.method)) {
          count += 1;
          at = now();
        }
        return;
      }
      const id = String(message.id);
      if (!asked.delete(id)) return;
      texts.set(id, text);
    },
    take: (method, uri) => {
      const id = newest.get(keyOf(method, uri));
      if (id === undefined) return undefined;
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
