/**
 * The two readings of JSON, and the two makers of hashes: where the fast one answers, the strict one gives the same, to the last bit and
 * prototype; and it answers for what locks and servers are written in.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesHash } from '../src/lock/canonical.ts';
import { parseStrictly } from '../src/lock/json.ts';
import { parsePlainJson } from '../src/lock/plain-json.ts';

/** Order of keys, prototypes and the sign of zero included. */
function agree(text: string): boolean {
  const fast = parsePlainJson(text);
  if (fast === undefined) return true;
  const strict = parseStrictly(text);
  return strict.ok && same(strict.value, fast);
}

function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const [keys, others] = [Reflect.ownKeys(a), Reflect.ownKeys(b)];
  return (
    keys.length === others.length &&
    keys.every((key, at) => key === others[at] && same(Reflect.get(a, key), Reflect.get(b, key)))
  );
}

describe('text that the strict reading refuses or reads otherwise', () => {
  test.each([
    ['a key twice', '{"a":1,"a":1}'],
    ['a key twice, one with an escape', String.raw`{"a":1,"\u0061":1}`],
    ['a key twice, where another is missing in the value', '{"a":{"b":1},"a":{"c":1}}'],
    ['a key twice far inside', '[[{"x":[{"k":0,"k":0}]}]]'],
    ['half of a pair', String.raw`"\ud800"`],
    ['half of a pair as it is', '"\ud800"'],
    ['the halves in the wrong order', String.raw`["\ude00\ud83d"]`],
    ['half of a pair before a whole one', String.raw`{"a":["\ud83d\ud83d\ude00"]}`],
    ['halves in two strings', String.raw`["\ud83d","\ude00"]`],
    ['the other half in a key', String.raw`{"\uDFFF":0}`],
    ['a number that is too large', '9007199254740993'],
    ['a number with digits that are lost', '[0.10000000000000000555]'],
    ['a number beyond all numbers', '[1e400]'],
    ['a number that becomes nothing', '{"a":1E-400}'],
    ['a number with zeros behind it', '1.00000000000000000001'],
    ['text behind it', '{} {}'],
    ['a comment', '{/**/}'],
    ['deeper than allowed', `${'['.repeat(300)}${']'.repeat(300)}`],
    ['deeper than any stack', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['a mark at its beginning', '\ufeff{}'],
  ])('is not answered: %s', (_, text) => {
    expect(parsePlainJson(text)).toBeUndefined();
  });
});

describe('text that both read', () => {
  test.each([
    ['a prototype as a key', '{"__proto__":{"a":1},"constructor":null,"toString":[]}'],
    ['keys that are numbers', '{"b":1,"10":2,"9":3}'],
    ['a colon in a string', '{"a:b":"c:d","e\\"f:":"\\\\"}'],
    ['a quotation mark behind backslashes', String.raw`["\\","\\\"","\"","a\\"]`],
    ['nothing below zero', '[-0,0,-0.0,1.0,1.50]'],
    ['escapes', String.raw`{"\u200b\n\t\/":"\u00e9\u0000"}`],
    ['words', '[true,false,null,"e1e1","1e5"]'],
    ['white space', ' {\t"a" :\n[ 1 , 2 ]\r} '],
    ['fifteen digits', '[123456789012345,0.1234567890123,-12345.6789]'],
    ['the bounds of integers', '{"minimum":-9007199254740991,"maximum":9007199254740991}'],
    ['exponents', '[1e5,1E-7,-2.50e+3,1.7976931348623157e308,0e0]'],
    ['a number at each end', '123456789012345680'],
    ['both halves of a pair', String.raw`{"\ud83d\ude00":"\uDB40\uDC41 \\ud800"}`],
  ])('is answered: %s', (_, text) => {
    expect(parsePlainJson(text)).toBeDefined();
    expect(agree(text)).toBe(true);
  });

  const locks = fileURLToPath(new URL('..', import.meta.url));
  const files = ['examples', 'test/fixtures'].flatMap((folder) =>
    readdirSync(join(locks, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json') && !name.includes('node_modules'))
      .map((name) => join(locks, folder, name)),
  );

  test('are those of this repository', () => {
    const texts = files.map((file) => readFileSync(file, 'utf8'));
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.filter((text) => !agree(text))).toEqual([]);
    const locked = files.filter((file) => file.endsWith('mcp-lock.json'));
    expect(locked.length).toBeGreaterThan(0);
    for (const file of locked) expect(parsePlainJson(readFileSync(file, 'utf8')), file).toBeDefined();
  });
});

/** Texts near JSON: keys again, numbers of any length, pieces of escapes, white space. */
const piece = fc.oneof(
  fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '"a"',
    '"a":',
    '"b":',
    '\\u',
    'd83d',
    'de00',
    ' ',
    '\n',
    'e',
    '.',
    '-',
  ),
  fc.constantFrom(
    'true',
    'null',
    '"__proto__":',
    String.raw`"\u0061":`,
    '"\\\\"',
    '"\\""',
    '1e5',
    '0.1',
    '-0',
  ),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
  fc.double().map(String),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const member = (value: fc.Arbitrary<string>) =>
  fc
    .array(fc.tuple(fc.constantFrom('"a"', String.raw`"\u0061"`, '"b"', '"__proto__"', '"1"'), value), {
      maxLength: 4,
    })
    .map((members) => `{${members.map(([key, text]) => `${key}: ${text}`).join(' ,')}}`);
const { document } = fc.letrec<{ document: string }>((tie) => ({
  document: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(
      fc.json({ maxDepth: 1 }),
      fc.bigInt().map(String),
      fc.double().map(String),
      fc.constantFrom(
        '1e400',
        '1e5',
        '9007199254740991',
        '9007199254740993',
        ...[String.raw`"\ud83d\ude00"`, String.raw`"\ude00\ud83d"`, String.raw`"\\ud83d"`],
      ),
    ),
    member(tie('document')),
    fc.array(tie('document'), { maxLength: 3 }).map((values) => `[${values.join()}]`),
  ),
}));

describe('any text', () => {
  test('of JSON with keys that stand twice, in two spellings', () => {
    fc.assert(fc.property(document, agree), { numRuns: 3_000 });
  });
  test('that looks like JSON', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }).map((all) => all.join('')),
        agree,
      ),
      { numRuns: 5_000 },
    );
  });
  test('of JSON with one character changed', () => {
    const changed = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('"', ':', '\\', '9', '{', ',', ' '))
      .map(([text, at, char]) => text.slice(0, at % text.length) + char + text.slice((at % text.length) + 1));
    fc.assert(fc.property(changed, agree), { numRuns: 3_000 });
  });
});

describe('a hash', () => {
  test('is that of the reference, for any text', () => {
    const reference = (text: string) => `sha256:${bytesToHex(sha256(utf8ToBytes(text)))}`;
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => bytesHash(text) === reference(text)),
      { numRuns: 1_000 },
    );
    for (const length of [0, 1, 55, 56, 63, 64, 65, 1_000_000]) {
      const bytes = new Uint8Array(length).fill(length % 251);
      expect(bytesHash(bytes)).toBe(`sha256:${bytesToHex(sha256(bytes))}`);
    }
    expect(bytesHash('\ud800')).toBe(reference('\ud800'));
    expect(bytesHash('abc')).toBe(`sha256:${createHash('sha256').update('abc').digest('hex')}`);
  });
});
