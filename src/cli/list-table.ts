/**
 * The table of `list`: what there is to tell in, text for a person out. Starts and reads nothing.
 */
import type { Settings } from '../config/settings.ts';
import { printable } from '../display/printable.ts';
import { symbols } from '../display/style.ts';
import { displayWidth, padEnd } from '../display/width.ts';
import { shownShort } from '../host/shown-path.ts';
import type { ListedLaunch, ListedServer } from './listed-server.ts';
import type { Listing } from './listed-servers.ts';
import {
  disabledServer,
  listColumns,
  listProblem,
  lockedWithoutConfig,
  lockState,
  mergedServer,
  replacedServer,
  versionState,
} from './messages.ts';

export function table(
  { servers, replaced, problems, stale }: Listing,
  { render, place, host }: Settings,
): string {
  const short = (file: string) => shownShort(file, place.userHome, host);
  const signs = symbols(render.unicode);
  const launcherOf = ({ wrappers, launcher }: ListedLaunch) =>
    [...wrappers, launcher].join(` ${signs.item} `);
  const cells = servers.flatMap((server) => [
    [
      server.enabled ? server.server : disabledServer(server.server),
      server.readers.length === 0 ? server.client : `${server.client} +${server.readers.length}`,
      short(server.file),
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
    ...problems.map(({ place, message, next }) => listProblem(place, message, next)),
    ...stale.map(lockedWithoutConfig),
    ...servers.flatMap(({ server, from }) =>
      from === undefined
        ? []
        : [
            mergedServer(
              server,
              from.map(({ file, keys }) => ({ file: short(file), keys })),
            ),
          ],
    ),
    ...replaced.map(({ name, file }) => replacedServer(name, short(file))),
  ];
  return [...lines, ...more].map((line) => `${line}\n`).join('');
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
