/**
 * Three-way merges of small random locks. A clean merge has every change of each side, and no item beside code or answers with which
 * nobody observed it. A conflict has both sides whole, also where a person takes one side here and the other one there.
 */
import { describe, expect, test } from 'vitest';
import { conflictText } from '../src/git/conflict-text.ts';
import { partsOf } from '../src/git/entry-parts.ts';
import { mergeLocks } from '../src/git/merge-locks.ts';
import { formatLockfile } from '../src/lock/format.ts';
import { mismatches } from '../src/lock/hashes.ts';
import type { Entry, Lockfile } from '../src/model.ts';
import type { Parts } from './fixtures/drift/base.ts';
import { live, local, lockOf, observed, read } from './git/locks.ts';
import { chosen, readOrRefused } from './git/resolved.ts';
import { type Draw, drawing } from './helpers/draw.ts';

/** What of a server can change by itself: a number each, 0 for what is not there. */
const TRAITS = {
  tool_a: 3,
  tool_b: 3,
  prompt: 3,
  resource: 2,
  template: 2,
  page: 3,
  skill: 3,
  hole_a: 3,
  hole_page: 2,
  hole_skill: 2,
  hole_opening: 2,
  hole_gone: 2,
  instructions: 3,
  version: 2,
  tree: 3,
  deprecated: 2,
  launch: 2,
} as const;
/** The first of them are of one item. */
const ITEMS = 10;
type Trait = keyof typeof TRAITS;
type State = Readonly<Record<Trait, number>>;

/** Servers by name: a package, an address, one beside another client's, one of a folder. Undefined: it is not there. */
const NAMES = ['live', 'pack', 'pack@cursor', 'pkg:pack'] as const;
type States = Readonly<Record<(typeof NAMES)[number] | 'settings', State | undefined>>;

const item = (name: string, variant: number) => (variant === 0 ? [] : [{ name, description: `v${variant}` }]);
const hole = (pointer: string, variant: number) =>
  variant === 0 ? {} : { [pointer]: [variant === 1 ? 'any' : 'date at 1'] };

function entryOf(name: string, state: State): Entry {
  const version = `1.0.${state.version}`;
  const volatile = {
    ...hole('/tools/tool_a/description', state.hole_a),
    ...hole('/linked/ui:~1~1page/contents/0/text', state.hole_page),
    ...hole('/skills/skill:~1~1one/description', state.hole_skill),
    ...hole('/server/instructions', state.hole_opening),
    ...hole('/tools/gone/title', state.hole_gone),
  };
  const parts: Parts = {
    tools: [...item('tool_a', state.tool_a), ...item('tool_b', state.tool_b)],
    prompts: item('prompt', state.prompt),
    resources: item('resource', state.resource).map((one) => ({ ...one, uri: 'file:///resource' })),
    resourceTemplates: item('template', state.template).map((one) => ({
      ...one,
      uriTemplate: 'file:///{t}',
    })),
    ...(state.page === 0
      ? {}
      : { linked: { 'ui://page': { text: `p${state.page}`, mimeType: 'text/html' } } }),
    ...(state.skill === 0
      ? {}
      : { skills: [{ uri: 'skill://one', name: 'one', description: `s${state.skill}` }] }),
    server: { instructions: `i${state.instructions}` },
    ...(Object.keys(volatile).length === 0 ? {} : { volatile }),
  };
  if (name === 'live') return live('live', parts);
  const made = local('pack', version, {
    ...parts,
    ...(state.tree === 0 ? {} : { dependencies: { 'node_modules/p': `1.0.${state.tree} sha512-x` } }),
    ...(state.launch === 0
      ? {}
      : { launch: { transport: 'stdio', command: 'npx', args: [`pack@${version}`, '-v'], env: [] } }),
    origin: {
      url: `pkg:npm/pack@${version}`,
      version,
      ...(state.deprecated === 0 ? {} : { deprecated: 'Use another one.' }),
    },
  });
  const { dependencies: _, dependenciesHash: __, ...bare } = made;
  const entry = state.tree === 0 ? bare : made;
  return name.startsWith('pkg:') ? { ...entry, folder: 'pkg' } : entry;
}

const drawn = (draw: Draw): State =>
  Object.fromEntries(Object.entries(TRAITS).map(([trait, most]) => [trait, draw(most)])) as State;

/** A few changes, as a branch makes them. */
function branched(base: States, draw: Draw): States {
  const next = { ...base };
  for (let left = draw(3); left >= 0; left -= 1) {
    const name = [...NAMES, 'settings' as const][draw(10)] ?? 'pack';
    const state = next[name];
    if (state === undefined || draw(12) === 0) next[name] = state === undefined ? drawn(draw) : undefined;
    else {
      const trait =
        (Object.keys(TRAITS) as Trait[])[draw(draw(3) === 0 ? Object.keys(TRAITS).length : ITEMS)] ??
        'tool_a';
      next[name] = { ...state, [trait]: draw(TRAITS[trait]) };
    }
  }
  return next;
}

