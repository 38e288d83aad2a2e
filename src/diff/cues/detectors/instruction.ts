/**
 * In: a string. Out: one cue for each instruction to the agent in it that goes beyond the current call. `instructions.ts`
 * finds them; this file decides what they mean for the item that the string belongs to.
 */
import type { Severity } from '../../../model.ts';
import { INSTRUCTION_RULES } from '../../rules/instruction.ts';
import type { Cue, CueContext, ModelString } from '../cue.ts';
import { type Instruction, instructionsIn } from '../instructions.ts';

export function instructionCues(string: ModelString, _context: CueContext, ownName: string): readonly Cue[] {
  if (string.role === 'name') return [];
  const isParameter = string.pointer.includes('/properties/');
  return instructionsIn(string.text)
    .filter((one) => (one.itemOnly !== true || ownName !== '') && (one.isParameter !== true || isParameter))
    .map((one) => cueOf(one, severityOf(one, ownName)));
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

/** A step before the use of the tool itself is often honest; a step before the use of another tool is not. */
const severityOf = ({ severity, others, found }: Instruction, ownName: string): Severity =>
  others === true && ownName !== '' && found.includes(ownName) ? 'medium' : severity;
