/**
 * A client whose hooks mcp-lock answers, as data: what it sends, what it gets back, and what the check found out about its servers.
 * Types only.
 */
import type { JsonObject } from '../model.ts';

/** A configured server after the check of a session. */
export interface CheckedServer {
  readonly name: string;
  /** Its names in the client, if they are others: those of a plugin. */
  readonly called?: readonly string[];
  /** Its name in the lock, which a model may be told; absent: the lock does not have it. */
  readonly locked?: string;
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
      /** By its name, the tool is one of a plugin. */
      readonly ofPlugin?: boolean;
      /** Every server that the call may be for. */
      readonly candidates: (servers: readonly CheckedServer[]) => readonly Candidate[];
    })
  | Act
  /** The person sent a prompt. */
  | (InSession & { readonly kind: 'prompt' })
  /** A tool of the client itself that is about MCP servers in a way that mcp-lock does not know. */
  | { readonly kind: 'unknown-tool' }
  | { readonly kind: 'other' };

/** A tool of the client that runs a command line or writes files. */
export interface Act extends InSession {
  readonly kind: 'act';
  /** The folder in which the agent works. */
  readonly cwd: string | undefined;
  readonly command?: string;
  /** `powershell`: not of sh and its like. */
  readonly shell?: 'powershell';
  /** A program in another language. */
  readonly code?: string;
  /** Files that it writes. */
  readonly paths?: readonly string[];
  /** The client cannot ask a person about this tool: only what no agent needs to write is denied. */
  readonly cannotAsk?: true;
}

/**
 * What is wrong with the servers of a session, or with a call. The text for the model names only servers of the lock and does not
 * tell how to accept a change.
 */
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
  readonly deny: (reason: Problem) => string;
  /** The answer that lets a person decide about a tool. */
  readonly ask: (reason: Problem) => string;
  /** The answer that does not stop a call. */
  readonly pass: string;
  /** The answer at the start of a session. `note`: for the person alone. */
  readonly sessionStart: (problem: Problem | undefined, note?: string) => string;
  /** The answer that tells the person something, and the model nothing. */
  readonly tell: (text: string) => string;
  /** The answer to any other event. */
  readonly other: string;
}
