/**
 * Keys that programs read differently, in and around the servers of a config: a key that appears twice, `__proto__`, a key with a
 * variable, and one in other letters where the client takes it for the same. A tree in; notices and problems added to what was read of
 * the file. Never throws.
 */
import { foldedCase } from '../folded-case.ts';
import type { Tree, TreeReading } from '../formats/tree.ts';
import { isBranch, isList, pointerTo } from '../formats/tree.ts';
import { duplicateDiffers, duplicateKey, foldedKey, prototypeKey, variableInKey } from '../messages.ts';
import { overlaps } from './containers.ts';
import type { FileReading } from './entries.ts';
import { USUAL_KEYS } from './server-rules.ts';

/** `pointers`: of the containers that were read. */
export function addDoubtfulKeys(
  { root, duplicates }: TreeReading,
  pointers: readonly string[],
  { file, layout, specs, notices, problems }: FileReading,
): void {
  // A container that is missing may be there for another program.
  const containers = [...pointers, ...layout.containers.map((path) => path.reduce(pointerTo, ''))];
  const isNear = (pointer: string) => containers.some((container) => overlaps(pointer, container));
  const add = (pointer: string, message: string) => {
    const server = specs.find((spec) => `${pointer}/`.startsWith(`${spec.pointer}/`))?.name;
    const whose = server === undefined ? { isAboutAll: true as const } : { server };
    problems.push({ file: file.path, pointer, message, ...whose });
  };
  for (const { pointer, differs, lines } of duplicates.filter((one) => isNear(one.pointer))) {
    // Some programs use the first value, some the last, some both, and some refuse the file.
    if (differs) add(pointer, duplicateDiffers(lines));
    else notices.push({ file: file.path, pointer, message: duplicateKey() });
  }
  for (const pointer of keysIn(root, '', isNear, isPrototype)) add(pointer, prototypeKey());
  for (const pointer of keysIn(root, '', isNear, (key) => /\$\{|\{(?:env|file):/.test(key)))
    add(pointer, variableInKey());
  if (layout.foldsKeys !== true) return;
  const known = new Set([...layout.containers.flat(), ...Object.values(USUAL_KEYS).flat()]);
  // As Go compares names of fields.
  const isOther = (key: string) => !known.has(key) && known.has(foldedCase(key));
  // Names of servers and of variables are compared as they are written.
  const names = containers.flatMap((pointer) => [depthOf(pointer) + 1, depthOf(pointer) + 3]);
  for (const pointer of keysIn(root, '', isNear, isOther))
    if (!names.includes(depthOf(pointer))) add(pointer, foldedKey(layout.label));
}

/** Only an object as its value sets a prototype. */
const isPrototype = (key: string, value: Tree): boolean => key === '__proto__' && isBranch(value);

const depthOf = (pointer: string): number => pointer.split('/').length - 1;

/** Pointers of the keys in a tree for which both hold. */
function keysIn(
  tree: Tree | undefined,
  base: string,
  isNear: (pointer: string) => boolean,
  isOdd: (key: string, value: Tree) => boolean,
): readonly string[] {
  if (isList(tree))
    return tree.flatMap((value, index) => keysIn(value, pointerTo(base, index), isNear, isOdd));
  if (!isBranch(tree)) return [];
  return [...tree].flatMap(([key, value]) => {
    const pointer = pointerTo(base, key);
    // A key in other letters is beside the one it is taken for, and so is a prototype.
    const isHere = isOdd(key, value) && (isNear(pointer) || isNear(base));
    return [...(isHere ? [pointer] : []), ...(isNear(pointer) ? keysIn(value, pointer, isNear, isOdd) : [])];
  });
}
