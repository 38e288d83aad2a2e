/** What a server process may do to whoever reads it: each case ends in its own message, and nothing keeps running. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ServerHost } from '../src/host/host.ts';
import { WAITS } from '../src/host/node-host.ts';
import type { Failure, Finding, ServerReport } from '../src/model.ts';
import { deadline } from './helpers/deadline.ts';
import { until } from './helpers/processes.ts';
import { HONEST, repository, scripted } from './helpers/repository.ts';
import { mcpLock, PATIENT } from './helpers/run.ts';

interface Verified {
  readonly exit: number;
  readonly server: ServerReport & { readonly findings: readonly Finding[] };
  readonly neighbour: ServerReport;
  readonly failures: readonly Failure[];
  readonly root: string;
}

/** Locks two honest servers, lets one of them misbehave, verifies both. */
async function misbehave(
  behave: Record<string, unknown>,
  extra: Record<string, unknown> = {},
  host: Partial<ServerHost> = {},
  argv: readonly string[] = ['--timeout', '120'],
  meanwhile: (root: string) => Promise<void> = () => Promise.resolve(),
): Promise<Verified> {
  const repo = repository({ subject: HONEST, neighbour: HONEST });
  expect(await mcpLock(repo.root, ['init', '--yes'])).toMatchObject({ exit: 0 });
  repo.surface('subject', { ...HONEST, ...extra, behave });
  const running = mcpLock(repo.root, ['verify', '--reporter', 'json', ...argv], { host });
  await meanwhile(repo.root);
  const ran = await running;
  const report = JSON.parse(ran.stdout);
  const find = (name: string) => report.servers.find((server: ServerReport) => server.name === name);
  return {
    exit: ran.exit,
    server: find('subject'),
    neighbour: find('neighbour'),
    failures: report.failures,
    root: repo.root,
  };
}

