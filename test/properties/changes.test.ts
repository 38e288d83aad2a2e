/** Any single change of a server, by JSON pointer, is a finding; another order of what has no order is none. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareEntry } from '../../src/diff/compare.ts';
import { same } from '../../src/lock/canonical.ts';
import { mismatches } from '../../src/lock/hashes.ts';
import type { Json } from '../../src/model.ts';
import { isUnchanged } from '../../src/server/same-text.ts';
import { drawnServer, entryOf, possible } from './entries.ts';
import { holds } from './hold.ts';
import type { Change } from './values.ts';
import { changedAt, json, placesOf, reordered, text } from './values.ts';

/** What does not count, as docs/lockfile-format.md says. */
const NOT_COUNTED: readonly { readonly change: RegExp; readonly now?: (value: Json) => boolean }[] = [
  // Of one version the registry says this once: another answer is another opinion of the same bytes.
  { change: /^[a-z]+ origin\/(?:parts\/\d+\/)?(?:provenance|installScript)$/ },
  { change: /^removed origin\/(?:parts\/\d+\/)?deprecated$/ },
  // Metadata without members says nothing.
  { change: /^removed linked\/.*\/contents\/\d+\/_meta$/, now: (value) => same(value, {}) },
];

const valueAt = (value: Json, pointer: readonly string[]): Json | undefined =>
  pointer.reduce<Json | undefined>(
    (at, key) => (at !== null && typeof at === 'object' ? (at as Record<string, Json>)[key] : undefined),
    value,
  );

test('any single change is a finding', async () => {
  const cases = fc.tuple(drawnServer, fc.nat(), json, text);
  await holds(
    fc.property(cases, ([drawn, at, other, word]) => {
      const places = placesOf(drawn).flatMap((place): readonly (readonly [Change, 'any' | 'text'])[] => {
        const kind = possible(place, valueAt(drawn, place.pointer));
        return kind === undefined ? [] : [[place, kind]];
      });
      const [place, kind] = places[at % places.length] ?? [];
      if (place === undefined) return;
      const path = place.pointer.join('/');
      const now = valueAt(drawn, place.pointer) ?? null;
      if (NOT_COUNTED.some((one) => one.change.test(`${place.how} ${path}`) && (one.now?.(now) ?? true)))
        return;
      const changed = changedAt(drawn, place, kind === 'text' ? `${word}+` : other);
      if (changed === undefined) return;
      const [before, after] = [entryOf(drawn), entryOf(changed as typeof drawn)];
      const found = compareEntry('notes', before, after);
      expect(found.length, `${place.how} /${path}`).toBeGreaterThan(0);
      if (/^(?:launch|origin|dependencies)/.test(path)) return;
      expect(isUnchanged(after, before), `${place.how} /${path}`).toBe(false);
    }),
    250,
  );
});

test('another order of members and of items is none', async () => {
  const turns = fc.array(fc.nat(9), { minLength: 1, maxLength: 12 });
  await holds(
    fc.property(drawnServer, turns, (drawn, order) => {
      const other: Record<string, Json> = { ...reordered(drawn, order) };
      for (const list of ['tools', 'prompts', 'resources', 'resourceTemplates', 'skills'])
        if (Array.isArray(other[list])) other[list] = (other[list] as readonly Json[]).toReversed();
      const [before, after] = [entryOf(drawn), entryOf(other)];
      expect(compareEntry('notes', before, after)).toEqual([]);
      expect(isUnchanged(after, before)).toBe(true);
      expect(mismatches(after)).toEqual([]);
    }),
    60,
  );
});
