/**
 * What one kind of config file looks like, as data: its format, where in it servers stand and in what shape, and how a
 * server's block reads. Types only.
 */
import type { Dialect, Format } from '../../contracts.ts';
import type { ServerRules } from './server-rules.ts';

/** Stands in a path of keys for the folder of the project, as an absolute path. */
export const WORKSPACE_FOLDER = '${workspaceFolder}';

export interface Layout extends ServerRules {
  readonly format: Format;
  /** Key paths below which this client looks for servers. */
  readonly containers: readonly (readonly string[])[];
  /** Key paths of other clients: read too, with a notice. */
  readonly foreign?: readonly (readonly string[])[];
  /** Key paths of other clients that may also mean something else: the same, when a server stands there. */
  readonly ambiguous?: readonly (readonly string[])[];
  /** Key paths of one server, named by the `name` of the file. An empty path: the file itself. */
  readonly single?: readonly (readonly string[])[];
  /** A settings file: most hold no servers, and that is nothing odd. */
  readonly settings?: boolean;
  /** Also a file whose top level is the map itself. */
  readonly topLevel?: boolean;
  /** Servers may stand in a list, each with its `name`. */
  readonly list?: boolean;
  /** An entry of this name in the map may be a further map of servers. */
  readonly nestedMap?: string;
  /** In place of the servers their file may be named; these are read anyway. */
  readonly ignoredReferences?: readonly string[];
  /** Variables may stand in it without quotes. */
  readonly unquotedVariables?: boolean;
  /** Key paths that start a server in a way that is not read. */
  readonly unreadServers?: readonly (readonly string[])[];
  /** What is to be known of every such file. */
  readonly notice?: string;
  /** The file is a program: it is never run, so its servers cannot be known. */
  readonly isScript?: boolean;
}

/** A layout with the client it belongs to. */
export interface ClientLayout extends Layout {
  readonly client: string;
  readonly dialect: Dialect;
}
