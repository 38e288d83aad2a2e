/** A name of `--allow-volatile` that allowed nothing is told. */
import { expect, test } from 'vitest';
import { unusedAllowances } from '../src/update/unused-allowances.ts';
import { entry } from './fixtures/drift/base.ts';

const recorded = [
  {
    prepared: { key: 'notes' },
    entry: {
      ...entry(),
      volatile: { '/tools/a~1b/description': ['any'], '/tools/dated/description': ['date at 2'] },
    },
  },
];
const failed = [{ server: 'down', code: 'E_LAUNCH', message: '' } as const];

test.each([
  ['notes/a/b', []],
  ['notes/dated', ['notes/dated']],
  ['notes/other', ['notes/other']],
  ['other/a/b', ['other/a/b']],
  ['down/read', []],
])('%s', (name, unused) => {
  expect(unusedAllowances([name, name], recorded, failed)).toEqual(unused);
});
