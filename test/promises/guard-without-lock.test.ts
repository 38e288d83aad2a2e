import { rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BIN, lines, lock, wire } from '../helpers/guarded.ts';
import { HONEST, repository } from '../helpers/repository.ts';
import { kind } from './guard-without-lock.cases.ts';

const INITIALIZE =
  '{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"raw","version":"1"}}}\n';

describe.concurrent(kind.kind, () => {
  test.each(kind.cases)('$name', async ({ lock: text, args, code }) => {
    const repo = repository({ notes: HONEST });
    if (text === 'LOCK') await lock(repo);
    else if (text === undefined) rmSync(repo.lockPath, { force: true });
    else writeFileSync(repo.lockPath, text);
    const client = wire({ command: process.execPath, args: [BIN, 'guard', ...args], cwd: repo.root });
    client.send(INITIALIZE);
    await client.until(lines(1));
    client.send('{"jsonrpc":"2.0","id":"next","method":"tools/list"}\n');
    const answers = String(await client.until(lines(2)))
      .trim()
      .split('\n');
    expect(answers.map((answer) => JSON.parse(answer))).toEqual([
      { jsonrpc: '2.0', id: 0, error: { code: -32050, message: expect.stringContaining(`(${code})`) } },
      {
        jsonrpc: '2.0',
        id: 'next',
        error: { code: -32050, message: expect.stringContaining('mcp-lock verify') },
      },
    ]);
    expect(answers.join('\n')).not.toContain('EVIL');
    const { exit, stderr } = await client.end();
    expect(exit).toBe(2);
    expect(stderr).toContain(`error ${code}`);
  });
});
