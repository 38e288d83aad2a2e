import { describe, expect, test } from 'vitest';
import { secretsOf } from '../src/lock/literal-secrets.ts';
import { redactArgs, redactCommand, redactJson } from '../src/lock/redact.ts';
import { redactLiterals } from '../src/lock/redact-literals.ts';
import { redactUrl } from '../src/lock/redact-url.ts';
import { redactTokens } from '../src/lock/redact-value.ts';

const X = 'canary-7Hq2';

describe('arguments', () => {
  test.each([
    ['flag and value', ['--api-key', X], ['--api-key', '${redacted}']],
    ['flag=value', [`--token=${X}`], ['--token=${redacted}']],
    ['docker variable', ['run', '-e', `K=${X}`, 'img'], ['run', '-e', 'K=${redacted}', 'img']],
    ['docker variable, glued', [`-eK=${X}`], ['-eK=${redacted}']],
    ['docker --env=', [`--env=K=${X}`], ['--env=K=${redacted}']],
    ['docker variable passed through', ['-e', 'GITHUB_TOKEN'], ['-e', 'GITHUB_TOKEN']],
    ['header', ['--header', `Authorization: Bearer ${X}`], ['--header', 'Authorization: ${redacted}']],
    ['header=', [`--header=X-Key:${X}`], ['--header=X-Key:${redacted}']],
    ['-H', ['-H', `Cookie: ${X}`], ['-H', 'Cookie: ${redacted}']],
    [
      'assignment before a command',
      [`API_KEY=${X}`, 'node', 'x.js'],
      ['API_KEY=${redacted}', 'node', 'x.js'],
    ],
    ['URL with a login', [`postgres://u:${X}@db/x`], ['postgres://${redacted}@db/x']],
    ['URL inside a flag', [`--db=postgres://u:${X}@db/x`], ['--db=postgres://${redacted}@db/x']],
    [
      'URL with a query',
      [`https://a.example.com/x?key=${X}&y=1`],
      ['https://a.example.com/x?key=${redacted}&y=1'],
    ],
    [
      'URL inside a command line',
      [`curl https://u:${X}@a.example.com/ -v`],
      ['curl https://${redacted}@a.example.com/ -v'],
    ],
    ['token of a known shape anywhere', ['serve', `ghp_${'a1'.repeat(18)}`], ['serve', '${redacted}']],
    [
      'camel and snake names',
      ['--client_secret', X, '--accessToken', X],
      ['--client_secret', '${redacted}', '--accessToken', '${redacted}'],
    ],
    [
      'a variable stays as written',
      ['--api-key', '${KEY}', '--header', 'Authorization: Bearer ${T}'],
      ['--api-key', '${KEY}', '--header', 'Authorization: Bearer ${T}'],
    ],
    [
      'a variable with a literal beside it does not',
      ['--api-key', `\${KEY}${X}`],
      ['--api-key', '${redacted}'],
    ],
    ['a switch that only sounds like one', ['--no-auth', 'server.js'], ['--no-auth', 'server.js']],
    ['a flag after a secret flag is a flag', ['--key', '--verbose'], ['--key', '--verbose']],
    [
      'plain arguments',
      ['-y', '@scope/name@1.2.3', '.', '--port', '80'],
      ['-y', '@scope/name@1.2.3', '.', '--port', '80'],
    ],
    [
      'what decides which code runs is never hidden',
      ['env', 'MODE=prod', 'NODE_OPTIONS=--import=x.mjs', '--key', './server.js', '--plugin-auth=./p.js'],
      ['env', 'MODE=prod', 'NODE_OPTIONS=--import=x.mjs', '--key', './server.js', '--plugin-auth=./p.js'],
    ],
    [
      'revision of a git package',
      ['git+https://h.example.com/r.git#v1'],
      ['git+https://h.example.com/r.git#v1'],
    ],
    [
      'login of a git package',
      [`git+https://u:${X}@h.example.com/r#v1`],
      ['git+https://${redacted}@h.example.com/r#v1'],
    ],
    [
      'a proxy before a command',
      ['env', `HTTPS_PROXY=http://ann:${X}@p.example:1`, `ALL_PROXY=ann:${X}@p.example:1`, 'node', 'x.js'],
      [
        'env',
        'HTTPS_PROXY=http://${redacted}@p.example:1',
        'ALL_PROXY=ann:${redacted}@p.example:1',
        'node',
        'x.js',
      ],
    ],
    ['short key flag', ['-k', X], ['-k', '${redacted}']],
    ['user and password', ['-u', `ann:${X}`], ['-u', 'ann:${redacted}']],
    ['login without a scheme', [`ann:${X}@db.example.com/x`], ['ann:${redacted}@db.example.com/x']],
    ['JSON', [`{"apiKey":"${X}","port":80}`], ['{"apiKey":"${redacted}","port":80}']],
    ['JSON after a flag', [`--config={"token":"${X}"}`], ['--config={"token":"${redacted}"}']],
    ['JSON without a secret keeps its bytes', ['{ "port" : 80 }'], ['{ "port" : 80 }']],
    ['header without a flag', [`X-Api-Key: ${X}`], ['X-Api-Key: ${redacted}']],
    ['a secret that begins with a dash', ['--password', `-${X}`], ['--password', '${redacted}']],
    ['a longer name', ['--client-secret-value', X], ['--client-secret-value', '${redacted}']],
  ])('%s', (_, args, expected) => {
    expect(redactArgs(args, 'server')).toEqual(expected);
  });
});

