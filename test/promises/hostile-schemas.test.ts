/** Schemas that are expensive to compare: each comparison ends, and tells the change. */
import { describe, expect, test } from 'vitest';
import { compareFields } from '../../src/diff/fields.ts';
import { kind } from './hostile-schemas.cases.ts';

describe(kind.kind, () => {
  test.each(kind.cases)('$name', ({ of }) => {
    const [before, after] = [of({ type: 'string', maxLength: 3 }), of({ type: 'integer', minimum: 1 })];
    expect(compareFields('tool', { inputSchema: before }, { inputSchema: after })).not.toEqual([]);
    expect(compareFields('tool', { inputSchema: after }, { inputSchema: before })).not.toEqual([]);
  });
});
