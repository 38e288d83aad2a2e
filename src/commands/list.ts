/**
 * `mcp-lock list`: what is configured, how it starts, whether it is pinned and locked. Starts nothing, asks nobody.
 */

import type { Found } from '../discover.ts';
import { discover } from '../discover.ts';
import { breakCommands, printable } from '../display/printable.ts';
import { displayWidth, padEnd } from '../display/width.ts';
import { redactUrl } from '../lock/redact.ts';
import { loadLock, shown } from '../lock/store.ts';
import type { Reading } from '../prepare.ts';
import { prepare, readingsHere } from '../prepare.ts';
import { failureOf } from '../report.ts';
import { safeJson } from '../reporters/safe-json.ts';
import type { Settings } from './settings.ts';
import { usage } from './settings.ts';

interface Row {
  readonly server: string;
  readonly client: string;
  readonly file: string;
  readonly scope: string;
  readonly launcher: string;
  readonly origin: string;
  readonly pinned: boolean;
  readonly locked: boolean;
  readonly enabled: boolean;
  readonly problem?: string;
}

/** Runs the command; returns the exit status. */
export async function listCommand(
  options: { readonly reporter?: readonly string[] },
  settings: Settings,
): Promise<number> {
  const format = options.reporter?.at(-1) ?? 'text';
  if (format !== 'text' && format !== 'json')
    throw usage(`list cannot be written as ${format}`, 'use one of: text, json');
  const { host, place, root, lockPath } = settings;
  const discovery = await discover(settings.scope, host);
  const { lockfile } = await loadLock(lockPath, root, host);
  const locked = Object.keys(lockfile?.servers ?? {});
  const readings = await readingsHere(place, host);
  const rows = discovery.found.map((found) => rowOf(found, locked.includes(found.key), readings, settings));
  const problems = discovery.problems.map(({ file, pointer, message }) => ({
    place: `${shown(file, host)}${pointer}`,
    message,
  }));
  const stale = locked.filter((name) => !discovery.found.some(({ key }) => key === name));
  if (format === 'json') {
    const notices = discovery.notices.map(({ file, pointer, message }) => ({
      place: `${shown(file, host)}${pointer}`,
      message,
    }));
    host.terminal.stdout(`${safeJson({ schemaVersion: 1, servers: rows, stale, problems, notices })}\n`);
  } else {
    host.terminal.stdout(breakCommands(table(rows, problems, stale)));
  }
  return problems.length > 0 ? 2 : 0;
}

function rowOf(found: Found, locked: boolean, readings: readonly Reading[], settings: Settings): Row {
  const { spec, key } = found;
  const base = {
    server: key,
    client: spec.client,
    file: shown(spec.file, settings.host),
    scope: spec.scope,
    locked,
    enabled: spec.enabled,
  };
  try {
    const { identity, locked: launch } = prepare(found, settings.place, readings, settings.host);
    const origin = identity.requested === '' ? identity.url : `${identity.url}@${identity.requested}`;
    const shownOrigin = launch.transport === 'stdio' ? origin : redactUrl(origin);
    return { ...base, launcher: identity.launcher, origin: shownOrigin, pinned: identity.pinned };
  } catch (error) {
    return { ...base, launcher: '', origin: '', pinned: false, problem: failureOf(error).message };
  }
}

function table(
  rows: readonly Row[],
  problems: readonly { place: string; message: string }[],
  stale: readonly string[],
): string {
  const head = ['server', 'client', 'file', 'launcher', 'origin', 'pinned', 'locked'];
  const cells = rows.map((row) => [
    row.enabled ? row.server : `${row.server} (disabled in the config)`,
    row.client,
    row.file,
    row.launcher,
    row.problem ?? row.origin,
    row.pinned ? 'pinned' : 'floating',
    row.locked ? 'locked' : 'not locked',
  ]);
  const all = [head, ...cells].map((line) => line.map((cell) => printable(cell)));
  const widths = head.map((_, column) => Math.max(...all.map((line) => displayWidth(line[column] ?? ''))));
  const lines = all.map((line) =>
    line
      .map((cell, column) => padEnd(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const more = [
    ...problems.map(({ place, message }) => `? ${printable(place)}: ${printable(message)}`),
    ...stale.map((name) => `! ${printable(name)} is in the lock but in no config`),
  ];
  return `${[...lines, ...more].join('\n')}\n`;
}
