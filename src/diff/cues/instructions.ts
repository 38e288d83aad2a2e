/**
 * In: a text. Out: the instructions to the agent in it, in all its readings: kind, severity and the words. The patterns are in
 * `families/` and `frames/`. This file decides what excuses a match: a negation, or a sentence that says that such
 * instructions are detected or refused. Never decides that a text is safe.
 */
import type { Severity } from '../../model.ts';
import { conceptsIn, takeSpoken } from './concepts.ts';
import type { InstructionKind } from './cue.ts';
import { candidates } from './families/index.ts';
import { stretchOfFrame } from './frame.ts';
import { askedBy, inOrder, mayFit } from './frames/index.ts';
import { near, type Stretch } from './near.ts';
import { readings } from './readings.ts';
import { recent } from './recent.ts';
import { wordsOf } from './sentence-words.ts';
import { sentences } from './sentences.ts';
import { SIGN, signsOf } from './signs.ts';

export interface Instruction {
  readonly kind: InstructionKind;
  readonly severity: Severity;
  readonly found: string;
  readonly disguise?: string;
  readonly isParameter?: true;
  readonly itemOnly?: true;
  /** Only if it is about something that the item does not deal with; `later`: and not in its first sentence; `sentence`: whatever it is about, but not there. */
  readonly strange?: 'anywhere' | 'later' | 'sentence';
  readonly others?: true;
  /** The severity if it names a tool of another server. */
  readonly foreign?: Severity;
}

