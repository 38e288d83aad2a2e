/**
 * What a server can do, as one line for whoever locks it for the first time: an entry in, the line out; undefined for a server without
 * tools. An estimate from names, annotations and schemas.
 */
import { abilitiesOf } from '../audit/abilities.ts';
import { printable } from '../display/printable.ts';
import type { Entry } from '../model.ts';
import { ability, abilityEstimate, noAbilities } from './messages.ts';

/** Tools that are named for each ability. */
const MAX_NAMES = 3;
const MAX_NAME = 40;

/** `short`: numbers only. */
export function abilitiesLine(entry: Entry, short: boolean): string | undefined {
  if (Object.keys(entry.tools).length === 0) return undefined;
  const { reads, changes, sends } = abilitiesOf(entry);
  const named = (names: readonly string[]) => ({
    count: names.length,
    names: short ? [] : names.slice(0, MAX_NAMES).map((name) => printable(name, { maxChars: MAX_NAME })),
  });
  const parts = [
    ability('read', { count: reads.length, names: [] }),
    ability('change', named(changes)),
    ability('send', named(sends)),
  ].filter((part) => part !== '');
  return abilityEstimate(parts.length === 0 ? noAbilities() : parts.join(', '));
}
