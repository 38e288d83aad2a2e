/** `.pre-commit-hooks.yaml` as pre-commit itself runs it: this commit is cloned, built and installed, which takes minutes. */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { commitAll, git } from '../helpers/pull-request.ts';
import { mcpLock, scratch } from '../helpers/run.ts';
import '../helpers/system-suite.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const run = (args: readonly string[], cwd: string, env: Readonly<Record<string, string>>) =>
  spawnSync('pre-commit', args, { cwd, env: { ...process.env, ...env }, encoding: 'utf8' });
const missing = run(['--version'], ROOT, {}).status === 0 ? undefined : 'pre-commit is not installed';

describe.skipIf(missing !== undefined)(
  `pre-commit${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    test('try-repo passes what is locked, and fails for a config that is not', {
      timeout: 900_000,
    }, async () => {
      const root = scratch();
      copyFileSync(join(ROOT, 'examples/quickstart/notes-server.js'), join(root, 'notes-server.js'));
      const config = (file: string) =>
        JSON.stringify({ mcpServers: { notes: { command: 'node', args: [file] } } });
      writeFileSync(join(root, '.mcp.json'), config('notes-server.js'));
      git(root, 'init', '-q');
      expect(await mcpLock(root, ['init', '--yes', '--accept', 'high'], { home: scratch() })).toMatchObject({
        exit: 0,
      });
      commitAll(root);
      // A clone, since a worktree has no repository of its own; what is not committed is not tried.
      const clone = join(scratch(), 'mcp-lock');
      execFileSync('git', ['clone', '-q', ROOT, clone]);
      const env = { PRE_COMMIT_HOME: scratch(), HOME: scratch() };
      const args = ['try-repo', clone, 'mcp-lock', '--all-files'];
      const passed = run(args, root, env);
      expect(passed.stdout + passed.stderr).toContain('Passed');
      expect(passed.status).toBe(0);
      writeFileSync(join(root, '.mcp.json'), config('other.js'));
      const failed = run(args, root, env);
      expect(failed.stdout).toContain('launch/');
      expect(failed.status).toBe(1);
    });
  },
);
