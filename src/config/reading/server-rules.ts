import type { Borrowed, Launch } from '../../model.ts';

/**
 * What one client's block for a server looks like, as data: its keys by meaning and what the client does with them.
 * Types and the usual keys; reads nothing.
 */

/** The keys that mean one thing; the first that is written counts. A dot leads into an object. */
export interface Keys {
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly env: readonly string[];
  readonly cwd: readonly string[];
  readonly url: readonly string[];
  readonly headers: readonly string[];
  readonly type: readonly string[];
}

/** What nearly every client writes. */
export const USUAL_KEYS: Keys = {
  command: ['command'],
  args: ['args'],
  env: ['env'],
  cwd: ['cwd'],
  url: ['url', 'serverUrl', 'httpUrl', 'uri'],
  headers: ['headers'],
  type: ['type', 'transport'],
};

/** An entry that declares no server of this file, and why. */
export interface Skip {
  /** This key holds one of these texts. */
  readonly key?: string;
  readonly is?: readonly string[];
  /** The entry has no keys but these. */
  readonly only?: readonly string[];
  readonly why: string;
}

/** What a client's format does differently from the others. */
export interface ServerRules {
  readonly keys?: Partial<Keys>;
  /** `command` may be the whole command line as a list. */
  readonly commandList?: boolean;
  /** `command` may be an object of `path`, `args` and `env`. */
  readonly commandObject?: boolean;
  /** This key holds a whole command line, or an address. */
  readonly commandLine?: string;
  /** The type and its settings may stand in an object under this key. */
  readonly settingsKey?: string;
  /** What an address without a type is. `skipped`: the client leaves the entry out. `path`: SSE when it ends in `/sse`. */
  readonly withoutType?: 'http' | 'sse' | 'skipped' | 'path';
  /** What this client wants of a server that it starts, where `command`, `args` and `env` alone will not do. */
  readonly stdioNeeds?: string;
  /** The client starts local commands only. */
  readonly localOnly?: boolean;
  /** The keys by which this client leaves an entry out; most have none. */
  readonly switches?: readonly ('disabled' | 'enabled')[];
  /** This key holds a bearer token. */
  readonly token?: string;
  /** Keys that name variables of the environment: of the bearer token, of headers by header, handed on to the server. */
  readonly tokenVariable?: string;
  readonly headerVariables?: string;
  readonly envVariables?: string;
  readonly skips?: readonly Skip[];
  /** Further keys of this client that neither start nor reach anything. */
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

/** `at`: key of the block that is wrong, or undefined for the whole of it. `skipped`: rightly no server of this file. */
export interface Unreadable {
  readonly ok: false;
  readonly at?: string;
  readonly reason: string;
  readonly skipped?: true;
}

export type ServerReading = ReadServer | Unreadable;

export const unreadable = (reason: string, at?: string): Unreadable =>
  at === undefined ? { ok: false, reason } : { ok: false, at, reason };
