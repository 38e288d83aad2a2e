/**
 * A remote entry that its client reaches through `mcp-lock guard`: what was read of it as a launch in, the entry that its
 * variable MCP_LOCK_ENTRY holds out, read as if it stood there itself, or the reason why nobody could know which server is
 * meant. Never shows the text, for it may hold secrets.
 */
import type { ConfigFile, Place } from '../../contracts.ts';
import { orUndefined } from '../../errors.ts';
import { isInside } from '../../host/is-inside.ts';
import { pathsOf } from '../../host/paths.ts';
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

/** The variable that holds the text of the entry. The guard never reads it: it is there for `unwrap` and for readers. */
export const ENTRY_VARIABLE = 'MCP_LOCK_ENTRY';

/** Where an entry stands. */
export interface EntryPosition {
  readonly name: string;
  readonly block: Tree;
  readonly file: ConfigFile;
  /** What the file is written in. */
  readonly format: string;
}

/** An entry as it is without its guard. */
export interface WrappedRemote {
  readonly ok: true;
  readonly guard: GuardLine;
  readonly reading: ReadServer;
  /** Why its guard cannot be relied on. */
  readonly trouble?: string;
}

/** Undefined for what is no guard of a remote server: it is an ordinary launch. */
export function wrappedRemoteEntry(
  outer: ReadServer,
  standing: EntryPosition,
  shape: ClientLayout,
  place: Place,
): WrappedRemote | Unreadable | undefined {
  const guard = guardLine(outer.launch, shape.dialect, place);
  const text = outer.env[ENTRY_VARIABLE];
  if (guard === undefined || guard.rest !== undefined || text === undefined) return undefined;
  const { name, block, format, file } = standing;
  if (format !== 'json') return unreadable(wrappedOutsideJson(ENTRY_VARIABLE));
  const beside = otherContent(block);
  if (beside !== undefined) return unreadable(beside);
  if (shape.stdioNeeds) return unreadable(wrappedForClient(shape.stdioNeeds));
  const inner = text.startsWith('\u{feff}')
    ? undefined
    : orUndefined(() => readTree(text, file.path, 'json'));
  if (inner?.root === undefined) return unreadable(wrappedNotJson(ENTRY_VARIABLE));
  const reading = readServerBlock(inner.root, shape);
  if (!reading.ok) return unreadable(reading.reason);
  if (reading.launch.transport === 'stdio') {
    return unreadable(
      guardLine(reading.launch, shape.dialect, place) === undefined
        ? wrappedCommand(ENTRY_VARIABLE)
        : wrappedTwice(ENTRY_VARIABLE),
    );
  }
  if (!isKeyOf(guard.name, name, shape.client)) return unreadable(wrappedUnderOtherName(guard.name));
  const astray = wrongTarget(guard, file, shape, place);
  if (astray !== undefined) return unreadable(astray);
  const twice = inner.duplicates.length > 0 ? [wrappedDuplicateKey(ENTRY_VARIABLE)] : [];
  return {
    ok: true,
    guard,
    reading: { ...reading, notices: [...reading.notices, ...twice] },
    ...(namesConfig(guard) ? {} : { trouble: guardWithoutConfigAdvice() }),
  };
}

/** What stands beside the three keys and the one variable. No other key would count for both the client and the guard. */
function otherContent(block: Tree): string | undefined {
  if (!isBranch(block)) return undefined;
  const other = [...block.keys()].find((key) => !['command', 'args', 'env'].includes(key));
  if (other !== undefined) return wrappedWithKey(ENTRY_VARIABLE, other);
  if (typeof block.get('command') !== 'string' || !block.has('args') || !isBranch(block.get('env')))
    return wrappedWithoutKeys(ENTRY_VARIABLE);
  const env = block.get('env');
  return isBranch(env) && env.size === 1 ? undefined : wrappedWithVariable(ENTRY_VARIABLE);
}

/** Without it, the guard would find whatever has its name in any config. */
const namesConfig = ({ valued }: GuardLine): boolean => valued.some(([option]) => option === '--config');

/** Why the guard would look for this entry in another file or folder. */
function wrongTarget(
  { valued }: GuardLine,
  file: ConfigFile,
  { dialect }: ClientLayout,
  place: Place,
): string | undefined {
  const paths = pathsOf(place);
  const { resolve } = paths;
  const { workspaceFolder } = place;
  const pathsBehind = (option: string): readonly string[] =>
    valued
      .filter(([one]) => one === option)
      .map(([, value]) => fillIn(value, dialect, { place, file: file.path, value: false }).text)
      .map((path) => resolve(workspaceFolder, path));
  const configs = pathsBehind('--config');
  if (configs.some((path) => path !== resolve(file.path))) return guardReadsOtherConfig();
  if (configs.length > 1) return guardReadsSeveralConfigs();
  if (file.scope === 'user') return undefined;
  if (!isInside(workspaceFolder, file.path, paths)) return undefined;
  return pathsBehind('--cwd').every((path) => path === resolve(workspaceFolder))
    ? undefined
    : guardReadsOtherFolder();
}
