/** The advice for a lockfile that cannot be read works, wherever the broken file got to. faults 4, 6. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HONEST, repository, scripted } from '../helpers/repository.ts';
import { flat, mcpLock, scratch } from '../helpers/run.ts';
import type { BrokenLock } from './broken-locks.cases.ts';
import { kind } from './broken-locks.cases.ts';

const SERVERS = { mid: HONEST, nearA: HONEST, nearB: HONEST };

/** A repository with a broken lock, and the config that it should fit. */
async function broken({ broken, commits, without, folder = '' }: BrokenLock) {
  const top = scratch();
  const root = join(top, folder);
  mkdirSync(root, { recursive: true });
  const repo = repository(SERVERS, root);
  const git = (...args: readonly string[]) => {
    if (without === 'git') return;
    const ran = spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd: top,
      encoding: 'utf8',
    });
    // A merge may conflict.
    if (args[0] !== 'merge') expect(ran, String(args)).toMatchObject({ status: 0 });
  };
  const config = (...names: readonly string[]) =>
    repo.config(Object.fromEntries(names.map((name) => [name, scripted(name)])));
  const commit = () => {
    git('add', '-A');
    git('commit', '-qm', 'x', '--allow-empty');
  };
  const describeMid = (description: string) =>
    repo.surface('mid', { ...HONEST, tools: [{ ...HONEST.tools[0], description }] });
  git('init', '-q', '-b', 'main');
  if (broken === 'union' || broken === 'same')
    writeFileSync(join(top, '.gitattributes'), 'mcp-lock.json merge=union\n');
  config('mid');
  if (without === 'good version') writeFileSync(repo.lockPath, '{');
  else expect(await mcpLock(root, ['init', '--yes'])).toMatchObject({ exit: 0 });
  commit();
  if (typeof broken === 'string') {
    for (const [branch, name] of [
      ['b1', 'nearA'],
      ['b2', 'nearB'],
    ] as const) {
      git('checkout', '-q', 'main');
      git('checkout', '-qb', branch);
      if (broken === 'same') describeMid(name);
      else config('mid', name);
      expect(await mcpLock(root, ['update', '--yes', '--accept', 'high'])).toMatchObject({ exit: 0 });
      commit();
    }
    git('merge', '-q', '--no-commit', 'b1');
    if (broken === 'same') describeMid('nearB');
    else config('mid', 'nearA', 'nearB');
    // Only the lock is left in conflict.
    git('add', '--', join(root, '.mcp.json'), join(root, 'mid.json'));
  } else if (without !== 'good version') writeFileSync(repo.lockPath, broken(repo.lock()));
  for (let count = 0; count < commits; count += 1) commit();
  return repo;
}

test.each(kind.cases)(`${kind.kind} $name`, async (one) => {
  const repo = await broken(one);
  const { root } = repo;
  const before = readFileSync(repo.lockPath, 'utf8');
  const ran = await mcpLock(root, ['verify']);
  expect(ran).toMatchObject({ exit: 2, stderr: expect.stringMatching(/E_LOCK_(?:PARSE|CONFLICT)/) });
  const text = flat(ran.stderr);
  if (process.env['DBG'])
    expect(text.includes('merge=union')).toBe(
      ['union', 'same'].includes(String(one.broken)) || one.name === 'an entry twice, committed',
    );
  // A conflict that git knows of is settled in git; a choice of the person.
  const next = text.slice(text.indexOf('next:'));
  const commands = [...next.matchAll(/`([^`]+)`/g)].map(([, command = '']) => command);
  expect(commands.length).toBeGreaterThan(0);
  for (const command of commands) {
    const [program = '', ...args] = command.split(' ');
    if (program === 'git') expect(spawnSync('git', args, { cwd: root })).toMatchObject({ status: 0 });
    else {
      const exit = await mcpLock(
        root,
        args[0] === 'verify'
          ? args
          : [
              ...args.filter((word) => word !== '-i'),
              '--yes',
              // A person accepts by the name of each server.
              ...(args[0] === 'update' ? ['--accept', 'high'] : []),
            ],
      );
      if (args[0] !== 'verify') expect(exit, exit.stderr).toMatchObject({ exit: 0 });
    }
  }
  expect(repo.lock()).not.toBe(before);
  // What differs after that is shown, and accepted by the usual command.
  const after = await mcpLock(root, ['verify']);
  expect(after.exit, after.stderr).toBeLessThan(2);
  expect(await mcpLock(root, ['update', '--yes', '--accept', 'high'])).toMatchObject({ exit: 0 });
  expect(await mcpLock(root, ['verify'])).toMatchObject({ exit: 0 });
});
