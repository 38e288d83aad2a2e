/**
 * What settings make of findings: a finding as the rules rank it in; the same with the severity that counts in this run, out. Settings
 * never touch what keeps a server from being started or compared, whatever they say. Pure.
 */
import { isFixed } from '../diff/fixed-rules.ts';
import { RULES, type RuleId } from '../diff/rules.ts';
import type { Finding, FindingSettings, ServerReport, Severity } from '../model.ts';
import { SEVERITIES } from '../model.ts';

/** The finding as it counts. Without settings, as it is. */
export function ranked(finding: Finding, settings: FindingSettings | undefined): Finding {
  if (settings === undefined) return finding;
  const accepted = acceptanceOf(finding, settings);
  if (accepted !== undefined) {
    const { fingerprint: _, ...how } = accepted;
    return { ...withSeverity(finding, 'info'), accepted: how };
  }
  const severity = severityOf(finding, settings);
  return severity === finding.severity ? finding : withSeverity(finding, severity);
}

const withSeverity = (finding: Finding, severity: Severity): Finding => ({
  ...finding,
  severity,
  usual: finding.severity,
});

/** A severity below that of the rule's row is that of every finding of the rule; any other one only raises. */
function severityOf({ rule, severity }: Finding, { severities }: FindingSettings): Severity {
  const wanted = Object.hasOwn(severities, rule) ? severities[rule] : undefined;
  if (wanted === undefined || !Object.hasOwn(RULES, rule)) return severity;
  const lowers = rankOf(wanted) < rankOf(RULES[rule as RuleId].severity);
  if (lowers) return isFixed(rule) ? severity : wanted;
  return rankOf(wanted) > rankOf(severity) ? wanted : severity;
}

/** A finding without the text that it is about would be the same finding for every other text. */
function acceptanceOf({ rule, before, after, fingerprint }: Finding, { accepted }: FindingSettings) {
  if (isFixed(rule) || (before === undefined && after === undefined)) return undefined;
  return accepted.find((one) => one.fingerprint === fingerprint);
}

const rankOf = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** The server with the status that its findings give it now. Nothing lets one match that was not compared. */
export function statusWith(
  server: ServerReport,
  findings: readonly Finding[],
  failed: boolean,
): ServerReport {
  const { status, held } = server;
  if (held === true || (status !== 'ok' && status !== 'drift') || findings.length === 0) return server;
  const drifted = findings.some(({ severity }) => severity !== 'info');
  const now = drifted ? 'drift' : failed ? 'incomplete' : 'ok';
  return now === status ? server : { ...server, status: now };
}
