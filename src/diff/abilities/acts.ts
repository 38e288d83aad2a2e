/**
 * What one tool can probably do: its name and definition in, whether it reads, changes or sends out. An estimate from annotations, names
 * and schemas, since a server can do anything that its code does. Pure; linear in the definition.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json } from '../../model.ts';
import {
  ADDRESSED,
  ANSWERS,
  CHOOSING,
  CLEAR,
  READING,
  RUN_READS,
  RUNS_ANYTHING,
  SENT,
  STARTS,
  UNCLEAR,
  WEB,
} from './verb-table.ts';
import { verbOf, wordsOf } from './words.ts';

/** What one tool does, and whether its name or schema says so (not its annotations). */
export interface Acts {
  readonly reads: boolean;
  readonly changes: boolean;
  readonly sends: boolean;
}

/** With what the annotations claim. A claim to read only is not believed of a tool whose name or schema says otherwise. */
export function actsOf(name: string, definition: Json): Acts {
  const said = saidBy(name, definition);
  const hints = member(definition, 'annotations');
  const changes = said.changes || member(hints, 'readOnlyHint') === false || isDestructive(hints);
  return { reads: said.reads || !(changes || said.sends), changes, sends: said.sends };
}

/** An explicit hint counts; the default of the specification says nothing about a tool. */
const isDestructive = (hints: Json | undefined): boolean =>
  member(hints, 'destructiveHint') === true && member(hints, 'readOnlyHint') !== true;

/** What the name and the schema say of a tool. */
export interface Said extends Acts {
  /** The first clear verb of the name. */
  readonly verb?: string;
  /** That verb, or a value that chooses what is done, writes or sends. */
  readonly writes: boolean;
}

const known = new WeakMap<object, { readonly name: string; readonly said: Said }>();

/** Whatever the annotations claim. */
export function saidBy(name: string, definition: Json): Said {
  const before = isObject(definition) ? known.get(definition) : undefined;
  if (before?.name === name) return before.said;
  const said = readSaid(name, definition);
  if (isObject(definition)) known.set(definition, { name, said });
  return said;
}

function readSaid(name: string, definition: Json): Said {
  const own = wordsOf(name);
  const byText = actsOfText(member(definition, 'description'));
  const base =
    actsBy(own, CLEAR) ?? (endsInNoun(own) ? byText : undefined) ?? actsOfWords(own) ?? byText ?? NOTHING;
  const parameters = parametersOf(definition);
  const chosen = parameters.flatMap(([parameter, schema]) => choicesOf(parameter, schema));
  const choices = chosen.flatMap((choice) => actsOfWords(wordsOf(choice)) ?? []);
  const parameterWords = parameters.map(([parameter]) => wordsOf(parameter));
  const addressed = parameterWords.some((list) => list.some((word) => ADDRESSED.has(word)));
  const fetches = parameterWords.some((list) => WEB.has(list.at(-1) ?? '')) && own.some(isFetching);
  return {
    reads: base.reads || choices.some(({ reads }) => reads),
    changes: base.changes || choices.some(({ changes }) => changes),
    sends: base.sends || addressed || fetches || choices.some(({ sends }) => sends),
    writes: isWriting(actsBy(own, CLEAR)) || choices.some(isWriting),
    ...verbOfName(own),
  };
}

/** Not of a verb that does both, such as to navigate. */
const isWriting = (acts: Acts | undefined): boolean =>
  acts !== undefined && (acts.changes || (acts.sends && !acts.reads));

function verbOfName(list: readonly string[]): { readonly verb?: string } {
  const verb = list.find((word) => isVerb(CLEAR, word));
  return verb === undefined ? {} : { verb };
}

const NOTHING: Acts = { reads: false, changes: false, sends: false };

const FETCHING =
  /^(?:fetch|open|request|http|crawl|scrape|browse|browser|web|goto|go|curl|download|convert)$/;
const isFetching = (word: string): boolean => FETCHING.test(word);

/** By the first verb; by all, where the name joins several. Undefined: it has no verb. */
function actsOfWords(list: readonly string[]): Acts | undefined {
  return actsBy(list, CLEAR) ?? actsBy(list, UNCLEAR);
}

/** What a name says with a verb that is hardly ever a noun; undefined: it has none. */
export const clearActsOf = (name: string): Acts | undefined => actsBy(wordsOf(name), CLEAR);

/** A word that is as often a noun is behind another one, so the text knows better: an error message is no message that is sent. */
function endsInNoun(list: readonly string[]): boolean {
  const at = list.findIndex((word) => isVerb(UNCLEAR, word));
  const word = list[at] ?? '';
  return at > 0 && !UNCLEAR.reads.has(word) && !RUNS_ANYTHING.has(word);
}

/** Something that was done before: an annotated message. */
const PARTICIPLE = /^(?!embed)[a-z]{2,}[^e]ed$/;

type Verbs = typeof CLEAR | typeof UNCLEAR;

function actsBy(list: readonly string[], verbs: Verbs): Acts | undefined {
  const found = list.filter(
    (word, index) => isVerb(verbs, word) && !(verbs === UNCLEAR && PARTICIPLE.test(list[index - 1] ?? '')),
  );
  const [first] = found;
  if (first === undefined) return undefined;
  const counted = list.includes('or') || list.includes('and') ? found : [first];
  const acts = (table: ReadonlySet<string>) => counted.some((word) => table.has(word));
  const runs = counted.some((word) => RUNS_ANYTHING.has(word));
  const startsReading =
    counted.every((word) => STARTS.has(word) || READING.has(word)) && READING.has(list.at(-1) ?? '');
  const onlyReads =
    startsReading || (runs && list.some((word) => RUN_READS.has(word))) || isReadOnlyName(list);
  if (onlyReads) return { ...NOTHING, reads: true };
  const changes = acts(verbs.changes);
  const behind = list.slice(list.indexOf(first) + 1);
  return {
    reads: acts(verbs.reads) || runs,
    changes,
    sends: acts(verbs.sends) || runs || (changes && isMade(first) && behind.some((word) => SENT.has(word))),
  };
}

const isVerb = (verbs: Verbs, word: string): boolean => Object.values(verbs).some((table) => table.has(word));

const isMade = (verb: string): boolean => /^(?:create|add|write|put|post|merge|update)$/.test(verb);

const isReadOnlyName = (list: readonly string[]): boolean =>
  list.includes('readonly') || list.some((word, index) => word === 'read' && list[index + 1] === 'only');

/** By the first word of a description: "Deletes a note". */
function actsOfText(text: Json | undefined): Acts | undefined {
  if (typeof text !== 'string') return undefined;
  const [first = ''] = wordsOf(text.slice(0, 80));
  if (ANSWERS.has(first)) return { ...NOTHING, reads: true };
  return verbOf(first).flatMap((verb) => actsBy([verb], CLEAR) ?? [])[0];
}

/** Names and schemas of the parameters at the top. */
export function parametersOf(definition: Json): readonly (readonly [string, Json])[] {
  const properties = member(member(definition, 'inputSchema'), 'properties');
  return isObject(properties) ? Object.entries(properties) : [];
}

/** The values among which a call chooses what is done. */
function choicesOf(parameter: string, schema: Json): readonly string[] {
  if (!CHOOSING.has(wordsOf(parameter).at(-1) ?? '')) return [];
  const listed = member(schema, 'enum');
  return Array.isArray(listed)
    ? (listed as readonly Json[]).filter((one): one is string => typeof one === 'string')
    : [];
}

/** A member of an object; undefined of anything else. */
export function member(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
