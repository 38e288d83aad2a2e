/** What marks over letters and right-to-left names may do to a line, and where a long text is cut. */
import { expect, test } from 'vitest';
import { printable, spelled } from '../src/display/printable.ts';

const struck = (text: string, mark = '\u{336}') => [...text].map((char) => char + mark).join('');

test.each([
  ['each letter struck out', struck('Read'), 'Read⟨U+0336 COMBINING LONG STROKE OVERLAY ×4⟩'],
  ['words, struck out', `a ${struck('b c')}.`, 'a b c⟨U+0336 COMBINING LONG STROKE OVERLAY ×3⟩.'],
  ['one struck letter', 'x\u{338}y', 'x⟨U+0338 COMBINING LONG SOLIDUS OVERLAY⟩y'],
  ['an enclosing stroke', 'x\u{20e0}y', 'x⟨U+20E0 COMBINING MARK⟩y'],
  ['a tower of one mark', `e${'\u{301}'.repeat(5)}f`, 'e⟨U+0301 COMBINING MARK ×5⟩f'],
  ['a tower of several marks', 'e\u{301}\u{302}\u{303}f', 'e⟨3 combining marks⟩f'],
  ['a strike in a tower', 'e\u{301}\u{336}f', 'e\u{301}⟨U+0336 COMBINING LONG STROKE OVERLAY⟩f'],
  [
    'a strike over an invisible base',
    '\u{200b}\u{336}\u{200b}\u{336}',
    /^(?:⟨U\+200B[^⟩]*⟩⟨U\+0336[^⟩]*⟩){2}$/,
  ],
])('%s', (_, text, shown) => {
  if (typeof shown === 'string') expect(printable(text)).toBe(shown);
  else expect(printable(text)).toMatch(shown);
});

test.each([
  'Vie\u{323}\u{302}t', // Vietnamese, decomposed
  '\u{e17}\u{e35}\u{e48}', // Thai
  '\u{5e9}\u{5bc}\u{5c1}\u{5b8}', // Hebrew with points
  '\u{f66}\u{f92}\u{fb2}\u{f74}', // Tibetan
])('%s is written so', (text) => {
  expect(printable(text, { ownLine: true })).toBe(text);
});

test('in plain ASCII the marks stand by name as well', () => {
  expect(printable(struck('ab'), { unicode: false })).toBe('ab<U+0336 COMBINING LONG STROKE OVERLAY x2>');
});

test('right-to-left words stand between marks, so that nothing behind them moves', () => {
  expect(printable('\u{5d0}\u{5d1}')).toBe('⟨rtl⟩\u{5d0}\u{5d1}⟨/rtl⟩');
  expect(printable('a \u{5d0} 1, \u{627} 2 b')).toBe('a ⟨rtl⟩\u{5d0} 1, \u{627}⟨/rtl⟩ 2 b');
  expect(printable('\u{5d0}\u{200b}\u{5d1}')).toBe(
    '⟨rtl⟩\u{5d0}⟨/rtl⟩⟨U+200B ZERO WIDTH SPACE⟩⟨rtl⟩\u{5d1}⟨/rtl⟩',
  );
  expect(printable('\u{1e900}')).toBe('⟨rtl⟩\u{1e900}⟨/rtl⟩');
  expect(printable('\u{5d0}', { unicode: false })).toBe('<U+05D0>');
});

test('on a line of their own they stay as they are', () => {
  const text = 'reads \u{6cc}\u{627}\u{62f} and \u{5d0}';
  expect(printable(text, { ownLine: true })).toBe(text);
  expect(spelled(text)).toBe(text);
});

test('a cut keeps the end where asked to', () => {
  const text = `${'a'.repeat(30)}${'b'.repeat(2000)}${'c'.repeat(10)}`;
  expect(printable(text, { maxChars: 40, tail: 10 })).toBe(
    `${'a'.repeat(30)}… (+2,000 characters) …${'c'.repeat(10)}`,
  );
  expect(printable(text, { maxChars: 40, tail: 10, unicode: false })).toContain(
    '... (+2,000 characters) ...c',
  );
  expect(printable('a'.repeat(40), { maxChars: 40, tail: 10 })).toBe('a'.repeat(40));
  expect(printable('😀'.repeat(9), { maxChars: 4, tail: 2 })).toBe('😀😀… (+5 characters) …😀😀');
});
