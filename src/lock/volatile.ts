/**
 * The places of a surface that are not pinned: which they are, what may stand there, and the surface without what stands there.
 * Surfaces and entries in; holes by JSON pointer, and masked surfaces out. Pure.
 */
import type { Work } from '../host/turns.ts';
import type { Entry, Items, Json, JsonObject, ServerInfo, Surface } from '../model.ts';
import { hashOf } from './canonical.ts';
import { type Hole, maskValue, SECRET, VOLATILE } from './holes.ts';
import { isObject, pointerOf, tokensOf } from './pointer.ts';
import { REDACTED } from './redact-value.ts';

/** By pointer: `/server/…`, `/<section>/<item>/…`, `/skills/<skill>/…` and `/linked/<page>/contents/…`. */
export type Holes = ReadonlyMap<string, Hole>;

export const holesOf = ({ volatile }: Pick<Entry, 'volatile'>): Holes =>
  new Map(Object.entries(volatile ?? {}));

type Block = Pick<Entry, 'volatile' | 'volatileHash'>;
const blocks = new WeakMap<Holes, Block>();

/** The holes as the entry holds them, and their hash. */
export function volatileBlock(holes: Holes): Block {
  if (holes.size === 0) return {};
  const known = blocks.get(holes);
  if (known !== undefined) return known;
  const volatile = Object.fromEntries([...holes].sort(([a], [b]) => (a < b ? -1 : 1)));
  const block = { volatile, volatileHash: volatileHash(volatile) };
  blocks.set(holes, block);
  return block;
}

export const volatileHash = (volatile: NonNullable<Entry['volatile']>): string => hashOf({ ...volatile });

/** All of a surface that a pointer may lead into. */
const whole = ({ server, sections, linked, skills }: Surface): JsonObject =>
  ({
    ...sections,
    server,
    ...(linked === undefined ? {} : { linked }),
    ...(skills === undefined ? {} : { skills }),
  }) as unknown as JsonObject;

/** What stands at a pointer. */
export function valueAt(surface: Surface, pointer: string): Json | undefined {
  let value: Json | undefined = whole(surface);
  for (const token of tokensOf(pointer)) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, token)) return undefined;
    value = (value as JsonObject)[token];
  }
  return value;
}

/** The surface with `${volatile}` where its text fits the holes; a pointer that leads nowhere is passed over. */
export function maskVolatile(surface: Surface, holes: Holes): Surface {
  if (holes.size === 0) return surface;
  const all = maskBelow(whole(surface), treeOf(holes)) as unknown as Record<string, unknown>;
  const { server, linked, skills, ...sections } = all;
  return {
    ...surface,
    server: server as ServerInfo,
    sections: sections as Surface['sections'],
    ...(linked === undefined ? {} : { linked: linked as NonNullable<Surface['linked']> }),
    ...(skills === undefined ? {} : { skills: skills as Items }),
  };
}

/** The holes by the keys that lead to them. `free`: those of its children where any value may stand. */
interface Tree {
  hole?: Hole;
  readonly below: Map<string, Tree>;
  readonly free: string[];
}

const trees = new WeakMap<Holes, Tree>();

function treeOf(holes: Holes): Tree {
  const known = trees.get(holes);
  if (known !== undefined) return known;
  const top: Tree = { below: new Map(), free: [] };
  for (const [pointer, hole] of holes) {
    let tree = top;
    for (const [at, key] of tokensOf(pointer).entries()) {
      if (hole.includes('any') && at === tokensOf(pointer).length - 1) tree.free.push(key);
      const next: Tree = tree.below.get(key) ?? { below: new Map(), free: [] };
      tree.below.set(key, next);
      tree = next;
    }
    tree.hole = hole;
  }
  trees.set(holes, top);
  return top;
}

/** A value that does not fit stays, and so is drift. A member that is missing in one reading may be any value. */
function maskBelow(value: Json, { hole, below, free }: Tree): Json {
  // A key with a credential in it has a hole of its own, and there may be others below it.
  if (hole?.some((line) => line !== SECRET)) return maskValue(value, hole) ?? value;
  if (Array.isArray(value)) {
    return value.map((element: Json, index) => {
      const tree = below.get(String(index));
      return tree === undefined ? element : maskBelow(element, tree);
    });
  }
  if (!isObject(value)) return value;
  const out: Record<string, Json> = Object.assign(Object.create(null), value);
  for (const [key, member] of Object.entries(value)) {
    const tree = below.get(key);
    if (tree !== undefined) out[key] = maskBelow(member, tree);
  }
  for (const key of free) if (!Object.hasOwn(value, key)) out[key] = VOLATILE;
  return out;
}

/** The places of a clean surface that repeat a credential of whoever runs the server. */
function* secretPlaces(surface: Surface): Work<ReadonlySet<string>> {
  const found = new Set<string>();
  const path: string[] = [];
  function* look(value: Json): Work<void> {
    if (typeof value === 'string' && value.includes(REDACTED)) found.add(pointerOf(path));
    if (value === null || typeof value !== 'object') return;
    for (const [key, member] of Object.entries(value)) {
      path.push(key);
      if (key.includes(REDACTED)) found.add(pointerOf(path));
      if (typeof member === 'object' || typeof member === 'string') yield* look(member as Json);
      path.pop();
    }
    yield;
  }
  yield* look(whole(surface));
  return found;
}

/** The same holes and those for repeated credentials, as work that yields between the values. */
export function* withSecrets(holes: Holes, surface: Surface): Work<Holes> {
  const out = new Map(holes);
  for (const pointer of yield* secretPlaces(surface))
    out.set(pointer, [...(holes.get(pointer) ?? []), SECRET]);
  return out;
}
