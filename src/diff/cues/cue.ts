/**
 * In: nothing. Out: the types of a cue, of what a detector reads and of a detector, and the limit of a scan.
 */
import type { Severity } from '../../model.ts';
import type { INSTRUCTION_RULES } from '../rules/instruction.ts';
import type { TEXT_RULES } from '../rules/text.ts';

/** `override` for the rule `text/override`. */
export type InstructionKind = keyof typeof INSTRUCTION_RULES extends `text/${infer Kind}` ? Kind : never;
export type TextRule = keyof typeof TEXT_RULES | keyof typeof INSTRUCTION_RULES;

/** What a cue may depend on besides the text itself. */
export interface CueContext {
  /** Names of all tools of all locked servers. */
  readonly toolNames: ReadonlySet<string>;
  /** Names of the tools of the same server that no other server has; absent: unknown. */
  readonly siblings?: ReadonlySet<string>;
  /** The name of the item itself, which is not one of another tool. */
  readonly own?: string;
  /** The names of the item's own parameters and the values that its schemas give; a text may set them. */
  readonly parameters?: () => ReadonlySet<string>;
}

/** Where a string stands, as far as it matters to a detector. */
export type Place = 'name' | 'server name' | 'parameter' | 'argument' | 'other';

/** One string the model reads. */
export interface ModelString {
  readonly pointer: string;
  readonly place: Place;
  readonly text: string;
  readonly role: 'name' | 'title' | 'text' | 'value';
  /** Whether it is an address or an id by its key ($schema, $ref, $id, an icon's src, a resource's uri), not text. */
  readonly identifier: boolean;
}

/** One suspicious thing in a string. */
export interface Cue {
  readonly rule: TextRule;
  /** What makes two cues equal, whatever their places: a code point, a host, the matched words. */
  readonly key: string;
  /** How often it occurs, if one more of the same counts as new; otherwise absent. */
  readonly count?: number;
  /** The words or code points that matched, as read; hostile text. Absent: `key`. */
  readonly evidence?: string;
  /** Absent: the severity of the rule's row. */
  readonly severity?: Severity;
}

/** What a detector reads of a string; it finds the same in equal ones. */
export type Read = Omit<ModelString, 'pointer'>;

/** Cues that depend on more than the string. `ownName`: the name of the item that the string belongs to, or empty. */
export type InContext = (context: CueContext, ownName: string) => readonly Cue[];

/** Finds cues in one string. */
export type Detector = (string: Read) => readonly (Cue | InContext)[];

/** The number of characters that detectors with expensive patterns read of a string. */
export const SCANNED = 200_000;
