import { expect, test } from 'vitest';
import type { ServerHost } from '../../src/host/host.ts';
import { inTurns } from '../../src/host/turns.ts';
import type { Connection } from '../../src/server/connection.ts';
import { timeOut } from '../../src/server/messages.ts';
import { readWhenQuiet } from '../../src/server/surface.ts';
import { workWithin } from '../../src/server/work-within.ts';
import { ITEMS, kind } from './interrupted-work.cases.ts';

test.each(kind.cases)('it can be interrupted after each item while $name', ({ work }) => {
  let stops = 0;
  for (const _ of work()) stops += 1;
  expect(stops).toBeGreaterThanOrEqual(ITEMS);
});

test.each(kind.cases)('nothing more is done after an interruption while $name', async ({ work }) => {
  const interrupt = new AbortController();
  const reason = new Error('interrupted');
  let steps = 0;
  function* counted() {
    for (const _ of work()) {
      steps += 1;
      if (steps === 3) interrupt.abort(reason);
      yield;
    }
  }
  await expect(inTurns(counted(), interrupt.signal)).rejects.toBe(reason);
  expect(steps).toBe(3);
});

function* endless() {
  for (;;) yield;
}

test('work without an end is left by a signal that comes while it goes on', async () => {
  const interrupt = new AbortController();
  const reason = new Error('interrupted');
  setTimeout(() => interrupt.abort(reason), 1);
  await expect(inTurns(endless(), interrupt.signal)).rejects.toBe(reason);
});

test('work without an end has the time of one server', async () => {
  const host = {
    signal: new AbortController().signal,
    timer: (_: number, run: () => void) => {
      const timer = setTimeout(run, 1);
      return () => clearTimeout(timer);
    },
  };
  const { code, message } = timeOut('compare', 30_000);
  await expect(workWithin(endless(), 30_000, host)).rejects.toMatchObject({ code, message });
});

test('work gives its result, and stops the timer', async () => {
  let stopped = 0;
  const host = { signal: new AbortController().signal, timer: () => () => void (stopped += 1) };
  function* short() {
    yield;
    return 'done';
  }
  expect(await workWithin(short(), 1_000, host)).toBe('done');
  expect(stopped).toBe(1);
});

test('a signal ends the wait for a server that may change its lists', async () => {
  const interrupt = new AbortController();
  const reason = new Error('interrupted');
  const connection = { changes: () => ({ count: 0, at: 0 }) } as unknown as Connection;
  const hour = 3_600_000;
  const waits = { quiet: hour, quietMax: hour };
  const host = { now: () => 0, waits, signal: interrupt.signal } as unknown as ServerHost;
  const reading = readWhenQuiet(connection, host);
  interrupt.abort(reason);
  await expect(reading).rejects.toBe(reason);
});
