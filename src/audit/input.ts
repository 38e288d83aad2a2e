/** What the rules of `audit` read: servers as configs declare them and as the lock has them. Types only. */
import type { Place, Understood } from '../contracts.ts';
import type { Context } from '../diff/context.ts';
import type { Work } from '../host/turns.ts';
import type { Entry, Finding, Launch, Spec } from '../model.ts';

/** One server. */
export interface AuditServer {
  /** Its name in the lock. */
  readonly key: string;
  /** Absent: no config declares it. */
  readonly spec?: Spec;
  /** As its config writes it; without a config, as the lock has it. Holds secrets. */
  readonly launch: Launch;
  /** Absent: nobody can say what it starts. */
  readonly understood?: Understood;
  /** Absent: it was never read. */
  readonly entry?: Entry;
  /** Ids of the clients that start it. */
  readonly clients: readonly string[];
  readonly place: Place;
  /** The config file as a person would type it; absent as `spec`. */
  readonly file?: string;
  readonly manifest?: Manifest;
}

/** What the package says of itself where the package manager has put it. */
export interface Manifest {
  /** The file, as a person would type it. */
  readonly file: string;
  readonly repository?: string;
  /** Name of the server in a registry of servers. */
  readonly mcpName?: string;
}

/** All servers of a run. */
export interface AuditInput {
  readonly servers: readonly AuditServer[];
  readonly context: Context;
}

/** Findings about one server. Pure; yields while it reads many items. */
export type AuditRule = (server: AuditServer, input: AuditInput) => Work<readonly Finding[]>;
