/**
 * What counts of the settings in a run: the file of settings and the lock in; the time limit, client, threshold and severities that
 * count, and the finding that says that the settings are not the accepted ones, out. `verify`, `exec`, hooks, the guard and `review`
 * loosen nothing by settings whose hash is not in the lock; what makes a run stricter counts at once. Writes nothing.
 */
import type { ForReport } from '../config/judged-settings.ts';
import { judged, stricterPart, withoutThreshold } from '../config/judged-settings.ts';
import type { ProjectSettings } from '../config/project-settings.ts';
import type { Settings } from '../config/settings.ts';
import { severityOf } from '../config/settings.ts';
import { printable } from '../display/printable.ts';
import { McpLockError } from '../errors.ts';
import { shown } from '../host/shown-path.ts';
import type { Finding, Lockfile, Severity } from '../model.ts';
import { settingsClientUnknown } from './messages.ts';

/** The threshold of a run of which nothing else is said. */
const FAIL_ON: Severity = 'low';

interface Flags {
  /** A client's id: `--as cursor`. */
  readonly as?: string;
  readonly failOn?: string;
}

export interface Heed {
  /** With the time limit that counts. */
  readonly settings: Settings;
  /** As whom servers are read that are locked anew. In a check the lock says it for each of them. */
  readonly as: string | undefined;
  readonly failOn: Severity;
  readonly forReport: ForReport;
  /** The same where changes are accepted: they are shown and asked about at their full rank, and above it where settings say so. */
  readonly forAccepting: ForReport;
  /** That the settings are not the accepted ones. */
  readonly findings: readonly Finding[];
  /** Whether they let a run pass that would fail without them, once they are accepted. */
  readonly loosens: boolean;
  /** The hash that the lock gets where they are accepted; undefined: there are no settings. */
  readonly hash: string | undefined;
}

/**
 * `asking`: a command that shows the settings and asks whether they are accepted, where they are not yet: it waits as long, and asks as
 * the client, that they name. Throws E_CONFIG for settings that cannot be read, E_USAGE for flags that mean nothing.
 */
export async function heed(
  flags: Flags,
  lockfile: Pick<Lockfile, 'settingsHash'> | undefined,
  settings: Settings,
  asking = false,
): Promise<Heed> {
  const { host } = settings;
  const own = await settings.own();
  const file = own === undefined ? '' : shown(own.file, host);
  const [hash, today] = [lockfile?.settingsHash, new Date(host.time())];
  const { counts, findings, forReport } = judged(own, hash, file, today);
  const said = asking ? own : counts;
  if (own !== undefined) await requireClient(own, file);
  const timeoutMs =
    settings.isTimeoutGiven || said?.timeout === undefined ? settings.timeoutMs : said.timeout * 1000;
  return {
    settings: { ...settings, timeoutMs },
    as: flags.as ?? said?.client,
    failOn: flags.failOn === undefined ? (counts?.failOn ?? FAIL_ON) : severityOf(flags.failOn),
    forReport: flags.failOn === undefined ? forReport : withoutThreshold(forReport, counts?.failOn),
    forAccepting: own === undefined ? {} : judged(stricterPart(own), hash, file, today).forReport,
    findings,
    loosens:
      own !== undefined && (judged(own, own.hash, file, today).forReport.settings?.loosened ?? []).length > 0,
    hash: own?.hash,
  };
}

/** Throws E_CONFIG for a client that nobody can be asked as. */
async function requireClient({ client, lineOf }: ProjectSettings, file: string): Promise<void> {
  if (client === undefined) return;
  const { findProfile, PROFILES } = await import('../server/profiles.ts');
  if (findProfile(client) !== undefined) return;
  const known = PROFILES.map(({ id }) => id);
  throw new McpLockError(settingsClientUnknown(printable(client, { maxChars: 80 }), known), {
    place: `${file}:${lineOf('/client')}`,
  });
}
