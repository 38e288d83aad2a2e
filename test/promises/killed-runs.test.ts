/** After SIGKILL of a run, servers that ignore the end of their input do not live on. faults 25, 26, 30. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROGRAMS } from '../../src/host/watchdog.ts';
import { BIN } from '../helpers/guarded.ts';
import { isAlive, until } from '../helpers/processes.ts';
import { HONEST, repository } from '../helpers/repository.ts';
import { mcpLock } from '../helpers/run.ts';
import { kind } from './killed-runs.cases.ts';

/** A repository whose servers, once locked, behave so that the run waits for them. */
async function stubborn({ argv, behave, servers = 1 }: (typeof kind.cases)[number]) {
  const names = Array.from({ length: servers }, (_, at) => `s${at}`);
  const repo = repository(Object.fromEntries(names.map((name) => [name, HONEST])));
  if (argv[0] !== 'init') expect(await mcpLock(repo.root, ['init', '--yes'])).toMatchObject({ exit: 0 });
  for (const name of names) {
    const text = JSON.stringify({ ...behave, ignoreSigterm: true, leaveFile: `${name}.pid` });
    repo.surface(name, { ...HONEST, behave: JSON.parse(text.replaceAll('NAME', name)) });
  }
  const child = 'grandchild' in behave ? names.map((name) => `${name}.child`) : [];
  const files = [...names.map((name) => `${name}.pid`), ...child].map((name) => join(repo.root, name));
  return { root: repo.root, names, files };
}

const pidsIn = (files: readonly string[]): readonly number[] =>
  files.filter(existsSync).map((file) => Number(readFileSync(file, 'utf8')) || 0);

describe.skipIf(process.platform === 'win32')(kind.kind, () => {
  test.each(kind.cases)('$name', async (one) => {
    const { root, names, files } = await stubborn(one);
    const run = spawn(process.execPath, [BIN, ...one.argv], { cwd: root, stdio: 'ignore' });
    await until(() => names.every((name) => existsSync(join(root, `${name}.json.silent`))));
    const pids = pidsIn(files);
    expect(pids).toHaveLength(files.length);
    expect(pids.every((pid) => pid > 1 && isAlive(pid))).toBe(true);
    run.kill('SIGKILL');
    await until(() => !pids.some(isAlive));
  });

  test.each(Object.entries(PROGRAMS))(
    'the watchdog as a %s program ends what runs, and nothing else',
    async (_, program) => {
      const group = () => {
        const child = spawn('/bin/sh', ['-c', "trap '' TERM; sleep 600 & echo ready; wait; wait"], {
          detached: true,
          stdio: ['ignore', 'pipe', 'ignore'],
        });
        return { child, pid: child.pid ?? 0 };
      };
      const [kept, released, ended] = [group(), group(), group()];
      await Promise.all([kept, ended].map(({ child }) => once(child.stdout, 'data')));
      const watchdog = spawn(program.command, program.args, {
        detached: true,
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      const left = once(watchdog, 'exit');
      // No signal may reach the group of this test, all processes, or a process that is no group.
      watchdog.stdin.write(`+${ended.pid}\n+${released.pid}\n+0\n+1\n+-5\n+x\n+\n\n`);
      watchdog.stdin.end(`-${released.pid}\n-99999999\n`);
      await until(() => !isAlive(ended.pid));
      await left;
      expect([kept, released].map(({ pid }) => isAlive(pid))).toEqual([true, true]);
      for (const { pid } of [kept, released]) process.kill(-pid, 'SIGKILL');
    },
  );
});
