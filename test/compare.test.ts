/** What the comparison of two entries says once where two of its parts could say it, and what it says that only two of them together know. */
import { expect, test } from 'vitest';
import { compareEntry } from '../src/diff/compare.ts';
import { ALONE, type Context } from '../src/diff/context.ts';
import type { Auth, Entry, Finding, StdioLaunch } from '../src/model.ts';
import { entry, LAUNCH, ORIGIN, type Parts, READ, remote } from './fixtures/drift/base.ts';

const URL_ONE = 'https://mcp.example.com/v1';
const URL_TWO = 'https://mcp.example.org/v1';
const ONE: Auth = { issuer: 'https://auth.example.com', resource: URL_ONE };
const at = (url: string, auth?: Auth): Parts => ({
  ...remote(url),
  origin: { url, ...(auth === undefined ? {} : { auth }) },
});
const file = (integrity: string): Parts => ({
  origin: { url: 'file:server.js', integrity, integrityWithLf: 'sha256-lf' },
});
const typed = (...args: readonly string[]): StdioLaunch => ({ ...LAUNCH, args });
const DEEP: Context = { ...ALONE, tree: 'medium' };

const told = (findings: readonly Finding[]) =>
  findings.map(({ rule, subject }) => [rule, subject.pointer].filter(Boolean).join(' '));

interface Case {
  readonly name: string;
  readonly before: Parts;
  readonly after: Parts;
  readonly context?: Context;
  readonly told: readonly string[];
}

const CASES: readonly Case[] = [
  {
    name: 'another address',
    before: at(URL_ONE),
    after: at(URL_TWO),
    told: ['origin/host-changed /url'],
  },
  {
    name: 'another address, whose tokens are for it',
    before: at(URL_ONE, ONE),
    after: at(URL_TWO, { ...ONE, resource: URL_TWO }),
    told: ['origin/host-changed /url'],
  },
  {
    name: 'another address, and who gives out its tokens',
    before: at(URL_ONE, ONE),
    after: at(URL_TWO, { issuer: 'https://auth.example.org', resource: URL_TWO }),
    told: ['origin/host-changed /url', 'origin/auth-server-changed /auth/issuer'],
  },
  {
    name: 'the same address, whose tokens are for another one',
    before: at(URL_ONE, ONE),
    after: at(URL_ONE, { ...ONE, resource: URL_TWO }),
    told: ['origin/auth-server-changed /auth/resource'],
  },
  {
    name: 'another spelling of the same package',
    before: {},
    after: { launch: typed('-y', 'notes-mcp@') },
    told: ['launch/args-changed'],
  },
  {
    name: 'another package',
    before: {},
    after: { launch: typed('-y', 'notes-mcp-2'), origin: { ...ORIGIN, url: 'pkg:npm/notes-mcp-2@1.2.0' } },
    told: ['origin/package-changed /url'],
  },
  {
    name: 'another package, whose dependencies are its own',
    before: { dependencies: { 'node_modules/x': '1.0.0 sha512-x' } },
    after: {
      launch: typed('-y', 'notes-mcp-2'),
      origin: { ...ORIGIN, url: 'pkg:npm/notes-mcp-2@1.2.0' },
      dependencies: { 'node_modules/x': '2.0.0 sha512-y' },
    },
    told: ['origin/package-changed /url'],
  },
  {
    name: 'other ends of lines in a file that was read by itself',
    before: file('sha256-one'),
    after: file('sha256-two'),
    told: ['origin/line-ends-changed /integrity'],
  },
  {
    name: 'the same where every byte counts',
    before: file('sha256-one'),
    after: file('sha256-two'),
    context: DEEP,
    told: ['origin/file-changed /integrity'],
  },
];

test.each(CASES)('$name', ({ before, after, context = ALONE, told: expected }) => {
  expect(told(compareEntry('notes', entry(before), entry(after), context))).toEqual(expected);
});

test('a place where something else may stand is told with what may, before and after', () => {
  const held = (...lines: readonly string[]): Entry =>
    entry({ tools: [READ], volatile: { '/tools/read_note/title': lines } });
  const found = compareEntry('notes', held('date at 1', 'number at 2'), held('any', 'number at 3'));
  expect(found.filter(({ rule }) => rule === 'lock/unpinned-text-added')).toMatchObject([
    {
      subject: { kind: 'lock', pointer: '/tools/read_note/title' },
      before: 'date at 1, number at 2',
      after: 'any, number at 3',
      severity: 'high',
    },
  ]);
});
