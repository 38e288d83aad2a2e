/**
 * Real servers and who is asking: `server-everything`, which offers more to a client that can do more, and an example of
 * MCP Apps, whose tool links to a page.
 */
import { describe, expect, test } from 'vitest';
import { repository } from '../helpers/repository.ts';
import { mcpLock } from '../helpers/run.ts';
import { binOf } from '../helpers/tools.ts';

interface Found {
  readonly rule: string;
  readonly severity: string;
  readonly subject: { readonly name: string };
}

async function checked(name: string, ...args: readonly string[]) {
  const repo = repository({});
  const program = binOf(`@modelcontextprotocol/${name}`);
  repo.config({ one: { command: process.execPath, args: [program, ...args] } });
  expect((await mcpLock(repo.root, ['init', '--yes'])).exit).toBe(0);
  const { exit, stdout } = await mcpLock(repo.root, ['verify', '--cloak', '--reporter', 'json']);
  const [server] = JSON.parse(stdout).servers;
  const findings: readonly Found[] = server.findings;
  return { repo, exit, findings, entry: JSON.parse(repo.lock()).servers.one };
}

describe('real servers', () => {
  test('tools for able clients are offered by ability, never by name', async () => {
    const { exit, findings } = await checked('server-everything');
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

  test('the page behind a tool is locked and shown to every client alike', async () => {
    const { exit, findings, entry } = await checked('server-basic-vanillajs', '--stdio');
    expect([exit, findings.filter(({ severity }) => severity !== 'info')]).toEqual([0, []]);
    const [[uri, page] = []] = Object.entries<{ mimeType: string; size: number }>(entry.linked);
    expect(uri).toMatch(/^ui:\/\//);
    expect(page).toMatchObject({ mimeType: 'text/html;profile=mcp-app' });
    expect(page?.size).toBeGreaterThan(1_000);
  });
});
