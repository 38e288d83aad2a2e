/**
 * A whole config file: text and a client's row in, specs, notices and problems out. Read entry by entry, so that a bad
 * one never hides its neighbours; never touches the disk.
 */
import type { ConfigFile, ConfigReading, Place } from '../../contracts.ts';
import { pathsOf } from '../../host/paths.ts';
import type { Notice, Spec } from '../../model.ts';
import { readTree } from '../formats/index.ts';
import type { Branch, Tree } from '../formats/tree.ts';
import { isBranch, isList, kindOf, parseError, pointerTo, valueAt } from '../formats/tree.ts';
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
  containerNames,
  containersOf,
  holdsServers,
  isComment,
  isMapOfServers,
  looksLikeServer,
  overlaps,
} from './containers.ts';
import type { Collected } from './entry.ts';
import { readEntry } from './entry.ts';
import type { ClientLayout } from './layout.ts';

/** Reads a config file. Throws E_CONFIG when it cannot be read as a whole. */
export function readServers(
  text: string,
  file: ConfigFile,
  shape: ClientLayout,
  place: Place,
): ConfigReading {
  const specs: Spec[] = [];
  const notices: Notice[] = [];
  const problems: Notice[] = [];
  const about = (into: Notice[], pointer: string, message: string) =>
    void into.push({ file: file.path, pointer, message });
  if (shape.isScript === true) {
    about(mayDeclare(text) ? problems : notices, '', configIsProgram());
    return { specs, notices, problems };
  }
  const body = shape.unquotedVariables === true ? quoteVariables(text) : text;
  const { root, duplicates, conflicts, format } = readTree(body, file.path, shape.format);
  const pages: Collected = { specs, notices, problems, extraKeys: new Set(), format };
  if (root === undefined) return { specs, notices, problems };
  if (!isBranch(root)) throw parseError(configNotObject(kindOf(root)), file.path, text, 0);

  if (shape.notice !== undefined) about(notices, '', shape.notice);
  for (const path of shape.unreadServers ?? []) {
    if (valueAt(root, path) !== undefined) about(problems, path.reduce(pointerTo, ''), settingStartsServer());
  }
  const found: string[] = [];
  for (const { path, foreign, ambiguous } of containersOf(shape, place)) {
    const value = valueAt(root, path);
    const pointer = path.reduce(pointerTo, '');
    if (value === undefined || found.includes(pointer)) continue;
    if (ambiguous === true && !holdsServers(value)) continue;
    // What stands below another container is read there, or is a server itself.
    if (ambiguous === true && found.some((base) => overlaps(base, pointer))) continue;
    found.push(pointer);
    if (value === null) continue;
    if (isBranch(value) || (isList(value) && shape.list === true)) {
      if (foreign) about(notices, pointer, serversUnderOtherKey(containerNames(shape)));
      readEach(value, pointer, file, shape, place, pages);
    } else if (shape.ignoredReferences !== undefined && (typeof value === 'string' || isList(value))) {
      const files = (isList(value) ? value : [value])
        .map(String)
        .filter((one) => !shape.ignoredReferences?.includes(one));
      for (const one of files) about(problems, pointer, serversInOtherFile(one));
    } else about(problems, pointer, serversNotObject(kindOf(value)));
  }
  for (const path of found.length === 0 ? (shape.single ?? []) : []) {
    const block = valueAt(root, path);
    if (block === undefined || (path.length === 0 && !looksLikeServer(block))) continue;
    const pointer = path.reduce(pointerTo, '');
    found.push(pointer);
    const named = root.get('name');
    const { basename, extname } = pathsOf(place);
    const name = typeof named === 'string' ? named : basename(file.path, extname(file.path));
    readEntry(name, block, pointer, file, shape, place, pages);
  }
  if (found.length === 0 && shape.topLevel === true && isMapOfServers(root)) {
    found.push('');
    about(notices, '', serversAtTopLevel());
    readEach(root, '', file, shape, place, pages);
  }
  if (found.length === 0 && shape.settings !== true && root.size > 0) {
    // A file named on the command line was meant to hold servers; so was one with servers in the wrong place.
    const lost = shape.client === 'generic' || [...root.values()].some(looksLikeServer);
    about(lost ? problems : notices, '', serversNotFound(containerNames(shape)));
  }
  if (pages.extraKeys.size > 0) about(notices, '', unusedKeys([...pages.extraKeys].sort()));
  const holds = (at: string) => found.some((base) => base !== '' && `${base}/`.startsWith(`${at}/`));
  for (const pointer of duplicates.filter((at) => found.some((base) => overlaps(at, base)))) {
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
function readEach(
  servers: Branch | readonly Tree[],
  base: string,
  file: ConfigFile,
  shape: ClientLayout,
  place: Place,
  pages: Collected,
): void {
  if (!isBranch(servers)) {
    for (const [index, block] of servers.entries()) {
      const pointer = pointerTo(base, index);
      const name = isBranch(block) ? block.get('name') : undefined;
      if (typeof name === 'string' || !isBranch(block))
        readEntry(
          typeof name === 'string' ? name : `#${index + 1}`,
          block,
          pointer,
          file,
          shape,
          place,
          pages,
        );
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
    if (isComment(name, block)) continue;
    if (name === shape.nestedMap && isBranch(block) && holdsServers(block))
      readEach(block, pointer, file, shape, place, pages);
    else readEntry(name, block, pointer, file, shape, place, pages);
  }
}
