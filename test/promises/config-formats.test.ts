/** Runs the cases of `config-formats.cases.ts`, and holds that no file hides another. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clientsOfFile } from '../../src/config/clients/index.ts';
import type { Discovery } from '../../src/config/discover.ts';
import { discover } from '../../src/config/discover.ts';
import { pinnedText } from '../../src/config/pin/rewrite.ts';
import { sharedReader } from '../../src/config/reading/shared-file.ts';
import type { ConfigSource } from '../../src/config/rewritable-configs.ts';
import { wrappedRemoteText } from '../../src/config/wrap/remote.ts';
import { unwrappedText, wrappedText } from '../../src/config/wrap/rewrite.ts';
import type { Client, ConfigFile, Place } from '../../src/contracts.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import type { Spec } from '../../src/model.ts';
import { putFile } from '../helpers/put-file.ts';
import { mcpLock, scratch } from '../helpers/run.ts';
import type { ConfigCase } from './config-formats.cases.ts';
import { kind } from './config-formats.cases.ts';

const placeOf = (root: string): Place => ({
  platform: 'linux',
  workspaceFolder: root,
  userHome: join(root, 'home'),
  tmpdir: '/tmp',
  env: {},
});
const USUAL = '{"mcpServers": {"zz": {"command": "zz"}}}';

const lineOf = (key: string, { client, launch }: Spec, root: string): string => {
  const words = launch.transport === 'stdio' ? [launch.command, ...launch.args] : [launch.url];
  const cwd = launch.transport === 'stdio' ? launch.cwd : undefined;
  const headers = launch.transport === 'stdio' ? [] : launch.headers;
  return [
    ...[key, client, launch.transport, ...words],
    ...(cwd === undefined ? [] : ['in', cwd.replace(`${root}/`, '')]),
    ...(headers.length === 0 ? [] : ['with', ...headers]),
  ].join(' ');
};

async function found({ path, text, placed }: ConfigCase, root: string): Promise<Discovery> {
  putFile(root, path, text);
  // Beside a config that is sound, so that a file without servers is no error.
  writeFileSync(join(root, '.mcp.json'), USUAL);
  const configs = placed === true ? [] : [path, '.mcp.json'].map((one) => join(root, one));
  return discover({ place: placeOf(root), configs, user: false }, nodeHost(new AbortController().signal));
}

it.each(kind.cases)('$name', async (one) => {
  const root = scratch();
  const { found: servers, problems, notices } = await found(one, root);
  expect(servers.map(({ key, spec }) => lineOf(key, spec, root))).toEqual([
    ...one.servers,
    'zz claude-code stdio zz',
  ]);
  const parts = (wanted: readonly string[] = []) => wanted.map((part) => expect.stringContaining(part));
  expect(problems.map(({ message }) => message)).toEqual(parts(one.problems));
  expect(notices.map(({ message }) => message)).toEqual(parts(one.notices));
});

function wrappedAs(
  { guarded = [] }: Spec,
  spec: Spec,
  source: ConfigSource,
  place: Place,
): string | undefined {
  if (spec.launch.transport === 'stdio') return wrappedText(source, spec, guarded, place);
  const wrapped = wrappedRemoteText(source, spec, guarded, place);
  return 'text' in wrapped ? wrapped.text : undefined;
}

/** The names of servers, by what comes of changing each: changed and back, or left to a person. */
function changes({ path, text }: ConfigCase, root: string) {
  const place = placeOf(root);
  const file: ConfigFile = { path: join(root, path), scope: 'project' };
  const clients = clientsOfFile(file.path, place, text);
  const client: Client = { ...clients[0], read: sharedReader(clients) };
  const source = { client, file, text };
  const byHand: { wrap: string[]; pin: string[] } = { wrap: [], pin: [] };
  for (const spec of client.read(text, file, place).specs) {
    const { launch, name } = spec;
    const words = ['npx', '--no-install', 'mcp-lock', 'guard', name];
    const guarded: Spec = {
      ...spec,
      guarded: launch.transport === 'stdio' ? [...words, '--'] : [...words, '--config', path],
    };
    const wrapped = wrappedAs(guarded, spec, source, place);
    if (wrapped === undefined) byHand.wrap.push(name);
    else {
      expect(wrapped).not.toBe(text);
      expect(unwrappedText({ ...source, text: wrapped }, guarded, place)).toBe(text);
    }
    if (launch.transport !== 'stdio') continue;
    const [token, exact] =
      launch.command === 'uvx' ? ['other-mcp', 'other-mcp==1.2.3'] : ['notes-mcp', 'notes-mcp@1.2.3'];
    if (!launch.args.includes(token)) continue;
    const pinned = pinnedText(source, spec, exact, place);
    if (pinned === undefined) byHand.pin.push(name);
    else expect([pinned === text, pinned.replace(exact, token)]).toEqual([false, text]);
  }
  return { wrap: byHand.wrap.sort(), pin: byHand.pin.sort() };
}

it.each(kind.cases.filter(({ servers }) => servers.length > 0))('wrap and pin: $name', (one) => {
  expect(changes(one, scratch())).toEqual({ wrap: [], pin: [], ...one.byHand });
});

it('list says in JSON what it cannot read, also where it can read nothing', async () => {
  const root = scratch();
  writeFileSync(join(root, 'broken.json'), '{"mcpServers": nope');
  const broken = await mcpLock(root, ['list', '--reporter', 'json', '--config', 'broken.json']);
  expect(broken.exit).toBe(2);
  expect(JSON.parse(broken.stdout)).toMatchObject({
    servers: [],
    problems: [{ place: 'broken.json:1:16', message: expect.stringContaining('not valid JSON') }],
  });
});
