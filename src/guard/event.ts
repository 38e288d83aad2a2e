/** What the guard notes, as data. Names in it came from the server or the client: make them printable before they are shown. */
import type { Section } from '../model.ts';

export type GuardEvent =
  | { readonly event: 'started' }
  /** `by` is absent where the server ended or was lost by itself. */
  | { readonly event: 'stopped'; readonly reason: string; readonly by?: 'guard' }
  /** An item was left out of a list, or passed on under `warn`. */
  | {
      readonly event: 'item';
      readonly section: Section;
      readonly name: string;
      readonly verdict: 'drifted' | 'unlocked';
    }
  /** A linked page or a skill was left out, or passed on under `warn`. */
  | {
      readonly event: 'page' | 'skill';
      readonly name: string;
      readonly verdict: 'drifted' | 'unlocked';
    }
  /** Members beside a list were left out, or passed on under `warn`. */
  | { readonly event: 'beside'; readonly section: Section | 'skills'; readonly verdict: 'unlocked' }
  | { readonly event: 'instructions'; readonly verdict: 'drifted' | 'unlocked' }
  /** Name, version, capabilities or unknown members in the result of `initialize` or `server/discover`. */
  | { readonly event: 'server'; readonly verdict: 'drifted' }
  /** A request for a tool, prompt or resource was refused, or passed on under `warn`. */
  | {
      readonly event: 'call';
      readonly method: string;
      readonly name: string;
      readonly verdict: 'drifted' | 'unlocked' | 'unlisted' | 'unchecked';
    }
  /** A place of the lock that is not pinned, and what may stand there; at the start. */
  | { readonly event: 'unpinned'; readonly place: string; readonly accepts: string }
  | { readonly event: 'list-changed'; readonly method: string }
  /** `--strict`: a request of the server to the model or the user was declined. */
  | { readonly event: 'declined'; readonly method: string }
  /** A line was not passed on: not JSON-RPC, a response to no request, or one that JSON parsers read differently. */
  | { readonly event: 'dropped'; readonly from: 'client' | 'server'; readonly reason: string };
