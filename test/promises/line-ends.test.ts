import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareOrigin } from '../../src/diff/origin.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { hashedFile } from '../../src/launch/file/hashed-file.ts';
import { placeAt } from '../../src/launch/place.ts';
import { withLineEnds } from '../../src/verify/line-ends.ts';
import { HONEST, repository } from '../helpers/repository.ts';
import { mcpLock, scratch } from '../helpers/run.ts';
import { kind } from './line-ends.cases.ts';

const RULES = { same: [], ends: ['origin/line-ends-changed'], code: ['origin/file-changed'] };
const host = nodeHost(new AbortController().signal);

describe(kind.kind, () => {
  test.each(kind.cases)('$name', async ({ locked, now, is }) => {
    const root = scratch();
    const [path, place] = [join(root, 'server.mjs'), placeAt(root, host)];
    writeFileSync(path, locked);
    const before = await hashedFile(path, 'exact', place, host);
    writeFileSync(path, now);
    const after = await hashedFile(path, 'exact', place, host);
    const part = (of: typeof before) => ({ url: 'pkg:npm/notes-mcp@1.2.0', parts: [of] });
    for (const [one, other] of [
      [before, after],
      [part(before), part(after)],
    ] as const) {
      const found = await withLineEnds(compareOrigin('notes', one, other), one, other, place, host);
      expect(found.map(({ rule }) => rule)).toEqual(RULES[is]);
      expect(found.every(({ severity }) => severity === (is === 'ends' ? 'low' : 'high'))).toBe(true);
    }
  });

  test.each(kind.cases)('the lock is no longer than it needs to be: $name', async ({ locked }) => {
    const root = scratch();
    const path = join(root, 'server.mjs');
    writeFileSync(path, locked);
    const origin = await hashedFile(path, 'exact', placeAt(root, host), host);
    const text = Buffer.from(locked).toString('latin1');
    const hasBoth = /\r\n/.test(text) && /(?<!\r)\n/.test(text) && !/\0|\r\r\n/.test(text);
    expect('integrityWithLf' in origin).toBe(hasBoth);
  });
});

const toCrlf = (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'));

describe.each([
  ['the program', ['servers/scripted.js', 'notes.json'], 'servers/scripted.js'],
  [
    'a file that node loads before it',
    ['-r', './before.cjs', 'servers/scripted.js', 'notes.json'],
    'before.cjs',
  ],
  ['a program in a folder', ['servers', 'notes.json'], 'servers/index.js'],
])('%s with CR LF', (_, args, file) => {
  test('is low, is said, is not started; another change below it is high', async () => {
    const { root, config } = repository({ notes: HONEST });
    writeFileSync(join(root, 'before.cjs'), '// nothing\n');
    writeFileSync(join(root, 'servers/index.js'), "import './scripted.js';\n");
    config({ notes: { command: 'node', args } });
    expect(await mcpLock(root, ['init', '--yes'])).toMatchObject({ exit: 0 });
    toCrlf(join(root, file));
    const ran = await mcpLock(root, ['verify']);
    expect(ran.exit).toBe(1);
    expect(ran.stdout).toContain('origin/line-ends-changed');
    expect(ran.stdout).toContain('Not started: the line ends of its program file');
    expect(ran.stdout).toContain('.gitattributes');
    expect(ran.stdout).not.toMatch(/HIGH|origin\/file-changed/);
    expect((await mcpLock(root, ['verify', '--fail-on', 'high'])).exit).toBe(1);
    const diff = await mcpLock(root, ['diff', 'notes', '--yes']);
    expect(diff.stdout).toContain('origin/line-ends-changed');
    writeFileSync(join(root, file), `${readFileSync(join(root, file), 'utf8')} \r\n`);
    expect((await mcpLock(root, ['verify'])).stdout).toContain('origin/file-changed');
  });
});

test('a lockfile beside the program stays a note, and is low with --deep', async () => {
  const { root } = repository({ notes: HONEST });
  const path = join(root, 'servers/package-lock.json');
  writeFileSync(join(root, 'servers/package.json'), '{}\n');
  writeFileSync(path, '{\n}\n');
  expect(await mcpLock(root, ['init', '--yes'])).toMatchObject({ exit: 0 });
  toCrlf(path);
  const ran = await mcpLock(root, ['verify']);
  expect(ran.exit).toBe(0);
  const deep = await mcpLock(root, ['verify', '--deep']);
  expect(deep.stdout).toContain('origin/line-ends-changed');
  expect(deep.stdout).not.toContain('HIGH');
});
