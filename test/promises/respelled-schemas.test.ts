/** Schemas in another spelling: all that is told of them is info, on the way there and on the way back. */
import { describe, expect, test } from 'vitest';
import { compareFields } from '../../src/diff/fields.ts';
import { RULES } from '../../src/diff/rules.ts';
import type { Json } from '../../src/model.ts';
import { kind } from './respelled-schemas.cases.ts';

const told = (before: Json, after: Json): readonly string[] =>
  (['inputSchema', 'outputSchema'] as const).flatMap((field) =>
    compareFields('tool', { [field]: before }, { [field]: after }).map(
      ({ rule, severity, pointer }) => `${severity ?? RULES[rule].severity} ${rule} ${pointer}`,
    ),
  );

describe(kind.kind, () => {
  test.each(kind.cases)('$name', ({ before, after, oneWay }) => {
    for (const facts of oneWay ? [told(before, after)] : [told(before, after), told(after, before)]) {
      expect(facts.filter((fact) => !fact.startsWith('info '))).toEqual([]);
      expect(facts.length).toBeGreaterThanOrEqual(2);
    }
  });
});
