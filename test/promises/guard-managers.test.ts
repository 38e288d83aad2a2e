import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { putFiles } from '../helpers/put-file.ts';
import { HONEST, repository } from '../helpers/repository.ts';
import { flat, mcpLock } from '../helpers/run.ts';
import { kind } from './guard-managers.cases.ts';

describe.concurrent(kind.kind, () => {
  test.each(kind.cases)('$name', async ({ words, files, tracked = [], names }) => {
    const { root, config } = repository({ notes: HONEST });
    expect(await mcpLock(root, ['init', '--yes'])).toMatchObject({ exit: 0 });
    const line = `${words} guard notes -- node servers/scripted.js notes.json`.split(' ');
    config({ notes: { command: line[0], args: line.slice(1) } });
    putFiles(root, files);
    execFileSync('git', ['init', '-q'], { cwd: root });
    if (tracked.length > 0) execFileSync('git', ['add', '-f', '--', ...tracked], { cwd: root });
    const { exit, stdout, stderr } = await mcpLock(root, ['verify']);
    expect({ exit, stdout, stderr }).toMatchObject({ exit: names === undefined ? 0 : 3 });
    if (names !== undefined) expect(flat(stdout + stderr)).toContain(names);
  });
});
