/**
 * What to start or reach, everything expanded, and what signs its requests in. Types only; their values hold secrets and live
 * only in memory.
 */
import type { Auth } from '../model.ts';

/** What to start or reach, everything expanded. Holds secrets. */
export type Target =
  | ({ readonly kind: 'stdio' } & ProcessRequest)
  | ({ readonly kind: 'http' } & HttpRequest);

/** A process to start, without a shell. */
export interface ProcessRequest {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** How messages travel: Streamable HTTP (2025-03-26 and later) or HTTP+SSE (2024-11-05). */
export type HttpTransport = 'http' | 'sse';

export interface HttpRequest {
  /** The way the config names; the other one is tried when the server does not know it. */
  readonly transport: HttpTransport;
  readonly url: string;
  /** Header values by name, variables expanded. */
  readonly headers: Readonly<Record<string, string>>;
  /** Signs requests in where the config's own headers do not. */
  readonly authorizer?: Authorizer;
}

/** Credentials for one server, asked anew for each request. They are sent to the origin of its address alone. */
export interface Authorizer {
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
  /** What a 401 or 403 said; true when `headers()` has something else now and the request is worth another try. */
  readonly refused?: (answer: Refused) => Promise<boolean>;
}

interface Refused {
  readonly status: 401 | 403;
  /** The server's own words, hostile text. */
  readonly challenge: string;
}

/** How a server is signed in to. Holds secrets. */
export interface SignedIn {
  readonly authorizer?: Authorizer;
  /** Where the token is from, for messages: a variable, or the stored sign-in. */
  readonly from?: string;
  /** What is to be locked of it. */
  readonly auth?: Auth;
  /** Every token that was used so far. */
  readonly secrets: () => readonly string[];
}
