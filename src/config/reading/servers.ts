/**
 * A whole config file: text and a client's layout in, specs, notices and problems out. Each entry is read by itself, so that a
 * wrong one does not hide the others. Never touches the disk.
 */
import type { ConfigFile, ConfigReading, Place } from '../../contracts.ts';
import { pathsOf } from '../../host/paths.ts';
import type { Notice } from '../../model.ts';
import { DIALECTS } from '../../variables/dialects.ts';
import { readTree } from '../formats/index.ts';
import { quoteVariables } from '../formats/raw-variables.ts';
import type { Branch } from '../formats/tree.ts';
import { isBranch, isList, kindOf, parseError, pointerTo, valueAt } from '../formats/tree.ts';
import {
  configIsProgram,
  configNotObject,
  rawTextNotJson,
  serversAtTopLevel,
  serversInOtherFile,
  serversNotFound,
  serversNotObject,
  serversUnderOtherKey,
  settingStartsServer,
  unusedKeys,
} from '../messages.ts';
import {
  containerNames,
  containersOf,
  holdsServers,
  isMapOfServers,
  looksLikeServer,
  overlaps,
} from './containers.ts';
import { addDoubtfulKeys } from './doubtful-keys.ts';
import type { FileReading } from './entries.ts';
import { readEntries, readEntry } from './entries.ts';
import type { ClientLayout } from './layout.ts';

/** Reads a config file. Throws E_CONFIG with line and column if it cannot be parsed. */
export function readServers(
  text: string,
  file: ConfigFile,
  layout: ClientLayout,
  place: Place,
): ConfigReading {
  const empty: ConfigReading = { specs: [], notices: [], problems: [] };
  if (layout.isScript === true) {
    const notice: Notice = { file: file.path, pointer: '', message: configIsProgram() };
    return { ...empty, [mayDeclareServers(text) ? 'problems' : 'notices']: [notice] };
  }
  const { tree, isParsed } = treeOf(text, file, layout, place);
  const { root, format } = tree;
  if (root === undefined) return empty;
  if (!isBranch(root)) throw parseError(configNotObject(kindOf(root)), file.path, text, 0);
  const reading: FileReading = {
    ...{ file, format, layout, place },
    ...{ specs: [], notices: [], problems: [], extraKeys: new Set() },
  };
  const { notices, problems, extraKeys } = reading;
  if (layout.notice !== undefined) add(notices, '', layout.notice, reading);
  if (!isParsed) add(notices, '', rawTextNotJson(layout.label), reading);
  for (const path of layout.unreadServers ?? []) {
    if (valueAt(root, path) !== undefined)
      add(problems, path.reduce(pointerTo, ''), settingStartsServer(), reading);
  }
  const pointers = readContainers(root, reading);
  if (pointers.length === 0) pointers.push(...readSingle(root, reading));
  if (pointers.length === 0 && layout.topLevel === true && isMapOfServers(root)) {
    pointers.push('');
    add(notices, '', serversAtTopLevel(), reading);
    readEntries(root, '', reading);
  }
  if (pointers.length === 0 && layout.settings !== true && root.size > 0) {
    // A file named on the command line should hold servers, and so should one with servers in the wrong place.
    const isProblem = layout.client === 'generic' || [...root.values()].some(looksLikeServer);
    add(isProblem ? problems : notices, '', serversNotFound(containerNames(layout)), reading);
  }
  if (layout.noticeOfServers !== undefined && reading.specs.length + problems.length > 0)
    add(notices, '', layout.noticeOfServers, reading);
  if (extraKeys.size > 0) add(notices, '', unusedKeys([...extraKeys].sort()), reading);
  addDoubtfulKeys(tree, pointers, reading);
  return { specs: reading.specs, notices, problems };
}

/** The text as a tree, as its client fills in variables of the raw text. Throws E_CONFIG with line and column. */
export function treeOf(
  text: string,
  file: ConfigFile,
  layout: ClientLayout,
  place: Place,
): { readonly tree: ReturnType<typeof readTree>; readonly isParsed: boolean } {
  const { raw } = DIALECTS[layout.dialect];
  const { json, isParsed } =
    layout.rawVariables === true && raw !== undefined
      ? quoteVariables(text, file.path, { label: layout.label, raw, place })
      : { json: text, isParsed: true };
  return { tree: readTree(json, file.path, layout.format), isParsed };
}

const add = (to: Notice[], pointer: string, message: string, { file }: FileReading): void =>
  void to.push({ file: file.path, pointer, message });

/** Reads every map and list of servers; returns their pointers. */
function readContainers(root: Branch, reading: FileReading): string[] {
  const { layout, place, notices, problems } = reading;
  const pointers: string[] = [];
  for (const { path, foreign, ambiguous, local } of containersOf(layout, place)) {
    const value = valueAt(root, path);
    const pointer = path.reduce(pointerTo, '');
    if (value === undefined || pointers.includes(pointer)) continue;
    if (ambiguous === true && !holdsServers(value)) continue;
    // What is inside another container is read with it, or is a server itself.
    if (ambiguous === true && pointers.some((other) => overlaps(other, pointer))) continue;
    pointers.push(pointer);
    if (value === null) continue;
    if (isBranch(value) || (isList(value) && layout.list === true)) {
      if (foreign) add(notices, pointer, serversUnderOtherKey(containerNames(layout)), reading);
      readEntries(value, pointer, local === undefined ? reading : forFolder(local, reading));
    } else if (layout.ignoredReferences !== undefined && (typeof value === 'string' || isList(value))) {
      for (const reference of (isList(value) ? value : [value]).map(String))
        if (!layout.ignoredReferences.includes(reference))
          add(problems, pointer, serversInOtherFile(reference), reading);
    } else add(problems, pointer, serversNotObject(kindOf(value)), reading);
  }
  return pointers;
}

/** What is read from now on holds for this folder alone. */
const forFolder = (folder: string, reading: FileReading): FileReading => ({
  ...reading,
  file: { ...reading.file, folder, layer: 'local' },
});

/** Reads a file that describes one server; returns the pointers of what was read. */
function readSingle(root: Branch, reading: FileReading): readonly string[] {
  const { file, layout, place } = reading;
  const { basename, extname } = pathsOf(place);
  const name = root.get('name');
  return (layout.single ?? []).flatMap((path) => {
    const block = valueAt(root, path);
    if (block === undefined || (path.length === 0 && !looksLikeServer(block))) return [];
    const pointer = path.reduce(pointerTo, '');
    const fileName = basename(file.path, extname(file.path));
    readEntry(typeof name === 'string' ? name : fileName, block, pointer, reading);
    return [pointer];
  });
}

/** Whether a shell script names servers, or runs code from elsewhere. */
const mayDeclareServers = (text: string): boolean =>
  /\bmcp\b|`|[$<>]\(|(?:^|[\s;&|({])(?:\.|source|eval|exec|\$)(?=[\s{A-Za-z_])/.test(
    text.replace(/^[^\S\n]*#.*$/gm, '').replace(/["'\\]/g, ''),
  );
