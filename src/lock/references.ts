/**
 * What one place of a lockfile says of another: each package tree and its hash in the entry, and `sameAs`. Parsed JSON in, every
 * problem out. A JSON Schema cannot say these rules; `shape.ts` has the others. Pure.
 */
import type { Json, JsonObject } from '../model.ts';
import {
  folderNotInName,
  hashWithoutTree,
  sameAsChain,
  sameAsItself,
  sameAsMissing,
  treeOfUnknownServer,
  treeWithoutHash,
} from './messages.ts';
import { isObject, pointerOf } from './pointer.ts';
import type { Problem } from './shape.ts';

/** Passes over whatever has the wrong shape. */
export function referenceProblems(lockfile: Json): readonly Problem[] {
  const servers = member(lockfile, 'servers');
  const trees = member(lockfile, 'dependencies');
  return [
    ...Object.keys(servers).flatMap((name) => problemsOf(name, servers, trees)),
    ...Object.keys(trees).flatMap((name) => {
      if (Object.hasOwn(member(servers, name), 'dependenciesHash')) return [];
      const problem = Object.hasOwn(servers, name) ? treeWithoutHash() : treeOfUnknownServer();
      return [{ pointer: pointerOf(['dependencies', name]), problem }];
    }),
  ];
}

function problemsOf(name: string, servers: JsonObject, trees: JsonObject): readonly Problem[] {
  const entry = member(servers, name);
  const at = (key: string, problem: string): Problem[] => [
    { pointer: pointerOf(['servers', name, key]), problem },
  ];
  if (Object.hasOwn(entry, 'dependenciesHash') && !Object.hasOwn(trees, name))
    return at('dependenciesHash', hashWithoutTree());
  const { sameAs, folder } = entry;
  if (typeof folder === 'string' && !name.startsWith(`${folder}:`)) return at('folder', folderNotInName());
  if (typeof sameAs !== 'string') return [];
  if (sameAs === name) return at('sameAs', sameAsItself());
  if (!Object.hasOwn(servers, sameAs)) return at('sameAs', sameAsMissing());
  return Object.hasOwn(member(servers, sameAs), 'sameAs') ? at('sameAs', sameAsChain()) : [];
}

/** An object inside an object; empty if either is something else. */
function member(value: Json, key: string): JsonObject {
  const found = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return isObject(found) ? found : {};
}