const lockFrom = (states: States): Lockfile =>
  lockOf(
    Object.fromEntries(
      NAMES.flatMap((name) => (states[name] === undefined ? [] : [[name, entryOf(name, states[name])]])),
    ),
    states.settings === undefined ? undefined : `sha256:${`${states.settings.tool_a}`.repeat(64)}`,
  );

/** Everything in a lock that a side can have changed, by place. */
function facts(lock: Lockfile): ReadonlyMap<string, string> {
  const out = new Map<string, string>([['settings', lock.settingsHash ?? '']]);
  for (const [name, entry] of Object.entries(lock.servers)) {
    const { restText, items } = partsOf(entry);
    out.set(name, restText);
    for (const [key, { text }] of items) out.set(`${name}/${key}`, text);
  }
  return out;
}

const textOf = (entry: Entry): string => formatLockfile(lockOf({ x: { ...entry } }));

const RUNS = 250;

describe('random merges', () => {
  test('lose nothing and mix nothing', () => {
    const draw = drawing(7);
    const seen = { clean: 0, mixed: 0, conflicts: 0 };
    for (let run = 0; run < RUNS; run += 1) {
      const states = Object.fromEntries(
        [...NAMES, 'settings'].map((name) => [
          name,
          name !== 'pack' && draw(2) === 0 ? undefined : drawn(draw),
        ]),
      ) as States;
      const [base, ours, theirs] = [states, branched(states, draw), branched(states, draw)].map(lockFrom) as [
        Lockfile,
        Lockfile,
        Lockfile,
      ];
      const merged = mergeLocks(base, ours, theirs);
      const at = (detail: unknown) => [run, detail];
      const swapped = mergeLocks(base, theirs, ours);
      expect(at([formatLockfile(swapped.theirs), formatLockfile(swapped.ours)])).toEqual(
        at([formatLockfile(merged.ours), formatLockfile(merged.theirs)]),
      );
      const known = new Set([base, ours, theirs].flatMap(observed));
      const [b, o, t, m] = [base, ours, theirs, merged.ours].map(facts) as [
        ReadonlyMap<string, string>,
        ReadonlyMap<string, string>,
        ReadonlyMap<string, string>,
        ReadonlyMap<string, string>,
      ];
      if (merged.conflicts.length === 0) {
        seen.clean += 1;
        const text = formatLockfile(merged.ours);
        expect(at(formatLockfile(read(text)))).toEqual(at(text));
        for (const key of new Set([b, o, t, m].flatMap((one) => [...one.keys()]))) {
          const [bv, ov, tv] = [b, o, t].map((one) => one.get(key));
          expect(at([key, ov === tv || ov === bv || tv === bv])).toEqual(at([key, true]));
          expect(at([key, m.get(key)])).toEqual(at([key, ov === bv ? tv : ov]));
        }
        expect(at(observed(merged.ours).filter((one) => !known.has(one)))).toEqual(at([]));
        for (const [name, entry] of Object.entries(merged.ours.servers)) {
          expect(at(mismatches(entry))).toEqual(at([]));
          const whole = [ours, theirs].some(
            ({ servers }) => servers[name] !== undefined && textOf(servers[name]) === textOf(entry),
          );
          if (!whole) seen.mixed += 1;
          if (!whole) {
            expect(at(name)).not.toEqual(at('live'));
            expect(at([o.get(name), t.get(name)])).toEqual(at([b.get(name), b.get(name)]));
          }
        }
      } else {
        seen.conflicts += 1;
        const text = conflictText(merged, 7);
        expect(at(readOrRefused(text))).toEqual(at('E_LOCK_CONFLICT'));
        expect(at(chosen(text, () => 'ours'))).toEqual(at(formatLockfile(merged.ours)));
        expect(at(chosen(text, () => 'theirs'))).toEqual(at(formatLockfile(merged.theirs)));
        const picked = readOrRefused(chosen(text, () => (draw(2) === 0 ? 'ours' : 'theirs')));
        if (typeof picked === 'string') continue;
        for (const [name, entry] of Object.entries(picked.servers)) {
          if (mismatches(entry).length > 0) continue;
          const mine = observed(lockOf({ [name]: entry }));
          expect(at([name, mine.filter((one) => !known.has(one))])).toEqual(at([name, []]));
        }
      }
    }
    expect(Object.entries(seen).filter(([, count]) => count < 8)).toEqual([]);
  });
});