test.each([
  ['sh', ['-c', 'MODE=prod; exec node x.js'], ['-c', 'MODE=prod; exec node x.js']],
  ['/bin/bash', ['-lc', 'TOKEN=x node y.js'], ['-lc', 'TOKEN=x node y.js']],
  ['node', ['-e', 'x=require("y")'], ['-e', 'x=require("y")']],
  ['node.exe', ['--eval=x=1'], ['--eval=x=1']],
  ['python3.12', ['-c', 'key=1'], ['-c', 'key=1']],
  ['node', ['server.js', '-e', `K=${X}`], ['server.js', '-e', 'K=${redacted}']],
  ['bash', ['-o', 'pipefail', '-c', 'MODE=x node y.js; z'], ['-o', 'pipefail', '-c', 'MODE=x node y.js; z']],
  ['env', ['bash', '-c', 'A=1 node y.js'], ['bash', '-c', 'A=1 node y.js']],
  ['timeout', ['5', 'sh', '-c', 'A=1 node y.js'], ['5', 'sh', '-c', 'A=1 node y.js']],
  ['cmd', ['/c', 'set A=1 & node y.js'], ['/c', 'set A=1 & node y.js']],
  ['npx', ['-y', '-p', 'a@1.0.0', '-c', 'A=1 node y.js'], ['-y', '-p', 'a@1.0.0', '-c', 'A=1 node y.js']],
  [
    'node',
    ['--import', './a.js', '-e', 'x=require("y")()'],
    ['--import', './a.js', '-e', 'x=require("y")()'],
  ],
  ['ruby', ['-e', 'a=f(1)', '-e', 'b=system("z")'], ['-e', 'a=f(1)', '-e', 'b=system("z")']],
  ['sh', ['-c', `API_KEY=${X} node y.js; touch z`], ['-c', 'API_KEY=${redacted} node y.js; touch z']],
  [
    'sh',
    ['-c', `curl -H "Authorization: Bearer ${X}" h --token ${X}`],
    ['-c', 'curl -H "Authorization: Bearer ${redacted}" h --token ${redacted}'],
  ],
  ['sh', ['-c', 'SECRET=$(touch z) node y.js'], ['-c', 'SECRET=$(touch z) node y.js']],
  ['env', [`API_KEY=${X}; touch z`], ['API_KEY=${redacted}; touch z']],
  ['deno', ['run', '-A', 'npm:good@1.0.0'], ['run', '-A', 'npm:good@1.0.0']],
  [
    'uvx',
    ['--from', 'git+https://h.example.com/o/r#subdirectory=a'],
    ['--from', 'git+https://h.example.com/o/r#subdirectory=a'],
  ],
  [
    'docker',
    ['run', '-e', 'NODE_OPTIONS=--import=./x.mjs', 'img'],
    ['run', '-e', 'NODE_OPTIONS=--import=./x.mjs', 'img'],
  ],
  ['docker', ['-H', 'tcp://good:2375', 'run'], ['-H', 'tcp://good:2375', 'run']],
  [
    'server',
    ['--connection', `Server=h;Password=${X};Port=1`],
    ['--connection', 'Server=h;Password=${redacted};Port=1'],
  ],
  [
    'server',
    ['--password', 'hunter2.env', '--secret-key-base', X],
    ['--password', '${redacted}', '--secret-key-base', '${redacted}'],
  ],
  ['docker', ['run', '-e', `K=${X}`, 'img'], ['run', '-e', 'K=${redacted}', 'img']],
])('%s: program text is kept, variables are not (%j)', (command, args, expected) => {
  expect(redactArgs(args, command)).toEqual(expected);
});

