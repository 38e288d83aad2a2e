/** The options of `update`, which of them exclude each other, and those that the same command needs again. Pure. */
import { shellWord } from '../display/shell-word.ts';
import { McpLockError } from '../errors.ts';
import { noTerminalToAsk, optionsConflict, planNamesServers } from './messages.ts';

export interface UpdateOptions {
  /** Ask about each change. */
  readonly interactive?: boolean;
  readonly dryRun?: boolean;
  /** Accept without a question up to this rank: `low`, `medium`, `high`. */
  readonly accept?: string;
  /** Write what was seen to this file, and accept nothing. */
  readonly plan?: string;
  /** Accept exactly what this file says, or nothing. */
  readonly apply?: string;
  readonly acceptIntegrity?: boolean;
  /** Start servers without a question. */
  readonly yes?: boolean;
  /** Items in which any text may stand: `SERVER/ITEM`. */
  readonly allowVolatile?: readonly string[];
  /** A client's id: as which to ask. */
  readonly as?: string;
}

export type ReadingOptions = Pick<UpdateOptions, 'as' | 'acceptIntegrity' | 'allowVolatile'>;

/** Words of a command that is to read the same servers in the same way. */
export const readingFlags = ({
  as,
  acceptIntegrity,
  allowVolatile = [],
}: ReadingOptions): readonly string[] => [
  ...(as === undefined ? [] : [`--as ${as}`]),
  ...(acceptIntegrity === true ? ['--accept-integrity'] : []),
  ...allowVolatile.map((item) => `--allow-volatile ${shellWord(item) ?? 'SERVER/ITEM'}`),
];

const EXCLUSIVE = [
  ['interactive', 'accept'],
  ['interactive', 'plan'],
  ['interactive', 'apply'],
  ['plan', 'accept'],
  ['plan', 'apply'],
  ['plan', 'dryRun'],
] as const;

const FLAGS = {
  interactive: '-i',
  accept: '--accept',
  plan: '--plan',
  apply: '--apply',
  dryRun: '--dry-run',
} as const;

/** `canAsk`: whether a person is there. Throws E_USAGE. */
export function checkOptions(names: readonly string[], options: UpdateOptions, canAsk: boolean): void {
  const clash = EXCLUSIVE.find((pair) =>
    pair.every((key) => options[key] !== undefined && options[key] !== false),
  );
  if (clash !== undefined) throw new McpLockError(optionsConflict(FLAGS[clash[0]], FLAGS[clash[1]]));
  if (options.apply !== undefined && names.length > 0) throw new McpLockError(planNamesServers());
  if (options.interactive === true && !canAsk) throw new McpLockError(noTerminalToAsk(names));
}
