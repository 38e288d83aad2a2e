/** What comes of reading one server's block: a launch with its values, a reason why not, or nothing to lock. Types only. */
import type { Borrowed, Launch } from '../../model.ts';

export interface Read {
  readonly ok: true;
  readonly launch: Launch;
  readonly env: Readonly<Record<string, string>>;
  readonly borrowed?: Readonly<Record<string, Borrowed>>;
  readonly enabled: boolean;
  readonly oddities: readonly string[];
  readonly unread: readonly string[];
}

/** `at`: key of the block that is wrong, or undefined for the whole of it. `skipped`: rightly no server of this file. */
export interface Wrong {
  readonly ok: false;
  readonly at?: string;
  readonly reason: string;
  readonly skipped?: true;
}

export type ServerReading = Read | Wrong;

export const wrong = (reason: string, at?: string): Wrong =>
  at === undefined ? { ok: false, reason } : { ok: false, at, reason };
