/** Columns of a text, and the text cut or wrapped to them. */
import { expect, test } from 'vitest';
import { displayWidth, padEnd, truncate, wrap, wrapRanges } from '../src/display/width.ts';

test.each([
  ['plain', 5],
  ['日本語', 6],
  ['한국', 4],
  ['ｆｕｌｌ', 8],
  ['ｶﾅ', 2],
  ['e\u{301}a', 2],
  ['😀', 2],
  ['👩\u{200d}👩\u{200d}👧', 2],
  ['⚠\u{fe0f}', 2],
  ['🇯🇵', 2],
  ['हिन्दी', 5],
  ['✓ › → …', 7],
  ['', 0],
])('width of %j is %i', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test('truncate keeps the ellipsis inside the columns and clusters whole', () => {
  expect(truncate('abcdef', 6)).toBe('abcdef');
  expect(truncate('abcdefg', 6)).toBe('abcde…');
  expect(truncate('日本語です', 6)).toBe('日本…');
  expect(truncate('abcdefg', 6, '...')).toBe('abc...');
});

test('padEnd counts columns, not characters', () => {
  expect(padEnd('日本', 6)).toBe('日本  ');
});

test('wrap breaks at spaces, indents what follows and drops the space at the break', () => {
  expect(wrap('the quick brown fox', 10)).toEqual(['the quick', 'brown fox']);
  expect(wrap('the quick brown fox', 10, 2)).toEqual(['the quick', '  brown', '  fox']);
  expect(wrap('one\ntwo', 10, 2)).toEqual(['one', '  two']);
  expect(wrap('', 10)).toEqual(['']);
});

test('wrap breaks words that are too long, and Japanese anywhere', () => {
  expect(wrap('abcdefghijkl', 5)).toEqual(['abcde', 'fghij', 'kl']);
  expect(wrap('日本語の文章です', 7)).toEqual(['日本語', 'の文章', 'です']);
});

test('no line is wider than asked and the ranges cover the text', () => {
  const text = 'mixed 日本語 and some-very-long-identifier_without_any_space plus 😀 emoji   and spaces ';
  for (let columns = 2; columns < 60; columns += 1) {
    const ranges = wrapRanges(text, columns);
    expect(ranges.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
    for (const line of wrap(text, columns)) expect(displayWidth(line.trimEnd())).toBeLessThanOrEqual(columns);
  }
});
