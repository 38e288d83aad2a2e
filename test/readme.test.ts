/**
 * The README shows the clients and launchers there are. `UPDATE_README=1 npx vitest run test/readme.test.ts` writes those
 * parts anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { commandLine } from '../src/cli/commands/command-line.ts';
import { CLIENTS } from '../src/config/clients/index.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { LAUNCHERS } from '../src/launch/launchers/index.ts';
import { clientsTable, launchersTable } from './helpers/readme-tables.ts';

const FILE = fileURLToPath(new URL('../README.md', import.meta.url));

test.each([
  ['clients', () => clientsTable(CLIENTS)],
  ['launchers', () => launchersTable(LAUNCHERS)],
])('the table of %s', (name, table) => {
  const readme = readFileSync(FILE, 'utf8');
  const [start, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
  const [from, to] = [readme.indexOf(start), readme.indexOf(end)];
  expect(from).toBeGreaterThan(0);
  expect(to).toBeGreaterThan(from);
  const wanted = `\n${table()}\n`;
  if (process.env['UPDATE_README']) {
    writeFileSync(FILE, readme.slice(0, from + start.length) + wanted + readme.slice(to));
    return;
  }
  expect(
    readme.slice(from + start.length, to),
    'run: UPDATE_README=1 npx vitest run test/readme.test.ts',
  ).toBe(wanted);
});

describe('every option of a command stands in the README', () => {
  const readme = readFileSync(FILE, 'utf8');
  const program = commandLine(nodeHost(new AbortController().signal), '0', async () => undefined);
  const rows = new Map(
    [...readme.matchAll(/^\| `([a-z]+)[ `].*$/gm)].map(([row, name = '']) => [name, row] as const),
  );
  test.each(program.commands.map((command) => [command.name(), command] as const))('%s', (name, command) => {
    const named = command.options.filter(({ long }) => !rows.get(name)?.includes(long ?? ''));
    // `-i` stands for its long form.
    expect(named.map(({ long }) => long).filter((long) => long !== '--interactive')).toEqual([]);
  });

  test('those of all commands', () => {
    for (const { long } of program.options) {
      if (long !== '--version' && long !== '--quiet' && long !== '--verbose')
        expect(readme).toContain(`\`${long}`);
    }
  });
});
