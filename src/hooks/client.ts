/**
 * What a client's hooks are to us: a client that can be added, what it tells, and what was found out about its servers.
 * Types only.
 */
import type { JsonObject } from '../model.ts';

/** A configured server as the last check of a session left it. */
export interface CheckedServer {
  readonly name: string;
  /** Id of the client whose config names it. */
  readonly client: string;
  /** `other`: not of the project; the client knows it from a config of this user, and nobody checked it. */
  readonly verdict: 'ok' | 'drift' | 'incomplete' | 'other';
  /** Names of its locked tools. */
  readonly tools: readonly string[];
  /** Hashes of what it is started or reached by: whole lines and addresses, and the program alone. */
  readonly lines: readonly string[];
  readonly programs: readonly string[];
}

/** A server that a call may be meant for, and whether the tool is one of its locked ones. */
export interface Candidate {
  readonly server: CheckedServer;
  readonly locked: boolean;
}

/** `session`: what the client calls it; empty where it says nothing. */
interface InSession {
  readonly roots: readonly string[];
  readonly session: string;
}

export type HookEvent =
  | (InSession & { readonly kind: 'start' })
  | (InSession & {
      readonly kind: 'call';
      /** Every server the call may be meant for. */
      readonly among: (servers: readonly CheckedServer[]) => readonly Candidate[];
    })
  | { readonly kind: 'other' };

/** What is wrong with the servers of a session. A model is not told how a change is accepted. */
export interface Problem {
  readonly person: string;
  readonly model: string;
}

/** A client that asks a program before it calls a tool. Pure; answers are whole texts for stdout. */
export interface HookClient {
  readonly id: string;
  /** Clients whose configs it reads; undefined: a server is known by how it is started, whoever names it. */
  readonly configs: readonly string[] | undefined;
  /** What it tells; undefined when that cannot be understood. */
  readonly read: (
    input: JsonObject,
    env: Readonly<Record<string, string | undefined>>,
  ) => HookEvent | undefined;
  readonly deny: (reason: string) => string;
  /** Nothing against this call. */
  readonly pass: string;
  /** A session began. */
  readonly sessionStart: (problem: Problem | undefined) => string;
  /** An event that asks nothing of us. */
  readonly other: string;
}
