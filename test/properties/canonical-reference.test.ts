/** The canonical form beside another implementation of RFC 8785, over a table and over any value. */
import reference from 'canonicalize';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../src/lock/canonical.ts';
import { holds } from './hold.ts';
import { json, parsed } from './values.ts';

describe('the same text as `canonicalize` makes', () => {
  test.each([
    ['numbers with a power', '[1e21,1E+2,1e-7,1.5e-6,123456789012345680000]'],
    ['a zero with a sign and one with a fraction', '[-0,0.0,0e9]'],
    ['the smallest and the largest number', '[5e-324,1.7976931348623157e308]'],
    ['whole numbers written as fractions', '[1.0,100.00,1.10]'],
    ['characters that must be escaped', '"\\u0000\\u0008\\t\\n\\u000b\\f\\r\\u001f\\"\\\\"'],
    ['characters that must not be', '"\\/\\u007f\\u0080\\u2028\\u2029\\ufeff\\u00e9\\ud83d\\ude00"'],
    ['keys by code unit and not by character', '{"\\ufb33":1,"\\ud83d\\ude00":2,"\\u20ac":3,"1":4,"\\r":5}'],
    ['keys that are numbers', '{"10":1,"9":2,"":3,"-1":4}'],
    ['keys of every object', '{"toString":1,"constructor":{"prototype":2},"hasOwnProperty":3}'],
    ['members that are empty', '{"b":{},"a":[],"c":[{},[]],"d":null}'],
    ['two forms of one letter', '{"e\\u0301":1,"\\u00e9":2}'],
    ['space between all', ' { "b" : [ 1 , 2 ] ,\r\n\t"a" : false } '],
  ])('%s', (_, written) => {
    expect(canonical(parsed(written))).toBe(reference(JSON.parse(written)));
  });

  test('any value', async () => {
    await holds(
      fc.property(json, (value) => {
        const written = canonical(value);
        // What JavaScript cannot hold stands as it was written: there RFC 8785 says nothing.
        fc.pre(JSON.stringify(JSON.parse(written)) === JSON.stringify(value));
        expect(written).toBe(reference(value));
      }),
      400,
    );
  });
});
