/**
 * Everything outside the program, as one argument: disk, environment, clock, processes, network, terminal.
 * `nodeHost()` (`node-host.ts`) is the real one; tests pass another. Nothing else in `src` touches these. Types only.
 */
import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { Folders } from './folders.ts';
import type { OwnFiles } from './own-files.ts';

export interface Files {
  /** Whole file as bytes. Throws Node's errno errors. */
  readonly read: (path: string) => Promise<Uint8Array>;
  /** Undefined if nothing is there. Follows links. */
  readonly kind: (path: string) => Promise<'file' | 'directory' | 'other' | undefined>;
  /** Size in bytes. Throws if nothing is there. */
  readonly size: (path: string) => Promise<number>;
  /**
   * Another text whenever a file was written, replaced or given other permissions, whatever its time says; undefined if nothing is
   * there. Follows links.
   */
  readonly stamp: (path: string) => Promise<string | undefined>;
  readonly isLink: (path: string) => Promise<boolean>;
  /** Whether its permissions let nobody write to it. Throws if nothing is there. */
  readonly isReadOnly: (path: string) => Promise<boolean>;
  /** What is at the path itself (a link is 'other'), and the time since its last change; undefined if nothing is there. */
  readonly look: (
    path: string,
  ) => Promise<{ readonly kind: 'file' | 'directory' | 'other'; readonly ageMs: number } | undefined>;
  /**
   * Whether what is at the path itself belongs to this user, or to whoever owns what is at `other`; false if nothing is there. Always
   * true on Windows, which has no such owner.
   */
  readonly sharesOwner: (path: string, other: string) => Promise<boolean>;
  /** The first `bytes` of a file at most. Follows no link, waits for no writer. */
  readonly readStart: (path: string, bytes: number) => Promise<Uint8Array>;
  /** Absolute path with every link followed. Throws ENOENT. */
  readonly realPath: (path: string) => Promise<string>;
  readonly list: (path: string) => Promise<readonly string[]>;
  /**
   * Replaces a file whole or not at all: temporary file in the same folder, fsync, rename. `mode`: of the new file; without it, the
   * permissions of the old file.
   */
  readonly replace: (path: string, text: string, mode?: number) => Promise<void>;
  /** Creates a file that must not exist yet (EEXIST otherwise). */
  readonly create: (path: string, text: string) => Promise<void>;
  /** The same for a file that no other process ever sees in part. */
  readonly claim: (path: string, text: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  /** Makes a folder and those above it, and closes it to other users. */
  readonly makePrivateFolder: (path: string) => Promise<void>;
  /** A new empty folder that only this user can read, named after the prefix. */
  readonly makeScratch: (prefix: string) => Promise<string>;
  /** Removes a folder of `makeScratch` with everything in it. Follows no link. */
  readonly removeScratch: (path: string) => Promise<void>;
}

interface SpawnOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface RunResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The redirect of a browser to `redirectUrl`. */
export interface Callback {
  readonly redirectUrl: string;
  /** The query of the first request that is the redirect. */
  readonly query: Promise<URLSearchParams>;
  readonly close: () => Promise<void>;
}
/** `port` 0: any free port. */
type AwaitCallback = (port: number) => Promise<Callback>;

interface Terminal {
  readonly stdoutIsTTY: boolean;
  readonly stderrIsTTY: boolean;
  readonly stdinIsTTY: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** One line typed at the terminal, prompted on stderr; undefined at end of input. */
  readonly ask: (prompt: string) => Promise<string | undefined>;
  /** Shows a text in a pager until the person leaves it; false when the program cannot be started or fails. No shell. */
  readonly page: (
    command: string,
    args: readonly string[],
    text: string,
    env: Readonly<Record<string, string | undefined>>,
  ) => Promise<boolean>;
}

/** Milliseconds that a server is given. A test brings others, so that none depends on how fast its machine is. */
export interface Waits {
  /** For its answer to `server/discover` before `initialize` is tried, at most. */
  readonly probe: number;
  /** Without `list_changed` until a server counts as quiet. */
  readonly quiet: number;
  /** The longest wait for that. */
  readonly quietMax: number;
  /** For a list without an announced capability, once the announced lists are read. */
  readonly unannounced: number;
  /** To leave by itself after the end of its input, and again after SIGTERM. */
  readonly grace: number;
  /** For another process that writes the lockfile, at most. */
  readonly turn: number;
  /** Before a failed request is sent for the second and the third time. */
  readonly retries: readonly [number, number];
}

/**
 * The machine for all work before a server is read: it can run package managers and ask registries, and has no way to start or
 * reach a server.
 */
export interface Host {
  readonly platform: string;
  readonly cwd: string;
  readonly home: string;
  readonly tmpdir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly pid: number;
  /** The Node this runs on: its program, processor and major version. */
  readonly node: { readonly path: string; readonly arch: string; readonly major: string };
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  readonly waits: Waits;
  /** Calls `run` after so many milliseconds, unless what is returned is called before. */
  readonly timer: (ms: number, run: () => void) => () => void;
  /** Whether the process that had this id `ageMs` milliseconds ago still runs. */
  readonly alive: (pid: number, ageMs: number) => boolean;
  readonly files: Files;
  /** Files of this user alone, in its own folders. */
  readonly ownFiles: OwnFiles;
  readonly folders: Folders;
  /** Signals a whole group of `spawn` (0: only asks); false when nothing of it is left. */
  readonly signalGroup: (pid: number, signal: NodeJS.Signals | 0) => boolean;
  /** A helper program (npm, git) run to its end: no shell, output capped, ended after `timeoutMs` and when `signal` aborts. */
  readonly run: (
    command: string,
    args: readonly string[],
    options: SpawnOptions & {
      readonly timeoutMs: number;
      /** Text for its standard input; absent: none. */
      readonly input?: string;
    },
  ) => Promise<RunResult>;
  /** For registries and other package sources, through the proxy that the environment names, if it names one. */
  readonly registryFetch: typeof fetch;
  /** Shows an http or https address in the person's browser, without a shell; false when there is none. */
  readonly browse: (url: URL) => Promise<boolean>;
  /** The same for a file of ours. */
  readonly openFile: (url: URL) => Promise<boolean>;
  /** A door on loopback for the one answer a browser brings. */
  readonly awaitCallback: AwaitCallback;
  readonly terminal: Terminal;
  /** This process's own stdin and stdout as bytes, for a relay. */
  readonly pipes: () => { readonly input: Readable; readonly output: Writable };
  /** Opens a log for appending, readable by its owner alone; what is returned adds text to it at once. */
  readonly openLog: (path: string) => (text: string) => void;
  /** Milliseconds since 1970. */
  readonly time: () => number;
  /** Aborted by Ctrl-C or a termination signal. */
  readonly signal: AbortSignal;
}

/**
 * The whole machine, which can also start and reach servers. One of your own is best made of `nodeHost()`: registries are asked by
 * `registryFetch`, servers and those who sign in to them by `fetch`.
 */
export interface ServerHost extends Host {
  /** A server, in a process group of its own (a new session on POSIX), all three streams piped, no shell. */
  readonly spawn: (command: string, args: readonly string[], options: SpawnOptions) => ChildProcess;
  /** For servers and whoever signs in to them, through the proxy that the environment names, if it names one. */
  readonly fetch: typeof fetch;
  /**
   * Another program in the place of this one: same terminal, streams and group, signals passed on. Its exit status; a
   * death by signal is this process's, too. Throws Node's errno errors when it cannot be started.
   */
  readonly exec: (command: string, args: readonly string[], options: SpawnOptions) => Promise<number>;
}
