/**
 * A whole config file: text and a client's layout in, specs, notices and problems out. Each entry is read by itself, so that a
 * wrong one does not hide the others. Never touches the disk.
 */
import type { ConfigFile, ConfigReading, Place } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import type { Notice } from '../../model.ts';
import { DIALECTS } from '../../variables/dialects.ts';
import { readTree } from '../formats/index.ts';
import { quoteVariables } from '../formats/raw-variables.ts';
import { isBranch, kindOf, parseError } from '../formats/tree.ts';
import {
  configIsProgram,
  configNotObject,
  rawTextNotJson,
  serversNotFound,
  unusedKeys,
} from '../messages.ts';
import { containerNames, looksLikeServer } from './containers.ts';
import { documentsOf, quotedAtVariables } from './documents.ts';
import type { FileReading } from './entries.ts';
import type { ClientLayout } from './layout.ts';
import { isStrictJson } from './plain-entry.ts';
import { readTreeServers } from './tree-servers.ts';
import { unreadServers } from './unread.ts';

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
  const mention = layout.mentions === undefined ? 'yes' : mentionIn(text, layout.mentions);
  if (mention === 'no') return empty;
  const format = layout.format;
  const reading: FileReading = {
    ...{ file, format, layout, place },
    ...{ specs: [], notices: [], problems: [], extraKeys: new Set(), unsureAt: [] },
    ...(format === 'json' && !isStrictJson(text) ? { unsure: true as const } : {}),
  };
  const documents = layout.documents === true ? documentsOf(text) : [text];
  let missing: Notice | undefined;
  for (const [index, document] of documents.entries()) {
    try {
      missing = readDocument(document, index === 0 ? '' : `#${index + 1}`, reading) ?? missing;
    } catch (error) {
      // A file of another purpose need not be valid.
      if (mention === 'yes' || !(error instanceof McpLockError)) throw error;
    }
  }
  const { specs, notices, problems, extraKeys } = reading;
  const isDeclared = specs.length + problems.length > 0;
  const notice = (message: string) => notices.push({ file: file.path, pointer: '', message });
  if (layout.noticeOfServers !== undefined && isDeclared) notice(layout.noticeOfServers);
  if (extraKeys.size > 0) notice(unusedKeys([...extraKeys].sort()));
  return {
    ...{ specs, notices, problems },
    ...(reading.unsureAt.length === 0 ? {} : { unsureAt: reading.unsureAt }),
    ...(missing === undefined || specs.length > 0 ? {} : { missing }),
  };
}

/** One document of a file. `base`: its pointer. Returns what was said of it if it declares no servers. */
function readDocument(text: string, base: string, whole: FileReading): Notice | undefined {
  const { file, layout, place, specs, notices, problems } = whole;
  const filled = layout.atVariables === true ? quotedAtVariables(text) : text;
  const { tree, isParsed } = treeOf(filled, file, layout, place);
  const { root, format } = tree;
  if (root === undefined) return undefined;
  if (!isBranch(root)) throw parseError(configNotObject(kindOf(root)), file.path, text, 0);
  if (layout.notice !== undefined && base === '')
    notices.push({ file: file.path, pointer: '', message: layout.notice });
  if (!isParsed) notices.push({ file: file.path, pointer: '', message: rawTextNotJson(layout.label) });
  const reading: FileReading = { ...whole, format };
  const pointers = readTreeServers({ ...tree, root }, base, reading);
  const isNamed = file.format === undefined;
  const said = (to: Notice[], message: string): Notice => {
    const notice: Notice = { file: file.path, pointer: base, message };
    to.push(notice);
    return notice;
  };
  if (pointers.length > 0) return undefined;
  if (layout.describes !== undefined) return void said(isNamed ? problems : notices, layout.describes);
  if (root.size === 0) return undefined;
  if (layout.settings === true) {
    const isPassedOver = isNamed && specs.length === 0 && unreadServers(root, [], base, true).length > 0;
    return isPassedOver ? said(notices, serversNotFound(containerNames(layout))) : undefined;
  }
  // A file named on the command line should hold servers, and so should one with servers in the wrong place.
  const isProblem = layout.client === 'generic' || [...root.values()].some(looksLikeServer);
  return said(isProblem ? problems : notices, serversNotFound(containerNames(layout)));
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

/** Whether a text has a word in it. `perhaps`: it has escapes, which could stand for a part of the word. */
function mentionIn(text: string, word: string): 'yes' | 'perhaps' | 'no' {
  if (text.toLowerCase().includes(word)) return 'yes';
  return /\\(?:[xuU]|\r?\n)/.test(text) ? 'perhaps' : 'no';
}

/** Whether a shell script names servers, or runs code from elsewhere. */
const mayDeclareServers = (text: string): boolean =>
  /\bmcp\b|`|[$<>]\(|(?:^|[\s;&|({])(?:\.|source|eval|exec|\$)(?=[\s{A-Za-z_])/.test(
    text.replace(/^[^\S\n]*#.*$/gm, '').replace(/["'\\]/g, ''),
  );
