/**
 * What a new SDK or generator writes to all items of a server: findings of one section in, the same out, with a lower rank where nearly
 * every item has the very same change. Pure; linear in the findings.
 */
import { canonical } from '../lock/canonical.ts';
import type { Finding } from '../model.ts';

/** Of fewer items nobody can tell whether all have it. */
const FEWEST = 3;
const SHARE = 0.8;

interface Habit {
  readonly is: (one: Finding) => boolean;
  /** What makes two of them the same change. */
  readonly key: (one: Finding) => string;
}

const HABITS: readonly Habit[] = [
  {
    // A link to a page of the server is about that item.
    is: (one) => one.rule.endsWith('/meta-changed') && !/ui:\/\/|"ui["/]/.test(both(one)),
    key: (one) => `${one.subject.pointer ?? ''} ${both(one)}`,
  },
  {
    // Generators say or leave out that other keys are refused; none is named.
    is: ({ rule, before, after }) =>
      rule === 'schema/additional-properties-opened' && before === false && after === undefined,
    key: () => 'other keys',
  },
];

const both = ({ before, after }: Finding): string => canonical([before ?? null, after ?? null]);

/** `items`: how many are on both sides. */
export function lowerEverywhere(findings: readonly Finding[], items: number): readonly Finding[] {
  if (items < FEWEST) return findings;
  const keys = new Map(findings.flatMap((one) => keyOf(one)));
  const names = new Map<string, Set<string>>();
  for (const [{ subject }, key] of keys) {
    const known = names.get(key) ?? new Set();
    names.set(key, known.add(subject.name ?? ''));
  }
  const least = Math.max(FEWEST, SHARE * items);
  return findings.map((one) =>
    (names.get(keys.get(one) ?? '')?.size ?? 0) >= least ? { ...one, severity: 'low' } : one,
  );
}

function keyOf(one: Finding): readonly (readonly [Finding, string])[] {
  if (one.severity !== 'medium') return [];
  const index = HABITS.findIndex(({ is }) => is(one));
  return index === -1 ? [] : [[one, `${index} ${HABITS[index]?.key(one)}`]];
}