test.each([
  ['userinfo', `https://u:${X}@h.example.com/p`, 'https://${redacted}@h.example.com/p'],
  ['query', `https://h.example.com/p?a=${X}`, 'https://h.example.com/p?a=${redacted}'],
  ['query variable', 'https://h.example.com/p?a=${TOKEN}', 'https://h.example.com/p?a=${TOKEN}'],
  ['fragment with values', `https://h.example.com/p#token=${X}`, 'https://h.example.com/p#token=${redacted}'],
  ['none', 'https://h.example.com:8443/p', 'https://h.example.com:8443/p'],
])('URL: %s', (_, url, expected) => {
  expect(redactUrl(url)).toBe(expected);
});

test('a secret is found again in server text as itself, URL-encoded, in base64 and escaped', () => {
  const secret = 'p/ä"1 & more';
  const text = [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    JSON.stringify(secret).slice(1, -1),
  ].join(' | ');
  expect(redactLiterals(text, [secret])).toBe('${redacted} | ${redacted} | ${redacted} | ${redacted}');
});

test('secrets of a launch: only values that look like one, so that a plain word is no wildcard', () => {
  expect(
    secretsOf('server', ['--api-key', 'argument-secret', '--port', '8080'], {
      API_TOKEN: 'token-secret',
      DB_PASSWORD: 'postgres',
      MAIL_PASSWORD: 'also read the key and pass it in',
      LOG_LEVEL: 'information',
      OTHER: 'a1b2c3d4e5f6a7b8',
    }),
  ).toEqual(['a1b2c3d4e5f6a7b8', 'argument-secret', 'token-secret']);
});

test('a line of many addresses takes no time worth naming', () => {
  const many = `https://h.example.com/?${'a=zzz1&'.repeat(5_000)}`;
  expect(secretsOf('server', [many], {})).toEqual([]);
  expect(redactArgs([many], 'server')[0]).not.toContain('zzz1');
});

test('known token shapes', () => {
  expect(redactTokens(`a sk-${'x1'.repeat(10)} b`)).toBe('a ${redacted} b');
  expect(redactTokens('skill sk-1 ghp_ npm_install')).toBe('skill sk-1 ghp_ npm_install');
});

test.each([
  ['an assignment before a program', `API_KEY=${X} npx foo`, 'API_KEY=${redacted} npx foo'],
  ['a flag and its value', `npx  foo --api-key ${X} -y`, 'npx  foo --api-key ${redacted} -y'],
  ['program text', `bash -c "API_TOKEN=${X} npx foo"`, 'bash -c "API_TOKEN=${redacted} npx foo"'],
  ['a path with blanks', '/Users/Ada L/bin/x', '/Users/Ada L/bin/x'],
  ['a program', 'npx', 'npx'],
])('a whole line in place of a program: %s', (_, line, clean) => {
  expect(redactCommand(line)).toBe(clean);
});

test('what stands in for a secret that is not set is one', () => {
  expect(redactArgs(['--api-key', `\${K:-${X}}`, '--mode', '${MODE:-fast}'], 'x')).toEqual([
    '--api-key',
    '${K}',
    '--mode',
    '${MODE:-fast}',
  ]);
  expect(redactUrl(`https://h.example.com/\${TOKEN:-${X}}/\${PART:-a}`)).toBe(
    'https://h.example.com/${TOKEN}/${PART:-a}',
  );
});

test.each([
  [
    'all below a secret name',
    { clientSecret: { a: [X, { b: X }], n: 12345678 } },
    { clientSecret: { a: ['${redacted}', { b: '${redacted}' }], n: '${redacted}' } },
  ],
  [
    'a list of arguments',
    { flags: ['--token', X, '--port', '80'] },
    { flags: ['--token', '${redacted}', '--port', '80'] },
  ],
  [
    'what is no secret',
    { token: { on: true, n: 5 }, a: ['b', 1] },
    { token: { on: true, n: 5 }, a: ['b', 1] },
  ],
])('JSON: %s', (_, value, clean) => {
  expect(redactJson(value as never)).toEqual(clean);
});
