/**
 * What one kind of config file looks like, as data: its format, where it lists servers, and how a server's block is read. Types
 * only.
 */
import type { Dialect, Format } from '../../contracts.ts';
import type { ServerPlace } from './places.ts';
import type { ServerRules } from './server-rules.ts';

/** In a path of keys: the absolute path of the project's folder. */
export const WORKSPACE_FOLDER = '${workspaceFolder}';

export interface Layout extends ServerRules {
  readonly format: Format;
  /** Key paths under which this client looks for servers. */
  readonly containers: readonly (readonly string[])[];
  /** Key paths of other clients: read too, with a notice. */
  readonly foreign?: readonly (readonly string[])[];
  /** Key paths of other clients that have other meanings too: read, with a notice, only if a server is there. */
  readonly ambiguous?: readonly (readonly string[])[];
  /** Key paths of a single server, whose name is the `name` of the file. An empty path: the whole file. */
  readonly single?: readonly (readonly string[])[];
  /** Servers that are not simply a map or a list under a key. */
  readonly places?: readonly ServerPlace[];
  /** Servers that the file describes without a launch line: the client starts these words, and then the value at `at`. */
  readonly described?: readonly {
    readonly when: readonly string[];
    readonly is: string;
    readonly unless: readonly string[];
    readonly at: readonly string[];
    readonly words: readonly string[];
    /** What to say of it. */
    readonly notice: string;
  }[];
  /** A settings file: it need not hold servers. */
  readonly settings?: boolean;
  /** The top level of the file may be the map of servers. */
  readonly topLevel?: boolean;
  /** Servers may be a list, each with its `name`. */
  readonly list?: boolean;
  /** An entry of this name may be another map of servers. */
  readonly nestedMap?: string;
  /** Instead of servers, a file may be named. These files are read anyway, so they need no notice. */
  readonly ignoredReferences?: readonly string[];
  /** Keys that may name another file with servers, and the names of those that are read anyway. */
  readonly references?: readonly { readonly at: readonly string[]; readonly known: RegExp }[];
  /** The client fills in variables before it parses the text, so they may also stand without quotes. */
  readonly rawVariables?: boolean;
  /** The client takes upper and lower case in its keys for the same. */
  readonly foldsKeys?: boolean;
  /** Key paths that start a server in a way that mcp-lock does not read. */
  readonly unreadServers?: readonly (readonly string[])[];
  /** Only files with this word in any case can hold servers; others need not even be valid. */
  readonly mentions?: string;
  /** Keys may be joined by dots; these are the known ones, `*` for a name. */
  readonly dottedKeys?: readonly (readonly string[])[];
  /** Another program fills in `@name@` before the client reads the file, so it may stand without quotes. */
  readonly atVariables?: true;
  /** The file may hold several YAML documents. */
  readonly documents?: boolean;
  /** Servers start in the folder of the config. */
  readonly startsBeside?: true;
  /** The file is not a config of a client; this text says what it is. */
  readonly describes?: string;
  /** A key that brings servers of other files, and what to say of it. */
  readonly imports?: { readonly at: readonly string[]; readonly notice: string };
  /** Whatever looks like a server and was not read is a problem. */
  readonly wholeFile?: true;
  /** A text to print for every such file. */
  readonly notice?: string;
  /** The same, only if the file declares servers. */
  readonly noticeOfServers?: string;
  /** The file is a shell script. It is never run, so its servers are not known. */
  readonly isScript?: boolean;
}

/** A layout with the client it belongs to. */
export interface ClientLayout extends Layout {
  readonly client: string;
  readonly label: string;
  readonly dialect: Dialect;
}
