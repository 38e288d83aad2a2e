/**
 * A page for a person: its text in, a file of this user alone that a browser opens, out. Its path is on stdout; without a terminal, or with
 * `--no-browser`, that is all. Throws E_USAGE where the file cannot be written.
 */
import { pathToFileURL } from 'node:url';
import type { Settings } from '../config/settings.ts';
import { errno, McpLockError } from '../errors.ts';
import { pagePlace } from './kept-report.ts';
import { noBrowserForPage, pageUnwritable } from './messages.ts';

export async function openPage(
  page: string,
  what: Parameters<typeof pagePlace>[0],
  browser: boolean,
  settings: Settings,
): Promise<void> {
  const { host } = settings;
  const path = await pagePlace(what, settings);
  if (path === undefined) throw new McpLockError(pageUnwritable());
  await host.ownFiles.write(path, page).catch((error: unknown) => {
    throw new McpLockError(pageUnwritable(errno(error)), { place: path, cause: error });
  });
  host.terminal.stdout(`${path}\n`);
  const isForPerson = host.terminal.stdoutIsTTY && !host.env['CI'];
  if (isForPerson && browser && !(await host.openFile(pathToFileURL(path))))
    host.terminal.stderr(noBrowserForPage());
}
