/**
 * `mcp-lock show --html`: what is locked as a page, in a file, in the browser, or on stdout where there is no terminal. Reads the lock only.
 */
import { resolve } from 'node:path';
import type { Settings } from '../config/settings.ts';
import { printable } from '../display/printable.ts';
import { McpLockError } from '../errors.ts';
import { shown } from '../host/shown-path.ts';
import { inTurns } from '../host/turns.ts';
import { perSection } from '../lock/section.ts';
import type { Lockfile } from '../model.ts';
import { SECTIONS } from '../model.ts';
import { type LockPage, lockPage } from '../report/html/lock-page.ts';
import { refuseKept } from './kept-files.ts';
import { forgedLines, lockedAt, type Say } from './locked-parts.ts';
import { unknownLockedItem } from './messages.ts';
import { openPage } from './open-page.ts';
import { writeReportFile } from './write-report.ts';

export interface ShowOptions {
  /** As a page; a string: in this file. */
  readonly html?: string | true;
  readonly browser?: boolean;
}

/** Exit status 1: a text does not match its hash. Throws E_USAGE. */
export async function showPage(
  what: string | undefined,
  lockfile: Lockfile,
  { html, browser }: ShowOptions,
  settings: Settings,
): Promise<number> {
  const { host, lockPath, render } = settings;
  const file = typeof html === 'string' ? resolve(host.cwd, html) : undefined;
  if (file !== undefined) await refuseKept([file], settings);
  const say: Say = (text, options) => printable(text, options);
  const forged = forgedLines(what, lockfile, say);
  const entries = entriesOf(what, lockfile, say);
  const work = lockPage({ lockfile: shown(lockPath, host), entries, forged }, render);
  const page = await inTurns(work, host.signal);
  if (file !== undefined) await writeReportFile(file, page, host);
  else if (host.terminal.stdoutIsTTY) await openPage(page, 'show.html', browser !== false, settings);
  else host.terminal.stdout(page);
  return forged.length === 0 ? 0 : 1;
}

/** Those that were asked for; of an item, its server with this item alone. */
function entriesOf(what: string | undefined, lockfile: Lockfile, say: Say): LockPage['entries'] {
  if (what === undefined) return Object.entries(lockfile.servers);
  const { server, item, entry } = lockedAt(what, lockfile, say);
  if (item === undefined) return [[server, entry]];
  const only = <T>(list: Readonly<Record<string, T>> = {}): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(list).filter(([key]) => key === item));
  const sections = perSection((section) => only(entry[section]));
  const rest = { linked: only(entry.linked), skills: only(entry.skills) };
  const lists = [...SECTIONS.map((section) => sections[section]), rest.linked, rest.skills];
  if (lists.every((list) => Object.keys(list).length === 0))
    throw new McpLockError(unknownLockedItem(server, item));
  return [[server, { ...entry, ...sections, ...rest }]];
}
