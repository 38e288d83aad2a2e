/**
 * A whole config file: text and a client's row in, specs, notices and problems out. Read entry by entry, so that a bad
 * one never hides its neighbours; never touches the disk.
 */
import type { ConfigFile, ConfigReading, Place } from '../../contracts.ts';
import { pathsOf } from '../../host/paths.ts';
import type { Notice, Spec } from '../../model.ts';
import { readTree } from '../formats/index.ts';
import type { Branch, Tree } from '../formats/tree.ts';
import { below, isBranch, isList, kindOf, parseError, pointerTo } from '../formats/tree.ts';
import { quoteVariables } from '../formats/unquoted-variables.ts';
import {
  configIsProgram,
  configNotObject,
  duplicateKey,
  duplicateServers,
  listedServerWithoutName,
  serverOfOtherFile,
  serversAtTopLevel,
  serversInOtherFile,
  serversNotFound,
  serversNotObject,
  serversUnderOtherKey,
  settingStartsServer,
  unusedKeys,
} from '../messages.ts';
import {
  containersOf,
  holdsServers,
  isFlat,
  isNote,
  keysOf,
  looksLikeServer,
  related,
} from './containers.ts';
import type { Pages } from './entry.ts';
import { readOne } from './entry.ts';
import type { Shape } from './layout.ts';

/** Reads a config file. Throws E_CONFIG when it cannot be read as a whole. */
export function readShape(text: string, file: ConfigFile, shape: Shape, place: Place): ConfigReading {
  const specs: Spec[] = [];
  const notices: Notice[] = [];
  const problems: Notice[] = [];
  const about = (into: Notice[], pointer: string, message: string) =>
    void into.push({ file: file.path, pointer, message });
  if (shape.script === true) {
    about(mayDeclare(text) ? problems : notices, '', configIsProgram());
    return { specs, notices, problems };
  }
  const body = shape.unquoted === true ? quoteVariables(text) : text;
  const { root, duplicates, conflicts, format } = readTree(body, file.path, shape.format);
  const pages: Pages = { specs, notices, problems, unread: new Set(), format };
  if (root === undefined) return { specs, notices, problems };
  if (!isBranch(root)) throw parseError(configNotObject(kindOf(root)), file.path, text, 0);

  if (shape.says !== undefined) about(notices, '', shape.says);
  for (const path of shape.notRead ?? []) {
    if (below(root, path) !== undefined) about(problems, path.reduce(pointerTo, ''), settingStartsServer());
  }
  const found: string[] = [];
  for (const { path, foreign, possible } of containersOf(shape, place)) {
    const value = below(root, path);
    const pointer = path.reduce(pointerTo, '');
    if (value === undefined || found.includes(pointer)) continue;
    if (possible === true && !holdsServers(value)) continue;
    // What stands below another container is read there, or is a server itself.
    if (possible === true && found.some((base) => related(base, pointer))) continue;
    found.push(pointer);
    if (value === null) continue;
    if (isBranch(value) || (isList(value) && shape.list === true)) {
      if (foreign) about(notices, pointer, serversUnderOtherKey(keysOf(shape)));
      readServers(value, pointer, file, shape, place, pages);
    } else if (shape.elsewhere !== undefined && (typeof value === 'string' || isList(value))) {
      const files = (isList(value) ? value : [value])
        .map(String)
        .filter((one) => !shape.elsewhere?.includes(one));
      for (const one of files) about(problems, pointer, serversInOtherFile(one));
    } else about(problems, pointer, serversNotObject(kindOf(value)));
  }
  for (const path of found.length === 0 ? (shape.single ?? []) : []) {
    const block = below(root, path);
    if (block === undefined || (path.length === 0 && !looksLikeServer(block))) continue;
    const pointer = path.reduce(pointerTo, '');
    found.push(pointer);
    const named = root.get('name');
    const { basename, extname } = pathsOf(place);
    const name = typeof named === 'string' ? named : basename(file.path, extname(file.path));
    readOne(name, block, pointer, file, shape, place, pages);
  }
  if (found.length === 0 && shape.flat === true && isFlat(root)) {
    found.push('');
    about(notices, '', serversAtTopLevel());
    readServers(root, '', file, shape, place, pages);
  }
  if (found.length === 0 && shape.settings !== true && root.size > 0) {
    // A file named on the command line was meant to hold servers; so was one with servers in the wrong place.
    const lost = shape.client === 'generic' || [...root.values()].some(looksLikeServer);
    about(lost ? problems : notices, '', serversNotFound(keysOf(shape)));
  }
  if (pages.unread.size > 0) about(notices, '', unusedKeys([...pages.unread].sort()));
  const holds = (at: string) => found.some((base) => base !== '' && `${base}/`.startsWith(`${at}/`));
  for (const pointer of duplicates.filter((at) => found.some((base) => related(at, base)))) {
    // Programs do not agree which of the two counts, so that one could hide servers from the other.
    if (conflicts.includes(pointer) && holds(pointer)) about(problems, pointer, duplicateServers());
    else about(notices, pointer, duplicateKey());
  }
  return { specs, notices, problems };
}

/** Whether a program names servers, or runs what stands elsewhere. */
const mayDeclare = (text: string): boolean =>
  /\bmcp\b|`|[$<>]\(|(?:^|[\s;&|({])(?:\.|source|eval|exec|\$)(?=[\s{A-Za-z_])/.test(
    text.replace(/^\s*#.*$/gm, '').replace(/["'\\]/g, ''),
  );

/** Every server of a map or a list. */
function readServers(
  servers: Branch | readonly Tree[],
  base: string,
  file: ConfigFile,
  shape: Shape,
  place: Place,
  pages: Pages,
): void {
  if (!isBranch(servers)) {
    for (const [index, block] of servers.entries()) {
      const pointer = pointerTo(base, index);
      const name = isBranch(block) ? block.get('name') : undefined;
      if (typeof name === 'string' || !isBranch(block))
        readOne(typeof name === 'string' ? name : `#${index + 1}`, block, pointer, file, shape, place, pages);
      else
        pages.problems.push({
          file: file.path,
          pointer,
          message: block.has('uses') ? serverOfOtherFile() : listedServerWithoutName(),
        });
    }
    return;
  }
  for (const [name, block] of servers) {
    const pointer = pointerTo(base, name);
    if (isNote(name, block)) continue;
    if (name === shape.deeper && isBranch(block) && holdsServers(block))
      readServers(block, pointer, file, shape, place, pages);
    else readOne(name, block, pointer, file, shape, place, pages);
  }
}
