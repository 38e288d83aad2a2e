/**
 * In: a string. Out: one cue for each order in it that is meant for the agent and goes beyond the call at hand. The
 * families are in `families`; this file decides what a sentence excuses: an order that it negates, reports as
 * detected or refused, or an item that is told apart by naming itself. Never says that a text is safe.
 */
import type { Severity } from '../../../model.ts';
import type { Cue, CueContext, ModelString } from '../cue.ts';
import { candidates, type Family } from '../families/index.ts';
import { near } from '../near.ts';
import { sentences } from '../sentences.ts';

const NEGATION =
  /\b(?:not|never|n't|cannot|no longer|without|avoid|neither|nor|rather than|unable to)(?: (?:ever|to|need|be|have|it|any|automatically|directly|try))*\s*$/i;
// The sentence speaks about such orders: it finds them, quotes them or says what becomes of them.
const ABOUT =
  /\b(?:detect|flag|block|reject|refus|scan|classif|sanitiz|sanitis|strip|filter|prevent|protect|defend|guard|warn|resist|attempt)\w*(?: [\w-]+){0,5}[ :,]*["'`(]?\s*$/i;
const REFUSED =
  /^[^.;:!?]{0,60}\b(?:(?:is|are|will be|gets?|get) (?:always )?(?:rejected|refused|blocked|denied|ignored|forbidden|not (?:allowed|permitted|supported)|flagged|detected|stripped)|(?:not|never) (?:allowed|permitted))\b/i;
const WORDY = /[a-z*,:]\s+[a-z*]|[\u{3040}-\u{30FF}\u{4E00}-\u{9FFF}]/iu;
const HARVEST =
  /^(?:(?:conversation|chat|dialogue?)_?(?:history|log|context|transcript)|(?:full|entire|previous)_?(?:conversation|messages|context)|system_?prompt|(?:available_?)?tools?_?list|available_?tools|chain_?of_?thought|reasoning_?trace|thought_?process|side_?note)$/i;

export function instructionCues(string: ModelString, _context: CueContext, own: string): readonly Cue[] {
  const { text, role } = string;
  if (role === 'name') return nameCues(text);
  if (!WORDY.test(text) && !/[A-Za-z0-9+/]{24}|[^\0-\x7F]/.test(text)) return [];
  const cues: Cue[] = [];
  for (const sentence of sentences(text)) {
    const lower = smallLetters(sentence);
    for (const family of candidates(lower)) {
      const found = stretchOf(sentence, lower, family, own);
      if (found !== undefined) cues.push(cueOf(family, found, own));
    }
  }
  return cues;
}

/** The name of a parameter is read as a sentence, and some names alone ask for what is none of a tool's business. */
function nameCues(name: string): readonly Cue[] {
  return HARVEST.test(name.slice(0, 100))
    ? [{ rule: 'text/agent-instruction', key: `side-parameter: ${name}`, severity: 'medium' }]
    : [];
}

const cueOf = (family: Family, found: string, own: string): Cue =>
  cueAt(family, found, rankOf(family, found, own));

/** What a tool asks before its own use is often honest; what it asks before another tool's use is not. */
const rankOf = ({ severity, others }: Family, found: string, own: string): Severity | undefined =>
  others === true && own !== '' && found.includes(own) ? 'medium' : severity;

const cueAt = ({ name }: Family, found: string, severity: Severity | undefined): Cue => ({
  rule: 'text/agent-instruction',
  key: `${name}: ${found.toLowerCase()}`,
  ...(severity === undefined ? {} : { severity }),
});

/** Small letters, one for one: positions in both sentences are the same. */
function smallLetters(sentence: string): string {
  const lower = sentence.toLowerCase();
  return lower.length === sentence.length
    ? lower
    : sentence.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}

function stretchOf(sentence: string, lower: string, family: Family, own: string): string | undefined {
  if (family.itemOnly === true && own === '') return undefined;
  const stretch = near(sentence, lower, family);
  if (stretch === undefined) return undefined;
  const before = sentence.slice(Math.max(0, stretch.start - 70), stretch.start);
  if (family.negated !== true && NEGATION.test(before)) return undefined;
  if (ABOUT.test(before) || REFUSED.test(sentence.slice(stretch.end))) return undefined;
  return sentence.slice(stretch.start, stretch.end);
}
