/** The cases of `other-code.cases.ts` with the real npm: it runs the other code, and `verify` does not let it. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NpmRegistry } from '../helpers/npm-registry.ts';
import { NOTES_SERVER, startNpmRegistry } from '../helpers/npm-registry.ts';
import { layOut, NOTES, WORDS } from '../helpers/other-code.ts';
import type { Ran } from '../helpers/run.ts';
import { mcpLock, scratch } from '../helpers/run.ts';
import type { OtherCodeCase } from '../promises/other-code.cases.ts';
import { kind } from '../promises/other-code.cases.ts';

/** Another npm than the one on the PATH: `OTHER_NPM=/path/to/bin`. */
const PATH = [process.env['OTHER_NPM'], dirname(process.execPath), '/usr/bin', '/bin']
  .filter(Boolean)
  .join(':');
const cache = scratch('npm-cache');
let registry: NpmRegistry;
let facts: Readonly<Record<string, string>>;

beforeAll(async () => {
  registry = await startNpmRegistry();
  const server = { 'server.js': NOTES_SERVER };
  registry.publish(WORDS, { 'index.js': "module.exports = 'Reads a note.';" });
  registry.publish(NOTES, server);
  registry.publish({ ...NOTES, name: '@acme/notes' }, server);
  const { integrity = '', tarball = '' } = await distOf('notes', '1.2.3');
  const words = await distOf('notes-words', '1.0.0');
  facts = { SERVER: NOTES_SERVER, INTEGRITY: integrity, WORDS: words['integrity'] ?? '', RESOLVED: tarball };
});
afterAll(() => registry.close());

async function distOf(name: string, version: string): Promise<Readonly<Record<string, string>>> {
  const body = (await (await fetch(registry.url + name)).json()) as {
    versions: Record<string, { dist: Record<string, string> }>;
  };
  return body.versions[version]?.dist ?? {};
}

function machineOf({ line = 'notes@1.2.3', env = {} }: OtherCodeCase) {
  const root = scratch('other-code');
  const layout = {
    project: join(root, 'up', 'project'),
    home: join(root, 'home'),
    prefix: join(root, 'global'),
    facts,
    mark: join(root, 'mark'),
  };
  for (const folder of [layout.project, layout.home, layout.prefix]) mkdirSync(folder, { recursive: true });
  const own = Object.fromEntries(
    Object.entries(env).map(([name, value]) => [name, value.replace('PREFIX', layout.prefix)]),
  );
  const given = {
    PATH,
    HOME: layout.home,
    npm_config_registry: registry.url,
    npm_config_cache: cache,
    npm_config_update_notifier: 'false',
    ...own,
  };
  const exec = line.startsWith('exec: ');
  const command = exec ? 'npm' : 'npx';
  const args = exec ? ['exec', '-y', '--', ...line.slice(6).split(' ')] : ['-y', ...line.split(' ')];
  return { layout, env: given, own, command, args };
}

const locks = new Map<string, string | undefined>();

/** The lock of a line, made where nothing is in its way; undefined where the line starts nothing there. */
async function lockOf(one: OtherCodeCase): Promise<string | undefined> {
  const { line = '' } = one;
  if (locks.has(line)) return locks.get(line);
  const { layout, env, command, args } = machineOf({ ...one, env: {} });
  config(layout.project, command, args);
  const { exit } = await run(layout.project, ['init', '--yes'], env, layout.home);
  const lock = exit === 0 ? join(layout.project, 'mcp-lock.json') : undefined;
  locks.set(line, lock);
  return lock;
}

const config = (folder: string, command: string, args: readonly string[]) =>
  writeFileSync(join(folder, '.mcp.json'), JSON.stringify({ mcpServers: { notes: { command, args } } }));

const CLEAN = Object.fromEntries(
  Object.keys(process.env)
    .filter((name) => /^npm_/i.test(name))
    .map((name) => [name, undefined]),
);
const run = (folder: string, argv: readonly string[], env: object, home: string): Promise<Ran> =>
  mcpLock(folder, argv, { env: { ...CLEAN, ...env }, home });

/** Runs a line to its end, with nothing to read. */
function stderrOf(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Record<string, string>,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
    const parts: string[] = [];
    child.stderr.on('data', (part) => void parts.push(String(part)));
    child.on('error', reject);
    child.on('close', () => resolve(parts.join('')));
  });
}

async function tried(one: OtherCodeCase) {
  const { layout, env, command, args } = machineOf(one);
  layOut(one, layout);
  const folder = join(layout.project, one.cwd ?? '.');
  const seen = await stderrOf(command, args, folder, env);
  const ran = existsSync(layout.mark);
  rmSync(layout.mark, { force: true });
  const lock = await lockOf(one);
  if (lock === undefined) return { ran, seen };
  config(folder, command, args);
  cpSync(lock, join(folder, 'mcp-lock.json'));
  const verified = await run(folder, ['verify', '--reporter', 'json'], env, layout.home);
  return { ran, seen, verified, ranInVerify: existsSync(layout.mark) };
}

const rulesOf = ({ stdout }: Ran): readonly string[] => {
  const { servers } = JSON.parse(stdout) as { servers: { findings: { rule: string; severity: string }[] }[] };
  return servers
    .flatMap(({ findings }) => findings)
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule }) => rule);
};

describe('in the place of a package', () => {
  const real = kind.cases.filter(({ notReal }) => notReal === undefined);
  test.each(real.filter(({ refused }) => refused !== undefined))(
    '$name: npm runs it, verify does not',
    async (one) => {
      const { ran, seen, verified, ranInVerify } = await tried(one);
      expect({ ran, seen }).toMatchObject({ ran: true });
      if (verified === undefined) return;
      expect(rulesOf(verified)).toEqual(['origin/replaced']);
      expect(verified.exit).toBe(1);
      expect(ranInVerify).toBe(false);
    },
  );

  test.each(real.filter(({ refused }) => refused === undefined))('$name: quiet', async (one) => {
    const { ran, verified, ranInVerify } = await tried(one);
    expect(verified).toMatchObject({ exit: 0 });
    expect([ran, ranInVerify]).toEqual([false, false]);
  });
});
