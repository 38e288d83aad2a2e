import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { installGuard, onPath } from '../helpers/installed-guard.ts';
import { putFiles } from '../helpers/put-file.ts';
import { HONEST, repository } from '../helpers/repository.ts';
import { flat, mcpLock } from '../helpers/run.ts';
import { kind } from './wrap-mistakes.cases.ts';

describe.concurrent(kind.kind, () => {
  test.each(kind.cases)(
    '$name',
    async ({ servers, files = {}, argv = [], cwd = '.', isReadOnly, exit, says, guarded }) => {
      const { root, config } = repository({ notes: HONEST });
      execFileSync('git', ['init', '-q', root]);
      mkdirSync(join(root, 'src/deep'), { recursive: true });
      installGuard(root);
      const run = (args: readonly string[], at = cwd) =>
        mcpLock(join(root, at), args, {
          home: join(root, 'home'),
          env: onPath(join(root, 'bin'), ['mcp-lock']),
        });
      expect(await run(['init', '--yes'], '.')).toMatchObject({ exit: 0 });
      config(servers);
      putFiles(root, files);
      const paths = ['.mcp.json', ...Object.keys(files)].map((name) => join(root, name));
      if (isReadOnly) chmodSync(paths.at(-1) ?? '', 0o444);
      const texts = () => paths.map((path) => readFileSync(path, 'utf8'));
      const before = texts();
      const ran = await run(['wrap', ...argv]);
      expect(ran).toMatchObject({ exit });
      if (says !== undefined) expect(flat(ran.stderr)).toContain(says);
      const listed = JSON.parse((await run(['list', '--reporter', 'json'])).stdout);
      const names = listed.servers.filter((one: { guarded?: true }) => one.guarded === true);
      expect(names.map(({ server }: { server: string }) => server)).toEqual(guarded);
      if (!ran.stdout.startsWith('Wrote')) expect(texts()).toEqual(before);
      else {
        expect(await run(['unwrap'])).toMatchObject({ exit: 0 });
        expect(texts()).toEqual(before);
      }
    },
  );
});
