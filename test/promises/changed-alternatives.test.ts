/** Lists of alternatives that changed: every finding, with its rank and place. */
import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/diff/rules.ts';
import { compareSchema } from '../../src/diff/schema.ts';
import { kind } from './changed-alternatives.cases.ts';

describe(kind.kind, () => {
  test.each(kind.cases)('$name', ({ before, after, told }) => {
    const found = compareSchema('input', before, after).map(({ rule, severity, pointer }) => {
      const place = pointer.replace('/properties/v', '').replace(/^\/\$defs/, '$defs');
      return `${severity ?? RULES[rule].severity} ${rule.replace('schema/', '')} ${place}`;
    });
    expect(found.sort()).toEqual([...told].sort());
  });
});
