/**
 * The servers of one parsed config: a tree in; entries added to what was read of the file, pointers of the places that hold servers
 * out. Decides where servers are; how one is read is a matter of `entries.ts`.
 */
import { pathsOf } from '../../host/paths.ts';
import type { Notice } from '../../model.ts';
import type { Branch, Tree, TreeReading } from '../formats/tree.ts';
import { isBranch, isList, kindOf, pointerTo, valueAt } from '../formats/tree.ts';
import {
  serverNotRead,
  serversAtTopLevel,
  serversInOtherFile,
  serversNotObject,
  serversUnderOtherKey,
  settingStartsServer,
} from '../messages.ts';
import {
  containerNames,
  containersOf,
  holdsServers,
  isMapOfServers,
  looksLikeServer,
  overlaps,
} from './containers.ts';
import { nestedKeys } from './dotted-keys.ts';
import { addDoubtfulKeys } from './doubtful-keys.ts';
import type { FileReading } from './entries.ts';
import { readEntries, readEntry } from './entries.ts';
import { foundAt } from './places.ts';
import { deeperContainers, unreadServers } from './unread.ts';

/** Reads every server of a tree. `base`: the pointer of the tree. */
export function readTreeServers(
  tree: TreeReading & { readonly root: Branch },
  base: string,
  reading: FileReading,
): readonly string[] {
  const { layout, notices, problems, specs } = reading;
  const { dottedKeys = [] } = layout;
  const root = dottedKeys.length === 0 ? tree.root : nestedKeys(tree.root, dottedKeys);
  for (const path of layout.unreadServers ?? []) {
    if (valueAt(root, path) !== undefined)
      add(problems, path.reduce(pointerTo, base), settingStartsServer(), reading);
  }
  for (const { at, known } of layout.references ?? []) {
    const named = valueAt(root, at);
    if (typeof named === 'string' && !known.test(named))
      add(problems, at.reduce(pointerTo, base), serversInOtherFile(named), reading);
  }
  if (layout.imports !== undefined) {
    const imported = valueAt(root, layout.imports.at);
    if (isList(imported) && imported.length > 0)
      add(notices, layout.imports.at.reduce(pointerTo, base), layout.imports.notice, reading);
  }
  const pointers = [...readContainers(root, base, reading), ...readPlaces(root, base, reading)];
  if (pointers.length === 0) pointers.push(...readSingle(root, base, reading));
  if (pointers.length === 0 && layout.topLevel === true && isMapOfServers(root)) {
    pointers.push(base);
    add(notices, base, serversAtTopLevel(), reading);
    readEntries(root, base, { ...reading, unsure: true });
  }
  if (layout.wholeFile === true && !pointers.includes(base)) {
    for (const { value, pointer } of deeperContainers(root, pointers, base)) {
      pointers.push(pointer);
      add(notices, pointer, serversUnderOtherKey(containerNames(layout)), reading);
      readEntries(value, pointer, reading);
    }
    const isEmpty = specs.length + pointers.length === 0;
    const all = unreadServers(root, pointers, base, isEmpty);
    // Where nothing is a server, one place shows the shape of the file.
    const unread = isEmpty ? all.slice(0, 1) : all;
    for (const pointer of unread) add(problems, pointer, serverNotRead(), reading);
    pointers.push(...unread);
  }
  addDoubtfulKeys(tree, nearTo(pointers, base, tree.root, layout), reading);
  return pointers;
}

const add = (to: Notice[], pointer: string, message: string, { file }: FileReading): void =>
  void to.push({ file: file.path, pointer, message });

