/** Every echo of `secret-echoes.cases.ts` is replaced, and nothing of the text beside it. */
import { describe, expect, test } from 'vitest';
import { makeServerLog } from '../../src/guard/server-log.ts';
import { secretsOf } from '../../src/lock/literal-secrets.ts';
import { redactLiterals } from '../../src/lock/redact-literals.ts';
import { drawn } from '../helpers/drawn.ts';
import type { EchoCase, Encoding } from './secret-echoes.cases.ts';
import { kind } from './secret-echoes.cases.ts';

const SECRETS = {
  mixed: drawn('alnum', 24, 3),
  lower: 'xkqjzvwpmbtrhqzx',
  signs: `${drawn('alnum', 12, 4)}/+"ä&=${drawn('alnum', 8, 5)}`,
};

const base64 = (text: string) => Buffer.from(text).toString('base64');
const everyByte = (text: string, write: (code: string) => string) =>
  [...Buffer.from(text)].map((byte) => write(byte.toString(16).padStart(2, '0'))).join('');
const half = (text: string, between: string) => text.slice(0, 9) + between + text.slice(9);

const ENCODINGS: Readonly<Record<Encoding, (secret: string) => string>> = {
  plain: String,
  percent: encodeURIComponent,
  'percent of all': (secret) => everyByte(secret, (code) => `%${code}`),
  'percent twice': (secret) => encodeURIComponent(encodeURIComponent(secret)),
  base64,
  base64url: (secret) => Buffer.from(secret).toString('base64url'),
  'base64 of a login': (secret) => base64(`user:${secret}`),
  'base64 twice': (secret) => base64(base64(`a ${secret} b`)),
  hex: (secret) => everyByte(secret, String),
  HEX: (secret) => everyByte(secret, (code) => code.toUpperCase()),
  json: (secret) => JSON.stringify(secret).slice(1, -1),
  'json of all': (secret) => everyByte(secret, (code) => `\\u00${code}`),
  'two lines': (secret) => half(secret, '\n    '),
  'many lines': (secret) => [...secret].join('\r\n'),
  'written line ends': (secret) => half(secret, '\\n'),
};

const echoOf = ({ as, before = '', after = '', secret = 'mixed' }: EchoCase) =>
  `before ${before}${ENCODINGS[as](SECRETS[secret])}${after} behind`;
const secretsIn = ({ variable = '<X>', secret = 'mixed' }: EchoCase) =>
  secretsOf('server', [], {
    DB_SECRET: variable.replace('<X>', SECRETS[secret]).replace('<LOGIN>', base64(`user:${SECRETS[secret]}`)),
  });

describe('an echo is found', () => {
  test.each(kind.cases)('$name', (one) => {
    const clean = redactLiterals(echoOf(one), secretsIn(one));
    expect(clean).toMatch(/^before .*\$\{redacted\}.* behind$/s);
    expect(clean).not.toContain(ENCODINGS[one.as](SECRETS[one.secret ?? 'mixed']));
    expect(clean).not.toMatch(new RegExp(SECRETS.mixed.slice(2, 8)));
  });
});

test('text without an echo stays, however long', () => {
  const secrets = secretsIn({ name: '', as: 'plain' });
  for (const text of [
    'Reads a note.\n',
    'a%41b',
    '\\u0041x',
    'QWxhZGRpbjpvcGVuIHNlc2FtZQ==',
    '0123456789abcdef',
    'x',
  ])
    expect(redactLiterals(text.repeat(20_000), secrets)).toBe(text.repeat(20_000));
});

test('what a guarded server logs is printed without them', () => {
  const lines: string[] = [];
  const secrets = secretsIn({ name: '', as: 'plain' });
  const log = makeServerLog(
    (line) => void lines.push(line),
    (line) => redactLiterals(line, secrets),
  );
  log.take(Buffer.from(`started with ${SECRETS.mixed.slice(0, 9)}`));
  log.take(Buffer.from(`${SECRETS.mixed.slice(9)} and ${base64(`me:${SECRETS.mixed}`)}\n`));
  log.end();
  expect(lines).toEqual(['started with ${redacted} and bWU6${redacted}']);
});
