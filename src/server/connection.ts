/**
 * A connection to a server as the readers of lists see it, what it takes to make one, and the wire below the SDK that it is
 * made of. Types only.
 */
import type { Transport } from '@modelcontextprotocol/client';
import type { McpLockError } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import type { RedirectPolicy } from './http/redirect-policy.ts';
import type { Profile } from './profiles.ts';
import type { Tap } from './tap.ts';

export interface ConnectOptions {
  readonly host: ServerHost;
  /** Folder offered as the one root. */
  readonly root: string;
  /** Ends everything when it aborts. */
  readonly signal: AbortSignal;
  /** Milliseconds the whole observation may take. */
  readonly timeoutMs: number;
  /** `modern`: ask `server/discover` first; `legacy`: `initialize` only. */
  readonly era: 'modern' | 'legacy';
  /** The other era was tried before. */
  readonly retried?: true;
  /** What the lock says of redirects; absent: those inside the origin are followed and noted. */
  readonly redirects?: RedirectPolicy | undefined;
  /** As which client to ask; absent: as mcp-lock. */
  readonly profile?: Profile | undefined;
  /** The revision that `initialize` asks for; absent: the newest. */
  readonly revision?: string | undefined;
}

/** `cursor` of a page, `uri` of a resource. */
export type AskParams = Readonly<Record<string, string>>;

export interface Connection {
  /** Text of the message that answered `initialize` or `server/discover`. */
  readonly opening: { readonly method: string; readonly text: string };
  readonly protocolVersion: string;
  readonly claims: (capability: 'tools' | 'prompts' | 'resources') => boolean;
  /** Text of the message that answered; undefined when the server does not know the method. */
  readonly ask: (method: string, params?: AskParams) => Promise<string | undefined>;
  readonly changes: Tap['changes'];
  /** Resolves when the server has taken note that the opening is over. */
  readonly settled: () => Promise<void>;
  /** Where its address redirects inside its origin, in normal form. */
  readonly redirect: () => string | undefined;
  /** The server no longer knows this session: only a new one gets answers. */
  readonly lost: () => boolean;
  readonly stderr: () => string;
  readonly close: () => Promise<void>;
}

/** A transport and what is known of it below the SDK. */
export interface Wire extends Pick<Connection, 'settled' | 'redirect' | 'lost' | 'stderr'> {
  readonly transport: Transport;
  readonly tap: Tap;
  readonly broken: Promise<never>;
  /** What broke it, for which the SDK has other words. */
  readonly fault: () => McpLockError | undefined;
  /** Before the SDK lets go of it, and after. */
  readonly leave: () => Promise<void>;
  readonly end: () => Promise<void>;
}
