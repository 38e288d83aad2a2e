/**
 * An entry that `mcp-lock wrap` made of a remote server: the launch of the guard in, the server in its variable MCP_LOCK_ENTRY
 * out, or the reason why the server is not known. Never shows the text of the variable, which may hold secrets.
 */
import type { ConfigFile, Place } from '../../contracts.ts';
import { orUndefined } from '../../errors.ts';
import { isInside } from '../../host/is-inside.ts';
import { pathsOf, startIn } from '../../host/paths.ts';
import { fillIn } from '../../variables/text.ts';
import { readTree } from '../formats/index.ts';
import type { Tree } from '../formats/tree.ts';
import { isBranch } from '../formats/tree.ts';
import {
  guardReadsOtherConfig,
  guardReadsOtherFolder,
  guardReadsSeveralConfigs,
  guardWithoutConfigAdvice,
  wrappedCommand,
  wrappedDuplicateKey,
  wrappedForClient,
  wrappedNotJson,
  wrappedOutsideJson,
  wrappedTwice,
  wrappedUnderOtherName,
  wrappedWithKey,
  wrappedWithoutKeys,
  wrappedWithVariable,
} from '../messages.ts';
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
  const { name, block, format, file } = entry;
  if (format !== 'json') return unreadable(wrappedOutsideJson(ENTRY_VARIABLE));
  const unexpected = unexpectedContent(block);
  if (unexpected !== undefined) return unreadable(unexpected);
  if (layout.stdioNeeds) return unreadable(wrappedForClient(layout.stdioNeeds));
  const inner = text.startsWith('\u{feff}')
    ? undefined
    : orUndefined(() => readTree(text, file.path, 'json'));
  if (inner?.root === undefined) return unreadable(wrappedNotJson(ENTRY_VARIABLE));
  const server = readServerBlock(inner.root, layout);
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
  const duplicates = inner.duplicates.length > 0 ? [wrappedDuplicateKey(ENTRY_VARIABLE)] : [];
  return {
    ok: true,
    guard,
    server: { ...server, notices: [...server.notices, ...duplicates] },
    ...(namesConfig(guard) ? {} : { problem: guardWithoutConfigAdvice() }),
  };
}

/** Why an entry is not written as `wrap` writes it: three keys and one variable. The guard does not see any other key. */
function unexpectedContent(block: Tree): string | undefined {
  if (!isBranch(block)) return undefined;
  const other = [...block.keys()].find((key) => !['command', 'args', 'env'].includes(key));
  if (other !== undefined) return wrappedWithKey(ENTRY_VARIABLE, other);
  if (typeof block.get('command') !== 'string' || !block.has('args') || !isBranch(block.get('env')))
    return wrappedWithoutKeys(ENTRY_VARIABLE);
  const env = block.get('env');
  return isBranch(env) && env.size === 1 ? undefined : wrappedWithVariable(ENTRY_VARIABLE);
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
  const pathsOfOption = (option: string): readonly string[] =>
    options
      .filter(([one]) => one === option)
      .map(([, value]) => fillIn(value, dialect, { place, file: file.path, part: 'args' }).text)
      .map((path) => startIn(place, path));
  const configs = pathsOfOption('--config');
  if (configs.some((path) => path !== resolve(file.path))) return guardReadsOtherConfig();
  if (configs.length > 1) return guardReadsSeveralConfigs();
  if (file.scope === 'user') return undefined;
  if (!isInside(place.workspaceFolder, file.path, paths)) return undefined;
  return pathsOfOption('--cwd').every((path) => path === resolve(place.workspaceFolder))
    ? undefined
    : guardReadsOtherFolder();
}
