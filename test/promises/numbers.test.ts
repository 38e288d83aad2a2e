/** Numbers stay as they were written: from the server through the lock to the finding, and through the guard. faults 41. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareEntry } from '../../src/diff/compare.ts';
import { makeGate } from '../../src/guard/gate/gate.ts';
import { verdictsOf } from '../../src/guard/gate/verdicts.ts';
import { parsedEntry } from '../../src/guard/library/parsed-entry.ts';
import { compareDecimals } from '../../src/lock/decimal.ts';
import { formatLockfile } from '../../src/lock/format.ts';
import { mismatches } from '../../src/lock/hashes.ts';
import { parseJson } from '../../src/lock/json.ts';
import { readLockfile } from '../../src/lock/read.ts';
import type { Entry } from '../../src/model.ts';
import { type Repository, repository } from '../helpers/repository.ts';
import { mcpLock } from '../helpers/run.ts';
import { kind } from './numbers.cases.ts';

const { cases } = kind;

const tool = (name: string, literal: string): string =>
  `{"name":${JSON.stringify(name)},"inputSchema":{"type":"object","properties":{"n":{"type":"integer","default":${literal},"maximum":${literal}}}}}`;
const listed = (pick: (one: (typeof cases)[number]) => string): string =>
  `{"tools":[${cases.map((one) => tool(one.name, pick(one))).join(',')}]}`;
const SERVER = {
  protocolVersion: '2025-11-25',
  capabilities: { tools: {} },
  serverInfo: { name: 'n', version: '1' },
};

let repo: Repository;
let entry: Entry;

/** What the server of the repository lists from now on. */
const serve = (list: string) => repo.surface('numbers', { server: SERVER, raw: { 'tools/list': list } });

beforeAll(async () => {
  repo = repository({ numbers: {} });
  serve(listed(({ sent }) => sent));
  expect(await mcpLock(repo.root, ['init', '--yes'])).toMatchObject({ exit: 0 });
  entry = lockOf();
});

const lockOf = (): Entry => {
  const found = readLockfile(readFileSync(repo.lockPath), 'mcp-lock.json').servers['numbers'];
  if (found === undefined) throw new Error('not locked');
  return found;
};

async function verified(list: string) {
  serve(list);
  const ran = await mcpLock(repo.root, ['verify', '--reporter', 'json']);
  const { findings } = JSON.parse(ran.stdout).servers[0];
  return { ...ran, names: findings.map(({ subject }: { subject: { name: string } }) => subject.name) };
}

test.each(cases)(
  '$name: stands in the lock as it should, under a hash that is recomputed',
  ({ name, locked }) => {
    const block = repo.lock().split(`${JSON.stringify(name)}: {`)[1] ?? '';
    expect(block.slice(0, block.indexOf('"type": "integer"')).replace(/\s+/g, ' ')).toContain(
      `"default": ${locked.replace(/\s+/g, ' ')}, "maximum": ${locked}`,
    );
    expect(mismatches(entry)).toEqual([]);
  },
);

test('the lock is written the same again when it is read', () => {
  const lockfile = readLockfile(readFileSync(repo.lockPath), 'mcp-lock.json');
  expect(formatLockfile(lockfile)).toBe(repo.lock());
});

test('what was locked matches', async () => {
  expect(await verified(listed(({ sent }) => sent))).toMatchObject({ exit: 0, names: [] });
  expect(await verified(listed(({ same, sent }) => same ?? sent))).toMatchObject({ exit: 0, names: [] });
});

test('each other number is a finding, and both stand in the report as they were written', async () => {
  const { exit, names, stdout } = await verified(listed(({ other }) => other));
  expect(exit).toBe(1);
  expect([...new Set(names)].sort()).toEqual(cases.map(({ name }) => name).sort());
  for (const { other } of cases)
    for (const literal of other.match(/-?\d[\d.eE+-]{14,}/g) ?? []) expect(stdout).toContain(literal);
  expect(stdout).not.toMatch(/ud800/i);
  const text = (await mcpLock(repo.root, ['verify'])).stdout;
  expect(text).toContain('9223372036854775807');
  expect(text).not.toMatch(/d800(?!")|object Object/i);
  serve(listed(({ sent }) => sent));
});

test('show prints them', async () => {
  const { stdout } = await mcpLock(repo.root, ['show', `numbers/${cases[0]?.name}`]);
  expect(stdout).toContain('maximum: 9223372036854775807');
});

describe('through the guard', () => {
  const gateOf = (locked: Entry) => {
    const gate = makeGate(
      verdictsOf(locked, [{ portable: (text) => text, portableConfig: (text) => text, secrets: [] }]),
      {
        server: 'numbers',
        diffCommand: 'mcp-lock diff numbers',
        onDrift: 'hide',
        strict: false,
        token: 't',
      },
    );
    gate.fromClient(Buffer.from('{"jsonrpc":"2.0","id":1,"method":"tools/list"}\n'));
    return gate;
  };
  const response = (item: string) => `{"jsonrpc":"2.0","id":1,"result":{"tools":[${item}]}}\n`;
  const passed = (locked: Entry, line: string) =>
    gateOf(locked)
      .fromServer(Buffer.from(line))
      .filter((action) => action.do === 'forward')
      .map(({ bytes }) => bytes.toString());

  test.each(cases)('$name: byte for byte, and no other number', ({ name, sent, other }) => {
    const line = response(tool(name, sent));
    expect(passed(entry, line)).toEqual([line]);
    expect(passed(entry, response(tool(name, other)))).toEqual([response('')]);
  });

  test.each(cases)('$name: for a client whose transport has parsed it', ({ name, sent }) => {
    // What is left of the number after the parser of an SDK.
    const line = `${JSON.stringify(JSON.parse(response(tool(name, sent))))}\n`;
    expect(passed(parsedEntry(entry), line)).toEqual([line]);
    expect(passed(parsedEntry(entry), `${JSON.stringify(JSON.parse(response(tool(name, '7'))))}\n`)).toEqual([
      `${JSON.stringify(JSON.parse(response('')))}\n`,
    ]);
  });
});

test.each([
  ['9223372036854775807', '9223372036854775806', 'schema/constraint-tightened'],
  ['9223372036854775807', '9223372036854775808', 'schema/constraint-loosened'],
  ['9007199254740992', '9007199254740993', 'schema/constraint-loosened'],
  ['1e400', '1e401', 'schema/constraint-loosened'],
  ['-1e400', '-1e401', 'schema/constraint-tightened'],
  ['1e400', undefined, 'schema/constraint-loosened'],
  [undefined, '1e400', 'schema/constraint-tightened'],
  ['1e99999999999999999999', '1e99999999999999999998', 'schema/other-changed'],
])('a maximum of %s that becomes %s is %s', (before, after, rule) => {
  const locked = (literal: string | undefined): Entry => {
    const limit = literal === undefined ? '' : `,"maximum":${literal}`;
    const reading = parseJson(`{"name":"a","inputSchema":{"type":"integer"${limit}}}`);
    if (!reading.ok) throw new Error(reading.fault);
    return { ...entry, tools: { a: { hash: String(literal), definition: reading.value } } } as Entry;
  };
  expect(compareEntry('numbers', locked(before), locked(after)).map((one) => one.rule)).toEqual([rule]);
});

test('two numerals are compared in time that grows with their length only', () => {
  const zeros = '0'.repeat(2_000_000);
  expect(compareDecimals(`1${zeros}1`, `1${zeros}2`)).toBeLessThan(0);
  expect(parseJson(`[1${zeros}1, 1${zeros}2.${zeros}]`).ok).toBe(true);
});
