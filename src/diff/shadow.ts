/**
 * Tools whose name equals the name of a tool of another server, or looks like it: a name in, findings out. Pure.
 */
import type { Finding } from '../model.ts';
import type { Context } from './context.ts';
import { skeleton } from './cues/skeleton.ts';
import { finding } from './finding.ts';

/** `tool/shadows`, once for each server of other code that has such a tool. */
export function shadowed(server: string, name: string, context: Context): readonly Finding[] {
  const shape = skeleton(name);
  return [...context.tools]
    .filter(([other]) => other !== server && !isSameCode(server, other, context))
    .flatMap(([other, names]) => {
      const twin = names.has(name) ? name : skeletonsOf(names).get(shape);
      return twin === undefined
        ? []
        : [
            finding('tool/shadows', server, {
              subject: { kind: 'tool', name },
              before: `${other}/${twin}`,
              after: name,
            }),
          ];
    });
}

/** One server under two keys has each tool twice. */
const isSameCode = (server: string, other: string, { code }: Context): boolean =>
  code?.(server) !== undefined && code(server) === code(other);

const known = new WeakMap<ReadonlySet<string>, ReadonlyMap<string, string>>();

/** The first name of each skeleton. */
function skeletonsOf(names: ReadonlySet<string>): ReadonlyMap<string, string> {
  const had = known.get(names);
  if (had !== undefined) return had;
  const made = new Map<string, string>();
  for (const name of names) {
    const shape = skeleton(name);
    if (!made.has(shape)) made.set(shape, name);
  }
  known.set(names, made);
  return made;
}
