/**
 * What counts of the settings in a run: the file of settings and the lock in; the time limit, client, threshold and severities that
 * count, and the finding that says that the settings are not the accepted ones, out. `verify`, `exec`, hooks, the guard and `review`
 * loosen nothing by settings whose hash is not in the lock; what makes a run stricter counts at once. Writes nothing.
 */
import { basename } from 'node:path';
import type { ProjectSettings } from '../config/project-settings.ts';
import { SETTINGS_NAME } from '../config/project-settings.ts';
import type { Settings } from '../config/settings.ts';
import { severityOf } from '../config/settings.ts';
import { finding } from '../diff/finding.ts';
import { printable } from '../display/printable.ts';
import { McpLockError } from '../errors.ts';
import { shown } from '../host/shown-path.ts';
import { SETTINGS } from '../lock/settings-name.ts';
import type { Finding, FindingSettings, Json, Lockfile, Severity } from '../model.ts';
import {
  acceptedIn,
  acceptsFinding,
  addsConfig,
  asksAs,
  checksUser,
  failsAt,
  ranksRule,
  settingsClientUnknown,
  waitsFor,
} from './messages.ts';

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
  /** For `makeReport`; absent: no settings count. */
  readonly forReport: { readonly settings?: FindingSettings };
  /** The same where changes are accepted: they are shown and asked about at their full rank, and above it where settings say so. */
  readonly forAccepting: Heed['forReport'];
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

interface Judged {
  /** What counts of the settings. */
  readonly counts: ProjectSettings | undefined;
  readonly findings: readonly Finding[];
  readonly forReport: Heed['forReport'];
}

/** The same for settings that were read elsewhere, as at another revision. `hash`: that of the lock. Pure. */
export function judged(
  own: ProjectSettings | undefined,
  hash: string | undefined,
  file: string,
  today: Date,
): Judged {
  const isAccepted = own?.hash === hash;
  const counts = own === undefined || isAccepted ? own : stricterPart(own);
  const findings = isAccepted ? [] : [changedFinding(own, hash)];
  if (counts === undefined) return { counts, findings, forReport: {} };
  const day = today.toISOString().slice(0, 10);
  const accepted = counts.accepted.filter(({ until }) => until === undefined || until >= day);
  const forReport: FindingSettings = {
    file,
    severities: counts.rules,
    accepted,
    loosened: [
      ...(counts.failOn === undefined || !isLoose(counts.failOn) ? [] : [failsAt(counts.failOn)]),
      ...Object.entries(counts.rules).flatMap(([rule, to]) => {
        const from = counts.lowers[rule];
        return from === undefined ? [] : [ranksRule(rule, from, to)];
      }),
      ...(accepted.length === 0 ? [] : [acceptedIn(accepted.length)]),
    ],
    ended: counts.accepted.length - accepted.length,
  };
  return { counts, findings, forReport: { settings: forReport } };
}

const isLoose = (failOn: Severity): boolean => failOn === 'medium' || failOn === 'high';

/** What of them can only make a run fail that would pass. */
const stricterPart = (own: ProjectSettings): ProjectSettings => {
  const { timeout: _, client: __, failOn, rules, ...rest } = own;
  const raised = Object.entries(rules).filter(([rule]) => !Object.hasOwn(own.lowers, rule));
  return {
    ...rest,
    ...(failOn === 'info' ? { failOn } : {}),
    rules: Object.fromEntries(raised),
    lowers: {},
    accepted: [],
  };
};

/** A flag took the place of the threshold, so it is not loosened by settings. */
function withoutThreshold({ settings }: Heed['forReport'], failOn: Severity | undefined): Heed['forReport'] {
  if (settings === undefined || failOn === undefined || !isLoose(failOn))
    return settings === undefined ? {} : { settings };
  return {
    settings: { ...settings, loosened: settings.loosened.filter((line) => line !== failsAt(failOn)) },
  };
}

/** `before`: what the lock holds; `after`: all that the settings say. */
const changedFinding = (own: ProjectSettings | undefined, hash: string | undefined): Finding =>
  own === undefined
    ? settingsFinding(hash, undefined)
    : settingsFinding(hash, settingsText(own), basename(own.file));

/** `file`: where they are; what a lock holds of them has no file. */
export const settingsFinding = (
  before: Json | undefined,
  after: Json | undefined,
  file = SETTINGS_NAME,
): Finding =>
  finding('lock/settings-changed', SETTINGS, { subject: { kind: 'lock', name: file }, before, after });

/** All that settings say in words, a line each. */
const settingsText = (own: ProjectSettings): string =>
  [
    ...own.configs.map(addsConfig),
    ...(own.user ? [checksUser()] : []),
    ...(own.timeout === undefined ? [] : [waitsFor(own.timeout)]),
    ...(own.client === undefined ? [] : [asksAs(own.client)]),
    ...(own.failOn === undefined ? [] : [failsAt(own.failOn)]),
    ...Object.entries(own.rules).map(([rule, to]) => ranksRule(rule, own.lowers[rule], to)),
    ...own.accepted.map(({ fingerprint, reason, until }) => acceptsFinding(fingerprint, reason, until)),
  ].join('\n');

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
