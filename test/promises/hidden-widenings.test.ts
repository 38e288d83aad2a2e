/** Changes behind another spelling: the highest rank of what is told of them. */
import { describe, expect, test } from 'vitest';
import { compareFields } from '../../src/diff/fields.ts';
import { RULES } from '../../src/diff/rules.ts';
import { SEVERITIES } from '../../src/model.ts';
import { kind } from './hidden-widenings.cases.ts';

describe(kind.kind, () => {
  test.each(kind.cases)('$name', ({ before, after, atLeast = 'low' }) => {
    const facts = compareFields('tool', { inputSchema: before }, { inputSchema: after });
    const ranks = facts.map(({ rule, severity }) => SEVERITIES.indexOf(severity ?? RULES[rule].severity));
    const told = facts.map(({ rule, pointer }) => `${rule} ${pointer}`).join(', ');
    expect(SEVERITIES[Math.max(...ranks)], told).toSatisfy(
      (rank: (typeof SEVERITIES)[number]) => SEVERITIES.indexOf(rank) >= SEVERITIES.indexOf(atLeast),
    );
  });
});
