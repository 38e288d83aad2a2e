import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const FAMILIES = new URL('../src/diff/cues/families/', import.meta.url);

// A group that may come any number of times is tried anew at each place of a text that repeats it.
test.each(readdirSync(FAMILIES))(
  'every repeated group of %s has a limit, so that its time grows with the text',
  (file) => {
    expect(readFileSync(new URL(file, FAMILIES), 'utf8').match(/\)[*+]/g) ?? []).toEqual([]);
  },
);
