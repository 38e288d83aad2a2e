/** Each of the 94 faults has a test that shows it, or a sentence in docs/guarantees.md. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FAULTS } from './faults/table.ts';

const HIGHEST = 94;
const read = (path: string): string => {
  const url = new URL(path, import.meta.url);
  return existsSync(url) ? readFileSync(url, 'utf8') : '';
};
const pages = read('../docs/guarantees.md').replace(/\s+/g, ' ');

test('none is missing', () => {
  const numbers = Array.from({ length: HIGHEST }, (_, at) => at + 1);
  expect(Object.keys(FAULTS).map(Number)).toEqual(numbers);
});

describe.each(Object.entries(FAULTS))('fault %s', (_, fault) => {
  test(fault.is, () => {
    if ('otherwise' in fault) expect(pages).toContain(fault.otherwise);
    else
      for (const [file, words] of fault.tests)
        expect(read(`./${file}`).includes(words), `${file}: ${words}`).toBe(true);
  });
});
