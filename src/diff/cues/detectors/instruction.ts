/**
 * In: a string. Out: one cue for each instruction to the agent in it that goes beyond the current call. `instructions.ts`
 * finds them; this file decides what they mean for the item that the string belongs to. A step with a tool of the same
 * server is often honest, one with a tool of another server is not.
 */
import type { Severity } from '../../../model.ts';
import { INSTRUCTION_RULES } from '../../rules/instruction.ts';
import type { Cue, CueContext, InContext, Read } from '../cue.ts';
import { type Instruction, instructionsIn } from '../instructions.ts';
import { hasStrangeThing } from '../lexicon/domains.ts';

export function instructionCues({ text, role, place }: Read): readonly InContext[] {
  if (role === 'name') return [];
  return instructionsIn(text)
    .filter(({ isParameter }) => isParameter !== true || place === 'parameter')
    .map((one) => (context, ownName) => {
      if (one.itemOnly === true && ownName === '') return [];
      if (one.strange !== undefined && !isStrange(one, text, ownName, context)) return [];
      return [cueOf(one, severityOf(one, context, ownName))];
    });
}

/** Whether words of a text belong to something that neither its first sentence nor the names of the item speak of. */
function isStrange(
  { found, strange }: Instruction,
  text: string,
  ownName: string,
  { parameters }: CueContext,
): boolean {
  const [first = ''] = text.slice(0, FIRST).split(FIRST_END);
  const isFirst = first.includes(found);
  if (isFirst && strange !== 'anywhere') return false;
  if (strange === 'sentence') return true;
  const own = [ownName, ...(parameters?.() ?? []), isFirst ? '' : first].join(' ');
  return hasStrangeThing(found, own);
}

const FIRST = 400;
const FIRST_END = /[.!?:\n]\s/;

function cueOf({ kind, found, disguise }: Instruction, severity: Severity): Cue {
  const rule = `text/${kind}` as const;
  return {
    rule,
    key: found.toLowerCase(),
    evidence: disguise === undefined ? found : `${found} (${disguise})`,
    ...(severity === INSTRUCTION_RULES[rule].severity ? {} : { severity }),
  };
}

function severityOf(one: Instruction, context: CueContext, ownName: string): Severity {
  const { kind, severity, others, foreign, found, disguise } = one;
  if (disguise !== undefined) return severity;
  // What cannot be taken back is done without a question.
  if (kind === 'confirmation-skipped' && severity === 'medium' && FINAL.test(ownName)) return 'high';
  if (foreign !== undefined && ownName !== '') {
    const names = namesIn(found).filter((name) => name !== ownName && !isOwnWord(name, found, context));
    if (names.length === 0) return severity;
    if (names.some((name) => isForeign(name, context, ownName))) return foreign;
    return names.every((name) => siblingsOf(context).has(name)) ? 'low' : severity;
  }
  return others === true && ownName !== '' && found.includes(ownName) ? 'medium' : severity;
}

const FINAL =
  /(?:^|[_.-])(?:delete|remove|drop|wipe|purge|destroy|pay|transfer|send|wire|buy|order|purchase|trade|book|grant|deploy|publish|apply|merge|cancel|unsubscribe|shell|sign|release|submit|post|sell|bid|launch|flash|format|close|cast|vote|reset|erase|terminate|revoke|charge|refund|withdraw|approve|dose)(?=$|[_.A-Z-])/;

const NAME =
  /[A-Za-z][A-Za-z0-9]{0,60}(?:[_-][A-Za-z0-9]{1,60}){1,8}|[a-z]{2,30}(?:[A-Z][a-z0-9]{1,30}){1,6}|(?<=[`'"])[A-Za-z][\w.-]{1,60}(?=[`'"])|\b(?!(?:this|that|the|same|each|every|any|other|present|current|which)\b)[a-z]{3,30}(?= (?:tool|function)\b)/g;
// What is set is a value: `set to "auto"`.
const VALUE_BEFORE =
  /\b(?:set(?:ting)?(?: it)? to|defaults? (?:to|is|of)|equal to|equals|value(?: of)?:?) [`'"]$/i;
// `use "me" as the value for it`.
const VALUE_AFTER = /^[`'"] (?:as|for|is) (?:the |a |its )?values?\b/i;
// A file is not a tool: `"result_1.pdf"`.
const FILE = /\.(?:pdf|txt|md|json|csv|png|jpe?g|svg|html?|xml|docx?|xlsx?|zip|log|ya?ml|toml)\b/;

/** Names of tools, as code is written, in quotes or before the word "tool". */
const namesIn = (found: string): readonly string[] =>
  [...found.matchAll(NAME)]
    .filter(({ 0: name, index }) => {
      const before = found.slice(Math.max(0, index - 24), index);
      const whole = found.slice(index, index + name.length + 6);
      const after = found.slice(index + name.length, index + name.length + 24);
      return !FILE.test(whole) && !VALUE_BEFORE.test(before) && !VALUE_AFTER.test(after);
    })
    .map(([name]) => name);

const CALLED =
  /\b(?:call|calls|calling|invoke|invoking|run|running|execute|trigger|before|after|when|whenever|once|tool|function)(?: the)? [`'"]?$/i;

/** Whether a name is a parameter or a value of the item itself, and the text does not treat it as a tool. */
function isOwnWord(name: string, found: string, { parameters, toolNames }: CueContext): boolean {
  if (parameters === undefined || toolNames.has(name) || !parameters().has(name)) return false;
  for (let at = found.indexOf(name); at !== -1; at = found.indexOf(name, at + name.length)) {
    const after = found.slice(at + name.length, at + name.length + 12);
    if (CALLED.test(found.slice(Math.max(0, at - 20), at)) || TOOL_AFTER.test(after)) return false;
  }
  return true;
}

const TOOL_AFTER = /^[`'"]? (?:tool|function)\b/i;

const siblingsOf = ({ siblings, toolNames }: CueContext): ReadonlySet<string> => siblings ?? toolNames;

/** Whether a name is none of the same server and shares no word with the name of the item, as those of one server do. */
function isForeign(name: string, context: CueContext, ownName: string): boolean {
  if (siblingsOf(context).has(name)) return false;
  const own = wordsOf(ownName);
  return ![...wordsOf(name)].some((word) => own.has(word));
}

/** The words of a name, without the ending of a plural. */
const wordsOf = (name: string): ReadonlySet<string> =>
  new Set(
    name
      .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word.length > 2 && !COMMON.has(word))
      .map((word) => word.replace(/(?:ies|es|s)$/, '')),
  );

const COMMON: ReadonlySet<string> = new Set([
  'get',
  'set',
  'list',
  'add',
  'new',
  'the',
  'all',
  'read',
  'write',
  'create',
  'check',
  'update',
  'tool',
  'data',
  'mcp',
]);
