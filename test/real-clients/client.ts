/** What a check has to know of a client. A client is one file in `clients/` and a line in its `index.ts`. */
import type { Ran } from '../helpers/run.ts';
import type { Call } from './model/model.ts';
import { run } from './run.ts';
import type { ClientId } from './versions.ts';
import type { World } from './world.ts';

/** The checks: name and heading in the table of `docs/clients.md`. */
export const CHECKS = {
  list: 'same list',
  levels: 'same list in `sub/folder`',
  wrapped: 'wrapped server works',
  changes: 'changes are kept from the model',
  hooks: 'hooks deny and pass',
} as const;
export type CheckName = keyof typeof CHECKS;

/** Why a client has no check of hooks. */
export const NO_HOOK = 'mcp-lock has no hook for this client';

/** Where a config lies, from the folder above the repository to `sub/folder` in it; and the one of the user. */
export const LEVELS = ['above', 'root', 'sub', 'folder', 'user'] as const;
export type Level = (typeof LEVELS)[number];

/** A server as the client's own list shows it: its name, and how it is started or where it is. */
export interface Listed {
  readonly name: string;
  readonly launch: string;
  /** It is switched off, and the list says so. */
  readonly off?: boolean;
}

/** What a session showed. */
export interface Seen {
  /** Definitions of tools as they reached the model (of a client without one: the person). */
  readonly tools: readonly unknown[];
  /** All that reached the model. */
  readonly text: string;
  readonly results: readonly string[];
}

export interface RealClient {
  readonly id: ClientId;
  readonly label: string;
  /** The words that start it; `folder` is where its package lies. */
  readonly program: (folder: string) => readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Writes what a person has settled before: trust in these folders, sign-in; telemetry and updates are off. */
  readonly prepare?: (world: World) => void;
  /** Its config in a folder, with these servers (name → words of the launch line). */
  readonly config: {
    readonly path: string;
    /** Only a command that names it reads it. */
    readonly named?: true;
    readonly text: (servers: Readonly<Record<string, readonly string[]>>) => unknown;
  };
  /** Where its config of the user lies, below the home folder; the text is that of `config`. */
  readonly userConfig: string;
  /** Adds to the configs at all levels what this client alone merges, hides or switches; `file` is the server of a level. */
  readonly tricks?: (world: World, file: (level: Level) => string) => void;
  /** Its own `mcp add`, once for each kind of server and scope that it knows. */
  readonly adds?: (server: readonly string[], url: string) => readonly (readonly string[])[];
  /** Its own list. */
  readonly list?: { readonly words: readonly string[]; readonly read: (ran: Ran) => readonly Listed[] };
  /** A session in which these tools are called. */
  readonly session: (start: Started, calls: readonly Call[]) => Promise<Seen>;
  /** Checks that cannot be made with it, and why: words for the table. */
  readonly cannot?: Readonly<Partial<Record<CheckName, string>>>;
}

/** A client ready to be run in a world. */
export interface Started {
  readonly world: World;
  /** Runs it with these words behind its program, and these variables besides. */
  readonly run: (words: readonly string[], more?: RunMore) => Promise<Ran>;
}

export interface RunMore {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export function started(client: RealClient, folder: string, world: World): Started {
  client.prepare?.(world);
  return {
    world,
    run: (words, { cwd = world.repository, env = {} } = {}) =>
      run([...client.program(folder), ...words], { cwd, env: { ...world.env, ...client.env, ...env } }),
  };
}
