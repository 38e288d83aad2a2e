import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HONEST, repository } from '../helpers/repository.ts';
import { flat, mcpLock } from '../helpers/run.ts';
import { kind } from './guard-managers.cases.ts';

describe.concurrent(kind.kind, () => {
  test.each(kind.cases)('$name', async ({ words, files, tracked = [], names }) => {
    const { root, config } = repository({ notes: HONEST });
    expect(await mcpLock(root, ['init', '--yes'])).toMatchObject({ exit: 0 });
    const line = `${words} guard notes -- node servers/scripted.js notes.json`.split(' ');
    config({ notes: { command: line[0], args: line.slice(1) } });
    for (const [name, text] of Object.entries(files)) {
      const path = join(root, name);
      mkdirSync(dirname(path), { recursive: true });
      const [, target] = /^link (.*)$/.exec(text) ?? [];
      if (target === undefined) writeFileSync(path, text);
      else symlinkSync(target, path);
    }
    execFileSync('git', ['init', '-q'], { cwd: root });
    if (tracked.length > 0) execFileSync('git', ['add', '-f', '--', ...tracked], { cwd: root });
    const { exit, stdout, stderr } = await mcpLock(root, ['verify']);
    expect({ exit, stdout, stderr }).toMatchObject({ exit: names === undefined ? 0 : 3 });
    if (names !== undefined) expect(flat(stdout + stderr)).toContain(names);
  });
});
