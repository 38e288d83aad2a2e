/**
 * Metadata that a new SDK writes to all items of a server: findings of one section in, the same out, with a lower rank where nearly every
 * item has the very same change. A link to a page of the server keeps its rank. Pure; linear in the findings.
 */
import { canonical } from '../lock/canonical.ts';
import type { Finding } from '../model.ts';

/** Of fewer items nobody can tell whether all have it. */
const FEWEST = 3;
const SHARE = 0.8;

/** `items`: how many are on both sides. */
export function lowerEverywhere(findings: readonly Finding[], items: number): readonly Finding[] {
  if (items < FEWEST) return findings;
  const counts = new Map<string, number>();
  for (const one of findings) {
    if (isMeta(one)) counts.set(changeOf(one), (counts.get(changeOf(one)) ?? 0) + 1);
  }
  const isEverywhere = (one: Finding) => (counts.get(changeOf(one)) ?? 0) >= Math.max(FEWEST, SHARE * items);
  return findings.map((one) =>
    isMeta(one) && !isLink(one) && isEverywhere(one) ? { ...one, severity: 'low' } : one,
  );
}

const isMeta = ({ rule, severity }: Finding): boolean =>
  severity === 'medium' && rule.endsWith('/meta-changed');

const changeOf = ({ subject, before, after }: Finding): string =>
  canonical([subject.pointer ?? '', before ?? null, after ?? null]);

const isLink = (one: Finding): boolean =>
  /ui:\/\/|"ui["/]/.test(canonical([one.before ?? null, one.after ?? null]));
