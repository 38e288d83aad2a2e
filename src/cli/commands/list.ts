/**
 * `mcp-lock list`: what the clients would start here, how it starts, whether it is pinned and locked. Starts and contacts no server.
 */
import { unknownValue } from '../../config/messages.ts';
import { nestedNote } from '../../config/nested-note.ts';
import { warn } from '../../config/scope.ts';
import type { GlobalOptions, Settings } from '../../config/settings.ts';
import { userSettings } from '../../config/settings.ts';
import { breakCommands } from '../../display/printable.ts';
import { safeJson } from '../../display/safe-json.ts';
import { McpLockError } from '../../errors.ts';
import { shown } from '../../host/shown-path.ts';
import { nearFailure } from '../../report/places.ts';
import { lastFailureOf } from '../../report/report.ts';
import { table } from '../list-table.ts';
import { type Listing, listing } from '../listed-servers.ts';
import { noServerLocked, noServersListed } from '../messages.ts';

/** Runs the command; returns the exit status. */
export async function listCommand(
  options: GlobalOptions & { readonly reporter?: readonly string[] },
  settings: Settings,
): Promise<number> {
  const format = options.reporter?.at(-1) ?? 'text';
  if (format !== 'text' && format !== 'json')
    throw new McpLockError(unknownValue('--reporter', format, ['text', 'json']));
  const { host, scope, command } = settings;
  const isOneSide = scope.user || scope.configs.length > 0;
  const user = isOneSide ? undefined : await userSettings(options, host, command);
  const listed = await listing(settings, user).catch((error: unknown) => {
    if (format === 'json') printError(error, settings);
    throw error;
  });
  const { lockfile, files, notices, ...told } = listed;
  if (format === 'text') for (const notice of notices) warn(notice, settings);
  const remarks = notices.map(({ file, pointer, message }) => ({
    place: `${shown(file, host)}${pointer}`,
    message,
  }));
  host.terminal.stdout(
    format === 'json'
      ? `${safeJson({ schemaVersion: 1, ...told, notices: remarks })}\n`
      : breakCommands(`${table(listed, settings)}${advice(listed, user, settings)}`),
  );
  if (format === 'text' && !settings.quiet)
    host.terminal.stderr(await nestedNote(lockfile, lockfile !== undefined, settings));
  return listed.problems.length > 0 ? 2 : 0;
}

/** For a program, which reads stdout: the same shape as ever, with the error in it. */
function printError(error: unknown, { host, render }: Settings): void {
  if (!(error instanceof McpLockError) || host.signal.aborted) return;
  const { message, place = '' } = nearFailure(lastFailureOf(error), host, render.flags ?? '');
  const problems = [{ place, message }];
  host.terminal.stdout(
    `${safeJson({ schemaVersion: 1, servers: [], problems, stale: [], replaced: [], notices: [] })}\n`,
  );
}

/** What to do where nothing is configured, or nothing of it locked. */
function advice(
  { servers, problems, files }: Listing,
  user: Settings | undefined,
  settings: Settings,
): string {
  if (servers.length === 0 && problems.length > 0) return '';
  if (servers.length === 0) return noServersListed(files.map((file) => shown(file, settings.host)));
  if (servers.some(({ locked }) => locked)) return '';
  const isOfUser = servers.every(({ scope }) => scope === 'user');
  return noServerLocked((isOfUser ? user : undefined)?.render.flags ?? settings.render.flags ?? '');
}
