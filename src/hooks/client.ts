/**
 * A client whose hooks mcp-lock answers, as data: what it sends, what it gets back, and what the check found out about its servers.
 * Types only.
 */
import type { JsonObject } from '../model.ts';

/** A configured server after the check of a session. */
export interface CheckedServer {
  readonly name: string;
  /** Id of the client whose config declares it. */
  readonly client: string;
  /** `other`: from a config of this user that was not checked. */
  readonly verdict: 'ok' | 'drift' | 'incomplete' | 'other';
  /** Names of its locked tools. */
  readonly tools: readonly string[];
  /** Hashes of its command line or URL, and of its program alone. */
  readonly lines: readonly string[];
  readonly programs: readonly string[];
}

/** A server that a call may be for, and whether the tool is locked. */
export interface Candidate {
  readonly server: CheckedServer;
  readonly locked: boolean;
}

/** `session`: the id of the client; empty if it sends none. */
interface InSession {
  readonly roots: readonly string[];
  readonly session: string;
}

export type HookEvent =
  | (InSession & { readonly kind: 'start' })
  | (InSession & {
      readonly kind: 'call';
      /** Every server that the call may be for. */
      readonly candidates: (servers: readonly CheckedServer[]) => readonly Candidate[];
    })
  | { readonly kind: 'other' };

/** What is wrong with the servers of a session. The text for the model does not tell how to accept a change. */
export interface Problem {
  readonly person: string;
  readonly model: string;
}

/** A client that runs a program before it calls a tool. Pure; answers are whole texts for stdout. */
export interface HookClient {
  readonly id: string;
  /** Ids of the clients whose configs it reads; undefined: it identifies a server by its command line or URL, from any config. */
  readonly configs: readonly string[] | undefined;
  /** The event that it sends; undefined if it cannot be understood. */
  readonly read: (
    input: JsonObject,
    env: Readonly<Record<string, string | undefined>>,
  ) => HookEvent | undefined;
  readonly deny: (reason: string) => string;
  /** The answer that does not stop a call. */
  readonly pass: string;
  /** The answer at the start of a session. */
  readonly sessionStart: (problem: Problem | undefined) => string;
  /** The answer to any other event. */
  readonly other: string;
}
