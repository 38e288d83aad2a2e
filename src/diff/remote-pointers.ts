/**
 * Addresses in an entry whose content can change while the lock stays the same: icons, external schemas, and hosts that
 * a linked page loads from. An entry in, each place with its address out. Fetches nothing. Pure.
 */
import { isObject, pointerOf } from '../lock/pointer.ts';
import { SUBJECT_KIND } from '../lock/section.ts';
import type { Entry, Json, Subject } from '../model.ts';
import { SECTIONS } from '../model.ts';

interface RemotePointer {
  readonly subject: Subject;
  readonly target: string;
}

/** Every place, in the order of the lock. */
export function remotePointers(entry: Entry): readonly RemotePointer[] {
  const blocks: readonly (readonly [Subject, Json | undefined])[] = [
    [{ kind: 'server' }, { info: entry.server.info }],
    ...SECTIONS.flatMap((section) =>
      Object.entries(entry[section]).map(
        ([name, { definition }]) => [{ kind: SUBJECT_KIND[section], name }, definition] as const,
      ),
    ),
    ...Object.entries(entry.linked ?? {}).map(
      ([name, { csp }]) =>
        [{ kind: 'linked', name } as const, csp === undefined ? undefined : { csp }] as const,
    ),
  ];
  return blocks.flatMap(([subject, value]) =>
    placesIn(value, subject.kind === 'linked').map(([path, target]) => ({
      subject: { ...subject, pointer: pointerOf(path) },
      target,
    })),
  );
}

type Place = readonly [path: readonly string[], target: string];
const REFERENCES = new Set(['$ref', '$dynamicRef']);
const REMOTE = /^(?:https?|wss?):\/\//i;

/** `every`: any address counts, whatever its key. Keeps its own stack, so that no depth overflows it. */
function placesIn(value: Json | undefined, every: boolean): readonly Place[] {
  const out: Place[] = [];
  const stack: { node: Json; path: readonly string[]; icon: boolean }[] =
    value === undefined ? [] : [{ node: value, path: [], icon: false }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, path, icon } = next;
    const key = path.at(-1) ?? '';
    if (typeof node === 'string') {
      const isPointer = every || REFERENCES.has(key) || (icon && key === 'src');
      if (isPointer && REMOTE.test(node)) out.push([path, node]);
      continue;
    }
    const members: readonly (readonly [string, Json])[] = Array.isArray(node)
      ? (node as readonly Json[]).map((one, index) => [String(index), one] as const)
      : isObject(node)
        ? Object.entries(node)
        : [];
    for (const [name, member] of [...members].reverse())
      stack.push({ node: member, path: [...path, name], icon: icon || name === 'icons' });
  }
  return out;
}
