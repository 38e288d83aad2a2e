import { describe, expect, test } from 'vitest';
import { clientOfId } from '../../src/config/clients/index.ts';
import { otherReading } from '../../src/config/other-reading.ts';
import type { Host } from '../../src/host/host.ts';
import { kind } from './shared-entries.cases.ts';

const open = (text: string): string => text.replaceAll('$[', '${');

describe(kind.kind, () => {
  test.each(kind.cases)('$name', async ({ clients, entry, env = {}, made = [], differs }) => {
    const place = { platform: 'linux', workspaceFolder: '/r', userHome: '/home/ada', tmpdir: '/tmp', env };
    const readers = clients.map((id) => {
      const client = clientOfId(id);
      const text = open(JSON.stringify({ [id === 'crush' ? 'mcp' : 'mcpServers']: { a: entry } }));
      const [spec] = client.read(text, { path: '/r/config', scope: 'project' }, place).specs;
      return spec === undefined ? [] : [{ client, spec }];
    });
    expect(readers.flat()).toHaveLength(2);
    const paths = made.map((path) => `/r/${open(path)}`);
    const files = { kind: async (path: string) => (paths.includes(path) ? 'file' : undefined) };
    const message = await otherReading(readers.flat(), place, { files } as unknown as Host);
    if (differs === undefined) expect(message).toBeUndefined();
    else
      expect(message).toMatch(
        differs === 'cwd' ? /different folders/ : new RegExp(`because of its ${differs}\\.`),
      );
  });
});
