/**
 * Servers that have another name and are the same otherwise: entries that went and entries that came in, the old name of each that was
 * renamed out. The same means: an equal launch line in the same folder, code from the same place in the same version, the same sign-in. Pure.
 */
import type { Entry } from '../model.ts';
import { compareOrigin } from './origin.ts';
import { compareAuth } from './remote.ts';

/** By new name. One that went counts for one that came, in the order of their names. */
export function renamedServers(
  gone: ReadonlyMap<string, Entry>,
  came: ReadonlyMap<string, Entry>,
): ReadonlyMap<string, string> {
  const left = new Map([...gone].sort(byName));
  const renamed = new Map<string, string>();
  for (const [name, entry] of [...came].sort(byName))
    for (const [old, before] of left) {
      if (!isSame(before, entry)) continue;
      renamed.set(name, old);
      left.delete(old);
      break;
    }
  return renamed;
}

const isSame = (before: Entry, after: Entry): boolean =>
  before.folder === after.folder &&
  before.launch.hash === after.launch.hash &&
  compareOrigin('', before.origin, after.origin).every(({ severity }) => severity === 'info') &&
  compareAuth('', before.origin.auth, after.origin.auth).length === 0;

const byName = ([a]: readonly [string, Entry], [b]: readonly [string, Entry]): number => (a < b ? -1 : 1);
