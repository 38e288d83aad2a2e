/**
 * The table of rules. `compare.ts` and the files that it calls decide which row applies. A severity says what a change
 * means to an agent that follows text, not what it means to a compiler.
 */
import { ADDRESS_RULES } from './rules/address.ts';
import { CLAIM_RULES } from './rules/claim.ts';
import { COMMAND_RULES } from './rules/command.ts';
import { CONFIG_RULES } from './rules/config.ts';
import { INPUT_RULES } from './rules/input.ts';
import { INSTRUCTION_RULES } from './rules/instruction.ts';
import { LAUNCH_RULES } from './rules/launch.ts';
import { LINKED_RULES } from './rules/linked.ts';
import { LOCK_RULES } from './rules/lock.ts';
import { NOISE_RULES } from './rules/noise.ts';
import { ORIGIN_RULES } from './rules/origin.ts';
import { OUTPUT_RULES } from './rules/output.ts';
import { PACKAGE_RULES } from './rules/package.ts';
import { PROMPT_RULES } from './rules/prompt.ts';
import { RESOURCE_RULES } from './rules/resource.ts';
import { SERVER_RULES } from './rules/server.ts';
import { TEXT_RULES } from './rules/text.ts';
import { TOOL_RULES } from './rules/tool.ts';

export type { RuleRow } from './rules/row.ts';

/** Rules about what is there, whether it changed or not (`src/audit/`). */
export const JUDGED_RULES = {
  ...COMMAND_RULES,
  ...ADDRESS_RULES,
  ...PACKAGE_RULES,
  ...CONFIG_RULES,
  ...CLAIM_RULES,
} as const;

export const RULES = {
  ...LOCK_RULES,
  ...LAUNCH_RULES,
  ...ORIGIN_RULES,
  ...SERVER_RULES,
  ...TOOL_RULES,
  ...PROMPT_RULES,
  ...RESOURCE_RULES,
  ...LINKED_RULES,
  ...TEXT_RULES,
  ...INSTRUCTION_RULES,
  ...INPUT_RULES,
  ...OUTPUT_RULES,
  ...NOISE_RULES,
  ...JUDGED_RULES,
} as const;

export type RuleId = keyof typeof RULES;
