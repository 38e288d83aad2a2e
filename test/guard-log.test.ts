/** What the guard says of what it did: one line for a person, one for a program. */
import { describe, expect, test } from 'vitest';
import type { OnDrift } from '../src/contracts.ts';
import type { GuardEvent } from '../src/guard/event.ts';
import { logLine, sampled, spokenLine } from '../src/guard/log.ts';

const ITEM = { event: 'item', section: 'tools', name: 'read', verdict: 'drifted' } as const;
const CALL = { event: 'call', method: 'tools/call', name: 'read', verdict: 'unlocked' } as const;

describe('a line says what was done', () => {
  test.each<[GuardEvent, OnDrift, string]>([
    [ITEM, 'hide', 'tool "read" differs from the locked one: left out'],
    [ITEM, 'stop', 'tool "read" differs from the locked one: stopped'],
    [ITEM, 'warn', 'tool "read" differs from the locked one: passed on (--on-drift warn)'],
    [CALL, 'hide', 'request for tool "read", which is not in mcp-lock.json: refused'],
    [CALL, 'warn', 'request for tool "read", which is not in mcp-lock.json: passed on (--on-drift warn)'],
    [
      { event: 'instructions', verdict: 'drifted' },
      'hide',
      'the instructions differ from the locked ones: stopped',
    ],
    [
      { event: 'dropped', from: 'client', reason: 'x\u001b[31m' },
      'hide',
      'dropped a line from the client: x⟨U+001B ESCAPE⟩[31m',
    ],
  ])('%j under %s', (event, onDrift, said) => {
    expect(spokenLine(event, 'notes', onDrift)).toBe(`mcp-lock guard: notes: ${said}\n`);
  });
});

test('the log says it too, and holds nothing that a shell would run', () => {
  const text = logLine({ ...ITEM, name: '$(touch x)`id`\u202e' }, 'notes', 'hide', 'T');
  expect(text).not.toMatch(/[$`\u202e]/);
  expect(JSON.parse(text)).toEqual({
    time: 'T',
    server: 'notes',
    ...ITEM,
    name: '$(touch x)`id`\u202e',
    action: 'left out',
  });
});

test('what a server can cause as often as it likes is told less and less', () => {
  const told: number[] = [];
  let count = 0;
  const note = sampled(() => told.push(count));
  for (count = 1; count <= 300; count += 1)
    note({ event: 'dropped', from: 'server', reason: `reason ${count}` });
  expect(told).toEqual([...Array.from({ length: 100 }, (_, at) => at + 1), 128, 256]);
});
