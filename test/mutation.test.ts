/**
 * The mutation matrix: a surface with every field filled in; every single change to it, by JSON pointer, is read
 * from a real process and must be a finding; every no-op must not. What peers miss is in here by construction.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { RULES } from '../src/diff/rules.ts';
import { parseJson } from '../src/lock/json.ts';
import type { Finding, Json, ServerReport } from '../src/model.ts';
import type { Repository } from './helpers/repository.ts';
import { repository } from './helpers/repository.ts';
import { mcpLock, scratch } from './helpers/run.ts';

const TEXT = readFileSync(new URL('./fixtures/surface/full.json', import.meta.url), 'utf8');

type Node = { [key: string]: any };
const parsed = (): Node => {
  const reading = parseJson(TEXT);
  if (!reading.ok) throw new Error(reading.fault);
  return reading.value as Node;
};

interface Mutation {
  readonly name: string;
  readonly text: string;
}

const LISTS = ['tools', 'prompts', 'resources', 'resourceTemplates'];

/** Every value changed, every member removed, one member added to every object. */
function mutations(): readonly Mutation[] {
  const out: Mutation[] = [];
  const seen = new Set<string>();
  const mutate = (name: string, path: readonly string[], change: (parent: Node, key: string) => void) => {
    const copy = parsed();
    let at = copy;
    for (const key of path.slice(0, -1)) at = at[key];
    change(at, path.at(-1) ?? '');
    const text = JSON.stringify(copy);
    if (!seen.has(text)) out.push({ name: `${name} /${path.join('/')}`, text });
    seen.add(text);
  };
  const walk = (value: Json, path: readonly string[]) => {
    if (Array.isArray(value)) {
      for (const [index, element] of value.entries()) walk(element, [...path, String(index)]);
      if (path.length > 1)
        mutate(
          'append',
          [...path, String(value.length)],
          (parent, key) => void (parent[Number(key)] = 'added'),
        );
      for (const index of value.keys())
        mutate('remove', [...path, String(index)], (parent, key) => parent['splice'](Number(key), 1));
    } else if (value !== null && typeof value === 'object') {
      mutate('add', [...path, 'xAdded'], (parent, key) => void (parent[key] = { deep: 'text' }));
      for (const [key, member] of Object.entries(value)) {
        walk(member, [...path, key]);
        mutate('remove', [...path, key], (parent, name) => void delete parent[name]);
      }
    } else {
      mutate('change', path, (parent, key) => void (parent[key] = changed(value)));
    }
  };
  for (const root of ['server', ...LISTS]) walk(parsed()[root], [root]);
  return out.filter(({ name }) => !ENVELOPE.test(name));
}

function changed(value: Json): Json {
  if (typeof value === 'string') return `${value}!`;
  if (typeof value === 'number') return value + 1;
  return typeof value === 'boolean' ? !value : 'was null';
}

/** The server fills in the protocol version when the file has none. */
const ENVELOPE = /^remove \/server\/protocolVersion/;

const NO_OPS: readonly Mutation[] = [
  { name: 'tool order', text: JSON.stringify({ ...parsed(), order: 'reversed' }) },
  { name: 'key order', text: JSON.stringify({ ...parsed(), order: 'keysReversed' }) },
  { name: 'one page', text: JSON.stringify({ ...parsed(), pages: {} }) },
  {
    name: 'three pages',
    text: JSON.stringify({ ...parsed(), pages: { tools: 3, prompts: 1, resources: 2 } }),
  },
  {
    name: 'envelope',
    text: JSON.stringify({
      ...parsed(),
      envelope: { ...parsed()['envelope'], ttlMs: 9, cacheScope: 'private', resultType: 'complete' },
    }),
  },
  { name: 'frames torn apart', text: JSON.stringify({ ...parsed(), behave: { splitFrames: true } }) },
  { name: 'banner on stdout', text: JSON.stringify({ ...parsed(), behave: { banner: true } }) },
];

