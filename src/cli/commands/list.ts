/**
 * `mcp-lock list`: what is configured, how it starts, whether it is pinned and locked. Starts and contacts no server.
 */
import { discover } from '../../config/discover.ts';
import { unknownValue } from '../../config/messages.ts';
import { warn } from '../../config/scope.ts';
import type { Settings } from '../../config/settings.ts';
import { breakCommands, printable } from '../../display/printable.ts';
import { safeJson } from '../../display/safe-json.ts';
import { symbols } from '../../display/style.ts';
import { displayWidth, padEnd } from '../../display/width.ts';
import { McpLockError } from '../../errors.ts';
import { readingsHere } from '../../launch/prepare.ts';
import { entryIn } from '../../lock/entry.ts';
import { loadLock, shown } from '../../lock/store.ts';
import type { Notice } from '../../model.ts';
import { deadGuard, missingGuards } from '../guard-start-check.ts';
import type { ListedLaunch, ListedServer } from '../listed-server.ts';
import { listedServer } from '../listed-server.ts';
import {
  disabledServer,
  listColumns,
  listProblem,
  lockedWithoutConfig,
  lockState,
  noServerLocked,
  noServersListed,
  versionState,
} from '../messages.ts';

/** A place in a config and what there is to say of it. */
interface Remark {
  readonly place: string;
  readonly message: string;
}

/** Runs the command; returns the exit status. */
export async function listCommand(
  options: { readonly reporter?: readonly string[] },
  settings: Settings,
): Promise<number> {
  const format = options.reporter?.at(-1) ?? 'text';
  if (format !== 'text' && format !== 'json')
    throw new McpLockError(unknownValue('--reporter', format, ['text', 'json']));
  const { host, place, root, lockPath } = settings;
  const { found, ...discovery } = await discover(settings.scope, host);
  const { lockfile } = await loadLock(lockPath, root, host);
  const readings = await readingsHere(place, host);
  const missingOf = missingGuards(settings);
  const servers = await Promise.all(
    found.map(async (one) =>
      listedServer(one, entryIn(lockfile, one.key), readings, settings, await deadGuard(one, missingOf)),
    ),
  );
  const remark = ({ file, pointer, message }: Notice): Remark => ({
    place: `${shown(file, host)}${pointer}`,
    message,
  });
  const [problems, notices] = [discovery.problems.map(remark), discovery.notices.map(remark)];
  const stale = Object.keys(lockfile?.servers ?? {}).filter((name) => !found.some(({ key }) => key === name));
  if (format === 'text') for (const notice of discovery.notices) warn(notice, settings);
  host.terminal.stdout(
    format === 'json'
      ? `${safeJson({ schemaVersion: 1, servers, stale, problems, notices })}\n`
      : breakCommands(
          `${table(servers, problems, stale, settings)}${advice(servers, problems.length > 0, discovery.files, settings)}`,
        ),
  );
  return problems.length > 0 ? 2 : 0;
}

function table(
  servers: readonly ListedServer[],
  problems: readonly Remark[],
  stale: readonly string[],
  { render }: Settings,
): string {
  const signs = symbols(render.unicode);
  const launcherOf = ({ wrappers, launcher }: ListedLaunch) =>
    [...wrappers, launcher].join(` ${signs.item} `);
  const cells = servers.flatMap((server) => [
    [
      server.enabled ? server.server : disabledServer(server.server),
      server.readers.length === 0 ? server.client : `${server.client} +${server.readers.length}`,
      server.file,
      server.scope,
      launcherOf(server),
      server.origin === '' ? (server.problem ?? '') : originText(server.origin),
      server.origin === '' ? signs.unchecked : versionOf(server),
      lockOf(server),
    ],
    ...server.parts.map((part) => [
      ...['', '', '', ''],
      `${signs.arrow} ${launcherOf(part)}`,
      originText(part.origin),
      versionOf(part),
      '',
    ]),
  ]);
  const all = [listColumns, ...cells].map((line) =>
    line.map((cell) => printable(cell, { unicode: render.unicode })),
  );
  const widths = listColumns.map((_, column) =>
    Math.max(...all.map((line) => displayWidth(line[column] ?? ''))),
  );
  const lines = (cells.length === 0 ? [] : all).map((line) =>
    line
      .map((cell, column) => padEnd(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const more = [
    // A row has room for the origin or the problem; where there is an origin, the problem follows the table.
    ...servers.flatMap(({ server, origin, problem }) =>
      origin === '' || problem === undefined ? [] : [listProblem(server, problem)],
    ),
    ...problems.map(({ place, message }) => listProblem(place, message)),
    ...stale.map(lockedWithoutConfig),
  ];
  return [...lines, ...more].map((line) => `${line}\n`).join('');
}

/** What to do where nothing is configured, or nothing of it locked. */
function advice(
  servers: readonly ListedServer[],
  unread: boolean,
  files: readonly string[],
  settings: Settings,
): string {
  if (servers.length === 0 && unread) return '';
  if (servers.length === 0) return noServersListed(files.map((file) => shown(file, settings.host)));
  if (servers.some(({ locked }) => locked)) return '';
  return noServerLocked(settings.render.flags ?? '');
}

function versionOf({ launcher, pinned, opaque, unchecked }: ListedLaunch): string {
  if (launcher === 'remote') return versionState('remote');
  if (opaque) return versionState('opaque');
  if (unchecked === true) return versionState('not checked');
  return versionState(pinned ? 'pinned' : 'floating');
}

const lockOf = ({ locked, lockedVersion, pinned, guarded }: ListedServer): string =>
  lockState(locked, pinned ? undefined : lockedVersion, guarded === true);

/** `npm @scope/name@1.2.3` for a package URL; anything else as it is. */
function originText(origin: string): string {
  const [, type, name] = /^pkg:(\w+)\/(.*)$/s.exec(origin) ?? [];
  if (type === undefined || name === undefined) return origin;
  try {
    return `${type} ${decodeURIComponent(name)}`;
  } catch {
    return origin;
  }
}
