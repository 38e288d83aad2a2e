/** Where reports go: each output has its own, and nothing that is there before is lost by it. */
import { execFileSync } from 'node:child_process';
import { constants, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HONEST, repository } from './helpers/repository.ts';
import { mcpLock } from './helpers/run.ts';

async function locked() {
  const repo = repository({ notes: HONEST });
  const { exit, stderr } = await mcpLock(repo.root, ['init', '--yes']);
  if (exit !== 0) throw new Error(stderr);
  return repo;
}

const outputs = (...values: readonly string[]) => values.flatMap((value) => ['--reporter', value]);

describe.each([['verify'], ['audit'], ['diff']])('%s', (command) => {
  test.each([
    ['two reporters with one file', ['json=out', 'sarif=./out'], 'at out'],
    ['the lockfile as a report', ['junit=mcp-lock.json'], 'at mcp-lock.json'],
    ['a config of a client', ['json=.mcp.json'], 'at .mcp.json'],
    ['a config of a client that has none yet', ['json=.vscode/mcp.json'], 'at .vscode/mcp.json'],
    ['the settings', ['sarif=mcp-lock.config.json'], 'at mcp-lock.config.json'],
    ['a file that may hold the settings', ['sarif=package.json'], 'at package.json'],
    ['a file without a name', ['json='], '`--reporter json=` names no file'],
    ['the lockfile by another name', ['json=out', 'html=./x/../mcp-lock.json'], 'at mcp-lock.json'],
  ])('refuses %s', async (_, values, place) => {
    const { root, lock } = await locked();
    const before = lock();
    const ran = await mcpLock(root, [command, ...outputs(...values)]);
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toContain('E_USAGE');
    expect(ran.stderr).toContain(place);
    expect(lock()).toBe(before);
  });
});

test.each([['mcp-lock.json'], ['.mcp.json']])('show --html does not replace %s', async (name) => {
  const { root } = await locked();
  const before = readFileSync(join(root, name), 'utf8');
  const ran = await mcpLock(root, ['show', '--html', name]);
  expect(ran).toMatchObject({ exit: 2, stderr: expect.stringContaining(`at ${name}`) });
  expect(readFileSync(join(root, name), 'utf8')).toBe(before);
});

test.each([
  ['there is no lockfile', '{"mcpServers":{}}', []],
  ['the config is named', '{"mcpServers":{}}', ['--config', 'my.json']],
  ['the settings cannot be read', '{"mcpServers":{}}', [], '{'],
])('a run that fails writes its report over no config: %s', async (_, text, flags, own?: string) => {
  const { root } = repository({ notes: HONEST });
  const config = flags[1] ?? '.mcp.json';
  writeFileSync(join(root, config), text);
  if (own !== undefined) writeFileSync(join(root, 'mcp-lock.config.json'), own);
  const ran = await mcpLock(root, ['verify', ...flags, ...outputs(`json=${config}`, 'sarif=out')]);
  expect(ran.exit).toBe(2);
  expect(readFileSync(join(root, config), 'utf8')).toBe(text);
  expect(readFileSync(join(root, 'out'), 'utf8')).toContain('"version"');
});

test.skipIf(process.platform === 'win32')('a pipe gets the report and stays a pipe', async () => {
  const { root } = await locked();
  const path = join(root, 'pipe');
  execFileSync('mkfifo', [path]);
  const pipe = await open(path, constants.O_RDWR | constants.O_NONBLOCK);
  try {
    const ran = await mcpLock(root, ['verify', ...outputs('json=pipe', 'json=file')]);
    expect(ran.exit, ran.stderr).toBe(0);
    expect(lstatSync(path).isFIFO()).toBe(true);
    const { buffer, bytesRead } = await pipe.read(Buffer.alloc(65_536));
    expect(buffer.subarray(0, bytesRead).toString()).toBe(readFileSync(join(root, 'file'), 'utf8'));
  } finally {
    await pipe.close();
  }
});
