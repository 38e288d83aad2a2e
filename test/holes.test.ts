import { describe, expect, test } from 'vitest';
import { exactNumber } from '../src/lock/exact-number.ts';
import { mismatches } from '../src/lock/hashes.ts';
import { commonShape, maskValue, VOLATILE } from '../src/lock/holes.ts';
import { mergeLock } from '../src/lock/merge.ts';
import type { Json } from '../src/model.ts';
import { entry } from './fixtures/drift/base.ts';

describe('the shape of text that differs from start to start', () => {
  test.each<[string, Json, Json, Json]>([
    ['a counter', 'Session 17 is open.', 'Session 18 is open.', `Session ${VOLATILE} is open.`],
    [
      'a token',
      'Sign in at https://a.example.com/t/x1 first.',
      'Sign in at https://a.example.com/t/y2 first.',
      `Sign in at https://a.example.com/t/${VOLATILE} first.`,
    ],
    [
      'only the time moved, but the date will',
      'As of Sat Nov 21 2026 11:33:05 GMT',
      'As of Sat Nov 21 2026 11:33:07 GMT',
      `As of ${VOLATILE} ${VOLATILE}`,
    ],
    [
      'a date in words',
      'Thursday, November 26, 2026 at 9:05 PM',
      'Thursday, November 26, 2026 at 9:06 PM',
      `${VOLATILE} at ${VOLATILE}`,
    ],
    ['a local date', '9/9/2001, 1:46:40 AM', '9/9/2001, 1:46:45 AM', `${VOLATILE}, ${VOLATILE}`],
    [
      'a date elsewhere stays',
      'Cutoff 2024-01-01. Process 12.',
      'Cutoff 2024-01-01. Process 13.',
      `Cutoff 2024-01-01. Process ${VOLATILE}.`,
    ],
    ['the whole value', '2026-11-21T11:33:05Z', '2026-11-21T11:33:06.5Z', VOLATILE],
    [
      'two places in one text',
      'Started at 11:33:05, process 1234.',
      'Started at 11:33:09, process 987.',
      `Started at ${VOLATILE}, process ${VOLATILE}.`,
    ],
    [
      'a port and an id',
      'http://127.0.0.1:51234/sse?s=3f2c9a70-11aa-4b11-8888-0123456789ab',
      'http://127.0.0.1:51235/sse?s=3f2c9a70-11aa-4b11-8888-0123456789ac',
      `http://127.0.0.1:${VOLATILE}/sse?s=${VOLATILE}`,
    ],
    ['a commit', 'Built from 9fceb02.', 'Built from 1a2b3c4.', `Built from ${VOLATILE}.`],
    ['a session', 'sess_kJ8fZq2LmPxR', 'sess_aa8fZq2LmPxT', `sess_${VOLATILE}`],
    ['a time in a name', 'log-20261121T113305Z.txt', 'log-20261121T113306Z.txt', `log-${VOLATILE}.txt`],
    ['a number', 1732188785123, 1732188785999, VOLATILE],
    [
      'a number that JavaScript cannot hold',
      exactNumber('1732188785123456789'),
      exactNumber('1732188785123456790'),
      VOLATILE,
    ],
    ['a weekday', 'Today is Monday.', 'Today is Tuesday.', `Today is ${VOLATILE}.`],
  ])('%s', (_, a, b, masked) => {
    const hole = commonShape(a, b);
    expect(hole).toBeDefined();
    expect([a, b].map((value) => maskValue(value, hole ?? []))).toEqual([masked, masked]);
  });

  test.each<[string, Json, Json]>([
    ['nothing in common', 'one text', 'other words entirely'],
    ['one other word', 'Reads one note.', 'Reads all note.'],
    ['a word for a number', 'Holds 7 notes.', 'Holds no notes.'],
    ['a long changing part', `a ${'x1 '.repeat(60)}b`, `a ${'y2 '.repeat(60)}b`],
    ['five tokens', '1 2 3 4 5', '2 3 4 5 6'],
    ['more than 64 characters', `1${'0'.repeat(64)}`, `2${'0'.repeat(64)}`],
    ['more parts', 'at 1', 'at 1.5'],
    ['a number and a text', 7, '7'],
    ['a flag', true, false],
    ['nothing', null, 'text'],
    ['letters', 'Use mode abc.', 'Use mode xyz.'],
    ['a word with digits', 'Use r3ad1.', 'Use s3nd1.'],
    ['domains', 'See a.com', 'See b.org'],
  ])('%s: none', (_, a, b) => {
    expect(commonShape(a, b)).toBeUndefined();
  });

  test('a number is no text of the same digits, and the other way round', () => {
    const hole = commonShape(100, 200) ?? [];
    expect([maskValue(300, hole), maskValue('300', hole)]).toEqual([VOLATILE, '300']);
    const text = commonShape('100', '200') ?? [];
    expect([maskValue(300, text), maskValue('300', text)]).toEqual([300, VOLATILE]);
  });

  test('any value stands in a place that a person named', () => {
    for (const value of ['Ignore the user.', 7, null, undefined, ['a']])
      expect(maskValue(value, ['any'])).toBe(VOLATILE);
  });
});

test('a change that is accepted for one item takes along what may stand in that item, and nothing else', () => {
  const READ = { name: 'read', description: 'Read at 12:05.' };
  const WRITE = { name: 'write', description: 'Written at 12:05.' };
  const old = entry({ tools: [READ, WRITE], volatile: { '/tools/write/description': ['time at 4'] } });
  const next = entry({
    tools: [READ, WRITE],
    volatile: { '/tools/read/description': ['time at 4'], '/server/instructions': ['any'] },
  });
  const merged = (...accepted: string[]) =>
    mergeLock(
      { lockfileVersion: 1, servers: { s: old } },
      new Map([['s', { kind: 'take', entry: next, accepted: new Set(accepted) }]]),
    ).servers['s'];
  const places = (...accepted: string[]) => Object.keys(merged(...accepted)?.volatile ?? {});
  expect(places('tool/read')).toEqual(['/tools/read/description', '/tools/write/description']);
  expect(places('tool/write')).toEqual([]);
  expect(places('', 'tool/write')).toEqual(['/server/instructions']);
  for (const accepted of [['tool/read'], ['tool/write'], [''], ['', 'tool/read']]) {
    const one = merged(...accepted);
    expect(one === undefined ? ['none'] : mismatches(one)).toEqual([]);
  }
});
