/** `upgrade` with the real npm and npx: a registry whose bytes are not the ones it names, then an honest one. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { NOTES_SERVER, type NpmRegistry, startNpmRegistry } from '../helpers/npm-registry.ts';
import { mcpLock, scratch } from '../helpers/run.ts';
import type { Env } from '../helpers/stored.ts';
import { machine } from '../helpers/stored.ts';

let registry: NpmRegistry;
let env: Env;
let root: string;
const words = (name: string, text: string, version: string) =>
  registry.publish(
    { name, version, main: 'index.js' },
    { 'index.js': `module.exports = ${JSON.stringify(text)};` },
  );
const server = (version: string, dependency: string) =>
  registry.publish(
    { name: 'notes', version, bin: { notes: 'server.js' }, dependencies: { 'notes-words': dependency } },
    { 'server.js': NOTES_SERVER },
  );
const run = (...argv: string[]) => mcpLock(root, argv, { env, home: env['HOME'] ?? '' });
const text = (name: string) => readFileSync(join(root, name), 'utf8');

beforeAll(async () => {
  registry = await startNpmRegistry();
  words('notes-words', 'Read one note.', '1.0.0');
  words('notes-words', 'Read one of the notes.', '2.0.0');
  server('1.0.0', '1.0.0');
  env = machine(registry.url);
  // npm asks for wrong bytes again, after waits of up to a minute.
  writeFileSync(join(env['HOME'] ?? '', '.npmrc'), 'fetch-retries=0\n', { flag: 'a' });
  root = scratch();
  const notes = { command: 'npx', args: ['-y', 'notes@1.0.0'] };
  writeFileSync(join(root, '.mcp.json'), JSON.stringify({ mcpServers: { notes } }));
  expect((await run('init', '--yes')).exit).toBe(0);
  server('1.1.0', '2.0.0');
});
afterAll(() => registry.close());

test('other bytes than the registry names: nothing is written; the right ones: config, version and packages', async () => {
  const before = [text('.mcp.json'), text('mcp-lock.json')];
  const upgrade = () => run('upgrade', 'notes', '--yes', '--accept', 'high');
  let honest: object = {};
  registry.edit('notes', '1.1.0', (one) => {
    honest = one.dist;
    return { ...one, dist: { ...one.dist, integrity: `sha512-${'A'.repeat(86)}==` } };
  });
  expect(await upgrade()).toMatchObject({ exit: 3, stdout: expect.stringContaining('Nothing was written.') });
  expect([text('.mcp.json'), text('mcp-lock.json')]).toEqual(before);
  registry.edit('notes', '1.1.0', (one) => ({ ...one, dist: honest as typeof one.dist }));
  expect(await upgrade()).toMatchObject({ exit: 0 });
  expect(text('.mcp.json')).toBe(before[0]?.replace('notes@1.0.0', 'notes@1.1.0'));
  expect(text('mcp-lock.json')).toMatch(/"node_modules\/notes-words": "2\.0\.0 sha512-/);
  expect(await run('verify')).toMatchObject({ exit: 0 });
});
