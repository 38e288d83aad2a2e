/**
 * What the tools of a server can probably do: an entry in, the names of tools that read, change and send out. Pure; linear in the number
 * of tools.
 */
import { actsOf } from '../diff/abilities/acts.ts';
import type { Entry } from '../model.ts';

export interface Abilities {
  readonly reads: readonly string[];
  readonly changes: readonly string[];
  readonly sends: readonly string[];
}

/** Under `--hashes-only` names are all that is known. */
export function abilitiesOf({ tools }: Entry): Abilities {
  const out = { reads: [] as string[], changes: [] as string[], sends: [] as string[] };
  for (const [name, { definition }] of Object.entries(tools)) {
    const acts = actsOf(name, definition ?? {});
    if (acts.reads) out.reads.push(name);
    if (acts.changes) out.changes.push(name);
    if (acts.sends) out.sends.push(name);
  }
  return out;
}
