/**
 * What the guard notes: events as data. Names in them came from the server and are hostile until they are shown.
 */
import type { Section } from '../model.ts';

export type GuardEvent =
  | { readonly event: 'started' | 'stopped'; readonly reason?: string }
  /** An item was left out of a list, or let through under `warn`. */
  | {
      readonly event: 'item';
      readonly section: Section;
      readonly name: string;
      readonly verdict: 'drifted' | 'unlocked';
    }
  /** A page that tools link to, or a skill, was not passed on, or let through under `warn`. */
  | {
      readonly event: 'page' | 'skill';
      readonly name: string;
      readonly verdict: 'drifted' | 'unlocked';
    }
  | { readonly event: 'instructions'; readonly verdict: 'drifted' | 'unlocked' }
  /** Name, version, capabilities or unknown members of the opening answer. */
  | { readonly event: 'server'; readonly verdict: 'drifted' }
  /** A call, prompt or resource was refused, or let through under `warn`. */
  | {
      readonly event: 'call';
      readonly method: string;
      readonly name: string;
      readonly verdict: 'drifted' | 'unlocked' | 'unlisted' | 'unchecked';
    }
  | { readonly event: 'list-changed'; readonly method: string }
  /** A request of the server to the client was declined. */
  | { readonly event: 'declined'; readonly method: string }
  /** A line was not passed on: no message, an answer nobody asked for, or one that readers may understand differently. */
  | { readonly event: 'dropped'; readonly from: 'client' | 'server'; readonly reason: string };
