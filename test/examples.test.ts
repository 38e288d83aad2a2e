/** The examples as a person runs them: through npm, with the built program. Needs `npm run build` (pretest does it). */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import type { Ran } from './helpers/run.ts';
import { scratch } from './helpers/run.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BIN = join(ROOT, 'bin/mcp-lock.js');

function run(command: string, args: readonly string[], cwd: string): Promise<Ran> {
  const { CI: _, ...env } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ exit: code ?? -1, stdout, stderr }));
  });
}

beforeAll(() => {
  if (!existsSync(join(ROOT, 'dist/run.js')))
    throw new Error('not built: run npm test, or npm run build first');
});

test('npm start in examples/prestart: the agent starts when all matches, and does not after a change', async () => {
  const root = join(scratch(), 'prestart');
  cpSync(join(ROOT, 'examples/prestart'), root, { recursive: true });
  mkdirSync(join(root, 'node_modules/.bin'), { recursive: true });
  symlinkSync(BIN, join(root, 'node_modules/.bin/mcp-lock'));
  expect(await run(process.execPath, [BIN, 'init', '--yes'], root)).toMatchObject({ exit: 0 });

  const clean = await run('npm', ['start'], root);
  expect(clean).toMatchObject({ exit: 0, stdout: expect.stringMatching(/1 server matches/) });
  expect(clean.stdout).toMatch(/agent/i);

  writeFileSync(join(root, 'rug-pull'), '');
  const pulled = await run('npm', ['start'], root);
  expect(pulled.exit).toBe(1);
  expect(pulled.stdout).toMatch(/tool\//);
  expect(pulled.stdout).not.toContain(clean.stdout.trim().split('\n').at(-1));
});

test('npm run demo: locks three servers, two of them real ones from npm, and shows the pulled rug', async () => {
  const ran = await run(process.execPath, [join(ROOT, 'examples/quickstart/demo.js')], ROOT);
  expect(ran.exit).toBe(0);
  expect(ran.stdout).toMatch(
    /filesystem +npm @modelcontextprotocol\/server-filesystem@2026\.8\.31 +14 tools/,
  );
  expect(ran.stdout).toMatch(/3 servers match/);
  expect(ran.stdout).toMatch(/hidden text reads: "/);
  expect(ran.stdout).toMatch(/Exit 1\./);
  expect(ran.stdout).not.toMatch(/[\u{e0000}-\u{e007f}]/u);
});
