/** What stands beside a list is locked, compared and guarded like an item of it. faults 53. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeGate } from '../../src/guard/gate/gate.ts';
import { verdictsOf } from '../../src/guard/gate/verdicts.ts';
import { readLockfile } from '../../src/lock/read.ts';
import type { Entry, Finding } from '../../src/model.ts';
import { HONEST, type Repository, repository } from '../helpers/repository.ts';
import { mcpLock } from '../helpers/run.ts';
import { envelope, kind } from './beside-lists.cases.ts';

type Case = (typeof kind.cases)[number];

const LIST = JSON.stringify({ tools: HONEST.tools });
const OPENING = JSON.stringify(HONEST.server);

/** The JSON text of an object with members behind its own. */
const withMembers = (object: string, { members }: Case): string =>
  `${object.slice(0, -1)},${JSON.stringify(members).slice(1)}`;

const surfaceOf = (one?: Case) => ({
  ...HONEST,
  raw: {
    initialize: one?.opening === true ? withMembers(OPENING, one) : OPENING,
    'tools/list': one === undefined || one.opening === true ? LIST : withMembers(LIST, one),
  },
});

async function locked(one?: Case): Promise<Repository> {
  const repo = repository({ subject: surfaceOf(one) });
  expect(await mcpLock(repo.root, ['init', '--yes', '--accept', 'high'])).toMatchObject({ exit: 0 });
  return repo;
}

async function verified(repo: Repository, one?: Case) {
  repo.surface('subject', surfaceOf(one));
  const ran = await mcpLock(repo.root, ['verify', '--reporter', 'json']);
  const [server] = JSON.parse(ran.stdout).servers;
  return { exit: ran.exit, rules: server.findings.map(({ rule }: Finding) => rule) };
}

/** What a client of the guard gets in place of the answer. */
function guarded(entry: Entry, one: Case): string {
  const plain = { portable: String, portableConfig: String, secrets: [] };
  const gate = makeGate(verdictsOf(entry, [plain]), {
    server: 'subject',
    diffCommand: 'mcp-lock diff subject',
    onDrift: 'hide',
    strict: false,
    token: 'T',
  });
  const method = one.opening === true ? 'initialize' : 'tools/list';
  gate.fromClient(Buffer.from(`{"jsonrpc":"2.0","id":1,"method":"${method}"}\n`));
  const result = withMembers(one.opening === true ? OPENING : LIST, one);
  const actions = gate.fromServer(Buffer.from(`{"jsonrpc":"2.0","id":1,"result":${result}}\n`));
  return actions
    .map((action) => {
      if (action.do === 'forward') return action.bytes.toString();
      return action.do === 'send' ? JSON.stringify(action.message) : '';
    })
    .join('');
}

const entryOf = (repo: Repository): Entry => {
  const entry = readLockfile(readFileSync(repo.lockPath), 'mcp-lock.json').servers['subject'];
  if (entry === undefined) throw new Error('not locked');
  return entry;
};

describe.concurrent('what was not locked', () => {
  test.each(kind.cases)('$name: is drift, and the guard leaves it out', async (one) => {
    const repo = await locked();
    expect(await verified(repo, one)).toMatchObject({
      exit: 1,
      rules: expect.arrayContaining(['server/field-changed']),
    });
    const told = guarded(entryOf(repo), one);
    expect(told).toContain('"id":1');
    expect(told).not.toContain('id_rsa');
    expect(told).not.toContain('inputRequests');
    expect(told).not.toContain('"note"');
    if (one.opening !== true) expect(JSON.parse(told).result).toEqual({ tools: HONEST.tools });
  });
});

describe.concurrent('what was locked', () => {
  test.each(kind.cases)('$name: is the same again, passes the guard, and may not go', async (one) => {
    const repo = await locked(one);
    expect(repo.lock()).toContain(one.opening === true ? '"extra": {' : '"listExtra": {');
    expect(await verified(repo, one)).toEqual({ exit: 0, rules: [] });
    const passed = JSON.parse(guarded(entryOf(repo), one)).result;
    expect(passed).toEqual(JSON.parse(withMembers(one.opening === true ? OPENING : LIST, one)));
    expect((await verified(repo)).exit).toBe(1);
  });
});

describe.concurrent('the envelope of the protocol', () => {
  test.each(envelope)('$name: is no drift and passes the guard', async (one) => {
    const repo = await locked();
    expect(await verified(repo, one)).toEqual({ exit: 0, rules: [] });
    expect(JSON.parse(guarded(entryOf(repo), one)).result).toEqual(
      JSON.parse(withMembers(one.opening === true ? OPENING : LIST, one)),
    );
  });
});
