/**
 * In: a text or title, and the names of the other tools. Out: one cue for each tool that it names; low for those of its own
 * server. A name that is also a
 * plain word (`search`, `navigate`) counts only in quotes or beside the word "tool".
 */
import type { Cue, CueContext, InContext, Read } from '../cue.ts';
import { SCANNED } from '../cue.ts';
import { namedAt, type Token } from '../name-marks.ts';
import { SIGN, signsOf } from '../signs.ts';

const ASCII_TOKEN = /\w(?:[\w.:/-]{0,126}\w)?/g;
const TOKEN = /[\p{L}\p{N}_](?:[\p{L}\p{N}_.:/-]{0,126}[\p{L}\p{N}_])?/gu;
const PLAIN_WORD = /^[A-Za-z]?[a-z]+$|^[A-Z]+$/;
const TOOL_AFTER = /^[`'"*]{0,3}\s{1,3}(?:mcp\s)?(?:tool|function)\b/i;
const TOOL_BEFORE = /\b(?:tool|function)(?:\s(?:named|called))?:?\s{1,3}[`'"*]{0,3}$/i;

export const referenceCues = ({ text, role }: Read): readonly InContext[] =>
  role === 'text' || role === 'title' ? [(context) => references(text, context)] : [];

function references(text: string, { toolNames, siblings, own }: CueContext): readonly Cue[] {
  if (toolNames.size === 0) return [];
  const head = text.slice(0, SCANNED);
  const keys = new Set<string>();
  const isOther = (token: string) => token !== own && toolNames.has(token);
  for (const { token, index } of named(head, text, toolNames)) {
    if (!isOther(token) || keys.has(token)) continue;
    const before = head.slice(Math.max(0, index - 30), index);
    const after = head.slice(index + token.length, index + token.length + 12);
    if (!PLAIN_WORD.test(token) || isToolName(token, before, after)) keys.add(token);
  }
  return [...keys].map((key) => ({
    rule: 'text/tool-reference',
    key,
    // How the tools of one server belong together is what its texts are for.
    ...(siblings?.has(key) ? { severity: 'low' as const } : {}),
  }));
}

/** The tokens that are names of tools, or at least all of those. */
function named(head: string, text: string, names: ReadonlySet<string>): Iterable<Token> {
  const found = namedAt(head, names);
  if (found !== undefined) return found;
  const tokens = (signsOf(text) & SIGN.notAscii) === 0 ? ASCII_TOKEN : TOKEN;
  // Most texts name no tool, and where it stands takes longer to find.
  if (head.match(tokens)?.some((token) => names.has(token)) !== true) return [];
  return Array.from(head.matchAll(tokens), ({ 0: token, index }) => ({ token, index }));
}

function isToolName(word: string, before: string, after: string): boolean {
  const quoted = /[`'"]$/.test(before) && before.at(-1) === after[0];
  return (quoted && word.length >= 6) || TOOL_AFTER.test(after) || TOOL_BEFORE.test(before);
}
