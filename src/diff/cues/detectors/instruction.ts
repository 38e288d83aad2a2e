/**
 * In: a string. Out: one cue for each instruction to the agent in it that goes beyond the current call. `instructions.ts`
 * finds them; this file decides what they mean for the item that the string belongs to. A step with a tool of the same
 * server is often honest, one with a tool of another server is not.
 */
import type { Severity } from '../../../model.ts';
import { INSTRUCTION_RULES } from '../../rules/instruction.ts';
import type { Cue, CueContext, ModelString } from '../cue.ts';
import { type Instruction, instructionsIn } from '../instructions.ts';

export function instructionCues(string: ModelString, context: CueContext, ownName: string): readonly Cue[] {
  if (string.role === 'name') return [];
  const isParameter = string.pointer.includes('/properties/');
  return instructionsIn(string.text)
    .filter((one) => (one.itemOnly !== true || ownName !== '') && (one.isParameter !== true || isParameter))
    .map((one) => cueOf(one, severityOf(one, context, ownName)));
}

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
  const { severity, others, foreign, found, disguise } = one;
  if (disguise !== undefined) return severity;
  if (foreign !== undefined && ownName !== '') {
    const names = namesIn(found).filter((name) => name !== ownName);
    if (names.length === 0) return severity;
    if (names.some((name) => isForeign(name, context, ownName))) return foreign;
    return names.every((name) => siblingsOf(context).has(name)) ? 'low' : severity;
  }
  return others === true && ownName !== '' && found.includes(ownName) ? 'medium' : severity;
}

const NAME =
  /[A-Za-z][A-Za-z0-9]{0,60}(?:[_-][A-Za-z0-9]{1,60}){1,8}|[a-z]{2,30}(?:[A-Z][a-z0-9]{1,30}){1,6}|(?<=[`'"])[A-Za-z][\w.-]{1,60}(?=[`'"])|[a-z]{3,30}(?= (?:tool|function)\b)/g;

/** Names of tools, as code is written, in quotes or before the word "tool". */
const namesIn = (found: string): readonly string[] => [...found.matchAll(NAME)].map(([name]) => name);

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
