/** Doubtful settings: `verify` of a project that matches its lock, with the files of each case beside it. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { HONEST, type Repository, repository } from '../helpers/repository.ts';
import { flat, mcpLock, scratch } from '../helpers/run.ts';
import { kind } from './refused-settings.cases.ts';

let lock = '';

function project(): Repository {
  const repo = repository({ notes: HONEST }, join(scratch(), 'project'));
  writeFileSync(join(dirname(repo.root), 'elsewhere.json'), '{ "mcp-lock": { "failOn": "high" } }');
  return repo;
}

beforeAll(async () => {
  const repo = project();
  expect(await mcpLock(repo.root, ['init', '--yes'])).toMatchObject({ exit: 0 });
  lock = repo.lock();
});

describe(kind.kind, () => {
  test.each(kind.cases)('$name', async ({ files, at, says }) => {
    const { root, lockPath } = project();
    writeFileSync(lockPath, lock);
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      const target = /^-> (.*)$/.exec(text)?.[1];
      if (target === undefined) writeFileSync(join(root, name), text);
      else symlinkSync(target, join(root, name));
    }
    const { exit, stdout, stderr } = await mcpLock(root, ['verify', '--offline']);
    const said = flat(`${stdout}${stderr}`);
    expect(exit).toBe(2);
    expect(stdout + stderr).toContain('E_CONFIG');
    expect(said).toContain(at);
    expect(said).toContain(says);
    expect(said).toContain('next: ');
  });
});
