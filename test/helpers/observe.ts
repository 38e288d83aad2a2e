/** Reads a published server of `.ci/tools` once, as `verify` would, and makes an entry of it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { nodeHost } from '../../src/host/node-host.ts';
import { childEnvironment } from '../../src/launch/environment.ts';
import { lockLaunch, lockOrigin, makeEntry } from '../../src/lock/entry.ts';
import type { Entry } from '../../src/model.ts';
import { observeOnce } from '../../src/server/observe.ts';
import { scratch } from './run.ts';
import { binOf } from './tools.ts';

/** `args`: `{dir}` stands for an empty folder. */
export async function observePackage(name: string, args: readonly string[]): Promise<Entry> {
  const home = scratch('mcp-lock-real');
  const dir = join(home, 'dir');
  mkdirSync(dir);
  const host = { ...nodeHost(new AbortController().signal), home };
  const surface = await observeOnce(
    {
      kind: 'stdio',
      command: process.execPath,
      args: [binOf(name), ...args.map((arg) => arg.replace('{dir}', dir))],
      cwd: dir,
      env: { ...childEnvironment(host, {}), HOME: home },
    },
    { root: dir, timeoutMs: 50_000, era: 'modern' },
    host,
  );
  const plain = {
    portable: (text: string) => text.replaceAll(dir, '{dir}'),
    portableConfig: (text: string) => text,
    secrets: [],
  };
  return makeEntry({
    launch: lockLaunch({ transport: 'stdio', command: 'x', args: [], env: [] }, plain),
    origin: lockOrigin({ url: 'command:x' }),
    surface,
    volatile: new Map(),
  });
}
