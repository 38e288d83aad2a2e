/**
 * Tools whose name equals the name of a tool of another server, or looks like it: a name in, findings out. Pure.
 */
import type { Finding } from '../model.ts';
import type { Context } from './context.ts';
import { skeleton } from './cues/skeleton.ts';
import { finding } from './finding.ts';

/** `tool/shadows`, once for each other server that has such a tool. */
export function shadowed(server: string, name: string, context: Context): readonly Finding[] {
  const shape = skeleton(name);
  return [...context.tools]
    .filter(([other]) => other !== server)
    .flatMap(([other, names]) => {
      const twin = names.has(name) ? name : [...names].find((one) => skeleton(one) === shape);
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