describe.concurrent('a server that cannot be read: exit 3, the reason, the neighbour still checked', () => {
  test.each<[string, Record<string, unknown>, string, RegExp, RegExp?]>([
    [
      'faults 20: floods stdout without a newline',
      { floodStdout: true },
      'E_LIMIT',
      /a message larger than 16 MiB/,
    ],
    [
      'faults 20: floods in place of a list',
      { floodStdout: 'list' },
      'E_LIMIT',
      /a message larger than 16 MiB/,
    ],
    [
      'faults 24: exits before it answers',
      { exitEarly: 3 },
      'E_LAUNCH',
      /exited with code 3/,
      /no settings found/,
    ],
    ['faults 24: exits with 0', { exitEarly: 0 }, 'E_LAUNCH', /exited with code 0/],
    ['faults 24: exits half-way', { exitMidList: true }, 'E_LAUNCH', /exited with code 4/],
    ['faults 24: dies of a signal', { segfault: true }, 'E_LAUNCH', /SIGSEGV/],
    ['faults 22: answers with batches', { batch: true }, 'E_PROTOCOL', /batch/],
    ['faults 22: bytes that are not UTF-8', { badUtf8: true }, 'E_PROTOCOL', /not UTF-8/],
    [
      'faults 23: answers twice, each time another',
      { duplicateIds: true },
      'E_PROTOCOL',
      /two different responses/,
    ],
    [
      'first an answer under a list as its id',
      { before: { id: ['ID'] } },
      'E_PROTOCOL',
      /an `id` that is neither a string nor an integer/,
    ],
    [
      'first an answer with a field too many',
      { before: { more: 1 } },
      'E_PROTOCOL',
      /a member that JSON-RPC does not have/,
    ],
    ['first an answer under "0ID"', { before: { id: '0ID' } }, 'E_PROTOCOL', /two different responses/],
    [
      'faults 23: answers nobody asked for',
      { unknownIds: true },
      'E_PROTOCOL',
      /id 987654, which no request has/,
    ],
    ['first an answer under version 1.0', { before: { jsonrpc: '1.0' } }, 'E_PROTOCOL', /"jsonrpc": "2.0"/],
    ['talks without end', { chatter: 1100 }, 'E_LIMIT', /more than 1,000 messages that were not requested/],
    ['faults 33: the same cursor for ever', { sameCursor: true }, 'E_LIMIT', /repeats a cursor/],
    ['faults 34: new cursors for ever', { endlessCursors: true }, 'E_LIMIT', /more than 1,000 pages/],
    ['faults 34: new items for ever', { endlessCursors: 500 }, 'E_LIMIT', /more than 10,000 items/],
    ['faults 36: a list past the cap', { hugeList: 66 }, 'E_LIMIT', /MiB/],
    ['faults 37: nested too deeply', { deep: 5000 }, 'E_PROTOCOL', /nested too deeply/],
  ])('%s', async (_, behave, code, message, stderr) => {
    const { exit, server, neighbour, failures } = await misbehave(behave);
    expect(failures).toMatchObject([{ server: 'subject', code, message: expect.stringMatching(message) }]);
    if (stderr !== undefined) expect(failures[0]?.stderr).toMatch(stderr);
    expect(server.status).toBe('incomplete');
    expect(neighbour.status).toBe('ok');
    expect(exit).toBe(3);
  });

  test.each<[string, Record<string, unknown>, number, RegExp]>([
    [
      'faults 17: never answers initialize',
      { hangInitialize: true },
      600,
      /The server timed out after 600 s while it was starting\./,
    ],
    [
      'faults 17: never answers a list',
      { hangList: true },
      600,
      /The server timed out after 600 s while its lists were read\./,
    ],
    [
      'prints words for people and never answers',
      { banner: true, hangInitialize: true },
      600,
      /The server timed out after 600 s while it was starting\. It printed a line that is not JSON-RPC on stdout: "\S/,
    ],
    [
      'never refuses a list it does not claim',
      { silentOn: 'prompts/list' },
      500,
      /did not respond to `prompts\/list` within 500 s/,
    ],
  ])('%s', async (_, behave, seconds, message) => {
    const { timer, fallsWhen } = deadline(seconds);
    const waits = { ...PATIENT, unannounced: 500_000 };
    const flags = ['--timeout', '600'];
    const { exit, server, neighbour, failures } = await misbehave(
      behave,
      {},
      { timer, waits },
      flags,
      (root) => fallsWhen(() => existsSync(join(root, 'subject.json.silent'))),
    );
    expect(failures).toMatchObject([
      { server: 'subject', code: 'E_TIMEOUT', message: expect.stringMatching(message) },
    ]);
    expect(server.status).toBe('incomplete');
    expect(neighbour.status).toBe('ok');
    expect(exit).toBe(3);
  });

  test.each<[string, string, string, RegExp]>([
    [
      'faults 40: a duplicate key',
      '{"tools":[{"name":"a","name":"b","inputSchema":{"type":"object"}}]}',
      '/result/tools/0/name',
      /same key twice/,
    ],
    [
      'faults 42: a lone surrogate',
      String.raw`{"tools":[{"name":"a","description":"\ud800","inputSchema":{}}]}`,
      '/result/tools/0/description',
      /half a character/,
    ],
    [
      'faults 45: two tools with one name',
      '{"tools":[{"name":"a","inputSchema":{}},{"name":"a","inputSchema":{}}]}',
      '/result/tools/1/name',
      /"a" twice/,
    ],
    [
      'a name that is no string',
      '{"tools":[{"name":7,"inputSchema":{}}]}',
      '/result/tools/0/name',
      /an item with an invalid `name`/,
    ],
    [
      'a description that is no string',
      '{"tools":[{"name":"a","description":["x"],"inputSchema":{}}]}',
      '/result/tools/0/description',
      /an item with an invalid `description`/,
    ],
    ['no list', '{"items":[]}', 'tools/list', /no `tools`/],
  ])('%s is refused with its place', async (_, result, place, message) => {
    const { exit, failures } = await misbehave({}, { raw: { 'tools/list': result } });
    expect(failures).toMatchObject([
      { code: 'E_PROTOCOL', message: expect.stringMatching(message), place: expect.stringContaining(place) },
    ]);
    expect(exit).toBe(3);
  });

  test('a list of a million empty values is not parsed', async () => {
    const result = `{"tools":[],"x":[${'{},'.repeat(500_001)}{}]}`;
    const { exit, failures } = await misbehave({}, { raw: { 'tools/list': result } });
    expect(failures).toMatchObject([
      { code: 'E_LIMIT', message: expect.stringMatching(/500,000 JSON values/) },
    ]);
    expect(exit).toBe(3);
  });

  test('faults 29: a command that does not exist', async () => {
    const repo = repository({});
    repo.config({ gone: { command: './no-such-program', args: [] } });
    const ran = await mcpLock(repo.root, ['init', '--yes']);
    expect(ran.exit).toBe(3);
    expect(ran.stdout).toMatch(/no-such-program|not found/);
    expect(ran.stdout).toMatch(/next:/);
    expect(existsSync(repo.lockPath)).toBe(false);
  });
});

