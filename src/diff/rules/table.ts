/** In: the rows. Out: the same rows by family. Never decides which row applies. */
import type { RuleId } from '../rules.ts';
import { RULES } from '../rules.ts';
import type { RuleRow } from './row.ts';

type FamilyOf<Id> = Id extends `${infer Family}/${string}` ? Family : never;

/** The heading of each family, in the order in which they are shown. A missing family does not compile. */
const FAMILIES: Readonly<Record<FamilyOf<RuleId>, string>> = {
  lock: 'The lockfile itself',
  launch: 'How a server is started or reached',
  origin: 'Where the code of a server comes from',
  server: 'The server as a whole',
  text: 'Suspicious content in any text that the model reads',
  tool: 'Tools',
  schema: 'Input schemas of tools',
  output: 'Output schemas of tools',
  prompt: 'Prompts',
  resource: 'Resources',
  template: 'Resource templates',
  linked: 'Pages that tools link to',
  skill: 'Skills',
  item: 'Lists of items',
  noise: 'Changes that do not change the meaning',
  command: 'Launch lines, whether they changed or not',
  address: 'Addresses, whether they changed or not',
  package: 'Packages, whether they changed or not',
  config: 'What a config holds',
  client: 'What the servers of one client can do together',
};

export interface Family {
  readonly id: string;
  readonly label: string;
  readonly rules: readonly { readonly id: string; readonly row: RuleRow }[];
}

/** All rules by family; inside a family in the order of the rows. */
export function families(): readonly Family[] {
  return Object.entries(FAMILIES).map(([id, label]) => ({
    id,
    label,
    rules: Object.entries(RULES)
      .filter(([rule]) => rule.startsWith(`${id}/`))
      .map(([rule, row]) => ({ id: rule, row })),
  }));
}
