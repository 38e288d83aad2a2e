import { expect, test } from 'vitest';
import { inTurns } from '../../src/host/turns.ts';
import { timeOut } from '../../src/server/messages.ts';
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
