/** A server as its config declares it (`Found`), and the same made ready to be checked and started (`Prepared`). Types only. */
import type { Client, Identity, Understood } from '../contracts.ts';
import type { McpLockError } from '../errors.ts';
import type { Cleaning } from '../lock/entry.ts';
import type { Launch, LockedLaunch, Spec } from '../model.ts';
import type { GuardStart } from './npm/guard-start.ts';
import type { SignedIn, Target } from './target.ts';

/** A spec and the key its entry has in the lock. */
export interface Found {
  readonly key: string;
  /** The folder its config is for, as the key has it; absent: that of the lockfile, or any. */
  readonly folder?: string;
  /** The folder in which its client is started, where that is another than for the run; absolute. */
  readonly startFolder?: string;
  readonly spec: Spec;
  readonly client: Client;
  /** Ids of the clients that start it, `client` included; absent: that one. */
  readonly clients?: readonly string[];
  /** Labels of the other clients that start it from the same file; absent: none. */
  readonly readers?: readonly string[];
  /** What any config starts before it, also where it does not count as guarded; absent: nothing. */
  readonly guards?: readonly GuardStart[];
}

/** A spec made ready: what would be locked of its launch, and what it takes to start it. Holds secrets. */
export interface Prepared {
  readonly key: string;
  readonly found: Found;
  /** Variables expanded. */
  readonly launch: Launch;
  /** As the lock has it: portable, redacted, hashed. */
  readonly locked: LockedLaunch;
  readonly understood: Understood;
  /** Of the outermost launch: what is started or reached. */
  readonly identity: Identity;
  readonly cleaning: Cleaning;
  /** The same with other folders taken for words of the text: `/tmp` may be this machine's folder or a mere example. */
  readonly readings: readonly Cleaning[];
  readonly target: Target;
  /** What the config sets for the server, expanded. */
  readonly ownEnv: Readonly<Record<string, string>>;
  /** Every value the config gives a variable or header: none of them may show in a message. */
  readonly values: readonly string[];
  /** Variables the config names that are not set here, and what only its client can fill in (`input:token`). */
  readonly unset: readonly string[];
  /** Those that a variable or header of the server needs. */
  readonly withoutValue: readonly string[];
  /** Why it cannot be started or reached as its config says, although its launch is understood. */
  readonly unreachable?: McpLockError;
  /** How it was signed in to. */
  readonly signedIn?: SignedIn;
}

/** How text is read on this machine: for what a server sent, and for what a config says. */
export type Reading = Omit<Cleaning, 'secrets' | 'held'>;
