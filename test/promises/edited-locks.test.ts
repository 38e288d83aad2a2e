/** Edits of a lock by hand: from the text of the file to what does not match its hash. */
import { describe, expect, test } from 'vitest';
import { lockLaunch, lockOrigin, makeEntry } from '../../src/lock/entry.ts';
import { formatLockfile } from '../../src/lock/format.ts';
import { mismatches } from '../../src/lock/hashes.ts';
import { withoutText } from '../../src/lock/hashes-only.ts';
import { portableText } from '../../src/lock/portable.ts';
import { readLockfile } from '../../src/lock/read.ts';
import type { Entry } from '../../src/model.ts';
import { kind, type Written } from './edited-locks.cases.ts';

const portable = portableText([], true);
const CLEANING = { portable, portableConfig: portable, secrets: [] };
const tool = (name: string) => ({ name, description: `Tool ${name} 12`, inputSchema: { type: 'object' } });

const ENTRY: Entry = makeEntry({
  launch: lockLaunch(
    { transport: 'http', url: 'https://mcp.example.com/v1', headers: ['Authorization'] },
    CLEANING,
  ),
  origin: lockOrigin({
    url: 'https://mcp.example.com/v1',
    redirect: 'https://eu.mcp.example.com/v1',
    auth: { issuer: 'https://login.example.com', resource: 'https://mcp.example.com/v1' },
  }),
  surface: {
    server: {
      info: { name: 'notes', version: '1.0.0' },
      protocolVersion: '2025-11-25',
      capabilities: { tools: {} },
      instructions: 'Look at the titles first.',
      extra: { note: 'Welcome.' },
      listExtra: { tools: [{ note: 'Two tools.' }] },
    },
    sections: {
      tools: { read: tool('read'), write: tool('write') },
      prompts: {},
      resources: {},
      resourceTemplates: {},
    },
  },
  volatile: new Map([['/tools/read/description', ['number(1-4) at 4']]]),
});

function read(hashesOnly: boolean, edit: (entry: Written) => void): Entry | undefined {
  const servers = { notes: hashesOnly ? withoutText(ENTRY) : ENTRY };
  const file = JSON.parse(formatLockfile({ lockfileVersion: 1, servers }));
  edit(file.servers.notes);
  return readLockfile(new TextEncoder().encode(JSON.stringify(file)), 'mcp-lock.json').servers['notes'];
}

describe(kind.kind, () => {
  test.each([false, true])('as it was written, hashes only: %j', (hashesOnly) => {
    expect(mismatches(read(hashesOnly, () => {}) ?? ENTRY)).toEqual([]);
  });

  test.each(kind.cases)('$name', ({ edit, hashesOnly = false }) => {
    const entry = read(hashesOnly, edit);
    expect(entry === undefined ? [] : mismatches(entry)).not.toEqual([]);
  });
});
