/** The word diff: exact, readable, never slow. */
import { describe, expect, test } from 'vitest';
import { type Segment, wordDiff } from '../src/diff/word-diff.ts';

const SIGN = { same: '', added: '+', removed: '-' } as const;
const brief = (segments: readonly Segment[]) => segments.map(({ kind, text }) => `${SIGN[kind]}${text}`);
const side = (segments: readonly Segment[], not: Segment['kind']) =>
  segments
    .filter(({ kind }) => kind !== not)
    .map(({ text }) => text)
    .join('');

describe('reads well', () => {
  test.each([
    [
      'Read the menu, please.',
      'Read the menu now, thanks.',
      ['Read the menu', '+ now', ', ', '-please', '+thanks', '.'],
    ],
    ['Visit the café today', 'Visit the cafés today', ['Visit the ', '-café', '+cafés', ' today']],
    ['日本語の文章を読みます。', '日本語の記事を読みます。', ['日本語の', '-文章', '+記事', 'を読みます。']],
    ['call(alpha, beta)', 'call(alpha, gamma)', ['call(alpha, ', '-beta', '+gamma', ')']],
    [
      'Set read_file to 3.14',
      'Set read_files to 3.15',
      ['Set ', '-read_file', '+read_files', ' to ', '-3.14', '+3.15'],
    ],
    [
      'wholly old words here',
      'none survive this rewrite',
      ['-wholly old words here', '+none survive this rewrite'],
    ],
  ])('%j to %j', (before, after, segments) => {
    expect(brief(wordDiff(before, after))).toEqual(segments);
  });
});

describe('hides nothing', () => {
  test.each([
    ['double space', 'a b', 'a  b', ['a ', '+ ', 'b']],
    ['NBSP for space', 'a b', 'a\u{a0}b', ['a', '- ', '+\u{a0}', 'b']],
    ['CRLF for LF', 'a\nb', 'a\r\nb', ['a', '+\r', '\nb']],
    ['byte order mark', 'a', '\u{feff}a', ['+\u{feff}', 'a']],
    ['zero-width space at a word', 'a end', 'a\u{200b} end', ['a', '+\u{200b}', ' end']],
    ['tags behind a full stop', 'a.', 'a.\u{e0068}\u{e0069}', ['a.', '+\u{e0068}\u{e0069}']],
    ['variation selector behind a letter', 'ab', 'ab\u{fe0f}', ['ab', '+\u{fe0f}']],
  ])('%s', (_, before, after, segments) => {
    expect(brief(wordDiff(before, after))).toEqual(segments);
  });
});

describe('is exact', () => {
  const PIECES = [
    'word',
    'other',
    'read_file',
    ' ',
    '  ',
    '\n',
    '\r\n',
    '\r',
    '\t',
    '.',
    ',',
    '\u{a0}',
    '\u{200b}',
    '\u{feff}',
    '\u{e0041}',
    '\u{e0042}',
    '\u{fe0f}',
    '😀',
    '👩\u{200d}👧',
    '日本語',
    'です',
    'é',
    'e\u{301}',
    '{+',
    '-]',
    '\u{d800}',
    '\u{dc00}',
    '__proto__',
    '',
    '\u{2028}',
    '\u{0}',
  ];
  let state = 11;
  const random = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % below;
  };
  const text = (length: number) => Array.from({ length }, () => PIECES[random(PIECES.length)]).join('');

  const exact = (before: string, after: string) => {
    const segments = wordDiff(before, after);
    expect(side(segments, 'added')).toBe(before);
    expect(side(segments, 'removed')).toBe(after);
    expect(segments.every(({ text: piece }) => piece !== '')).toBe(true);
  };

  test('for random texts', () => {
    for (let round = 0; round < 1500; round += 1) exact(text(random(40)), text(random(40)));
  });

  test('for random edits of long texts, which go by lines first', () => {
    for (let round = 0; round < 10; round += 1) {
      const base = text(4000);
      const at = random(base.length);
      exact(base, base.slice(0, at) + text(20) + base.slice(at + random(60)));
    }
  });

  test('for unrelated long texts', () => exact(text(4000), text(4000)));

  test('and equal texts are one piece', () => {
    expect(wordDiff('same', 'same')).toEqual([{ kind: 'same', text: 'same' }]);
    expect(wordDiff('', '')).toEqual([]);
  });
});

describe('long texts', () => {
  const prose = (letter: string, lines: boolean) => {
    let out = '';
    for (let count = 0; out.length < 60_000; count += 1) {
      out += `${letter}${((count * 7919) % 3001).toString(36)}${lines && count % 11 === 10 ? '.\n' : ' '}`;
    }
    return out;
  };

  // A lost cap would take longer than a test may; the benchmark measures.
  test.each([true, false])('two unrelated 60 kB texts end soon (with lines: %s)', (lines) => {
    const segments = wordDiff(prose('a', lines), prose('b', lines));
    expect(segments.length).toBeGreaterThan(0);
  });

  test('a small change in 60 kB on one line is found', () => {
    const base = prose('a', false);
    const changed = `${base.slice(0, 30_000)} INSERTED ${base.slice(30_000)}`;
    expect(
      wordDiff(base, changed)
        .filter(({ kind }) => kind === 'added')
        .map(({ text }) => text)
        .join(''),
    ).toContain('INSERTED');
    expect(wordDiff(base, changed).length).toBeLessThan(9);
  });

  test('the fall-back keeps the common beginning and end', () => {
    const [first, , last] = wordDiff(`Begin ${prose('a', false)}end`, `Begin ${prose('b', false)}end`);
    expect(first).toEqual({ kind: 'same', text: 'Begin ' });
    expect(last?.kind).toBe('added');
  });
});
