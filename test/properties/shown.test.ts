/** Any text, however it is printed, has nothing in it that a terminal or a log acts on, or that nobody sees. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { printable } from '../../src/display/printable.ts';
import { holds } from './hold.ts';

/** By what Unicode says of a character, and not by our own list. */
const UNSAFE =
  /[\p{Cc}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Variation_Selector}]|(?! )\p{Zs}/u;
const COMMAND = /^\s*::|##[A-Za-z]*\[/m;

const range = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((codePoint) => String.fromCodePoint(codePoint));
const character = fc.oneof(
  range(0, 0x10ffff),
  range(0, 0x9f),
  range(0x2000, 0x206f),
  range(0xd800, 0xdfff),
  range(0x300, 0x36f),
  range(0x590, 0x6ff),
  range(0xfe00, 0xfe0f),
  range(0xe0000, 0xe01ef),
  fc.constantFrom(
    'a',
    ' ',
    ':',
    '#',
    '[',
    '\n',
    '\r',
    '\t',
    '\u{1b}',
    '\u{1b}[2J',
    '⟨',
    '⟩',
    '::error::',
    '##vso[',
  ),
);
const hostile = fc.array(character, { maxLength: 24 }).map((all) => all.join(''));
const options = fc.record(
  {
    maxChars: fc.nat(20),
    tail: fc.nat(4),
    ownLine: fc.boolean(),
    newlines: fc.boolean(),
    unicode: fc.boolean(),
  },
  { requiredKeys: [] },
);

test('no character that hides, reorders, moves the cursor or imitates a blank', async () => {
  await holds(
    fc.property(hostile, options, (text, { tail, ...given }) => {
      const cut = given.maxChars === undefined ? {} : { tail: Math.min(tail ?? 0, given.maxChars) };
      const shown = printable(text, { ...given, ...cut });
      expect(given.newlines ? shown.replaceAll('\n', '') : shown).not.toMatch(UNSAFE);
      expect(shown).not.toMatch(COMMAND);
      if (given.unicode === false && given.ownLine) expect(shown.replaceAll('\n', '')).toMatch(/^[ -~]*$/);
    }),
    1_000,
  );
});

test('two texts that differ in what nobody sees are shown differently', async () => {
  await holds(
    fc.property(
      hostile,
      range(0x2000, 0x206f).filter((one) => UNSAFE.test(one)),
      fc.nat(),
      (text, hidden, at) => {
        const all = [...text];
        const where = at % (all.length + 1);
        const more = [...all.slice(0, where), hidden, ...all.slice(where)].join('');
        expect(printable(more)).not.toBe(printable(text));
      },
    ),
    500,
  );
});