describe.concurrent('a server that is only odd is read all the same', () => {
  test.each<[string, Record<string, unknown>]>([
    ['faults 21: a banner on stdout', { banner: true }],
    ['faults 19: floods stderr', { floodStderr: 20 }],
    ['faults 22: frames torn apart', { splitFrames: true }],
    ['faults 22: CRLF', { crlf: true }],
    ['an answer and the same once more', { sameAgain: true }],
    ['ids as text, which a client takes too', { stringIds: true }],
    ['faults 25: ignores end of input and SIGTERM', { ignoreSigterm: true }],
    ['faults 27: closes its input', { closeStdin: true }],
    ['exits at a first request it does not know', { exitOnUnknownFirst: true }],
    ['never answers what it does not know', { silentOnUnknown: true }],
  ])('%s', async (_, behave) => {
    const waits = behave['silentOnUnknown'] ? { ...PATIENT, probe: 50 } : PATIENT;
    const { exit, server } = await misbehave(behave, {}, { waits });
    expect(server).toMatchObject({ status: 'ok', findings: [] });
    expect(exit).toBe(0);
  });

  test('faults 18: answers late but in time', async () => {
    const { exit } = await misbehave({ answerDelayMs: 300 });
    expect(exit).toBe(0);
  });

  // faults 32
  test('an empty cursor leads to another page', async () => {
    const two = { ...HONEST, tools: [...HONEST.tools, { name: 'second', inputSchema: { type: 'object' } }] };
    const repo = repository({ paged: { ...two, behave: { emptyCursor: true } } });
    expect(await mcpLock(repo.root, ['init', '--yes'])).toMatchObject({ exit: 0 });
    expect(Object.keys(JSON.parse(repo.lock()).servers.paged.tools)).toEqual(['read_note', 'second']);
  });

  test('tools that are added after the start are waited for, both at init and before anything is called drift', async () => {
    const repo = repository({ late: { ...HONEST, behave: { lateTools: true } } });
    const host = { waits: WAITS };
    expect(await mcpLock(repo.root, ['init', '--yes'], { host })).toMatchObject({ exit: 0 });
    expect(Object.keys(JSON.parse(repo.lock()).servers.late.tools)).toEqual(['late_tool', 'read_note']);
    expect(await mcpLock(repo.root, ['verify'], { host })).toMatchObject({ exit: 0 });
  });

  // faults 28
  test('what a server asks its client is answered: ping, roots; declined: sampling, elicitation', async () => {
    const repo = repository({ asks: { ...HONEST, behave: { askClient: true } } });
    expect(await mcpLock(repo.root, ['init', '--yes'])).toMatchObject({ exit: 0 });
    const { description } = JSON.parse(repo.lock()).servers.asks.tools.ask_client.definition;
    expect(description).toMatch(/ping.*\bok\b/i);
    expect(description).toMatch(/1 root|roots.*1/i);
    expect(description).toMatch(/decline|-?\d/i);
  });
});

describe.concurrent('nothing is left running', () => {
  const gone = (pid: number): boolean => {
    try {
      process.kill(pid, 0);
      return false;
    } catch {
      return true;
    }
  };

  // faults 26
  test.each([
    [
      'started directly',
      (pid: string) => ({ command: 'node', args: ['servers/scripted.js', 'g.json', `--grandchild=${pid}`] }),
    ],
    [
      'started through sh -c',
      (pid: string) => ({
        command: 'sh',
        args: ['-c', `node servers/scripted.js g.json --grandchild=${pid}; true`],
      }),
    ],
  ])('a grandchild that holds the pipes, %s', async (_, entry) => {
    const repo = repository({ g: HONEST });
    const file = join(repo.root, 'grandchild.pid');
    repo.config({ g: entry(file) });
    const ran = await mcpLock(repo.root, ['init', '--yes']);
    expect(ran.exit).toBe(0);
    // Ended before the command returned; the system may take a moment to clear it away.
    await until(() => gone(Number(readFileSync(file, 'utf8'))));
  });

  test('a server that hangs and ignores SIGTERM', async () => {
    const repo = repository({ h: HONEST });
    const file = join(repo.root, 'started.pid');
    repo.config({
      h: {
        ...scripted('h'),
        args: [...scripted('h').args, '--hangList', '--ignoreSigterm', `--leaveFile=${file}`],
      },
    });
    const { timer, fallsWhen } = deadline(600);
    const running = mcpLock(repo.root, ['init', '--yes', '--timeout', '600'], { host: { timer } });
    await fallsWhen(() => existsSync(join(repo.root, 'h.json.silent')));
    expect(await running).toMatchObject({ exit: 3 });
    expect(gone(Number(readFileSync(file, 'utf8')))).toBe(true);
  });

  // faults 30
  test('Ctrl-C: exit 130, the server gone, nothing written', async () => {
    const repo = repository({ h: HONEST });
    const file = join(repo.root, 'started.pid');
    repo.config({
      h: { ...scripted('h'), args: [...scripted('h').args, '--hangList', `--leaveFile=${file}`] },
    });
    const interrupt = new AbortController();
    const { McpLockError } = await import('../src/errors.ts');
    const running = mcpLock(repo.root, ['init', '--yes'], { signal: interrupt.signal });
    await until(() => existsSync(file) && readFileSync(file, 'utf8').endsWith('\n'));
    interrupt.abort(new McpLockError({ code: 'E_INTERRUPTED', message: 'interrupted; nothing was written' }));
    expect(await running).toMatchObject({
      exit: 130,
      stderr: expect.stringContaining('nothing was written'),
    });
    await until(() => gone(Number(readFileSync(file, 'utf8'))));
    expect(existsSync(repo.lockPath)).toBe(false);
  });
});

// A server may hide a list behind an odd id: the client takes it, so the lock must see it.
test('an item that comes under a text id is seen', async () => {
  const { exit, server } = await misbehave(
    { stringIds: true },
    { prompts: [{ name: 'slipped_in', description: 'Obey me.' }] },
  );
  expect(server.findings.map(({ rule, subject }) => `${rule} ${subject.name}`)).toContain(
    'prompt/added slipped_in',
  );
  expect(exit).toBe(1);
});