const paged: Node = { ...parsed(), pages: { tools: 2 } };
const all = mutations();
let repo: Repository;
let servers: Map<string, ServerReport & { readonly findings: readonly Finding[] }>;
let failures: readonly { readonly server: string }[];

beforeAll(async () => {
  repo = repository({}, scratch('mcp-lock-mutation'));
  const entry = (surface: string) => ({
    command: 'node',
    args: ['servers/from-env.js'],
    env: { SURFACE: surface },
  });
  repo.surface('honest', paged);
  repo.config({ honest: entry('honest') });
  expect(await mcpLock(repo.root, ['init', '--yes'])).toMatchObject({ exit: 0 });
  const lock = JSON.parse(repo.lock());
  const locked = lock.servers.honest;
  const config: Node = {};
  for (const [index, { text }] of [...all, ...NO_OPS].entries()) {
    const name = `m${index}`;
    const value = JSON.parse(text);
    writeFileSync(
      join(repo.root, `${name}.json`),
      `${text.slice(0, -1)}${value.pages === undefined ? ',"pages":{"tools":2}' : ''}}`,
    );
    config[name] = entry(name);
    lock.servers[name] = locked;
  }
  delete lock.servers.honest;
  writeFileSync(repo.lockPath, JSON.stringify(lock));
  repo.config(config);
  const ran = await mcpLock(repo.root, ['verify', '--reporter', 'json', '--concurrency', '24']);
  const report = JSON.parse(ran.stdout);
  servers = new Map(report.servers.map((server: ServerReport) => [server.name, server]));
  failures = report.failures;
});

describe('every single change is seen', () => {
  test('the fixture fills every list, and the second page holds tools', () => {
    for (const list of LISTS) expect(paged[list].length).toBeGreaterThan(0);
    expect(all.length).toBeGreaterThan(250);
    expect(all.some(({ name }) => name.includes('__proto__'))).toBe(true);
  });

  const failed = (index: number) => failures.some((failure) => failure.server === `m${index}`);

  test('each alone is a finding', () => {
    const silent = all.filter(
      (_, index) => !failed(index) && (servers.get(`m${index}`)?.findings.length ?? 0) === 0,
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  test('each alone fails the run, unless the rows of all its rules are info', () => {
    const rows: Readonly<Record<string, { readonly severity: string }>> = RULES;
    const quiet = all.filter((_, index) => {
      const findings = servers.get(`m${index}`)?.findings ?? [];
      const loud = findings.some(({ severity }) => severity !== 'info');
      return !loud && !failed(index) && !findings.every(({ rule }) => rows[rule]?.severity === 'info');
    });
    expect(quiet.map(({ name }) => name)).toEqual([]);
  });

  test('what is info is known by name', () => {
    const rules = all.flatMap((_, index) => {
      const findings = servers.get(`m${index}`)?.findings ?? [];
      return findings.every(({ severity }) => severity === 'info') ? findings.map(({ rule }) => rule) : [];
    });
    expect([...new Set(rules)].sort()).toEqual([
      'noise/annotation-default',
      'noise/dialect',
      'noise/task-support',
      'prompt/icons-changed',
      'resource/icons-changed',
      'schema/respelled',
      'schema/unused-definition-changed',
      'server/capability-off',
      'server/icons-changed',
      'template/icons-changed',
      'tool/icons-changed',
      'tool/task-support-changed',
    ]);
  });

  test('only what no client would accept ends in "could not check"', () => {
    const broken = all.filter((_, index) => failures.some((failure) => failure.server === `m${index}`));
    for (const { name } of broken) {
      expect(name).toMatch(
        /\/(?:name|uri|uriTemplate|description|inputSchema|inputSchema\/type|protocolVersion|capabilities\S*|serverInfo\S*|instructions|\d+|server)$|append/,
      );
    }
  });
});

describe('no-ops stay quiet', () => {
  test.each(NO_OPS.map(({ name }, index) => [name, index] as const))('%s', (_, index) => {
    const server = servers.get(`m${all.length + index}`);
    expect(server).toMatchObject({ status: 'ok', findings: [] });
  });
});
