/** Reads a real server of node_modules once, as `verify` would, and makes an entry of it. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { nodeHost } from '../../src/host/node-host.ts';
import { childEnvironment } from '../../src/launch/environment.ts';
import { lockLaunch, lockOrigin, makeEntry } from '../../src/lock/entry.ts';
import type { Entry } from '../../src/model.ts';
import { observeOnce } from '../../src/server/observe.ts';
import { scratch } from './run.ts';

const require = createRequire(import.meta.url);

/** The program a package (or an alias of one) installs. */
export function binOf(name: string): string {
  const manifest = join(dirname(require.resolve('vitest/package.json')), '..', name, 'package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  const [file] = typeof bin === 'string' ? [bin] : Object.values<string>(bin);
  return join(dirname(manifest), file ?? '');
}

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
