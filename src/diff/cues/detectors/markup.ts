/**
 * In: a string. Out: cues for markup that a rendered page hides or that a model can take for an instruction: comments,
 * tags such as `<IMPORTANT>`, chat-template marks, hiding styles, and long runs of blanks that move text out of sight.
 */
import type { Cue, Read } from '../cue.ts';
import { SCANNED } from '../cue.ts';
import { SIGN, signsOf } from '../signs.ts';

const LOUD = 'important|instructions?|critical|override|directive|mandatory|urgent|attention';
// Also used as placeholders (`--token <secret>`): only as a pair.
const PAIRED =
  'system|hidden|secret|admin|assistant|prompt|information|note|warning|rules?|policy|user|thinking|thought|reasoning|internal|developer|operator';
const TAGS = new RegExp(
  `<(/?)((?:${LOUD}|${PAIRED})(?:[-_ ](?:${LOUD}|system|note))?)(?:\\s[^<>]{0,100})?>`,
  'gi',
);
const LOUD_TAG = new RegExp(`^(?:${LOUD})`, 'i');
const TEMPLATE = /<\|[a-z][a-z_]{1,24}\|>|\[\/?INST\]|<<\/?SYS>>|<\/?s>\[|<(?:start|end)_of_turn>/gi;
// Text between tags that say it is not for the user.
// Parts of a conversation, with text in them, and the end of the text that holds this one.
const TURN =
  /<((?:developer|system|assistant|user|human|tool|function|agent|ai|llm|model)[-_ ](?:message|prompt|results?|response|calls?|output|reminder|note|turn|override))\b[^<>]{0,100}>[^<>]{20}|<\/(?:tool|function|server|tools)[-_ ]?(?:descriptions?|definitions?|list|spec|schema|info)?>\s{0,4}<(?!\/)|<\/(?:tool|function|server|tools)[-_ ](?:descriptions?|definitions?|list|spec|schema|info)>/gi;
const HIDDEN_BLOCK = /<(?:hidden|secret|system|override|admin)(?:[-_ ][a-z]{1,20})?>\s{0,10}[^<>]{20}/gi;
const MARKDOWN_COMMENT = /^[ \t]{0,20}\[(?:\/\/|comment|_|hidden)\]:[ \t]{0,20}(?:#|<)/gim;
const HIDING_STYLE =
  /\bstyle[ \t]{0,5}=[ \t]{0,5}["'][^"'\n]{0,100}(?:display:[ \t]{0,5}none|visibility:[ \t]{0,5}hidden|font-size:[ \t]{0,5}0)/gi;
// Matched from its first blank only, so that a long run is read once.
const BLANKS = /(?<![ \t\n])(?:[ \t]{200,}|\n(?:[ \t]{0,8}\n){30,})(?=[^\s])/g;
// The patterns below need one of these; most texts have none.
const MAY_MATCH = /[<[=]|[ \t]{50}|\n[ \t]{0,8}\n[ \t]{0,8}\n/;
const FORBIDS =
  /\b(?:no|never|not|without|forbid\w*|avoid|don't|strip\w*|remov\w*|reject\w*)\b[^\n.]{0,40}$/i;

export function markupCues({ text, identifier }: Read): readonly Cue[] {
  if (identifier || (signsOf(text) & (SIGN.markup | SIGN.blanks)) === 0 || !MAY_MATCH.test(text)) return [];
  const head = text.slice(0, SCANNED);
  const counts = new Map<string, number>();
  const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { index } of head.matchAll(/<!--/g)) {
    if (!FORBIDS.test(head.slice(Math.max(0, index - 60), index))) add('<!--');
  }
  for (const name of tags(head)) add(name);
  for (const [mark] of head.matchAll(TEMPLATE)) add(mark.toLowerCase());
  for (const [mark] of head.matchAll(TURN)) add(turnOf(mark));
  for (const _ of head.matchAll(MARKDOWN_COMMENT)) add('[//]:');
  for (const _ of head.matchAll(HIDING_STYLE)) add('style');
  for (const _ of head.matchAll(BLANKS)) add('blanks');
  const meant = new Set(
    [...head.matchAll(HIDDEN_BLOCK)].map(([block]) => block.slice(0, block.indexOf('>') + 1)),
  );
  for (const [mark] of head.matchAll(TEMPLATE)) meant.add(mark);
  for (const [mark] of head.matchAll(TURN)) meant.add(turnOf(mark));
  const isMeant = new Set([...meant].map((mark) => mark.toLowerCase()));
  return [...counts].map(([key, count]) => ({
    rule: 'text/markup-added',
    key,
    count,
    ...(isMeant.has(key) ? { severity: 'high' } : {}),
  }));
}

/** The tag alone, without what stands in it. */
const turnOf = (mark: string): string => `${/^<[^\s>]+/.exec(mark)?.[0] ?? mark}>`.toLowerCase();

function tags(text: string): readonly string[] {
  const found = [...text.matchAll(TAGS)].map(([, slash, name = '']) => ({
    closes: slash === '/',
    name: name.toLowerCase(),
  }));
  const closed = new Set(found.filter(({ closes }) => closes).map(({ name }) => name));
  return found
    .filter(({ closes, name }) => !closes && (LOUD_TAG.test(name) || closed.has(name)))
    .map(({ name }) => `<${name}>`);
}
