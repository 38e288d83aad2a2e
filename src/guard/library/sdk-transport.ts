/** A transport of either SDK generation, as far as the guard uses it. */

/** What both generations ask of a transport. */
export interface AnyTransport {
  start(): Promise<void>;
  send(message: never, options?: never): Promise<void>;
  close(): Promise<void>;
  onmessage?: ((message: never, extra?: never) => void) | undefined;
  onclose?: (() => void) | undefined;
  onerror?: ((error: Error) => void) | undefined;
}

/** The same without the types of a generation. */
export interface PlainTransport {
  start(): Promise<void>;
  send(message: unknown, options?: unknown): Promise<void>;
  close(): Promise<void>;
  onmessage?: (message: unknown, extra?: unknown) => void;
  onclose?: () => void;
  onerror?: (error: Error) => void;
}

const OPTIONAL_MEMBERS = [
  'sessionId',
  'protocolVersion',
  'terminateSession',
  'finishAuth',
  'resumeStream',
  'pid',
  'stderr',
  'hasPerRequestStream',
  'setProtocolVersion',
  'setSupportedProtocolVersions',
];

/**
 * Gives `outer` the optional members that `inner` has, with their values at the time of use. `outer` stays a plain object, so
 * that no client starts another transport of the same class in its place.
 */
export function copyOptionalMembers(inner: object, outer: object): void {
  for (const name of OPTIONAL_MEMBERS) {
    if (!(name in inner)) continue;
    Object.defineProperty(outer, name, {
      enumerable: true,
      get: () => {
        const value = (inner as Record<string, unknown>)[name];
        return typeof value === 'function' ? value.bind(inner) : value;
      },
    });
  }
}
