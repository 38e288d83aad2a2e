/** The table of `docs/clients.md` is of the clients and versions that `npm run clients` installs. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { REAL_CLIENTS } from './real-clients/clients/index.ts';
import { identity, MARK } from './real-clients/table.ts';
import { VERSIONS } from './real-clients/versions.ts';

const page = readFileSync(new URL('../docs/clients.md', import.meta.url), 'utf8');
const [, part = ''] = page.split(new RegExp(`<!-- /?${MARK} -->`));

test('every version has a client, and the table of docs/clients.md has it (if not: npm run clients -- -u)', () => {
  expect(REAL_CLIENTS.map(({ id }) => id)).toEqual(Object.keys(VERSIONS));
  const rows = [...part.matchAll(/^\| (?!client |---)(.*?) \| (.*?) \|/gm)].map(([, ...cells]) => cells);
  expect(rows).toEqual(REAL_CLIENTS.map(identity));
});
