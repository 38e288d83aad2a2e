/**
 * The table of `list`: what there is to tell in, text for a person out, a config after the other. No line is wider than the screen, save a
 * command. Starts and reads nothing.
 */
import type { Settings } from '../config/settings.ts';
import { printable } from '../display/printable.ts';
import { symbols } from '../display/style.ts';
import { displayWidth, padEnd, wrap } from '../display/width.ts';
import { shownShort } from '../host/shown-path.ts';
import type { ListedLaunch, ListedServer } from './listed-server.ts';
import type { Listing } from './listed-servers.ts';
import {
  configHeading,
  disabledServer,
  listColumns,
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
  const widths = widthsOf([listColumns, ...groups.flatMap(({ rows }) => rows)], render.columns);
  const lines = groups.flatMap(({ config, rows }) => [
    ...wrap(config, render.columns, 2),
    ...rows.flatMap((row) => rowLines(row, widths)),
  ]);
  const head = servers.length === 0 ? [] : rowLines(listColumns, widths);
  const more = remarks(listed, short).flatMap((text) =>
    text.split('\n').flatMap((line) => folded(line, render.columns)),
  );
  return [...head, ...lines, ...more].map((line) => `${line}\n`).join('');
}

/** A command to paste stays in one line. */
const folded = (line: string, columns: number): readonly string[] =>
  line.startsWith('  next: ') ? [line] : wrap(line, columns, 2);

type Row = readonly string[];

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

const INDENT = 2;
const GAP = 2;
/** Columns are not made narrower than this. */
const NARROWEST = 8;

/** As wide as the longest cell; while a row has no room on the screen, the widest column becomes narrower. */
function widthsOf(rows: readonly Row[], columns: number): readonly number[] {
  const widths = listColumns.map((_, at) => Math.max(...rows.map((row) => displayWidth(row[at] ?? ''))));
  const room = columns - INDENT - GAP * (widths.length - 1);
  for (let over = widths.reduce((sum, width) => sum + width, 0) - room; over > 0; over -= 1) {
    const widest = widths.indexOf(Math.max(...widths));
    const width = widths[widest] ?? 0;
    if (width <= NARROWEST) break;
    widths[widest] = width - 1;
  }
  return widths;
}

/** Cells that are longer than their column go on below. */
function rowLines(row: Row, widths: readonly number[]): readonly string[] {
  const cells = row.map((cell, at) => wrap(cell, widths[at] ?? NARROWEST));
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    `${' '.repeat(INDENT)}${cells.map((lines, at) => padEnd((lines[line] ?? '').trim(), widths[at] ?? 0)).join(' '.repeat(GAP))}`.trimEnd(),
  );
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
