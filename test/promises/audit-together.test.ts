/** What tools claim, and what they are together, is noticed with its rank. */
import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/model.ts';
import { entry } from '../fixtures/drift/base.ts';
import { audited, server } from '../helpers/audited.ts';
import { kind } from './audit-together.cases.ts';

const RULES = /^(?:tool\/(?:hint-contradicted|preferred-over-other|shadows)|client\/)/;

/** Each runs code of its own: two launches of one line are one server. */
const ofServer = (key: string, tools: readonly Item[]) =>
  entry({
    launch: { transport: 'stdio', command: `${key}-mcp`, args: [], env: [] },
    origin: { url: `command:${key}-mcp` },
    tools,
  });

test.each(kind.cases)('$name', ({ servers, expected, clients = {} }) => {
  const all = Object.entries(servers).map(([key, tools]) =>
    server(`${key}-mcp`, { key, clients: clients[key] ?? ['claude-code'], entry: ofServer(key, tools) }),
  );
  const lines = audited(all)
    .filter(({ rule }) => RULES.test(rule))
    .map(
      ({ rule, severity, server: key, subject }) =>
        `${severity} ${rule} ${key}${subject.kind === 'tool' ? `/${subject.name}` : ''}`,
    );
  expect(lines.sort()).toEqual([...expected].sort());
});

describe('the three together', () => {
  const tools = (names: readonly string[]) => ({
    entry: entry({ tools: names.map((name) => ({ name, inputSchema: {} })) }),
  });

  test('name which tools of which servers make each of them', () => {
    const all = [
      server('mail-mcp', { key: 'mail', ...tools(['read_mail']) }),
      server('chat-mcp', { key: 'chat', ...tools(['post_message', 'list_channels']) }),
    ];
    const found = audited(all).find(({ rule }) => rule === 'client/three-together');
    expect(found).toMatchObject({
      server: 'chat',
      subject: { kind: 'server', name: 'claude-code' },
      after: {
        'private data': ['mail/read_mail'],
        'untrusted content': ['mail/read_mail'],
        'way out': ['chat/post_message'],
      },
    });
  });

  test('name four tools of many, and how many more there are', () => {
    const many = Array.from({ length: 50 }, (_, at) => `send_mail_${at}`);
    const all = [server('mail-mcp', { key: 'mail', ...tools(['read_mail', ...many]) })];
    const found = audited(all).find(({ rule }) => rule === 'client/three-together');
    expect(found?.after).toHaveProperty('way out.4', 'and 46 more');
  });
});
