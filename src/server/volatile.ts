/**
 * What differs between two reads of one server from two separate starts: two surfaces in, templates by JSON pointer out. Throws
 * E_PROTOCOL when the lists themselves differ, since such a surface cannot be locked. Pure.
 */

import { McpLockError } from '../errors.ts';
import { same } from '../lock/canonical.ts';
import { volatileParts } from '../lock/linked-page.ts';
import { isObject, pointerOf } from '../lock/pointer.ts';
import { makeTemplate, VOLATILE } from '../lock/template.ts';
import type { Templates } from '../lock/volatile.ts';
import type { Json, Surface } from '../model.ts';
import { SECTIONS } from '../model.ts';
import { listsDiffer } from './messages.ts';

/** Templates by pointer as in `Entry.volatile`: `/server/…` or `/<section>/<item>/…`. */
export function volatilePlaces(first: Surface, second: Surface): Templates {
  const templates = new Map<string, string>();
  for (const part of ['info', 'capabilities', 'instructions', 'extra'] as const) {
    collect(first.server[part], second.server[part], ['server', part], templates);
  }
  const lists = (surface: Surface) => ({ ...surface.sections, skills: surface.skills ?? {} });
  const [one, two] = [lists(first), lists(second)];
  for (const section of [...SECTIONS, 'skills'] as const) {
    for (const name of sameNames(section, one[section], two[section]))
      collect(one[section][name], two[section][name], [section, name], templates);
  }
  const [before = {}, after = {}] = [first.linked, second.linked];
  for (const uri of sameNames('linked', before, after)) {
    const [a, b] = [before[uri], after[uri]];
    if (a === undefined || b === undefined) continue;
    for (const part of volatileParts(uri, a, b)) templates.set(pointerOf(['linked', uri, part]), VOLATILE);
  }
  return templates;
}

/** The names of both lists. Throws E_PROTOCOL for a name that is in only one of them. */
function sameNames(section: string, a: object, b: object): readonly string[] {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const unpaired = names.find((name) => !Object.hasOwn(a, name) || !Object.hasOwn(b, name));
  if (unpaired === undefined) return names;
  const missingFrom = Object.hasOwn(a, unpaired) ? 'second' : 'first';
  throw new McpLockError(listsDiffer(section, unpaired, missingFrom), { place: `${section}/${unpaired}` });
}

function collect(
  a: Json | undefined,
  b: Json | undefined,
  path: readonly string[],
  templates: Map<string, string>,
): void {
  if (same(a, b)) return;
  if (isObject(a) && isObject(b)) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
      collect(a[key], b[key], [...path, key], templates);
  } else if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    a.forEach((element: Json, index) => {
      collect(element, b[index], [...path, String(index)], templates);
    });
  } else {
    const texts = typeof a === 'string' && typeof b === 'string';
    templates.set(pointerOf(path), texts ? makeTemplate(a, b) : VOLATILE);
  }
}
