/** Which servers a new tool can be mistaken for another's of: those of other code that stay. A table of launches, and what is said. */
import { describe, expect, test } from 'vitest';
import { compare } from '../src/library.ts';
import type { Entry, Launch, Lockfile, Origin } from '../src/model.ts';
import { makeReport } from '../src/report/report.ts';
import { text } from '../src/report/reporters/text.ts';
import { entry } from './fixtures/drift/base.ts';

const SEND = { name: 'send_mail', description: 'Sends one letter.', inputSchema: { type: 'object' } };
const line = (text: string): Launch => {
  const [command = '', ...args] = text.split(' ');
  return { transport: 'stdio', command, args, env: [] };
};
const server = (launch: Launch, origin: Origin, tools = [SEND]): Entry => entry({ launch, origin, tools });
const lock = (servers: Lockfile['servers']): Lockfile => ({ lockfileVersion: 1, servers });
const shadows = (before: Lockfile['servers'], after: Lockfile['servers']) =>
  compare(lock(before), lock(after)).filter(({ rule }) => rule === 'tool/shadows');

const NPM = { url: 'pkg:npm/mail-mcp', version: '1.2.0' };
const npm = (text: string, version = '1.2.0') => server(line(text), { ...NPM, version });
const file = (text: string) => server(line(text), { url: 'file:${workspaceFolder}/tools/mail.js' });
const http = (url: string): Entry => server({ transport: 'http', url, headers: [] }, { url });

describe('one server under two keys', () => {
  test.for<[string, Entry, Entry]>([
    ['the same line', npm('npx -y mail-mcp@1.2.0'), npm('npx -y mail-mcp@1.2.0')],
    ['another spelling', npm('npx -y mail-mcp@1.2.0'), npm('npm exec --yes mail-mcp@1.2.0')],
    ['through cmd', npm('npx mail-mcp'), npm('cmd /c npx -y mail-mcp@latest')],
    ['another version', npm('npx mail-mcp@1.2.0'), npm('npx mail-mcp@1.1.0', '1.1.0')],
    ['a file, absolute and not', file('node ./tools/mail.js'), file('node ${workspaceFolder}/tools/mail.js')],
    ['one address', http('https://mcp.example.com/mail'), http('https://mcp.example.com/mail')],
  ])('%s', ([, one, other]) => {
    expect(shadows({ mail: one }, { mail: one, post: other })).toEqual([]);
  });
});

describe('two servers', () => {
  test.for<[string, Entry, Entry]>([
    ['two packages', npm('npx mail-mcp'), server(line('npx post-mcp'), { url: 'pkg:npm/post-mcp' })],
    ['other arguments', npm('npx mail-mcp a.json'), npm('npx mail-mcp b.json')],
    ['a file with other arguments', file('node ./tools/mail.js a'), file('node ./tools/mail.js b')],
    ['two addresses', http('https://mcp.example.com/mail'), http('https://mcp.example.org/mail')],
    [
      'two lines of one command',
      server(line('serve mail'), { url: 'command:serve' }),
      server(line('serve post'), { url: 'command:serve' }),
    ],
  ])('%s', ([, one, other]) => {
    expect(shadows({ mail: one }, { mail: one, post: other })).toHaveLength(1);
  });
});

test('a server that the same update drops is mistaken for nothing', () => {
  const other = http('https://mcp.example.com/mail');
  expect(shadows({ mail: npm('npx mail-mcp') }, { post: other })).toEqual([]);
});

test('tools that share their names with one other server are one line of a report', () => {
  const tools = (count: number, word: string) =>
    Array.from({ length: count }, (_, at) => ({ ...SEND, name: `${word}_${at}` }));
  const mail = server(line('npx mail-mcp'), { url: 'pkg:npm/mail-mcp' }, tools(12, 'send'));
  const chat = server(line('npx chat-mcp'), { url: 'pkg:npm/chat-mcp' }, tools(1, 'talk'));
  const post = server(line('npx post-mcp'), { url: 'pkg:npm/post-mcp' }, [
    ...tools(12, 'send'),
    ...tools(1, 'talk'),
  ]);
  const findings = compare(lock({ mail, chat }), lock({ mail, chat, post }));
  const report = makeReport({
    ...{ lockfile: '', servers: [], failures: [], elapsedMs: 0, failOn: 'info' as const },
    findings,
  });
  const shown = text.render(report, { color: false, unicode: true, columns: 80, verbose: false });
  expect(shown.match(/^HIGH .*(?:\n {8}.*)*/gm)?.filter((one) => one.includes('used by another'))).toEqual([
    expect.stringMatching(
      /post › 12 tools {2}tool name used by another server: mail send_0, send_1,\s+send_10, .*and 6 more$/,
    ),
    expect.stringMatching(/post › talk_0 {2}tool name used by another server:\s+chat\/talk_0/),
  ]);
});
