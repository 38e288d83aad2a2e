/**
 * An entry that `mcp-lock wrap` made of a remote server: the launch of the guard in, the server in its variable MCP_LOCK_ENTRY
 * out, or the reason why the server is not known. Never shows the text of the variable, which may hold secrets.
 */
import type { ConfigFile, Place } from '../../contracts.ts';
import { isInside } from '../../host/is-inside.ts';
import { pathsOf, startIn } from '../../host/paths.ts';
import { tokensOf } from '../../lock/pointer.ts';
import { fillIn } from '../../variables/text.ts';
import type { Tree } from '../formats/tree.ts';
import { isBranch, isList, isSame } from '../formats/tree.ts';
import {
  guardReadsOtherConfig,
  guardReadsOtherFolder,
  guardReadsSeveralConfigs,
  guardWithoutConfigAdvice,
  wrappedCommand,
  wrappedDuplicateKey,
  wrappedNotJson,
  wrappedTwice,
  wrappedUnderOtherName,
  wrappedWithKey,
  wrappedWithoutKeys,
  wrappedWithVariable,
} from '../messages.ts';
import { bareEntry } from './bare-entry.ts';
import { guardEntryOf } from './guard-entry.ts';
import type { GuardLine } from './guard-line.ts';
import { guardLine, isKeyOf } from './guard-line.ts';
import type { ClientLayout } from './layout.ts';
import { readServerBlock } from './server-block.ts';
import type { ReadServer, Unreadable } from './server-rules.ts';
import { unreadable } from './server-rules.ts';

/** The variable that holds the original text of the entry, for `unwrap` and for readers of configs. The guard does not read it. */
export const ENTRY_VARIABLE = 'MCP_LOCK_ENTRY';

interface EntryText {
  readonly name: string;
  readonly pointer: string;
  readonly block: Tree;
  readonly file: ConfigFile;
  /** Of the file. */
  readonly format: string;
}

/** The server behind a guard. */
interface WrappedRemote {
  readonly ok: true;
  readonly guard: GuardLine;
  readonly server: ReadServer;
  /** Why the guard may start another server. */
  readonly problem?: string;
}

/** Undefined for an entry that is not a wrapped remote server. */
export function wrappedRemoteEntry(
  written: ReadServer,
  entry: EntryText,
  layout: ClientLayout,
  place: Place,
): WrappedRemote | Unreadable | undefined {
  const guard = guardLine(written.launch, layout.dialect, place);
  const text = written.env[ENTRY_VARIABLE];
  if (guard === undefined || guard.rest !== undefined || text === undefined) return undefined;
  const { name, pointer, block, format, file } = entry;
  const inner = bareEntry(text, format, pointer);
  if (inner === undefined || inner.entry === null) return unreadable(wrappedNotJson(ENTRY_VARIABLE, format));
  const unexpected = unexpectedContent(block, inner.entry, entry, layout);
  if (unexpected !== undefined) return unreadable(unexpected);
  const server = readServerBlock(inner.entry, layout);
  if (!server.ok) return unreadable(server.reason);
  if (server.launch.transport === 'stdio') {
    return unreadable(
      guardLine(server.launch, layout.dialect, place) === undefined
        ? wrappedCommand(ENTRY_VARIABLE)
        : wrappedTwice(ENTRY_VARIABLE),
    );
  }
  if (!isKeyOf(guard.name, name, layout.client)) return unreadable(wrappedUnderOtherName(guard.name));
  const otherEntry = otherEntryProblem(guard, file, layout, place);
  if (otherEntry !== undefined) return unreadable(otherEntry);
  const duplicates = inner.hasDuplicates ? [wrappedDuplicateKey(ENTRY_VARIABLE)] : [];
  return {
    ok: true,
    guard,
    server: { ...server, notices: [...server.notices, ...duplicates] },
    ...(namesConfig(guard) ? {} : { problem: guardWithoutConfigAdvice() }),
  };
}

/**
 * Why an entry is not written as `wrap` writes it: the keys of the guard, one variable, and keys of the old entry that the client reads of
 * every server, with the same values.
 */
function unexpectedContent(
  block: Tree,
  inner: Tree,
  { name, pointer }: EntryText,
  layout: ClientLayout,
): string | undefined {
  if (!isBranch(block) || !isBranch(inner)) return undefined;
  const { command, args, env, type, shared, startKeys } = guardEntryOf(layout);
  const isListed = tokensOf(pointer).at(-1) !== name;
  const isExpected = (key: string): boolean => {
    const value = block.get(key) ?? null;
    if (key === command || key === args || key === env) return true;
    if (key === type?.key) return value === type.value;
    if (startKeys.some((one) => one.key === key && !inner.has(key))) return true;
    return (shared.includes(key) || (isListed && key === 'name')) && isSame(value, inner.get(key) ?? null);
  };
  const other = [...block.keys()].find((key) => !isExpected(key));
  if (other !== undefined) return wrappedWithKey(ENTRY_VARIABLE, other);
  const isLine =
    args === undefined
      ? isList(block.get(command))
      : typeof block.get(command) === 'string' && block.has(args);
  const variables = block.get(env);
  if (!isLine || !isBranch(variables) || (type !== undefined && !block.has(type.key)))
    return wrappedWithoutKeys(ENTRY_VARIABLE);
  return variables.size === 1 ? undefined : wrappedWithVariable(ENTRY_VARIABLE);
}

/** Without `--config`, the guard takes the entry of its name from any config. */
const namesConfig = ({ options }: GuardLine): boolean => options.some(([option]) => option === '--config');

/** Why the guard would take its entry from another file or folder than this one. */
function otherEntryProblem(
  { options }: GuardLine,
  file: ConfigFile,
  { dialect }: ClientLayout,
  place: Place,
): string | undefined {
  const paths = pathsOf(place);
  const { resolve } = paths;
  const valuesOf = (option: string): readonly string[] =>
    options
      .filter(([one]) => one === option)
      .map(([, value]) => fillIn(value, dialect, { place, file: file.path, part: 'args' }).text);
  const isFile = (path: string) =>
    // The guard looks in the folder of the lock, too.
    [startIn(place, path), resolve(place.workspaceFolder, path)].includes(resolve(file.path));
  const configs = valuesOf('--config');
  if (!configs.every(isFile)) return guardReadsOtherConfig();
  if (configs.length > 1) return guardReadsSeveralConfigs();
  if (file.scope === 'user') return undefined;
  if (!isInside(place.workspaceFolder, file.path, paths)) return undefined;
  return valuesOf('--cwd').every((path) => startIn(place, path) === resolve(place.workspaceFolder))
    ? undefined
    : guardReadsOtherFolder();
}
