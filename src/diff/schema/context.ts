/**
 * What the files of this folder hand to each other: places in the two documents, the rule ids of a direction, and
 * the makers of facts. Values in, plain data out; never decides what a change means.
 * Implements the naming of the table's sections "Input schema" and its output mirror.
 */
import type { Json, Severity } from '../../model.ts';
import { type Fact, fact } from '../fact.ts';
import type { INPUT_RULES } from '../rules/input.ts';
import type { OUTPUT_RULES } from '../rules/output.ts';
import type { RuleId } from '../rules.ts';
import type { SchemaDocument } from './document.ts';
import type { Identity } from './identity.ts';
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
  /** As written, before references and unions were resolved. */
  readonly rawBefore: View;
  readonly rawAfter: View;
  /** Whether a union was taken apart to compare the two sides. */
  readonly lifted: boolean;
  /** Keywords whose values differ and that no type change explains. */
  readonly changed: ReadonlySet<string>;
}

/** A pair of definitions to be compared after everything else. */
export interface Deferred {
  readonly before: Place;
  readonly after: Place;
  /** Said when the comparison itself finds nothing to say. */
  readonly otherwise: Fact | undefined;
}

export interface Context {
  readonly direction: Direction;
  readonly identity: Identity;
  readonly before: SchemaDocument;
  readonly after: SchemaDocument;
  readonly compare: (before: Place, after: Place) => readonly Fact[];
  /** Pointer pairs that have been compared, so that nothing is reported twice and cycles end. */
  readonly seen: Set<string>;
  readonly deferred: Deferred[];
  readonly addedDefinitions: Place[];
  readonly removedDefinitions: Place[];
  /** Pointers of definitions whose content was compared at a reference to them. */
  readonly explainedBefore: Set<string>;
  readonly explainedAfter: Set<string>;
  /** Steps left for following references; past it references compare as text. */
  readonly budget: { steps: number; depth: number };
}

/** Where a keyword stands: after, or before when it went. */
export const pointerAt = (site: Site, keyword: string): string =>
  site.after.get(keyword)?.at ?? site.before.get(keyword)?.at ?? site.afterAt;

/** A fact about one keyword with its raw values. */
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

/** Some keywords as written: the bare values when one keyword differs, else objects of all that do. */
export function rawSides(context: Context, site: Site, keywords: readonly string[]) {
  const { rawBefore, rawAfter } = site;
  const held = keywords.filter(
    (key) => !context.identity.same(rawBefore.get(key)?.value, rawAfter.get(key)?.value),
  );
  const [only] = held;
  if (held.length === 1 && only !== undefined) {
    const [before, after] = [rawBefore.get(only), rawAfter.get(only)];
    return { pointer: after?.at ?? before?.at ?? site.afterAt, before: before?.value, after: after?.value };
  }
  return { pointer: site.afterAt, before: pick(rawBefore, held), after: pick(rawAfter, held) };
}

function pick(view: View, keywords: readonly string[]): Json {
  const out: Record<string, Json> = Object.create(null);
  for (const key of keywords) {
    const place = view.get(key);
    if (place !== undefined) out[key] = place.value;
  }
  return out;
}

/** The same meaning in other words, where no row for that spelling exists: shown, and cosmetic. */
export function respelled(context: Context, site: Site, keywords: readonly string[]): Fact {
  const { pointer, before, after } = rawSides(context, site, keywords);
  return fact(ruleOf(context.direction, 'respelled'), pointer, before, after);
}
