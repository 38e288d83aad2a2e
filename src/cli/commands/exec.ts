/**
 * `mcp-lock exec -- COMMAND…`: verifies, then starts the agent in the place of this process. stdout belongs to the agent, so
 * the report goes to stderr. If verify fails, the agent is not started. Never uses a shell.
 */
import type { Settings } from '../../config/settings.ts';
import { settingsOf, userSettings } from '../../config/settings.ts';
import type { ErrorMessage } from '../../errors.ts';
import { errno, McpLockError } from '../../errors.ts';
import { basisOfBoth } from '../../hooks/verdict-cache/basis.ts';
import { readCached, writeCached } from '../../hooks/verdict-cache/cached.ts';
import { cachePath } from '../../hooks/verdict-cache/folder.ts';
import type { ServerHost } from '../../host/host.ts';
import { startFolderOf } from '../../host/paths.ts';
import type { Json } from '../../model.ts';
import { heed } from '../../verify/heed.ts';
import {
  agentMissing,
  agentNotFound,
  agentNotRun,
  maxAgeInvalid,
  maxAgeWithoutUnit,
  storedVerdictUsed,
  verdictNotStored,
} from '../messages.ts';
import { TEXT_ALONE } from '../report-outputs.ts';
import type { HereOptions } from '../verify-here.ts';
import { countsUser, removeFailed, verifyHere } from '../verify-here.ts';
import { sayLoosened, writeReport } from '../write-report.ts';

interface ExecOptions extends HereOptions {
  readonly maxAge?: string;
}

/** Runs the command; returns the verdict's exit status, or the agent's. */
export async function execCommand(
  line: readonly string[],
  options: ExecOptions,
  version: string,
  given: Settings,
): Promise<number> {
  const { host } = given;
  const [command, ...args] = line;
  if (command === undefined) throw new McpLockError(agentMissing());
  const maxAgeMs = ageOf(options.maxAge);
  const settings = await settingsOf(options, onStderr(host), given.command);
  const status = await verdict(options, maxAgeMs, version, settings);
  if (status !== 0) return status;
  host.signal.throwIfAborted();
  return start(command, args, host);
}

/** The exit status of a check; 0 without a check where a stored verdict is young enough and its inputs are unchanged. */
async function verdict(
  options: ExecOptions,
  maxAgeMs: number | undefined,
  version: string,
  settings: Settings,
): Promise<number> {
  const { host, root, lockPath, scope, place } = settings;
  const all = await countsUser(options, settings);
  const flags: Json = [version, options.offline === true, options.failOn ?? 'low', all];
  const about = [
    ...[root, startFolderOf(place), lockPath, ...scope.configs],
    ...[String(scope.user), JSON.stringify(flags)],
  ];
  const path = await cachePath('exec', about, { root, around: settings.project.top }, host);
  const user = scope.user ? undefined : await userSettings(options, host, settings.command);
  const basis = () => basisOfBoth(flags, settings, user).catch(() => undefined);
  const before = maxAgeMs === undefined || path === undefined ? undefined : await basis();
  if (path !== undefined && maxAgeMs !== undefined && before !== undefined) {
    const cached = await readCached(path, host);
    if (cached !== undefined && cached.ageMs <= maxAgeMs && cached.body['basis'] === before) {
      if (!settings.quiet) host.terminal.stderr(storedVerdictUsed(Math.round(cached.ageMs / 1000)));
      for (const side of [settings, user]) if (side !== undefined) await sayAccepted(options, side);
      return 0;
    }
  }
  const { report, settings: printing, note } = await verifyHere([], { ...options, all }, settings, user);
  const status = await writeReport(report, TEXT_ALONE, { ...printing, pages: false });
  host.terminal.stderr(note);
  if (status !== 0) await removeFailed(report, settings);
  if (path === undefined || status !== 0) return status;
  // Stored only if nothing changed during the check.
  if (before !== undefined && before === (await basis()))
    await writeCached(path, { basis: before }, host).catch((error: unknown) => {
      host.terminal.stderr(verdictNotStored(errno(error) ?? 'unknown reason'));
    });
  return status;
}

/** What settings loosen, where no report says it: a verdict that was stored was made with the accepted settings. */
async function sayAccepted(options: ExecOptions, { host, render, ...side }: Settings): Promise<void> {
  const settingsHash = (await side.own())?.hash;
  const lock = settingsHash === undefined ? {} : { settingsHash };
  const { forReport } = await heed(options, lock, { host, render, ...side });
  await sayLoosened(forReport, host.terminal.stderr, render);
}

async function start(command: string, args: readonly string[], host: ServerHost): Promise<number> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(host.env)) if (value !== undefined) env[name] = value;
  try {
    return await host.exec(command, args, { cwd: host.cwd, env });
  } catch (error) {
    const reason = errno(error);
    const missing = reason === 'ENOENT';
    const said: ErrorMessage = missing
      ? agentNotFound(command)
      : agentNotRun(command, reason ?? 'unknown reason');
    host.terminal.stderr(`error ${said.code}: ${said.message}\nnext: ${said.next ?? ''}\n`);
    return missing ? NOT_FOUND : NOT_RUN;
  }
}

/** What shells and npm expect: the agent's own exit may be 3. */
const NOT_FOUND = 127;
const NOT_RUN = 126;

/** The host for a report on stderr: colour and width are those of stderr. */
const onStderr = (host: ServerHost): ServerHost => ({
  ...host,
  terminal: {
    ...host.terminal,
    stdout: host.terminal.stderr,
    stdoutIsTTY: host.terminal.stderrIsTTY,
  },
});

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };
const LONGEST_MS = 24 * 3_600_000;

function ageOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, digits = '', unit = ''] = /^(\d{1,6})([smh])$/.exec(text) ?? [];
  const ms = Number(digits) * (UNITS[unit] ?? 0);
  if (ms > 0 && ms <= LONGEST_MS) return ms;
  if (/^\d{1,6}$/.test(text)) throw new McpLockError(maxAgeWithoutUnit(text));
  throw new McpLockError(maxAgeInvalid(text));
}
