/**
 * What a step of the check is: what is known of one server in; "go on", with what it found out, or "stop", with the findings
 * that say why, out. A step throws McpLockError when it cannot tell. Types only.
 */
import type { Place } from '../../contracts.ts';
import type { Context } from '../../diff/context.ts';
import type { Host, ServerHost } from '../../host/host.ts';
import type { DirectStart } from '../../launch/direct/start.ts';
import type { Found, Prepared, Reading } from '../../launch/prepared.ts';
import type { Entry, Failure, Finding, Origin, Phase } from '../../model.ts';
import type { Profile } from '../../server/profiles.ts';
import type { StartTicket } from '../../server/start-gate.ts';

/** The same for every server of a run, but `place` and `tell`. */
export interface CheckOptions {
  readonly place: Place;
  readonly readings: readonly Reading[];
  /** Stop before the first network access or process start. */
  readonly offline: boolean;
  /** Resolve the packages below a server anew, and let a change there count. */
  readonly deep?: boolean;
  readonly timeoutMs: number;
  /** Of the whole lock. */
  readonly context: Context;
  /** Entries that no config asks for; absent: none. */
  readonly gone?: ReadonlyMap<string, Entry>;
  /** Every server of this run: what the environment gives to sign in with may be meant for one of them only. */
  readonly others?: readonly Found[];
  /** As which client to ask; absent: as the one the lock names. */
  readonly as?: Profile | undefined;
  /** Also ask as several other clients, and compare their answers. */
  readonly cloak?: boolean;
  /** Servers are started before what reads them is loaded. */
  readonly ticket?: StartTicket;
  /** Called while a response is waited for: the time to load what is needed after it. */
  readonly meanwhile?: () => void;
  /** Is called with what this server is waited for, each time that changes. */
  readonly tell?: (phase: Phase) => void;
}

/** What is known at the start: the server as configured, and its entry, if the lock has one. */
export interface Subject {
  readonly found: Found;
  readonly entry: Entry | undefined;
  readonly options: CheckOptions;
}

/** Once the stored text is known to match its hashes. */
export interface SoundEntry extends Subject {
  readonly hashesMatch: true;
}

/** Once it is known to be locked. `notes`: facts that every run repeats and that are not drift. */
export interface LockedServer extends SoundEntry {
  readonly entry: Entry;
  readonly prepared: Prepared;
  readonly notes: readonly Finding[];
}

/** Once its launch is the locked one. `respelled`: what only changes which package is asked for. */
export interface SameLaunch extends LockedServer {
  readonly respelled: readonly Finding[];
}

/** Once its origin is the locked one. `advice`: findings about it that are not drift. */
export interface SameOrigin extends SameLaunch {
  readonly origin: Origin;
  readonly advice: readonly Finding[];
}

/** Once the packages on disk are the locked ones, as far as npm's record tells. */
export interface SameTree extends SameOrigin {
  readonly treeMatches: true;
  /** How it is started without npx; absent: through the client's own line. */
  readonly direct?: DirectStart;
}

/** Ready to be read: signed in, with the milliseconds that are left. */
export interface ReadyServer extends SameTree {
  readonly signedIn: Prepared;
  readonly timeoutMs: number;
  readonly profile: Profile | undefined;
  /** Of a direct start: whether nothing of what it depends on was touched since. Looked at once. */
  readonly untouched?: () => Promise<boolean>;
}

/** Once it was read and compared. `failures`: parts of it that could not be read. */
export interface ReadServer extends ReadyServer {
  readonly surface: readonly Finding[];
  readonly failures: readonly Failure[];
}

/** The end of a check before its last step: `findings` say why. `drift`: nothing after it was compared. */
export interface Stop {
  readonly status: 'drift' | 'offline';
  readonly findings: readonly Finding[];
}

export type Outcome<Out> = { readonly go: Out } | { readonly stop: Stop };

/**
 * `registries`: package managers and registries, and nothing that could start or reach the server. `address`: also the address
 * of the server, for who gives out its tokens; no start. `server`: everything.
 */
type Access = 'registries' | 'address' | 'server';

export interface Step<In, Out, Given extends Host = Host> {
  readonly name: string;
  readonly may: Access;
  readonly run: (state: In, host: Given) => Outcome<Out> | Promise<Outcome<Out>>;
}

/** A step that can start and reach servers, or their addresses. */
export type ServerStep<In, Out> = Step<In, Out, ServerHost>;

/** Whether each step of a list gives the next one what it needs. */
export type Chained<Steps> = Steps extends readonly [Step<never, infer Out, never>, ...infer Rest]
  ? Rest extends readonly [Step<infer In, unknown, never>, ...unknown[]]
    ? Out extends In
      ? Chained<Rest>
      : false
    : true
  : true;
