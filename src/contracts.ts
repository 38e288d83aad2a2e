/**
 * What one can add: a client, a launcher, a reporter (and, as rows of a table, a rule). Types, and the words of `--on-drift`.
 * Each is one new file plus its name in that folder's `index.ts`.
 */
import type { Host } from './host/host.ts';
import type { ConfigLayer, Failure, Finding, Launch, Notice, Origin, Report, Spec } from './model.ts';

/** The machine as far as paths depend on it; enough to test every platform on one. */
export interface Place {
  readonly platform: string;
  /** The repository or folder the lockfile belongs to, absolute. */
  readonly workspaceFolder: string;
  /** The folder in which the client is started, absolute; absent: the one of the lockfile. */
  readonly startFolder?: string;
  /** The root of the git repository that the start folder is in, absolute; absent: it is in none, or nobody has looked. */
  readonly gitRoot?: string;
  /**
   * The lockfile is that of the user, whose folder is the home folder. `workspaceFolder` is then the folder in which the client is started,
   * and gets no name in the lock.
   */
  readonly ofUser?: true;
  /** The folder under which the clients of this user keep what holds for this project alone; absent: the root of the repository. */
  readonly localFolder?: string;
  readonly userHome: string;
  readonly tmpdir: string;
  /** Where these folders lie that are reached by a link; absent: nobody has looked. */
  readonly real?: Readonly<Partial<Record<'workspaceFolder' | 'userHome' | 'tmpdir', string>>>;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface ConfigFile {
  readonly path: string;
  readonly scope: 'project' | 'user';
  /** The folder whose config it is, absolute: the one it was looked for in; absent for files of the user and of the machine. */
  readonly folder?: string;
  /** Absent: as its scope. */
  readonly layer?: ConfigLayer;
  /** Where several of one client name the same server: which is stronger, compared number by number. Absent: they are equals. */
  readonly strength?: readonly number[];
  /** It takes no part in that: what it declares starts beside all else. */
  readonly apart?: true;
  /** While it exists, its client starts only what is in it. */
  readonly alone?: true;
  /** Its client does not read it where one of these files exists. */
  readonly hiddenBy?: readonly string[];
  /** When given, `path` is a folder: every file in it whose name this matches is a config of its own. */
  readonly each?: RegExp;
  /** With `each`: what it matches are folders, and this file in each of them, if it is there, is the config. */
  readonly inside?: string;
  /** What it is written in; absent for a file somebody named. */
  readonly format?: Format;
}

/** What a config is written in. `any`: its name says it, or else trying. */
export type Format = 'json' | 'toml' | 'yaml' | 'properties' | 'any';

export interface ConfigReading {
  readonly specs: readonly Spec[];
  /** Oddities that were read past. */
  readonly notices: readonly Notice[];
  /** Entries that could not be understood; each ends in exit 2 but hides no neighbour. */
  readonly problems: readonly Notice[];
  /** The one among them that says that this client finds no servers in the file. */
  readonly missing?: Notice;
  /** Pointers of entries that a program may pass over, and then starts what another config has under the name. */
  readonly unsureAt?: readonly string[];
}

/** What a client makes of a server that several of its configs name. */
export interface MergedServer {
  readonly name: string;
  /** The configs that say something of it, the weakest first. */
  readonly files: readonly ConfigFile[];
  /** None of them says what to start or to reach. */
  readonly incomplete?: true;
  readonly reading: ConfigReading;
}

/** A config and its text. */
export interface ConfigPart {
  readonly file: ConfigFile;
  readonly text: string;
}

/**
 * What becomes of servers of one name in several configs of a client. `apart`: each starts, as far as anybody knows; `whole`: that of the
 * strongest config; `keys`: one server, each key from the strongest config that has it.
 */
export type NameRule = 'apart' | 'whole' | 'keys';

/** An app that starts MCP servers, as far as its config files go. Pure: text in, specs out. */
export interface Client {
  readonly id: string;
  readonly label: string;
  /** What most of its files are written in. */
  readonly format: Format;
  readonly files: (place: Place) => readonly ConfigFile[];
  /** Those that it also reads in folders above the one it is started in, nearest first. */
  readonly filesAbove: (place: Place) => readonly ConfigFile[];
  readonly names: NameRule;
  /** With `keys`: each server of these configs, the weakest config first. Throws as `read` does. */
  readonly merge?: (parts: readonly ConfigPart[], place: Place) => readonly MergedServer[];
  /** How surely a path is one of its own files wherever it lies; 0: not at all. */
  readonly owns: (path: string, place: Place) => number;
  /** What in a file of unknown name says that it is of this client: any one of them. */
  readonly tells: readonly Tell[];
  /** Throws McpLockError E_CONFIG when the text as a whole cannot be read. */
  readonly read: (text: string, file: ConfigFile, place: Place) => ConfigReading;
  /** How this client writes variables (`variables/dialects.ts`). */
  readonly dialect: Dialect;
  /** How a guard is written in one of its files, in the place of a remote server. */
  readonly guardEntry: (file: ConfigFile, place: Place) => GuardEntry;
}

/** The keys of an entry that starts a guard. */
export interface GuardEntry {
  readonly command: string;
  /** Absent: the command is the whole line as a list. */
  readonly args?: string;
  readonly env: string;
  /** The type that the client needs in such an entry. */
  readonly type?: { readonly key: string; readonly value: string };
  /** Keys that the client reads alike of local and of remote servers: they stay beside the guard. */
  readonly shared: readonly string[];
  /** Keys that `wrap` writes beside a guard, because this client needs them. */
  readonly startKeys: readonly StartKey[];
}

/** A key with its value as it is written; not added where the entry has the key, or one of `or`. */
export interface StartKey {
  readonly key: string;
  readonly value: string;
  readonly or?: readonly string[];
}

/** A mark of a client in a config: something stands at a path of keys, and all else that is said of it holds. */
export interface Tell {
  readonly at: readonly string[];
  readonly is?: 'object' | 'list';
  readonly format?: Format;
  /** This key does not stand at the top level. */
  readonly without?: string;
  /** One of the entries there has one of these keys. */
  readonly holds?: readonly string[];
  /** One of the entries there has one of these as its `type`. */
  readonly types?: readonly string[];
  /** The text there holds this. */
  readonly says?: string;
  /** The file holds this somewhere. */
  readonly mentions?: string;
}

/** Names a syntax for variables in config values (`variables/dialects.ts`); `none`: text is taken as it stands. */
export type Dialect =
  | 'none'
  | 'any'
  | 'amazon-q'
  | 'claude-code'
  | 'cline'
  | 'continue'
  | 'copilot'
  | 'crush'
  | 'cursor'
  | 'fast-agent'
  | 'gemini'
  | 'kilo'
  | 'kiro'
  | 'librechat'
  | 'mcpb'
  | 'opencode'
  | 'qwen'
  | 'roo'
  | 'vscode'
  | 'warp'
  | 'windsurf';

/** What a launch line says about where its code comes from, before anything was looked up. */
export interface Identity {
  /** Id of the launcher that understood the line. */
  readonly launcher: string;
  /** The origin URL without version: `pkg:npm/%40scope/name`, `https://host/path`, `file:${workspaceFolder}/x.js`. */
  readonly url: string;
  /** The version, range, tag or digest as written, without the name: `1.2.3`, `^1`, `latest`; empty when none is written. */
  readonly requested: string;
  /** The launch names an exact version or digest (for a local file: its bytes are hashed). */
  readonly pinned: boolean;
  /** The word of the line that names the package or image, as written. A variable in it makes a server un-lockable. */
  readonly token?: string;
  /** What it runs in turn: for `npx tsx server.ts` the program `tsx` with `server.ts`. May hold another launch. */
  readonly runs?: Runs;
  /** A shell line or a service that nobody can look into: the line itself is all that is pinned. */
  readonly opaque?: true;
  /** What it lends of this machine to a container, absolute: files that start there, and what nobody looks into. */
  readonly mounted?: { readonly files: readonly string[]; readonly folders: readonly string[] };
}

/** A program that a package brings, or that starts inside an image, and what it is given. */
export interface Runs {
  readonly program: string;
  readonly args: readonly string[];
  /** It starts in a container or on another machine: paths are none of this one. */
  readonly elsewhere?: true;
  /** The folder it starts in, absolute; absent: that of the launch. */
  readonly cwd?: string;
}

/** Packages on disk, as npm lays them out. */
export interface InstalledFolder {
  /** With `node_modules` in it. */
  readonly folder: string;
  /** npm's own cache, which keeps what it downloaded. */
  readonly cache: string;
  /** Nothing but the packages of the line lies there. */
  readonly whole: boolean;
  /** Name in `node_modules` of the package that is started. */
  readonly name: string;
}

/** How a launch is understood. `identify` is pure and first match wins; `resolve` may read disk or ask a registry. */
export interface Launcher {
  readonly id: string;
  readonly label: string;
  /** Launch lines as people write them, for the docs; the first shows how an exact version is written, where there is one. */
  readonly examples: readonly string[];
  /** Its program is one of the machine: a file of that name in the repository is never taken for it. */
  readonly ofTheMachine?: true;
  /** `launch` has its variables expanded and its wrappers (`cmd /c`, `env`, …) taken off. Undefined: not this launcher's. */
  readonly identify: (launch: Launch, place: Place) => Identity | undefined;
  /** Whether `resolve` asks the network or starts a process; `verify --offline` skips it then. */
  readonly remote: boolean;
  /**
   * Throws E_LAUNCH where something on this machine would be started in place of what the line names; with `inPlace` where a
   * file is in the way. Asks no network. `resolve` does this, too.
   */
  readonly refuse?: (launch: Launch, place: Place, host: Host) => Promise<void>;
  /** What that identity is today. Throws McpLockError E_REGISTRY or E_LAUNCH. `launch` as given to `identify`. */
  readonly resolve: (identity: Identity, launch: Launch, place: Place, host: Host) => Promise<Origin>;
  /** What the registry says of one version of the package, whatever the launch asks for. Throws E_REGISTRY. */
  readonly release?: (version: string, launch: Launch, place: Place, host: Host) => Promise<Origin>;
  /** When each version of the package was published, where its registry says so: dates by version. Throws E_REGISTRY. */
  readonly dates?: (launch: Launch, place: Place, host: Host) => Promise<Readonly<Record<string, string>>>;
  /**
   * The release that the package manager wrote down when it installed the package, whatever the registry says of it;
   * undefined when it wrote nothing. Asks no network.
   */
  readonly installed?: (
    launch: Launch,
    place: Place,
    host: Host,
  ) => Promise<{ readonly version: string; readonly integrity?: string } | undefined>;
  /** Where a package manager has put the packages of the line, whether they are there or not. Asks no network. */
  readonly folder?: (launch: Launch, place: Place, host: Host) => Promise<InstalledFolder | undefined>;
  /**
   * All packages below the one that `origin` is: place in the tree → a line of the lock. `recorded`: what the package manager
   * wrote down when it installed them, undefined when it wrote nothing. `completed`: the same with the packages of other
   * machines. `today`: what it would install today, for every machine. Runs no script of theirs. Throws E_REGISTRY or E_LAUNCH.
   */
  readonly dependencies?: (
    how: 'recorded' | 'completed' | 'today',
    origin: Origin,
    launch: Launch,
    place: Place,
    host: Host,
  ) => Promise<Readonly<Record<string, string>> | undefined>;
}

/** A launch with all that stands in one another in it: wrappers taken off, runners and proxies followed. */
export interface Understood {
  readonly launcher: Launcher;
  readonly identity: Identity;
  /** What the launcher understood: the launch without its wrappers. */
  readonly launch: Launch;
  /** What was taken off, outermost first: `cmd`, `env`, `sh`. */
  readonly wrappers: readonly string[];
  /** Variables that the wrappers set, here and around it. May hold secrets. */
  readonly sets: Readonly<Record<string, string>>;
  /** What the program in turn starts or reaches: the script of `npx tsx F`, the address of `npx mcp-remote URL`. */
  readonly parts: readonly Understood[];
}

export interface RenderOptions {
  readonly color: boolean;
  readonly unicode: boolean;
  readonly columns: number;
  readonly verbose: boolean;
  /** Options a person must type again for an advised command to mean the same: ` --config x.json`, or nothing. */
  readonly flags?: string;
  /** The same for what is about the user's own servers: ` --user`. */
  readonly userFlags?: string;
  /** The client that was asked for, as a command that asks again must say it: ` --as cursor`, or nothing. */
  readonly as?: string;
  /** What is told of: servers against the lock (absent), the same by `diff` itself, two locks and nothing live, or what `audit` noticed. */
  readonly about?: 'diff' | 'locks' | 'audit';
  /** Of mcp-lock, for the formats that say so. */
  readonly version?: string;
  /** Where things stand in the repository, for the formats that say so; absent: at the first line of the lockfile. */
  readonly anchors?: Anchors;
  /** The same for `Report.user`. */
  readonly userAnchors?: Anchors;
}

/** What `guard --on-drift` may say, and the entry of a wrapped server with it; the first is the default. */
export const ON_DRIFT = ['hide', 'stop', 'warn'] as const;
export type OnDrift = (typeof ON_DRIFT)[number];

/** A line of the repository that annotations, code scanning and code quality point at. */
export interface Anchor {
  /** From the top of the repository or of the CI workspace, with `/` and without `./`. Hostile text, like every name. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** Where what a report tells of stands. Everything has a place: a service refuses a whole report for one result without. */
export interface Anchors {
  /** Path of the lockfile, as an anchor names it. */
  readonly lockfile: string;
  readonly ofFinding: (finding: Finding) => Anchor;
  readonly ofServer: (name: string) => Anchor;
  readonly ofFailure: (failure: Failure) => Anchor;
}

/** One output format of a report. Ends with a newline. Every foreign string in it goes through `display`. */
export interface Reporter {
  readonly id: string;
  readonly render: (report: Report, options: RenderOptions) => string;
  /** The same as work that can be interrupted where it yields, for a format that takes long for many findings. */
  readonly inTurns?: (report: Report, options: RenderOptions) => Generator<void, string>;
}