const NEGATION =
  /\b(?:not|never|n't|cannot|no longer|without|avoid|neither|nor|rather than|unable to)(?: (?:ever|to|need|be|have|it|any|automatically|directly|try))*\s*$/i;
// The sentence is about such instructions: it detects, quotes or refuses them.
const ABOUT =
  /\b(?:detect|flag|block|reject|refus|scan|classif|sanitiz|sanitis|strip|filter|prevent|protect|defend|guard|warn|resist|attempt|attack|injection)\w*(?: [\w-]+){0,5}[ :,]*["'`(]?\s*$/i;
const REFUSED =
  /^(?:(?!\b(?:or|else|otherwise)\b)[^.;:!?]){0,60}\b(?:(?:is|are|will be|gets?|get) (?:always )?(?:rejected|refused|blocked|denied|ignored|forbidden|not (?:allowed|permitted|supported)|flagged|detected|stripped)|(?:not|never) (?:allowed|permitted))\b/i;
// What is quoted as an example of an attack.
const GUARDS =
  /\b(?:detect|check|scan|test|flag|block|reject|refus|guard|jailbreak|injection|attack|phish|spam|scam)|[\u{691C}\u{5224}][\u{51FA}\u{5B9A}\u{77E5}]|\u{62D2}\u{5426}|\u{653B}\u{6483}|\u{4E0D}\u{5BE9}/iu;
const EXAMPLE =
  /\be\.g\.|\b(?:such as|like|for example|for instance|including|set of|prompts|phrases|texts)\b/i;
// What is not to be said yet, because it is not so yet.
const NOT_YET = /^ that [^.;]{0,60}\b(?:is|was|are|has|have)\b[^.;]{0,40}\b(?:until|unless|before)\b/i;
const HAS_WORDS =
  /[a-z][^a-z\s]{0,6}\s[^a-z]{0,6}[a-z]|[A-Za-z0-9+/_-]{20}|%[0-9a-f]{2}|&#|\\[ux]|[a-z][^a-z0-9\s][a-z][^a-z0-9\s][a-z]|[^\0-\x7F]/i;

export const instructionsIn = (text: string): readonly Instruction[] =>
  (signsOf(text) & ~SIGN.leet) === 0 || !HAS_WORDS.test(text) ? [] : read(text);

function read(text: string): readonly Instruction[] {
  const all: Instruction[] = [];
  const plain = new Set<string>();
  for (const { disguise, text: reading } of readings(text)) {
    for (const sentence of withPairs(sentences(reading))) {
      for (const one of inSentence(sentence)) {
        if (disguise === undefined) plain.add(one.kind);
        // What stands in disguise is meant; what also stands there openly is found already.
        else if (plain.has(one.kind) || one.severity === 'low') continue;
        all.push(disguise === undefined ? one : { ...one, severity: 'high', disguise });
      }
    }
  }
  return all;
}

// What a sentence says of something that the one before it names.
const REFERS =
  /^[^\w'`-]{0,3}(?:[\w'`-]{1,30}[^\w'`-]{1,3}){0,6}(?:it|its|they|them|their|theirs|these|those|both|the (?:results?|contents?|values?|outputs?|cop(?:y|ies)|listing|text|rest|findings?|latter))\b/i;

/** Longer ones do not refer to each other by a word alone. */
const PAIR = 400;

/** Sentences, and each that refers to the one before it together with that one. */
const withPairs = (all: readonly string[]): readonly string[] =>
  all.flatMap((sentence, index) => {
    const before = all[index - 1];
    return before === undefined || before.length + sentence.length > PAIR || !REFERS.test(sentence)
      ? [sentence]
      : [sentence, `${before}; ${sentence}`];
  });

const NONE: readonly Instruction[] = [];
const inSentence = recent(400, readSentence);

function readSentence(sentence: string): readonly Instruction[] {
  const out: Instruction[] = [];
  const lower = lowerCase(sentence);
  const words = wordsOf(lower);
  for (const family of candidates(words.words)) {
    const stretch = near(sentence, lower, family);
    if (stretch === undefined || isExcused(sentence, stretch, family.negated === true)) continue;
    const { kind, severity, itemOnly, others, foreign } = family;
    const found = sentence.slice(stretch.start, stretch.end);
    out.push({
      kind,
      severity,
      found,
      ...(itemOnly && { itemOnly }),
      ...(others && { others }),
      ...(foreign && { foreign }),
    });
  }
  takeSpoken(lower, words);
  const frames = mayFit(sentence, lower, words);
  if (frames.length === 0) return out.length === 0 ? NONE : out;
  const concepts = conceptsIn(sentence, lower, words, askedBy(frames));
  for (const frame of inOrder(frames, concepts)) {
    const stretch = stretchOfFrame(sentence, concepts, frame);
    if (stretch === undefined || isExcused(sentence, stretch, frame.isNegated)) continue;
    const { kind, severity, isParameter, strange, isItemOnly: itemOnly, foreign } = frame;
    const found = sentence.slice(stretch.start, stretch.end);
    out.push({
      kind,
      severity,
      found,
      ...(isParameter && { isParameter }),
      ...(strange && { strange }),
      ...(itemOnly && { itemOnly }),
      ...(foreign && { foreign }),
    });
  }
  return out;
}

/** Lower case of the same length, so that positions in both sentences are equal. */
function lowerCase(sentence: string): string {
  const lower = sentence.toLowerCase();
  return lower.length === sentence.length
    ? lower
    : sentence.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}

/** Whether a negation stands before it, or the sentence says that such instructions are detected or refused. */
function isExcused(sentence: string, { start, end }: Stretch, isNegated: boolean): boolean {
  const before = sentence.slice(Math.max(0, start - 70), start);
  if (isNegated && NOT_YET.test(sentence.slice(end))) return true;
  return (
    (!isNegated && NEGATION.test(before)) ||
    ABOUT.test(before) ||
    isExample(sentence.slice(Math.max(0, start - 300), start)) ||
    REFUSED.test(sentence.slice(end))
  );
}

/** Whether a quotation is open at the end of what comes before, in a sentence about attacks. */
function isExample(before: string): boolean {
  if (!GUARDS.test(before)) return false;
  const isOpen =
    before.split('"').length % 2 === 0 || before.lastIndexOf('\u{300C}') > before.lastIndexOf('\u{300D}');
  return /[\s(:,]'$/.test(before) || (isOpen && (EXAMPLE.test(before) || before.includes('\u{300C}')));
}
