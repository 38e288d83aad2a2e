/** examples/wrapped as a client starts it: through npx, the guard and the real SDK. Needs `npm run build` (`npm test` does it). */
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { expect, test } from 'vitest';
import { scratch } from '../helpers/run.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

test('examples/wrapped: the client sees what is locked, and not what is said after a change', async () => {
  const root = join(scratch(), 'wrapped');
  cpSync(join(ROOT, 'examples/wrapped'), root, { recursive: true });
  mkdirSync(join(root, 'node_modules/.bin'), { recursive: true });
  symlinkSync(join(ROOT, 'bin/mcp-lock.js'), join(root, 'node_modules/.bin/mcp-lock'));
  const { command, args } = JSON.parse(readFileSync(join(root, '.mcp.json'), 'utf8')).mcpServers.rota;
  const tools = async (): Promise<readonly string[]> => {
    const client = new Client({ name: 'test', version: '1.0.0' });
    await client.connect(new StdioClientTransport({ command, args, cwd: root, stderr: 'ignore' }));
    try {
      return (await client.listTools()).tools.map(({ name }) => name);
    } finally {
      await client.close();
    }
  };
  expect(await tools()).toEqual(['who_is_on_call']);
  writeFileSync(join(root, 'rug-pull'), '');
  expect(await tools()).toEqual([]);
});
