/**
 * What one can add: a client, a launcher, a reporter (and, as rows of a table, a rule). Types only.
 * Each is one new file plus its name in that folder's `index.ts`.
 */
import type { Host } from './host.ts';
import type { Launch, Notice, Origin, Report, Spec } from './model.ts';

/** The machine as far as paths depend on it; enough to test every platform on one. */
export interface Place {
  readonly platform: string;
  /** The repository or folder the lockfile belongs to (`--cwd`), absolute. */
  readonly workspaceFolder: string;
  readonly userHome: string;
  readonly tmpdir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface ConfigFile {
  readonly path: string;
  readonly scope: 'project' | 'user';
}

export interface ConfigReading {
  readonly specs: readonly Spec[];
  /** Oddities that were read past. */
  readonly notices: readonly Notice[];
  /** Entries that could not be understood; each ends in exit 2 but hides no neighbour. */
  readonly problems: readonly Notice[];
}

/** An app that starts MCP servers, as far as its config files go. Pure: text in, specs out. */
export interface Client {
  readonly id: string;
  readonly label: string;
  readonly files: (place: Place) => readonly ConfigFile[];
  /** Throws McpLockError E_CONFIG when the text as a whole cannot be read. */
  readonly read: (text: string, file: ConfigFile, place: Place) => ConfigReading;
  /** How this client writes variables (`clients/variables.ts`). */
  readonly dialect: Dialect;
}

/** Names a syntax for variables in config values; `none` means text is taken as it stands. */
export type Dialect = 'none' | 'claude-code' | 'cursor' | 'vscode';

/** What a launch line says about where its code comes from, before anything was looked up. */
export interface Identity {
  /** Id of the launcher that understood the line. */
  readonly launcher: string;
  /** The origin URL without version: `pkg:npm/%40scope/name`, `https://host/path`, `file:${workspaceFolder}/x.js`. */
  readonly url: string;
  /** The version or range as written, without the name: `1.2.3`, `^1`, `latest`; empty when none is written. */
  readonly requested: string;
  /** The launch names an exact version or digest (for a local file: its bytes are hashed). */
  readonly pinned: boolean;
}

/** How a launch is understood. `identify` is pure and first match wins; `resolve` may read disk or ask a registry. */
export interface Launcher {
  readonly id: string;
  readonly label: string;
  /** `launch` has its variables expanded. Undefined: not this launcher's. */
  readonly identify: (launch: Launch, place: Place) => Identity | undefined;
  /** Whether `resolve` asks the network or starts a process; `verify --offline` skips it then. */
  readonly remote: boolean;
  /** What that identity is today. Throws McpLockError E_REGISTRY or E_LAUNCH. */
  readonly resolve: (identity: Identity, launch: Launch, place: Place, host: Host) => Promise<Origin>;
}

export interface RenderOptions {
  readonly color: boolean;
  readonly unicode: boolean;
  readonly columns: number;
  readonly verbose: boolean;
  /** Options a person must type again for an advised command to mean the same: ` --config x.json`, or nothing. */
  readonly flags?: string;
}

/** One output format of a report. Ends with a newline. Every foreign string in it goes through `display`. */
export interface Reporter {
  readonly id: string;
  readonly render: (report: Report, options: RenderOptions) => string;
}
