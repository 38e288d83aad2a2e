import { describe, expect, test } from 'vitest';
import { checkSize, jsonSize } from '../../src/server/json-size.ts';
import { sizeLimit } from '../../src/server/limits.ts';
import { kind } from './size-limits.cases.ts';

const USUAL = sizeLimit({});

test.each(kind.cases)('$name', ({ text, past }) => {
  const made = text();
  expect(made.length).toBeLessThan(USUAL.bytes);
  const check = () => checkSize(made, USUAL);
  if (past === undefined) expect(check).not.toThrow();
  else expect(check).toThrow(past === 'values' ? /JSON values/ : /long member names/);
});

test('counts what is in a text: values, and the pointers to them', () => {
  expect(jsonSize('{}')).toEqual({ values: 1, pointers: 0 });
  expect(jsonSize('[1,2]')).toEqual({ values: 2, pointers: 1 });
  // `/abc` for the object, `/abc/d` for the number before the comma.
  expect(jsonSize('{"abc":{"d":1,"e":2}}')).toEqual({ values: 3, pointers: 10 });
  expect(jsonSize('{"a,b":"{[,"}')).toEqual({ values: 1, pointers: 0 });
});

describe('MCP_LOCK_MAX_MIB raises the limit', () => {
  test.each([
    ['64', 64],
    ['256', 256],
    ['999', 256],
    ['0', 1],
    ['', 16],
    ['64 MiB', 16],
    ['-1', 16],
    ['1e3', 16],
  ])('%j: %i MiB', (text, mib) => {
    expect(sizeLimit({ MCP_LOCK_MAX_MIB: text }).bytes).toBe(mib * 1024 * 1024);
  });
});
