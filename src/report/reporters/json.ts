/**
 * In: a report. Out: one JSON document for programs, schemaVersion 1; within a version fields are only added. Values
 * are whole and exact, but every character that a terminal or CI log could be tricked with is escaped as \uXXXX.
 */
import type { Reporter } from '../../contracts.ts';
import { safeJson } from '../../display/safe-json.ts';
import { withLiterals } from '../../lock/exact-number.ts';
import { SETTINGS } from '../../lock/settings-name.ts';
import type { Finding, Report } from '../../model.ts';
import { exitOfBoth } from '../report.ts';
import { message, rowOf } from '../text/finding.ts';
import { checkedServers, tallyOf } from '../text/tally.ts';

const COMPAT = { C: 'compatible', B: 'breaking', '-': 'n/a' } as const;

/** The report for programs. */
export const json: Reporter = {
  id: 'json',
  render: (report) => `${withLiterals(safeJson(documentOf(report)))}\n`,
};

function documentOf(report: Report): object {
  const { servers, ok, drifted, incomplete, severities } = tallyOf(report);
  const { high, medium, low, info } = severities;
  return {
    schemaVersion: 1,
    status: report.status,
    exitCode: exitOfBoth(report),
    failOn: report.failOn,
    lockfile: report.lockfile,
    summary: { servers, ok, drifted, incomplete, high, medium, low, info },
    ...settingsOf(report),
    servers: serversOf(report).map(({ server, findings }) => ({
      name: server.name,
      status: server.status,
      contacted: server.contacted,
      held: server.held,
      askedAs: server.askedAs,
      registryAsked: server.registryAsked,
      origin: server.origin,
      counts: server.counts,
      findings: findings.map(findingOf),
    })),
    failures: report.failures.map(({ code, message, server, place, next, stderr }) => ({
      code,
      message,
      server,
      place,
      next,
      stderr,
    })),
    ...(report.user === undefined ? {} : { user: documentOf(report.user) }),
  };
}

const serversOf = (report: Report) => checkedServers(report).filter(({ server }) => server.name !== SETTINGS);

/** What counts of the settings, and that they are not the accepted ones. */
function settingsOf({ settings, findings }: Report): object {
  const own = findings.filter(({ server }) => server === SETTINGS);
  if (settings === undefined && own.length === 0) return {};
  return { settings: { ...settings, findings: own.map(findingOf) } };
}

const findingOf = (finding: Finding) => ({
  rule: finding.rule,
  severity: finding.severity,
  usual: finding.usual,
  accepted: finding.accepted,
  compat: COMPAT[rowOf(finding.rule)?.compat ?? '-'],
  subject: finding.subject,
  before: finding.before,
  after: finding.after,
  evidence: finding.evidence,
  told: finding.told,
  message: message(finding),
  fingerprint: finding.fingerprint,
});
