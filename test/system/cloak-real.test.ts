/**
 * Real servers and who is asking: `server-everything`, which offers more to a client that can do more, and an example of
 * MCP Apps, whose tool links to a page. Taken from the npm registry; without one the test says that it did not run.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { repository } from '../helpers/repository.ts';
import { mcpLock } from '../helpers/run.ts';

const PACKAGES = {
  'server-everything': '2026.8.31',
  'server-basic-vanillajs': '2.0.3',
} as const;

/** The program of a package, fetched once; undefined when it cannot be had. */
function programOf(name: keyof typeof PACKAGES): string | undefined {
  const cache = `../../node_modules/.cache/${name}-${PACKAGES[name]}`;
  const folder = fileURLToPath(new URL(cache, import.meta.url));
  const program = join(folder, 'node_modules/@modelcontextprotocol', name, 'dist/index.js');
  if (existsSync(program)) return program;
  try {
    const args = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
    execFileSync('npm', [...args, `@modelcontextprotocol/${name}@${PACKAGES[name]}`], { stdio: 'pipe' });
    return program;
  } catch {
    return undefined;
  }
}

interface Found {
  readonly rule: string;
  readonly severity: string;
  readonly subject: { readonly name: string };
}

async function checked(
  name: keyof typeof PACKAGES,
  skip: (why: string) => never,
  ...args: readonly string[]
) {
  const program = programOf(name) ?? skip(`${name} could not be had from the npm registry`);
  const repo = repository({});
  repo.config({ one: { command: process.execPath, args: [program, ...args] } });
  expect((await mcpLock(repo.root, ['init', '--yes'])).exit).toBe(0);
  const { exit, stdout } = await mcpLock(repo.root, ['verify', '--cloak', '--reporter', 'json']);
  const [server] = JSON.parse(stdout).servers;
  const findings: readonly Found[] = server.findings;
  return { repo, exit, findings, entry: JSON.parse(repo.lock()).servers.one };
}

describe('real servers', () => {
  test('tools for able clients are offered by ability, never by name', async ({ skip }) => {
    const { exit, findings } = await checked('server-everything', skip);
    expect(exit).toBe(0);
    const told = findings.filter(({ rule }) => rule.startsWith('server/answers'));
    expect(told.map(({ rule, severity, subject }) => `${severity} ${rule} ${subject.name}`)).toEqual(
      [
        'get-roots-list',
        'trigger-elicitation-request',
        'trigger-sampling-request',
        'trigger-url-elicitation',
      ].map((tool) => `info server/answers-by-capability ${tool}`),
    );
  });

  test('the page behind a tool is locked and shown to every client alike', async ({ skip }) => {
    const { exit, findings, entry } = await checked('server-basic-vanillajs', skip, '--stdio');
    expect([exit, findings.filter(({ severity }) => severity !== 'info')]).toEqual([0, []]);
    const [[uri, page] = []] = Object.entries<{ mimeType: string; size: number }>(entry.linked);
    expect(uri).toMatch(/^ui:\/\//);
    expect(page).toMatchObject({ mimeType: 'text/html;profile=mcp-app' });
    expect(page?.size).toBeGreaterThan(1_000);
  });
});
