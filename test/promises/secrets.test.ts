/**
 * All credentials of `secrets.cases.ts` in one config: no output of any command has one, nor the lock, the state folder, the log of the
 * guard, or what is started beside the servers. The servers repeat their arguments and variables wherever they can.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ServerHost } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { inProcess } from '../helpers/in-process.ts';
import type { Made } from '../helpers/made-secrets.ts';
import { leaksIn, made } from '../helpers/made-secrets.ts';
import { failing, repeating, repeatingFetch } from '../helpers/repeating.ts';
import { HONEST, repository } from '../helpers/repository.ts';
import type { RunOptions } from '../helpers/run.ts';
import { mcpLock, scratch } from '../helpers/run.ts';
import { kind } from './secrets.cases.ts';

const CASES = kind.cases.map(made);
/** It takes long for each server: those whose command is a whole line, and every twentieth. */
const WRAPPED = kind.cases.flatMap(({ url, command = '' }, index) =>
  url === undefined && (/\s/.test(command) || index % 20 === 0) ? [`s${index}`] : [],
);

const FIRST_REMOTE = kind.cases.findIndex(({ url }) => url !== undefined);

/** What a client sends to a guarded server. */
const SESSION = [
  {
    id: 0,
    method: 'initialize',
    params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'raw', version: '1' } },
  },
  { method: 'notifications/initialized' },
  { id: 1, method: 'tools/list' },
].map((message) => Buffer.from(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`));

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('a config of all of them', () => {
  const repo = repository({ honest: HONEST });
  const home = scratch();
  const outputs = new Map<string, string>();
  const started: string[][] = [];
  const ran: string[][] = [];
  let leaks: ReturnType<typeof leaksIn> = new Map();

  const refused = async (input: unknown) => {
    throw new Error(`cannot reach ${String(input instanceof Request ? input.url : input)}`);
  };
  const shared: Partial<ServerHost> = {
    signalGroup: () => false,
    fetch: refused,
    registryFetch: refused,
    run: async (command, args) => {
      ran.push([command, ...args]);
      throw new Error(`cannot run ${command} ${args.join(' ')}`);
    },
    exec: async (command, args) => {
      ran.push([command, ...args]);
      return 0;
    },
  };
  const inside = inProcess(nodeHost(new AbortController().signal));
  const HOSTS = {
    broken: { ...shared, spawn: failing(started) },
    naming: { ...shared, spawn: repeating('names'), fetch: repeatingFetch('names') },
    erring: { ...shared, spawn: repeating('errors'), fetch: repeatingFetch('errors') },
    refusing: { ...shared, spawn: failing(started), fetch: repeatingFetch('refusal') },
    working: {
      ...shared,
      signalGroup: inside.signalGroup,
      spawn: (_, __, options) => inside.spawn('node', ['servers/scripted.js', 'honest.json'], options),
      fetch: repeatingFetch('honest'),
    },
  } satisfies Readonly<Record<string, Partial<ServerHost>>>;

  const run = async (
    words: readonly string[],
    on: keyof typeof HOSTS,
    { host, ...options }: RunOptions = {},
  ) => {
    const { stdout, stderr } = await mcpLock(repo.root, words, {
      home,
      ...options,
      host: { ...HOSTS[on], ...host },
    });
    outputs.set(`${words.slice(0, 3).join(' ')} (${on})`, stdout + stderr);
  };

  /** All files that were written, kept as an output. */
  const keepFiles = (when: string) => {
    for (const path of [repo.root, home].flatMap(filesBelow))
      if (!path.endsWith('.mcp.json') && !path.includes('/servers/'))
        outputs.set(`${when}: ${path}`, readFileSync(path, 'latin1'));
  };

  /** A client with one guarded server; what the guard answers goes to nobody else. */
  const guard = async (index: number, on: keyof typeof HOSTS) => {
    const { command, args = [], env = {} } = (CASES[index] as Made).config;
    const line = command === undefined ? [] : ['--', command, ...args];
    const pipes = () => ({ input: Readable.from(SESSION), output: new PassThrough().resume() });
    await run(['guard', `s${index}`, '--log', 'guard.log', ...line], on, { env, host: { pipes } });
  };

  const hook = (client: string, event: object, on: keyof typeof HOSTS) => {
    const input = () => Readable.from([Buffer.from(JSON.stringify(event))]);
    return run(['hook', client], on, { host: { pipes: () => ({ input: input(), output: process.stdout }) } });
  };

  beforeAll(async () => {
    const all = Object.fromEntries(CASES.map(({ config }, index) => [`s${index}`, config]));
    repo.config(all);
    for (const [line, on] of [
      ['list', 'broken'],
      ['list --reporter json', 'broken'],
      ['init --yes -v', 'broken'],
      ['init --yes -v', 'naming'],
      ['init --yes -v', 'erring'],
      ['init --yes -v', 'refusing'],
    ] as const) {
      await run(line.split(' '), on);
      keepFiles(`${line} (${on})`);
      rmSync(repo.lockPath, { force: true });
    }
    await run(['init', '-v'], 'working', { answers: ['n'] });
    for (const [line, on] of [
      ['init --yes', 'working'],
      ['verify -v', 'broken'],
      ['verify --reporter json', 'broken'],
      ['verify -v', 'naming'],
      ['verify -v', 'erring'],
      ['diff --yes --reporter json', 'naming'],
      ['update --yes -v', 'broken'],
      ['show everything', 'broken'],
      [`wrap ${WRAPPED.join(' ')}`, 'broken'],
      [`login s${FIRST_REMOTE}`, 'erring'],
    ] as const)
      await run(line.split(' '), on);
    // It stores a verdict only if every server matches.
    const { servers } = JSON.parse(repo.lock());
    repo.config(Object.fromEntries(Object.entries(all).filter(([name]) => Object.hasOwn(servers, name))));
    await run(['exec', '--max-age', '10m', '--', 'agent'], 'working');
    keepFiles('after exec');
    repo.config(all);
    const claude = { hook_event_name: 'SessionStart', source: 'startup', cwd: repo.root, session_id: 'a' };
    await hook('claude-code', claude, 'naming');
    const cursor = { hook_event_name: 'sessionStart', workspace_roots: [repo.root], session_id: 'a' };
    await hook('cursor', cursor, 'broken');
    for (const index of CASES.keys()) await guard(index, 'naming');
    for (const on of ['broken', 'erring', 'refusing'] as const)
      for (const index of CASES.keys()) if (index % 8 === 0 || index >= FIRST_REMOTE) await guard(index, on);
    keepFiles('at the end');
    outputs.set('programs beside the servers', ran.map((line) => line.join(' ')).join('\n'));
    leaks = leaksIn(outputs, CASES);
  });

  test.each(kind.cases)('$name', ({ name, wordInAddress = false }) => {
    const found = leaks.get(name) ?? [];
    // What a server says of such an address is text like any other.
    expect(wordInAddress ? found.filter((where) => !/\(naming\)/.test(where)) : found).toEqual([]);
  });

  test('every command said something, most servers are in the lock, and all were started', () => {
    for (const [line, text] of outputs) if (!/^(?:hook|guard)/.test(line)) expect(text, line).not.toBe('');
    expect(Object.keys(JSON.parse(repo.lock()).servers).length).toBeGreaterThan(120);
    expect(started.length).toBeGreaterThan(100);
    expect(outputs.get('verify -v (broken)')).toContain('cannot start');
    const [, log = ''] = [...outputs].find(([where]) => /^at the end: .*guard\.log$/.test(where)) ?? [];
    expect(log).toMatch(/"event":"item".*redacted/);
    expect(log).toContain('"event":"dropped"');
    expect([...outputs.keys()].join('\n')).toMatch(/after exec: .*\/exec-/);
    expect([...outputs.keys()].join('\n')).toMatch(/at the end: .*\/session-/);
    expect([...outputs].filter(([where]) => where.startsWith('guard')).join('\n')).toMatch(
      /s\d+: .*redacted/,
    );
  });
});
