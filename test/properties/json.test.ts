/** The canonical form and the strict reader, over any value: one text for each value, and one value for each text. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, hashOf, same } from '../../src/lock/canonical.ts';
import { jsonOf } from '../../src/lock/exact-number.ts';
import { parseJson } from '../../src/lock/json.ts';
import { layoutOf, writeLayout } from '../../src/lock/layout.ts';
import { holds } from './hold.ts';
import { changedAt, json, parsed, placesOf, reordered } from './values.ts';

const turns = fc.array(fc.nat(9), { minLength: 1, maxLength: 9 });

test('what is written in any of three ways is read as the same value', async () => {
  await holds(
    fc.property(json, (value) => {
      for (const written of [jsonOf(value), canonical(value), writeLayout(layoutOf(value))])
        expect(canonical(parsed(written))).toBe(canonical(value));
    }),
    200,
  );
});

test('the canonical form of a canonical form is itself, and in whatever order the members came', async () => {
  await holds(
    fc.property(json, turns, (value, order) => {
      const form = canonical(value);
      expect(canonical(parsed(form))).toBe(form);
      expect(canonical(reordered(value, order))).toBe(form);
      expect(same(value, reordered(value, order))).toBe(true);
    }),
    200,
  );
});

test('any change of a value is another form and another hash', async () => {
  await holds(
    fc.property(json, json, fc.nat(), (value, other, at) => {
      const places = placesOf(value);
      const place = places[at % places.length];
      const changed = place === undefined ? undefined : changedAt(value, place, other);
      if (changed === undefined) return;
      expect(same(value, changed)).toBe(false);
      expect(same(changed, value)).toBe(false);
      expect(hashOf(changed)).not.toBe(hashOf(value));
    }),
    400,
  );
});

test('a number keeps its value, however it is written', async () => {
  const written = fc
    .tuple(
      fc.constantFrom('', '-'),
      fc.bigInt({ min: 0n, max: 10n ** 30n }),
      fc.option(fc.stringMatching(/^[0-9]{1,25}$/), { nil: undefined }),
      fc.option(fc.tuple(fc.constantFrom('e', 'E', 'e+', 'e-'), fc.nat(400)), { nil: undefined }),
    )
    .map(([sign, whole, part, power]) =>
      [sign, whole, part === undefined ? '' : `.${part}`, power === undefined ? '' : power.join('')].join(''),
    );
  await holds(
    fc.property(written, (literal) => {
      const value = parsed(literal);
      const again = parsed(canonical(value));
      expect(same(again, value)).toBe(true);
      if (typeof value === 'number') expect(Number(literal)).toBe(value);
      else expect(canonical(value)).toBe(literal);
    }),
    400,
  );
});

test('a text that others read is read as they do, or refused; one that they refuse is refused', async () => {
  const damaged = fc.tuple(
    json,
    fc.nat(),
    fc.constantFrom('', '"', ',', '}', '{', ']', ':', '0', 'e', '\\', '\u{0}', ' ', '\t'),
  );
  await holds(
    fc.property(damaged, ([value, at, put]) => {
      const whole = jsonOf(value);
      const where = at % (whole.length + 1);
      const broken = whole.slice(0, where) + put + whole.slice(where + (at % 2));
      const reading = parseJson(broken);
      try {
        JSON.parse(broken);
      } catch {
        expect(reading.ok).toBe(false);
        return;
      }
      if (!reading.ok) expect(reading.fault).not.toBe('syntax');
      else expect(parsed(canonical(reading.value))).toEqual(reading.value);
    }),
    400,
  );
});
