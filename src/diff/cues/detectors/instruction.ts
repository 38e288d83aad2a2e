/**
 * In: a string. Out: one cue for each instruction to the agent in it that goes beyond the current call. The patterns are
 * in `families/`. This file decides what excuses a match: a negation, or a sentence that says that such instructions are
 * detected or refused. Never decides that a text is safe.
 */
import type { Severity } from '../../../model.ts';
import { INSTRUCTION_RULES } from '../../rules/instruction.ts';
import type { Cue, CueContext, ModelString } from '../cue.ts';
import { candidates, type Family } from '../families/index.ts';
import { near } from '../near.ts';
import { sentences } from '../sentences.ts';

const NEGATION =
  /\b(?:not|never|n't|cannot|no longer|without|avoid|neither|nor|rather than|unable to)(?: (?:ever|to|need|be|have|it|any|automatically|directly|try))*\s*$/i;
// The sentence is about such instructions: it detects, quotes or refuses them.
const ABOUT =
  /\b(?:detect|flag|block|reject|refus|scan|classif|sanitiz|sanitis|strip|filter|prevent|protect|defend|guard|warn|resist|attempt)\w*(?: [\w-]+){0,5}[ :,]*["'`(]?\s*$/i;
const REFUSED =
  /^[^.;:!?]{0,60}\b(?:(?:is|are|will be|gets?|get) (?:always )?(?:rejected|refused|blocked|denied|ignored|forbidden|not (?:allowed|permitted|supported)|flagged|detected|stripped)|(?:not|never) (?:allowed|permitted))\b/i;
const HAS_WORDS = /[a-z*,:]\s+[a-z*]|[\u{3040}-\u{30FF}\u{4E00}-\u{9FFF}]/iu;
const CONTEXT_NAME =
  /^(?:(?:conversation|chat|dialogue?)_?(?:history|log|context|transcript)|(?:full|entire|previous)_?(?:conversation|messages|context)|system_?prompt|(?:available_?)?tools?_?list|available_?tools|chain_?of_?thought|reasoning_?trace|thought_?process|side_?note)$/i;

export function instructionCues(string: ModelString, _context: CueContext, ownName: string): readonly Cue[] {
  const { text, role } = string;
  if (role === 'name') return nameCues(text);
  if (!HAS_WORDS.test(text) && !/[A-Za-z0-9+/]{24}|[^\0-\x7F]/.test(text)) return [];
  const cues: Cue[] = [];
  for (const sentence of sentences(text)) {
    const lower = lowerCase(sentence);
    for (const family of candidates(lower)) {
      const found = stretchOf(sentence, lower, family, ownName);
      if (found !== undefined) cues.push(cueOf(family, found, ownName));
    }
  }
  return cues;
}

/** Names of parameters that ask for data that no tool needs, such as the conversation. */
function nameCues(name: string): readonly Cue[] {
  return CONTEXT_NAME.test(name.slice(0, 100)) ? [{ rule: 'text/conversation-asked', key: name }] : [];
}

const cueOf = (family: Family, found: string, ownName: string): Cue =>
  cueAt(family, found, severityOf(family, found, ownName));

/** A step before the use of the tool itself is often honest; a step before the use of another tool is not. */
const severityOf = ({ severity, others }: Family, found: string, ownName: string): Severity =>
  others === true && ownName !== '' && found.includes(ownName) ? 'medium' : severity;

const cueAt = ({ kind }: Family, found: string, severity: Severity): Cue => ({
  rule: `text/${kind}`,
  key: found.toLowerCase(),
  evidence: found,
  ...(severity === INSTRUCTION_RULES[`text/${kind}`].severity ? {} : { severity }),
});

/** Lower case of the same length, so that positions in both sentences are equal. */
function lowerCase(sentence: string): string {
  const lower = sentence.toLowerCase();
  return lower.length === sentence.length
    ? lower
    : sentence.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}

function stretchOf(sentence: string, lower: string, family: Family, ownName: string): string | undefined {
  if (family.itemOnly === true && ownName === '') return undefined;
  const stretch = near(sentence, lower, family);
  if (stretch === undefined) return undefined;
  const before = sentence.slice(Math.max(0, stretch.start - 70), stretch.start);
  if (family.negated !== true && NEGATION.test(before)) return undefined;
  if (ABOUT.test(before) || REFUSED.test(sentence.slice(stretch.end))) return undefined;
  return sentence.slice(stretch.start, stretch.end);
}
