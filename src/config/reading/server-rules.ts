import type { StartKey } from '../../contracts.ts';
import type { Borrowed, Launch } from '../../model.ts';

/**
 * One server's block as data: its keys by meaning, what the client does with them, and what comes of reading it. Reads no
 * block.
 */

/** The keys for each meaning, in order: the first one present is used. A dot leads into an object. */
export interface Keys {
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly env: readonly string[];
  readonly cwd: readonly string[];
  readonly url: readonly string[];
  readonly headers: readonly string[];
  readonly type: readonly string[];
}

/** The keys of nearly all clients. */
export const USUAL_KEYS: Keys = {
  command: ['command'],
  args: ['args'],
  env: ['env'],
  cwd: ['cwd'],
  url: ['url', 'serverUrl', 'httpUrl', 'uri'],
  headers: ['headers'],
  type: ['type', 'transport'],
};

/** The keys that a client reads. */
export const keysOf = ({ keys }: ServerRules): Keys => ({ ...USUAL_KEYS, ...keys });

/** An entry that is not a server of this file, and why. */
export interface Skip {
  /** The value of this key is one of `is`. */
  readonly key?: string;
  readonly is?: readonly string[];
  /** The value of this key starts with this text. */
  readonly starts?: string;
  /** The entry has no other keys than these. */
  readonly only?: readonly string[];
  readonly why: string;
  /** The client starts something, and nobody knows what: a problem, not a notice. */
  readonly isProblem?: true;
}

/** What is different in the blocks of one client. */
export interface ServerRules {
  readonly keys?: Partial<Keys>;
  /** `command` may be the whole command line as a list. */
  readonly commandList?: boolean;
  /** `command` may be an object of `path`, `args` and `env`. */
  readonly commandObject?: boolean;
  /** This key holds a whole command line, or a URL. */
  readonly commandLine?: string;
  /** The type and its settings may be in an object under this key. */
  readonly settingsKey?: string;
  /** How a URL without a type is read. `skipped`: the client ignores the entry. `path`: SSE if it ends in `/sse`. */
  readonly withoutType?: 'http' | 'sse' | 'skipped' | 'path';
  /** The type that this client needs in an entry that starts a command. */
  readonly guardType?: string;
  /** In such an entry, `command` is the whole line as a list. */
  readonly guardLine?: boolean;
  /** Keys that this client reads alike of local and of remote servers. */
  readonly sharedKeys?: readonly string[];
  /** Keys that `wrap` writes beside a guard, because this client needs them. */
  readonly startKeys?: readonly StartKey[];
  /** The client starts local commands only. */
  readonly localOnly?: boolean;
  /** The keys that enable or disable an entry in this client; most clients have none. */
  readonly switches?: readonly ('disabled' | 'enabled')[];
  /** This key holds a bearer token. */
  readonly token?: string;
  /** Keys that name environment variables: the one with the bearer token, one for each header, those passed to the server. */
  readonly tokenVariable?: string;
  readonly headerVariables?: string;
  readonly envVariables?: string;
  readonly skips?: readonly Skip[];
  /** Of an entry without this key the client takes these keys alone, if it has any of them. */
  readonly toggle?: { readonly without: string; readonly keys: readonly string[]; readonly why: string };
  /** The header for the token of `tokenVariable`, and what it looks like around `{token}`, if a key says so. */
  readonly tokenHeader?: string;
  readonly tokenFormat?: string;
  /** A string in `command` is split by the client: always, or only without `args`; then a list is the whole line, too. */
  readonly splitsCommand?: 'always' | 'without-args';
  /** `args` may be one string: a command line, or words between commas. */
  readonly argsText?: 'line' | 'commas';
  /** Of an entry with a command and a URL, the client uses the URL. */
  readonly urlFirst?: boolean;
  /** A path is added to the URL: the value of one of these keys, or this one. */
  readonly endpoint?: { readonly keys: readonly string[]; readonly usual: string };
  /** Other keys of this client that neither start nor reach anything. */
  readonly ignoredKeys?: readonly string[];
}

export interface ReadServer {
  readonly ok: true;
  readonly launch: Launch;
  readonly env: Readonly<Record<string, string>>;
  readonly borrowed?: Readonly<Record<string, Borrowed>>;
  readonly enabled: boolean;
  readonly notices: readonly string[];
  readonly extraKeys: readonly string[];
}

/** `at`: the wrong key; undefined for the whole block. `skipped`: correct, but not a server of this file. */
export interface Unreadable {
  readonly ok: false;
  readonly at?: string;
  readonly reason: string;
  readonly skipped?: true;
}

export type ServerReading = ReadServer | Unreadable;

export const unreadable = (reason: string, at?: string): Unreadable =>
  at === undefined ? { ok: false, reason } : { ok: false, at, reason };