/** Reads every map and list of servers; returns their pointers. */
function readContainers(root: Branch, base: string, reading: FileReading): readonly string[] {
  const { layout, place, notices, problems } = reading;
  const pointers: string[] = [];
  for (const { path, foreign, ambiguous, local } of containersOf(layout, place)) {
    const value = valueAt(root, path);
    const pointer = path.reduce(pointerTo, base);
    if (value === undefined || pointers.includes(pointer)) continue;
    if (ambiguous === true && !holdsServers(value)) continue;
    // What is inside another container is read with it, or is a server itself.
    if (ambiguous === true && pointers.some((other) => overlaps(other, pointer))) continue;
    pointers.push(pointer);
    if (value === null) continue;
    if (isBranch(value) || (isList(value) && layout.list === true)) {
      if (foreign) add(notices, pointer, serversUnderOtherKey(containerNames(layout)), reading);
      const here: FileReading = foreign ? { ...reading, unsure: true } : reading;
      readEntries(value, pointer, local === undefined ? here : forFolder(local, here));
    } else if (layout.ignoredReferences !== undefined && (typeof value === 'string' || isList(value))) {
      for (const reference of (isList(value) ? value : [value]).map(String))
        if (!layout.ignoredReferences.includes(reference))
          add(problems, pointer, serversInOtherFile(reference), reading);
    } else add(problems, pointer, serversNotObject(kindOf(value)), reading);
  }
  return pointers;
}

/** Reads the servers at the places of the layout; returns the pointers of what holds servers. */
function readPlaces(root: Branch, base: string, reading: FileReading): readonly string[] {
  const { layout, problems } = reading;
  return (layout.places ?? []).flatMap((at) =>
    foundAt(root, at, base).flatMap(({ value, pointer, unnamed }) => {
      if (value === null) return [];
      if (!isBranch(value) && !isList(value)) {
        add(problems, pointer, serversNotObject(kindOf(value)), reading);
        return [pointer];
      }
      const rules = { ...layout, ...at.rules };
      const here = { ...at, ...(unnamed === undefined ? {} : { unnamed }) };
      const before = reading.specs.length + problems.length;
      readEntries(value, pointer, { ...reading, layout: rules, at: here });
      return reading.specs.length + problems.length > before ? [pointer] : [];
    }),
  );
}

/** Reads a file that describes one server; returns the pointers of what was read. */
function readSingle(root: Branch, base: string, reading: FileReading): readonly string[] {
  const { file, layout, place } = reading;
  const { basename, extname } = pathsOf(place);
  const name = root.get('name');
  const read = (block: Tree, pointer: string): readonly string[] => {
    const fileName = basename(file.path, extname(file.path));
    readEntry(typeof name === 'string' ? name : fileName, block, pointer, reading);
    return [pointer];
  };
  const written = (layout.single ?? []).flatMap((path) => {
    const block = valueAt(root, path);
    if (block === undefined || (path.length === 0 && !looksLikeServer(block))) return [];
    return read(block, path.reduce(pointerTo, base));
  });
  if (written.length > 0) return written;
  return (layout.described ?? []).flatMap(
    ({ when, is, unless, at, words: [command = '', ...args], notice }) => {
      const last = valueAt(root, at);
      if (valueAt(root, when) !== is || valueAt(root, unless) !== undefined || typeof last !== 'string')
        return [];
      const block = new Map<string, Tree>([
        ['command', command],
        ['args', [...args, last]],
      ]);
      const pointer = at.slice(0, -1).reduce(pointerTo, base);
      add(reading.notices, pointer, notice, reading);
      return read(block, pointer);
    },
  );
}

/** What is read from now on holds for this folder alone. */
const forFolder = (folder: string, reading: FileReading): FileReading => ({
  ...reading,
  file: { ...reading.file, folder, layer: 'local' },
});

/** The containers as they are written in the document. */
const nearTo = (
  pointers: readonly string[],
  base: string,
  root: Branch,
  { dottedKeys = [] }: FileReading['layout'],
): readonly string[] =>
  // Of so many, the whole file is around them.
  pointers.length > 100
    ? ['']
    : dottedKeys.length === 0 || pointers.length === 0
      ? pointers.map((pointer) => pointer.slice(base.length))
      : [...root.keys()]
          .filter((key) => key === dottedKeys[0]?.[0] || /mcp/i.test(key))
          .map((key) => pointerTo('', key));
