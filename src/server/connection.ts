/**
 * A connection to a server as the readers of lists see it, what it takes to make one, and the wire below the SDK that it is
 * made of. Types only.
 */
import type { Transport } from '@modelcontextprotocol/client';
import type { McpLockError } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import type { Download } from './download.ts';
import type { RedirectPolicy } from './http/redirect-policy.ts';
import type { SizeLimit } from './limits.ts';
import type { ServerProcess } from './process.ts';
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
  /** The time limit as the person gave it, for messages; absent: `timeoutMs`, of which none was spent before. */
  readonly limitMs?: number | undefined;
  /** What is downloaded before the server starts. */
  readonly download?: Download | undefined;
  /** A run of the target that was started already; absent: it is started now. */
  readonly server?: ServerProcess | undefined;
  /** Is given what the process writes to stderr. */
  readonly onStart?: (stderr: () => string) => void;
  /** `modern`: ask `server/discover` first; `legacy`: `initialize` only. */
  readonly era: 'modern' | 'legacy';
  /** Set when the other era was tried before. */
  readonly retried?: true;
  /** What the lock says of redirects; absent: those inside the origin are followed and noted. */
  readonly redirects?: RedirectPolicy | undefined;
  /** The client to present; absent: mcp-lock. */
  readonly profile?: Profile | undefined;
  /** The revision that `initialize` asks for; absent: the newest. */
  readonly revision?: string | undefined;
}

/** `cursor` of a page, `uri` of a resource. */
export type RequestParams = Readonly<Record<string, string>>;

export interface Connection {
  /** Text of the response to `initialize` or `server/discover`. */
  readonly opening: { readonly method: string; readonly text: string };
  readonly protocolVersion: string;
  readonly hasCapability: (capability: 'tools' | 'prompts' | 'resources') => boolean;
  /** Text of the response; undefined when the server does not know the method. Throws E_*. */
  readonly request: (method: string, params?: RequestParams) => Promise<string | undefined>;
  /** The `list_changed` notifications so far. */
  readonly changes: Tap['changes'];
  /** How large a message and a list may be. */
  readonly size: SizeLimit;
  /** Resolves when the server has received `notifications/initialized`. */
  readonly settled: () => Promise<void>;
  /** Whether everything that the server sent with its answers has arrived: no stream is open in which more could come. */
  readonly allArrived: () => Promise<boolean>;
  /** Where its address redirects inside its origin, in normal form. */
  readonly redirect: () => string | undefined;
  /** Whether the server no longer knows this session, so that a new one is needed. */
  readonly isSessionLost: () => boolean;
  readonly stderr: () => string;
  readonly close: () => Promise<void>;
}

/** A transport and what is known of it below the SDK. */
export interface Wire
  extends Pick<Connection, 'settled' | 'allArrived' | 'redirect' | 'isSessionLost' | 'stderr'> {
  readonly transport: Transport;
  readonly tap: Tap;
  /** Rejects when the server breaks the protocol or goes away. */
  readonly broken: Promise<never>;
  /** What broke it; the SDK reports another error. */
  readonly fault: () => McpLockError | undefined;
  /** Before the SDK closes its transport. */
  readonly endSession: () => Promise<void>;
  /** After the SDK closed its transport. */
  readonly end: () => Promise<void>;
}
