/**
 * In: nothing. Out: the shapes that pass between the detectors and the door. Types only.
 */
import type { Severity } from '../../model.ts';
import type { TEXT_RULES } from '../rules/text.ts';

export type TextRule = keyof typeof TEXT_RULES;

/** What a cue may depend on besides the text itself. */
export interface CueContext {
  /** Names of all tools of all locked servers, without the item's own. */
  readonly toolNames: ReadonlySet<string>;
}

/** One string the model reads. */
export interface ModelString {
  readonly pointer: string;
  readonly text: string;
  readonly role: 'name' | 'title' | 'text' | 'value';
  /** An address or id by its place ($schema, $ref, $id, an icon's src, a resource's uri): not prose. */
  readonly identifier: boolean;
}

/** One reason to look at a string. */
export interface Cue {
  readonly rule: TextRule;
  /** What makes two cues the same one, wherever they stand: a code point, a host, the words that matched. */
  readonly key: string;
  /** How often it occurs, where one more of the same is news; absent where it is not. */
  readonly count?: number;
  readonly severity?: Severity;
}

/** Looks at one string; `own` is the name of the item it belongs to. */
export type Detector = (string: ModelString, context: CueContext, own: string) => readonly Cue[];

/** Detectors whose work grows with more than a glance read this much of a string and no more. */
export const SCANNED = 200_000;
