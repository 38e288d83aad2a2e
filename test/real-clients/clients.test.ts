/** `npm run clients`: each check with each real client, one after the other. `npm run clients -- -u` writes the table. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { filled } from '../docs/pages.ts';
import { CHECK } from './checks/index.ts';
import { CHECKS, type CheckName, type RealClient, started } from './client.ts';
import { REAL_CLIENTS } from './clients/index.ts';
import { installed } from './install.ts';
import { MARK, resultTable } from './table.ts';
import { VERSIONS } from './versions.ts';
import { world } from './world.ts';

const PAGE = fileURLToPath(new URL('../../docs/clients.md', import.meta.url));
const NAMES = Object.keys(CHECKS) as readonly CheckName[];

const results = new Map<string, boolean>();
const key = ({ id }: RealClient, check: CheckName) => `${id} ${check}`;
const made = REAL_CLIENTS.flatMap((client) =>
  NAMES.filter((check) => client.cannot?.[check] === undefined).map((check) => [client, check] as const),
);

describe.each(REAL_CLIENTS)('$label', (client) => {
  for (const [of, check] of made.filter(([of]) => of === client)) {
    test(check, async () => {
      results.set(key(of, check), false);
      await CHECK[check](of, started(of, installed(VERSIONS[of.id]), world()));
      results.set(key(of, check), true);
    });
  }
});

test('docs/clients.md has these results', async ({ skip }) => {
  if (results.size < made.length) skip('not all checks were made');
  const part = resultTable(REAL_CLIENTS, (client, check) => results.get(key(client, check)));
  await expect(filled(readFileSync(PAGE, 'utf8'), part, MARK)).toMatchFileSnapshot(PAGE);
});
