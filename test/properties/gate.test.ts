/** Any single change of a listed item, however it is spelled, does not pass the gate; what is locked passes in any order. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeGate } from '../../src/guard/gate/gate.ts';
import { verdictsOf } from '../../src/guard/gate/verdicts.ts';
import { same } from '../../src/lock/canonical.ts';
import type { Cleaning } from '../../src/lock/entry.ts';
import { jsonOf } from '../../src/lock/exact-number.ts';
import { isObject } from '../../src/lock/pointer.ts';
import type { Item, Json, JsonObject } from '../../src/model.ts';
import { drawnServer, entryOf } from './entries.ts';
import { holds } from './hold.ts';
import { changedAt, json, parsed, placesOf, reordered } from './values.ts';

const PLAIN: Cleaning = { portable: String, portableConfig: String, secrets: [] };
const LISTS = [
  ['tools', 'tools/list'],
  ['prompts', 'prompts/list'],
  ['resources', 'resources/list'],
  ['resourceTemplates', 'resources/templates/list'],
] as const;

const line = (message: Json): Buffer => Buffer.from(`${jsonOf(message)}\n`);

/** The items that reach a client which asks for a list of a locked server, when this is the answer. Undefined: an error does. */
function passedOn(
  drawn: JsonObject,
  list: (typeof LISTS)[number],
  answer: readonly Json[],
): readonly Json[] | undefined {
  const gate = makeGate(verdictsOf(entryOf(drawn), [PLAIN]), {
    server: 'notes',
    diffCommand: 'mcp-lock diff notes',
    onDrift: 'hide',
    strict: false,
    token: 'T',
  });
  const [section, method] = list;
  gate.fromClient(line({ jsonrpc: '2.0', id: 1, method }));
  const actions = gate.fromServer(line({ jsonrpc: '2.0', id: 1, result: { [section]: answer } }));
  const messages = actions.flatMap((action): readonly Json[] => {
    if (action.do === 'forward' && action.to === 'client') return [parsed(action.bytes.toString())];
    return action.do === 'send' && action.to === 'client' ? [action.message] : [];
  });
  const result = messages
    .map((one) => (isObject(one) ? one['result'] : undefined))
    .find((one) => one !== undefined);
  return isObject(result) ? (result[section] as readonly Json[]) : undefined;
}

const itemsOf = (drawn: JsonObject, section: string) => drawn[section] as readonly Item[];

test('a changed item is hidden, and those beside it pass', async () => {
  await holds(
    fc.property(drawnServer, fc.constantFrom(...LISTS), fc.nat(), json, (drawn, list, at, other) => {
      const items = itemsOf(drawn, list[0]);
      const item = items[at % Math.max(1, items.length)];
      if (item === undefined) return;
      const places = placesOf(item).filter(({ pointer }) => pointer.length > 0);
      const place = places[at % places.length];
      const changed = place === undefined ? undefined : changedAt(item, place, other);
      if (changed === undefined) return;
      const answer = items.map((one) => (one === item ? changed : one));
      const passed = passedOn(drawn, list, answer);
      for (const one of passed ?? []) expect(items.some((locked) => same(locked, one))).toBe(true);
    }),
    150,
  );
});

test('locked items pass as they are, in any order', async () => {
  const turns = fc.array(fc.nat(9), { minLength: 1, maxLength: 12 });
  await holds(
    fc.property(drawnServer, fc.constantFrom(...LISTS), turns, (drawn, list, order) => {
      const answer = reordered(itemsOf(drawn, list[0]), order).toReversed();
      expect(passedOn(drawn, list, answer)).toEqual(answer);
    }),
    100,
  );
});
