/** Settings that nobody can read for sure, or that say what settings cannot. Data only. */
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  /** Files beside the lock, by name: text, or `-> TARGET` for a link. */
  readonly files: Readonly<Record<string, string>>;
  /** In the error: file and line. */
  readonly at: string;
  /** Also in it. */
  readonly says: string;
}

const OWN = 'mcp-lock.config.json';
const PRINT = '0'.repeat(32);
const own = (name: string, text: string, says: string, at = `${OWN}:`): Case => ({
  ...{ name, says, at },
  files: { [OWN]: text },
});
const one = (name: string, key: string, value: string, says: string): Case =>
  own(name, `{\n  "${key}": ${value}\n}\n`, says, `${OWN}:2`);
const inPackage = (name: string, text: string, says: string, at = 'package.json:'): Case => ({
  ...{ name, says, at },
  files: { 'package.json': text },
});
const rule = (id: string, severity: string) => `{ "${id}": "${severity}" }`;
const acceptance = (more: string) => `[{ "fingerprint": "${PRINT}", "reason": "read"${more} }]`;

export const kind: Kind<Case> = {
  promise: 'accident',
  kind: 'Settings that are doubtful, or say what settings cannot, are an error with file and line, whatever is locked.',
  cases: [
    own('a syntax error', '{ "failOn": high }', 'syntax error', `${OWN}:1:13`),
    own('a comment', '{ "failOn": "high" } // soon', 'syntax error'),
    own('a list', '[]', 'expected an object', `${OWN}:1`),
    own('another top level', 'null', 'expected an object', `${OWN}:1`),
    own('UTF-16', '\ufffe{}', 'not valid JSON'),
    own('a key twice', '{ "failOn": "low", "failOn": "high" }', 'same key twice'),
    own('a key twice, once escaped', '{ "failOn": "low", "fail\\u004fn": "high" }', 'same key twice'),
    own('nested without end', '['.repeat(5_000), 'nested too deeply'),
    own('a file without end', ' '.repeat(2 * 1024 * 1024), 'larger than 1 MiB', OWN),
    {
      name: 'a link to a file outside',
      files: { [OWN]: '-> ../elsewhere.json' },
      at: OWN,
      says: 'link to a file outside',
    },
    { name: 'a link to nothing', files: { [OWN]: '-> gone.json' }, at: OWN, says: 'not a regular file' },
    { name: 'a device', files: { [OWN]: '-> /dev/zero' }, at: OWN, says: 'not a regular file' },
    {
      name: 'a link of package.json to a file outside',
      files: { 'package.json': '-> ../elsewhere.json' },
      at: 'package.json',
      says: 'link to a file outside',
    },
    {
      name: 'two files',
      files: { [OWN]: '{ "failOn": "info" }', 'package.json': '{\n  "mcp-lock": { "failOn": "high" }\n}' },
      at: 'package.json:2',
      says: 'in mcp-lock.config.json and in package.json',
    },
    {
      name: 'two files, both empty',
      files: { [OWN]: '{}', 'package.json': '{ "mcp-lock": {} }' },
      at: 'package.json:1',
      says: 'in mcp-lock.config.json and in package.json',
    },
    {
      name: 'a name in another case',
      files: { 'MCP-Lock.config.json': '{ "failOn": "high" }' },
      at: 'MCP-Lock.config.json',
      says: 'is read as mcp-lock.config.json',
    },
    {
      name: 'a second one in another case',
      files: { [OWN]: '{}', 'mcp-lock.Config.json': '{ "failOn": "high" }' },
      at: 'mcp-lock.Config.json',
      says: 'is read as mcp-lock.config.json',
    },
    inPackage(
      'the key of package.json twice',
      '{ "mcp-lock": { "failOn": "info" }, "mcp-lock": { "failOn": "high" } }',
      'same key twice',
    ),
    inPackage(
      'the key of package.json twice, once escaped',
      '{ "mcp-lock": { "failOn": "info" }, "mcp\\u002dlock": { "failOn": "high" } }',
      'same key twice',
    ),
    inPackage(
      'the key of package.json behind a key that stands twice',
      '{ "scripts": {}, "scripts": {}, "mcp-lock": { "failOn": "high" } }',
      'same key twice',
    ),
    inPackage(
      'the key in another case',
      '{\n  "MCP-Lock": { "failOn": "high" } }',
      '"mcp-lock"',
      'package.json:2',
    ),
    inPackage('the key in another spelling', '{ "mcpLock": { "failOn": "high" } }', '"mcp-lock"'),
    inPackage('the key beside another spelling', '{ "mcp_lock": {}, "mcp-lock": {} }', '"mcp-lock"'),
    inPackage('package.json with a syntax error', '{ "mcp-lock": { "failOn": "high" }', 'syntax error'),
    inPackage('a file as the key', '{ "mcp-lock": "./settings.json" }', 'expected an object'),
    one('an unknown key', 'failon', '"high"', 'unknown field'),
    one('__proto__', '__proto__', '{ "failOn": "high" }', 'unknown field'),
    one('a number as text', 'timeout', '"30"', 'seconds'),
    one('no time', 'timeout', '0', 'seconds'),
    one('time below zero', 'timeout', '-5', 'seconds'),
    one('time without end', 'timeout', '1e400', 'seconds'),
    one('a day of time', 'timeout', '86400', 'seconds'),
    one('a switch as text', 'user', '"no"', 'true or false'),
    one('an unknown severity', 'failOn', '"critical"', 'expected "info"'),
    one('a severity in capitals', 'failOn', '"High"', 'expected "info"'),
    one('rules as a list', 'rules', '["tool/added"]', 'expected an object'),
    one('an unknown rule', 'rules', rule('tool/anything', 'info'), 'no rule has the id'),
    one('all rules of a family', 'rules', rule('tool/*', 'info'), 'no rule has the id'),
    one('the prototype of the rules', 'rules', rule('__proto__', 'info'), 'no rule has the id'),
    one('a member of every object', 'rules', rule('constructor', 'info'), 'no rule has the id'),
    one('a rule that is off', 'rules', rule('tool/added', 'off'), 'expected "info"'),
    ...[
      'lock/hash-mismatch',
      'lock/settings-changed',
      'lock/unpinned-text-added',
      'launch/command-changed',
      'launch/env-added',
      'origin/version-changed',
      'origin/auth-server-changed',
      'origin/integrity-changed',
      'server/unlocked',
    ].map((id) => one(`${id} lowered`, 'rules', rule(id, 'info'), 'cannot lower')),
    one('server/stale lowered', 'rules', rule('server/stale', 'info'), 'cannot lower'),
    one('an acceptance as text', 'accepted', `["${PRINT}"]`, 'expected an object'),
    one('an acceptance without a reason', 'accepted', `[{ "fingerprint": "${PRINT}" }]`, '"reason"'),
    one(
      'an acceptance with a blank reason',
      'accepted',
      `[{ "fingerprint": "${PRINT}", "reason": " " }]`,
      'not blank',
    ),
    one(
      'an acceptance by a part of the fingerprint',
      'accepted',
      `[{ "fingerprint": "${PRINT.slice(20)}", "reason": "read" }]`,
      '32 hex digits',
    ),
    one(
      'an acceptance with a reason of two lines',
      'accepted',
      `[{ "fingerprint": "${PRINT}", "reason": "read\\nfails from low on" }]`,
      'not blank',
    ),
    one('an acceptance of a rule', 'accepted', acceptance(', "rule": "tool/added"'), 'unknown field'),
    one('an invalid date', 'accepted', acceptance(', "until": "next year"'), 'YYYY-MM-DD'),
    one('a day that no calendar has', 'accepted', acceptance(', "until": "2027-02-30"'), 'YYYY-MM-DD'),
    one('a time as a date', 'accepted', acceptance(', "until": "2027-02-01T00:00:00Z"'), 'YYYY-MM-DD'),
    one('a year of five digits', 'accepted', acceptance(', "until": "12027-02-01"'), 'YYYY-MM-DD'),
    one('a client that does not exist', 'client', '"my-agent"', 'cannot ask as'),
    ...[
      ['above', '../mcp.json'],
      ['above, from below', 'tools/../../mcp.json'],
      ['anywhere', '/etc/mcp.json'],
      ['at home', '~/.cursor/mcp.json'],
      ['on a drive', 'C:/mcp.json'],
      ['with backslashes', '..\\\\mcp.json'],
      ['without a name', ''],
    ].map(([name = '', path = '']) => one(`a config ${name}`, 'configs', `["${path}"]`, 'a path below')),
    {
      name: 'a config that is not there',
      files: { [OWN]: '{ "configs": ["tools.json"] }' },
      at: 'tools.json',
      says: 'does not exist',
    },
    {
      name: 'a config that is a link to the outside',
      files: { [OWN]: '{ "configs": ["tools.json"] }', 'tools.json': '-> ../elsewhere.json' },
      at: 'tools.json',
      says: 'outside this folder',
    },
  ],
};
