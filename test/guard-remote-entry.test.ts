/** Which entry of the configs the guard of a remote server takes, and what else it knows of. Nothing is reached. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { GlobalOptions } from '../src/config/settings.ts';
import { settingsOf } from '../src/config/settings.ts';
import { remoteEntry } from '../src/guard/remote-entry.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { scratch } from './helpers/run.ts';

type Files = Readonly<Record<string, unknown>>;

async function remote(name: string, files: Files, options: GlobalOptions = {}) {
  const root = scratch();
  for (const [path, value] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), JSON.stringify(value).replaceAll('ROOT', root));
  }
  const host = { ...nodeHost(new AbortController().signal), cwd: root, env: {}, home: join(root, 'home') };
  const { found, others } = await remoteEntry(name, await settingsOf(options, host, 'guard'));
  const { launch } = found.spec;
  return {
    key: found.key,
    url: launch.transport === 'stdio' ? undefined : launch.url,
    guarded: found.spec.guarded ?? found.guards,
    others: others.map(({ key }) => key),
  };
}

const far = (host: string) => ({ type: 'http', url: `https://${host}.example` });
const behind = (host: string, name: string, config: string) => ({
  command: 'mcp-lock',
  args: ['guard', name, '--config', config],
  env: { MCP_LOCK_ENTRY: JSON.stringify(far(host)) },
});
const servers = (far: unknown) => ({ mcpServers: { far } });
const started = { command: 'node', args: ['x.js'] };

/** One config with two servers of one name, each behind its guard. */
const TWICE = {
  ...servers(behind('a', 'far@claude-code', 'home/.claude.json')),
  projects: { ROOT: servers(behind('b', 'far@claude-code-2', 'home/.claude.json')) },
};
const SAME = {
  ...servers(behind('a', 'far', 'home/.claude.json')),
  projects: { ROOT: servers(behind('b', 'far', 'home/.claude.json')) },
};

describe('the entry', () => {
  test.each<readonly [what: string, name: string, files: Files, config: string[], host: string]>([
    ['of that name', 'far', { '.mcp.json': servers(far('a')) }, [], 'a'],
    ['that it guards', 'far', { '.mcp.json': servers(behind('a', 'far', '.mcp.json')) }, [], 'a'],
    [
      'of the config it is told',
      'far',
      { '.mcp.json': servers(far('a')), 'sub/x.json': servers(behind('b', 'far', 'sub/x.json')) },
      ['sub/x.json'],
      'b',
    ],
    [
      'that has the name of its client beside those of other configs',
      'far@cursor',
      {
        '.mcp.json': servers(far('a')),
        '.cursor/mcp.json': servers(behind('b', 'far@cursor', '.cursor/mcp.json')),
      },
      ['.cursor/mcp.json'],
      'b',
    ],
    [
      'of such a name without a guard in the config',
      'far@cursor',
      { '.cursor/mcp.json': servers(far('b')) },
      ['.cursor/mcp.json'],
      'b',
    ],
    [
      'that it guards, where others of the name stand in one config',
      'far@claude-code',
      { 'home/.claude.json': TWICE },
      ['home/.claude.json'],
      'a',
    ],
    [
      'that it guards, the second of them',
      'far@claude-code-2',
      { 'home/.claude.json': TWICE },
      ['home/.claude.json'],
      'b',
    ],
  ])('%s', async (_, name, files, config, host) => {
    expect(await remote(name, files, { config })).toMatchObject({
      key: name,
      url: `https://${host}.example`,
      guarded: undefined,
    });
  });

  test.each<readonly [what: string, name: string, files: Files, config: string[], said: RegExp]>([
    ['none of that name', 'near', { '.mcp.json': servers(far('a')) }, [], /No config has a server/],
    [
      'none in that config',
      'far',
      { '.mcp.json': servers(far('a')), 'x.json': {} },
      ['x.json'],
      /No config has/,
    ],
    ['none with an address', 'far', { '.mcp.json': servers(started) }, [], /needs the command line/],
    ['two behind one guard', 'far', { 'home/.claude.json': SAME }, ['home/.claude.json'], /More than one/],
    [
      'one whose guard looks in another config',
      'far',
      { 'x.json': servers(behind('a', 'far', 'y.json')) },
      ['x.json'],
      /No config has/,
    ],
  ])('%s: refused', async (_, name, files, config, said) => {
    await expect(remote(name, files, { config })).rejects.toThrow(said);
  });
});

test('a token for all is for one server alone: those of the other configs are known, too', async () => {
  const own = { '.mcp.json': servers(behind('a', 'far', '.mcp.json')) };
  const beside = { '.cursor/mcp.json': { mcpServers: { near: far('b') } } };
  const users = { 'home/.cursor/mcp.json': { mcpServers: { mine: far('c') } } };
  const files = { ...own, ...beside, ...users };
  const told = (config: string) => remote('far', files, { config: [config] });
  expect((await told('.mcp.json')).others).toEqual(['far', 'near']);
  const mine = await remote('mine', files, { config: ['home/.cursor/mcp.json'] });
  expect(mine.others).toEqual(['far', 'near', 'mine']);
  const named = await remote('far', { ...beside, 'x.json': servers(far('a')) }, { config: ['x.json'] });
  expect(named.others).toEqual(['far']);
});
