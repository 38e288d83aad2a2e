/**
 * What differs between two reads of one server from two separate starts: two surfaces in, JSON pointers out.
 * Throws E_PROTOCOL when the lists themselves differ, since then there is no surface to lock. Pure.
 */

import { McpLockError } from '../errors.ts';
import { same } from '../lock/canonical.ts';
import { isObject, pointerOf } from '../lock/pointer.ts';
import { makeTemplate, VOLATILE } from '../lock/template.ts';
import type { Templates } from '../lock/volatile.ts';
import type { Json, Surface } from '../model.ts';
import { SECTIONS } from '../model.ts';

/** Templates by pointer as in `Entry.volatile`: `/server/…` or `/<section>/<item>/…`. */
export function volatilePlaces(first: Surface, second: Surface): Templates {
  const out = new Map<string, string>();
  for (const part of ['info', 'capabilities', 'instructions', 'extra'] as const) {
    collect(first.server[part], second.server[part], ['server', part], out);
  }
  for (const section of SECTIONS) {
    const [a, b] = [first.sections[section], second.sections[section]];
    for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
      if (!Object.hasOwn(a, name) || !Object.hasOwn(b, name)) {
        throw new McpLockError(
          'E_PROTOCOL',
          `it lists ${JSON.stringify(name)} at one start and not at the next`,
          {
            place: `${section}/${name}`,
            next: 'run the command again; if it stays, report it to the author of the server',
          },
        );
      }
      collect(a[name], b[name], [section, name], out);
    }
  }
  return out;
}

function collect(
  a: Json | undefined,
  b: Json | undefined,
  path: readonly string[],
  out: Map<string, string>,
): void {
  if (same(a, b)) return;
  if (isObject(a) && isObject(b)) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
      collect(a[key], b[key], [...path, key], out);
  } else if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    a.forEach((element: Json, index) => {
      collect(element, b[index], [...path, String(index)], out);
    });
  } else {
    const texts = typeof a === 'string' && typeof b === 'string';
    out.set(pointerOf(path), texts ? makeTemplate(a, b) : VOLATILE);
  }
}
