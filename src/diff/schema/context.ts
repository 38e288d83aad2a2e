/**
 * What the files of this folder pass to each other: the two documents and their state, the pair of schema objects under
 * comparison, the rule ids of a direction, and facts about keywords. Never decides what a change means.
 */
import type { Json, Severity } from '../../model.ts';
import { type Fact, fact } from '../fact.ts';
import type { INPUT_RULES } from '../rules/input.ts';
import type { OUTPUT_RULES } from '../rules/output.ts';
import type { RuleId } from '../rules.ts';
import type { SchemaDocument } from './document.ts';
import type { Identity } from './identity.ts';
import type { Meaning } from './meaning.ts';
import type { Place, View } from './place.ts';

export type Direction = 'input' | 'output';

type Suffix<Id, Prefix extends string> = Id extends `${Prefix}/${infer Name}` ? Name : never;
/** A rule that has a row for both directions. */
export type RuleName = Suffix<keyof typeof INPUT_RULES, 'schema'> &
  Suffix<keyof typeof OUTPUT_RULES, 'output'>;

/** The id of a rule in one direction; a name without both rows does not compile. */
export const ruleOf = (direction: Direction, name: RuleName): RuleId =>
  direction === 'input' ? `schema/${name}` : `output/${name}`;

/** One pair of schema objects under comparison. */
export interface Site {
  readonly before: View;
  readonly after: View;
  readonly beforeAt: string;
  readonly afterAt: string;
  /** The keywords as written, before references and unions were resolved. */
  readonly rawBefore: View;
  readonly rawAfter: View;
  /** Whether the alternatives of one side were flattened to compare the two sides. */
  readonly flattened: boolean;
  /** Keywords whose values differ, without those that a changed type implies. */
  readonly changed: ReadonlySet<string>;
}

/** A pair of definitions to be compared after everything else. */
export interface Deferred {
  readonly before: Place;
  readonly after: Place;
  /** Whether both have one name, or one reference led to both. */
  readonly by: 'name' | 'reference';
  /** The fact to report if the comparison finds no difference. */
  readonly otherwise: Fact | undefined;
}

export interface Context {
  readonly direction: Direction;
  readonly identity: Identity;
  readonly meaning: Meaning;
  readonly before: SchemaDocument;
  readonly after: SchemaDocument;
  readonly compare: (before: Place, after: Place) => readonly Fact[];
  /** Pairs of pointers that were compared, so that nothing is reported twice and cycles end. */
  readonly seen: Set<string>;
  readonly deferred: Deferred[];
  readonly addedDefinitions: Place[];
  readonly removedDefinitions: Place[];
  /** Pointers of definitions whose content was compared, or is known to be the same, at a reference to them. */
  readonly explainedBefore: Set<string>;
  readonly explainedAfter: Set<string>;
  /** The values behind them, each of which is visited once. */
  readonly told: { readonly before: Set<object>; readonly after: Set<object> };
  /** Parts that are equal on both sides as they are written, though what they refer to can differ. */
  readonly unchanged: Json[];
  /**
   * What is left: steps for following references (without any, references are compared as text), levels, and words of
   * properties that are compared to find renamed ones.
   */
  readonly budget: { steps: number; depth: number; words: number };
}

/** The pointer of a keyword: in the new schema, or in the old one if it was removed. */
export const pointerAt = (site: Site, keyword: string): string =>
  site.after.get(keyword)?.at ?? site.before.get(keyword)?.at ?? site.afterAt;

/** A fact about one keyword with its values on both sides. */
export const keywordFact = (
  context: Context,
  site: Site,
  name: RuleName,
  keyword: string,
  severity?: Severity | undefined,
): Fact =>
  fact(
    ruleOf(context.direction, name),
    pointerAt(site, keyword),
    site.before.get(keyword)?.value,
    site.after.get(keyword)?.value,
    severity,
  );

/** Some keywords as written: the value itself if one keyword differs, otherwise an object of all that differ. */
export function rawSides(context: Context, site: Site, keywords: readonly string[]) {
  const { rawBefore, rawAfter } = site;
  const differing = keywords.filter(
    (key) => !context.identity.same(rawBefore.get(key)?.value, rawAfter.get(key)?.value),
  );
  const [only] = differing;
  if (differing.length === 1 && only !== undefined) {
    const [before, after] = [rawBefore.get(only), rawAfter.get(only)];
    return { pointer: after?.at ?? before?.at ?? site.afterAt, before: before?.value, after: after?.value };
  }
  return { pointer: site.afterAt, before: pick(rawBefore, differing), after: pick(rawAfter, differing) };
}

function pick(view: View, keywords: readonly string[]): Json {
  const out: Record<string, Json> = Object.create(null);
  for (const key of keywords) {
    const place = view.get(key);
    if (place !== undefined) out[key] = place.value;
  }
  return out;
}

/** The same meaning written differently, where no rule for this spelling exists. */
export function respelled(context: Context, site: Site, keywords: readonly string[]): Fact {
  const { pointer, before, after } = rawSides(context, site, keywords);
  return fact(ruleOf(context.direction, 'respelled'), pointer, before, after);
}
