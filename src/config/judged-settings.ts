/**
 * What counts of settings: the settings and the hash in the lock in; what of them counts, and the finding that says that they are not the
 * accepted ones, out. What makes a run stricter counts at once; what loosens one only where the lock has the hash. Pure.
 */
import { basename } from 'node:path';
import { finding } from '../diff/finding.ts';
import { SETTINGS_NAME } from '../lock/nearest-lock.ts';
import { SETTINGS } from '../lock/settings-name.ts';
import type { Finding, FindingSettings, Json, Severity } from '../model.ts';
import {
  acceptedIn,
  acceptsFinding,
  addsConfig,
  asksAs,
  checksUser,
  failsAt,
  ranksRule,
  waitsFor,
} from './messages.ts';
import type { ProjectSettings } from './project-settings.ts';

/** For `makeReport`; absent: no settings count. */
export interface ForReport {
  readonly settings?: FindingSettings;
}

export interface Judged {
  /** What counts of the settings. */
  readonly counts: ProjectSettings | undefined;
  /** That the settings are not the accepted ones. */
  readonly findings: readonly Finding[];
  readonly forReport: ForReport;
}

/** `own`: of this project, or as they are at another revision. `hash`: that of the lock. `file`: as a person would type it. */
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

/** The part of them that can only make a run fail that would otherwise pass. */
export const stricterPart = (own: ProjectSettings): ProjectSettings => {
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

/** Another threshold took the place of that of the settings, which then loosens nothing. */
export function withoutThreshold({ settings }: ForReport, failOn: Severity | undefined): ForReport {
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

/** All that settings say in words, a line each; first what can loosen a run. */
const settingsText = (own: ProjectSettings): string =>
  [
    ...(own.failOn === undefined ? [] : [failsAt(own.failOn)]),
    ...Object.entries(own.rules).map(([rule, to]) => ranksRule(rule, own.lowers[rule], to)),
    ...own.accepted.map(({ fingerprint, reason, until }) => acceptsFinding(fingerprint, reason, until)),
    ...own.configs.map(addsConfig),
    ...(own.user ? [checksUser()] : []),
    ...(own.timeout === undefined ? [] : [waitsFor(own.timeout)]),
    ...(own.client === undefined ? [] : [asksAs(own.client)]),
  ].join('\n');
