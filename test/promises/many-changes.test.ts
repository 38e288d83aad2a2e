import { expect, test } from 'vitest';
import { contextOf } from '../../src/diff/context.ts';
import { compareItems, itemsInTurns } from '../../src/diff/items.ts';
import { hashOf } from '../../src/lock/canonical.ts';
import type { Entry, Item, LockedItems } from '../../src/model.ts';
import { kind } from './many-changes.cases.ts';

const lockedItems = (items: readonly Item[]): LockedItems =>
  Object.fromEntries(
    items.map((definition) => [definition['name'], { hash: hashOf(definition), definition }]),
  );

/** A set of names that counts how often it is read from one end to the other. */
class CountedNames extends Set<string> {
  reads = 0;
  override [Symbol.iterator]() {
    this.reads += 1;
    return super[Symbol.iterator]();
  }
}

const contextFor = (tools: LockedItems) => contextOf({ it: { tools } as Entry });

test.each(kind.cases)('$name', ({ before, after, rules }) => {
  const [from, to] = [lockedItems(before), lockedItems(after)];
  const work = itemsInTurns('it', 'tools', from, to, contextFor(to));
  let stops = 0;
  let step = work.next();
  for (; step.done !== true; step = work.next()) stops += 1;
  const counts = new Map<string, number>();
  for (const { rule } of step.value) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const found = Object.fromEntries(Object.keys(rules).map((rule) => [rule, counts.get(rule) ?? 0]));
  expect(found).toEqual(rules);
  // It can be stopped between two items.
  expect(stops).toBeGreaterThanOrEqual(new Set([...Object.keys(from), ...Object.keys(to)]).size);
});

test('the names of all tools are read for all items together, not for each', () => {
  const after = lockedItems(
    Array.from({ length: 300 }, (_, i) => ({ name: `t${i}`, description: 'Reads.', inputSchema: {} })),
  );
  const [all, other] = [new CountedNames(Object.keys(after)), new CountedNames(Object.keys(after))];
  const context = {
    tools: new Map([['other', other]]),
    cuesFor: (_server: string, own?: string) => ({ toolNames: all, ...(own === undefined ? {} : { own }) }),
  };
  const found = compareItems('it', 'tools', {}, after, context);
  expect(found.filter(({ rule }) => rule === 'tool/shadows')).toHaveLength(300);
  // Once for what names a tool in a text, once for names that are alike.
  expect([all.reads, other.reads]).toEqual([2, 0]);
});
