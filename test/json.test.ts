import { describe, expect, test } from 'vitest';
import { canonical, hashOf, same } from '../src/lock/canonical.ts';
import { parseJson } from '../src/lock/json.ts';
import { MAX_DEPTH } from '../src/lock/plain-json.ts';
import type { Json } from '../src/model.ts';

const read = (text: string): Json => {
  const reading = parseJson(text);
  if (!reading.ok) throw new Error(`${reading.fault} at ${reading.offset}`);
  return reading.value;
};

describe('strict JSON', () => {
  test.each([
    ['duplicate key', '{"a":1,"b":{"x":1,"x":2}}', 'duplicate-key', '/b/x'],
    ['duplicate key spelled by escape', String.raw`{"a":1,"\u0061":2}`, 'duplicate-key', '/a'],
    ['lone high surrogate', String.raw`"\ud800"`, 'lone-surrogate', ''],
    ['lone surrogate in a key', String.raw`{"\udc00":1}`, 'lone-surrogate', ''],
    ['trailing text', '{} x', 'syntax', ''],
    ['trailing comma', '[1,]', 'syntax', '/1'],
    ['comment', '{/* a */}', 'syntax', ''],
    ['leading zero', '01', 'syntax', ''],
    ['raw line break in a string', '"a\nb"', 'syntax', ''],
    ['nothing', '', 'syntax', ''],
    ['deeper than allowed', '['.repeat(100_000), 'too-deep', '/0'.repeat(MAX_DEPTH + 1)],
  ])('refuses: %s', (_, text, fault, pointer) => {
    expect(parseJson(text)).toMatchObject({ ok: false, fault, pointer });
  });

  test.each(['1.50', '15e-1', '-0', '1E2', '1e-7', '5e-324', '123456789012345680000'])(
    'accepts the number %s',
    (text) => {
      expect(read(text)).toBe(Number(text));
    },
  );

  test('reads whatever JSON.parse reads, with no prototype', () => {
    const text = String.raw`{"a":[1,"\u00e9\n\/",true,null,{}],"":{"deep":[[]]},"😀":"\ud83d\ude00"}`;
    expect(JSON.stringify(read(text))).toBe(JSON.stringify(JSON.parse(text)));
    expect(Object.getPrototypeOf(read('{}'))).toBeNull();
  });

  test('__proto__, constructor and toString are keys like any other', () => {
    const value = read('{"__proto__":{"x":1},"constructor":2,"toString":3}') as Record<string, Json>;
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(canonical(value)).toBe('{"__proto__":{"x":1},"constructor":2,"toString":3}');
  });

  test('reads a million keys', () => {
    const text = `{${Array.from({ length: 1_000_000 }, (_, i) => `"k${i}":${i}`).join(',')}}`;
    expect(Object.keys(read(text) as object)).toHaveLength(1_000_000);
  });
});

describe('canonical form', () => {
  // RFC 8785 section 3.2.2 and 3.2.3, the examples of the text, but for the number that no double is.
  test.each([
    [
      'numbers',
      '[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001]',
      '[333333333.33333329,1e+30,4.5,0.002,1e-27]',
    ],
    ['literals', '[null,true,false]', '[null,true,false]'],
    [
      'keys by code unit',
      String.raw`{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}`,
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    ],
  ])('%s', (_, text, expected) => {
    expect(canonical(read(text))).toBe(expected);
  });

  test('two values are the same exactly when their canonical forms are', () => {
    const values = [
      '0',
      '-0',
      '1',
      '"1"',
      'null',
      '[]',
      '{}',
      '[1,2]',
      '[2,1]',
      '{"a":1}',
      '{"a":null}',
      '{"a":1,"b":2}',
      '{"b":2,"a":1}',
      '{"__proto__":1}',
      '[[]]',
      'true',
    ].map(read);
    for (const a of values) for (const b of values) expect(same(a, b)).toBe(canonical(a) === canonical(b));
    expect(same(undefined, undefined)).toBe(true);
    expect(same(undefined, null)).toBe(false);
  });

  test('the hash is SHA-256 over the canonical form in UTF-8', () => {
    expect(hashOf(read('{}'))).toBe(
      'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
    );
    expect(hashOf(read('{"b":1,"a":"é"}'))).toBe(hashOf(read('{ "a" : "\\u00e9", "b" : 1.0 }')));
    expect(hashOf(read('[1,2]'))).not.toBe(hashOf(read('[2,1]')));
  });
});
