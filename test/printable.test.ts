/** `printable` and `hiddenCharacters`: hostile text is named, legal joiners are not counted. */
import { describe, expect, test } from 'vitest';
import { codePointName } from '../src/display/codepoints.ts';
import { decodeTags, hiddenAdded, hiddenCharacters } from '../src/display/hidden.ts';
import { breakCommands, printable } from '../src/display/printable.ts';

const tags = (text: string) =>
  [...text].map((char) => String.fromCodePoint(0xe0000 + char.charCodeAt(0))).join('');
const selectors = (text: string) =>
  [...text].map((char) => String.fromCodePoint(0xe0100 + char.charCodeAt(0) - 16)).join('');

const UNSAFE =
  /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Variation_Selector}]|(?! )\p{Zs}/u;

describe('printable', () => {
  test('leaves plain text of any script alone', () => {
    const text = 'Reads a file. 日本語の説明 Ελληνικά 한국어 😀 naïve €';
    expect(printable(text)).toBe(text);
  });

  test.each([
    ['a\u{200b}b', 'a⟨U+200B ZERO WIDTH SPACE⟩b'],
    ['\u{1b}[31mred', '⟨U+001B ESCAPE⟩[31mred'],
    ['over\rwritten', 'over⟨U+000D CARRIAGE RETURN⟩written'],
    ['ab\b\bcd', 'ab⟨U+0008 BACKSPACE ×2⟩cd'],
    ['a\u{a0}b', 'a⟨U+00A0 NO-BREAK SPACE⟩b'],
    ['\u{202e}txt.exe', '⟨U+202E RIGHT-TO-LEFT OVERRIDE⟩txt.exe'],
    ['\u{9b}31m', '⟨U+009B CONTROL SEQUENCE INTRODUCER⟩31m'],
    ['\u{2028}', '⟨U+2028 LINE SEPARATOR⟩'],
    ['\u{e000}', '⟨U+E000 PRIVATE USE⟩'],
    ['\u{fffe}', '⟨U+FFFE NONCHARACTER⟩'],
    ['\ud800x', '⟨U+D800 LONE SURROGATE⟩x'],
    ['⚠\u{fe0f}', '⚠⟨U+FE0F VARIATION SELECTOR-16⟩'],
    ['\u{206a}', '⟨U+206A⟩'],
    [`x${tags('run this')}y`, 'x⟨8 tag characters⟩y'],
    [`x${selectors('run')}y`, 'x⟨3 variation selectors⟩y'],
    ['one\ntwo\tthree', 'one⏎two⇥three'],
  ])('names what hides: %j', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  test('keeps line feeds where asked to, and only those', () => {
    expect(printable('a\r\nb\u{85}c', { newlines: true })).toBe(
      'a⟨U+000D CARRIAGE RETURN⟩\nb⟨U+0085 NEXT LINE⟩c',
    );
  });

  test('is plain ASCII where Unicode is off', () => {
    expect(printable('é\n\u{200b}\u{200b}日', { unicode: false })).toBe(
      '<U+00E9>\\n<U+200B ZERO WIDTH SPACE x2><U+65E5>',
    );
  });

  test('breaks up workflow commands at any line start and ##[ anywhere', () => {
    expect(printable('::set-env name=X::1')).toBe(': :set-env name=X::1');
    expect(printable('a\n  ::error::b', { newlines: true })).toBe('a\n  : :error::b');
    expect(printable('x ##[group] ##vso[task.x] ###[y]')).toBe('x # #[group] # #vso[task.x] ## #[y]');
    expect(printable('std::vector ## heading')).toBe('std::vector ## heading');
    expect(breakCommands(':::a')).toBe(': ::a');
  });

  test('cuts with a stated count and never inside a run of tags or a surrogate pair', () => {
    expect(printable('a'.repeat(1244), { maxChars: 10 })).toBe('aaaaaaaaaa… (+1,234 characters)');
    expect(printable(`ab${tags('hello')}cd`, { maxChars: 4 })).toBe('ab⟨5 tag characters⟩… (+2 characters)');
    expect(printable('😀😀😀', { maxChars: 2 })).toBe('😀😀… (+1 character)');
    expect(printable('abc', { maxChars: 3 })).toBe('abc');
  });

  test('nothing unsafe survives: every code point of the BMP, the tag block and the selectors', () => {
    const bad: string[] = [];
    const check = (codePoint: number) => {
      const text = `a${String.fromCodePoint(codePoint)}b`;
      if (UNSAFE.test(printable(text))) bad.push(codePointName(codePoint));
      if (UNSAFE.test(printable(text, { newlines: true }).replaceAll('\n', '')))
        bad.push(codePointName(codePoint));
      if (/[^ -~]/.test(printable(text, { unicode: false }))) bad.push(codePointName(codePoint));
    };
    for (let codePoint = 0; codePoint <= 0xffff; codePoint += 1) check(codePoint);
    for (let codePoint = 0xe0000; codePoint <= 0xe0fff; codePoint += 1) check(codePoint);
    expect(bad).toEqual([]);
  });

  test('nothing unsafe survives in random text', () => {
    let state = 7;
    const random = (below: number) => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return state % below;
    };
    for (let round = 0; round < 2000; round += 1) {
      let text = '';
      for (let at = random(30); at > 0; at -= 1) {
        text += String.fromCodePoint(random(4) === 0 ? 0xe0000 + random(0x1f0) : random(0x10000));
      }
      expect(printable(text, { maxChars: random(40) })).not.toMatch(UNSAFE);
    }
  });
});

