/**
 * The table of `list`: what there is to tell in, text for a person out, a config after the other. No line is wider than the screen, save a
 * command. Starts and reads nothing.
 */
import type { Settings } from '../config/settings.ts';
import { foldedLine } from '../display/fold.ts';
import { printable } from '../display/printable.ts';
import { symbols } from '../display/style.ts';
import { wrap } from '../display/width.ts';
import { shownShort } from '../host/shown-path.ts';
import { layoutOf, type Row } from './list-layout.ts';
import type { ListedLaunch, ListedServer } from './listed-server.ts';
import type { Listing } from './listed-servers.ts';
import {
  configHeading,
  disabledServer,
  listProblem,
  lockedWithoutConfig,
  lockState,
  mergedServer,
  replacedServer,
  versionState,
} from './messages.ts';

export function table(listed: Listing, settings: Settings): string {
  const { servers } = listed;
  const { render, place, host } = settings;
  const short = (file: string) => shownShort(file, place.userHome, host);
  const configs = new Map<string, ListedServer[]>();
  for (const server of servers) {
    const { client, readers, file, scope } = server;
    const config = configHeading(
      readers.length === 0 ? client : `${client} +${readers.length}`,
      short(file),
      scope,
    );
    configs.set(config, [...(configs.get(config) ?? []), server]);
  }
  const groups = [...configs].map(([config, group]) => ({
    config: printable(config, { unicode: render.unicode }),
    rows: group.flatMap((server) => rowsOf(server, render.unicode)),
  }));
  const { linesOf, head } = layoutOf(
    groups.flatMap(({ rows }) => rows),
    render.columns,
  );
  const lines = groups.flatMap(({ config, rows }) => [
    ...wrap(config, render.columns, 2),
    ...rows.flatMap(linesOf),
  ]);
  const more = remarks(listed, short).flatMap((text) =>
    text.split('\n').flatMap((line) => foldedLine(line, render.columns)),
  );
  return [...(servers.length === 0 ? [] : head), ...lines, ...more].map((line) => `${line}\n`).join('');
}

/** A server, and a row for each part that its launch starts in turn. */
function rowsOf(server: ListedServer, unicode: boolean): readonly Row[] {
  const signs = symbols(unicode);
  const launcherOf = ({ wrappers, launcher }: ListedLaunch) =>
    [...wrappers, launcher].join(` ${signs.item} `);
  return [
    [
      server.enabled ? server.server : disabledServer(server.server),
      launcherOf(server),
      originText(server.origin),
      server.origin === '' ? signs.unchecked : versionOf(server),
      lockOf(server),
    ],
    ...server.parts.map((part) => [
      '',
      `${signs.arrow} ${launcherOf(part)}`,
      originText(part.origin),
      versionOf(part),
      '',
    ]),
  ].map((row) => row.map((cell) => printable(cell, { unicode })));
}

/** What no row has room for. */
const remarks = (
  { servers, replaced, problems, stale }: Listing,
  short: (file: string) => string,
): readonly string[] => [
  ...servers.flatMap(({ server, problem }) => (problem === undefined ? [] : [listProblem(server, problem)])),
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