describe('hiddenCharacters', () => {
  test.each([
    ['emoji with VS16', '⚠\u{fe0f} ✔\u{fe0f}'],
    ['keycap', '1\u{fe0f}\u{20e3}'],
    ['family emoji', '👩\u{200d}👩\u{200d}👧'],
    ['emoji with skin tone and profession', '👩🏽\u{200d}💻'],
    ['rainbow flag', '🏳\u{fe0f}\u{200d}🌈'],
    ['flag of Scotland', `\u{1f3f4}${tags('gbsct')}\u{e007f}`],
    ['Persian with ZWNJ', 'می\u{200c}خواهم'],
    ['Devanagari with ZWJ', 'क्\u{200d}ष'],
    ['CRLF, tab and NBSP', 'a\r\n\tb\u{a0}c'],
    ['nothing', ''],
  ])('does not count %s', (_, text) => {
    expect(hiddenCharacters(text)).toEqual({ total: 0, characters: [], decoded: '' });
  });

  test.each([
    ['zero-width space', 'a\u{200b}', 1],
    ['ZWNJ in English', 'a\u{200c}b', 1],
    ['two ZWNJ in Persian', 'می\u{200c}\u{200c}خواهم', 2],
    ['VS16 after a letter', 'a\u{fe0f}', 1],
    ['second VS16 after an emoji', '⚠\u{fe0f}\u{fe0f}', 1],
    ['ZWJ after an emoji and before a letter', '👩\u{200d}a', 1],
    ['tags after a black flag that no country has', `\u{1f3f4}${tags('evil')}\u{e007f}`, 5],
    ['bidi override', '\u{202e}a', 1],
    ['bare CR', 'a\rb', 1],
    ['escape', '\u{1b}[2K', 1],
    ['soft hyphen', 'a\u{ad}b', 1],
    ['Hangul filler', 'a\u{3164}b', 1],
  ])('counts %s', (_, text, total) => {
    expect(hiddenCharacters(text).total).toBe(total);
  });

  test('lists each code point once, in order', () => {
    expect(hiddenCharacters('\u{feff}a\u{200b}b\u{200b}').characters).toEqual([
      { codePoint: 0x200b, count: 2 },
      { codePoint: 0xfeff, count: 1 },
    ]);
  });

  test('hiddenAdded counts only what the old text had not', () => {
    expect(hiddenAdded('a\u{200b}', 'a\u{200b}\u{200b}\u{200d}')).toBe(2);
    expect(hiddenAdded('a\u{200b}', 'b\u{200b}')).toBe(0);
  });

  test('decodes tags and selector bytes', () => {
    expect(decodeTags(`x${tags('read ~/.ssh')}y`)).toBe('read ~/.ssh');
    expect(decodeTags(`☺${selectors('send it')}`)).toBe('send it');
    expect(decodeTags(`${tags('one')}-${tags('two')}`)).toBe('one two');
    expect(decodeTags([...'hidden'].map((char) => `x${tags(char)}`).join(''))).toBe('hidden');
    expect(decodeTags('plain ⚠\u{fe0f}')).toBe('');
    expect(decodeTags('\u{e0001}\u{e0000}\u{e007f}')).toBe('');
  });
});
