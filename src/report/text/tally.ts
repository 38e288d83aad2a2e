/**
 * In: a report. Out: every server with its findings, and the counts both reporters state. A server that only findings
 * speak of is kept, as drifted. Never judges: statuses and severities are the report's own.
 */
import { grouped } from '../../display/printable.ts';
import { SETTINGS } from '../../lock/settings-name.ts';
import type { Finding, Report, ServerReport, Severity } from '../../model.ts';

/** One server and what was found about it. */
export interface Checked {
  readonly server: ServerReport;
  readonly findings: readonly Finding[];
}

/** The numbers of a report. */
interface Tally {
  readonly servers: number;
  readonly ok: number;
  readonly drifted: number;
  readonly incomplete: number;
  readonly offline: number;
  readonly severities: Readonly<Record<Severity, number>>;
}

/** Of a server that was not read. */
export const UNCOUNTED = { tools: 0, prompts: 0, resources: 0, resourceTemplates: 0 };

/** Every server of the report in its order, then those that only have findings. */
export function checkedServers(report: Report): readonly Checked[] {
  const findings = new Map<string, Finding[]>(report.servers.map(({ name }) => [name, []]));
  for (const finding of report.findings) {
    const list = findings.get(finding.server);
    if (list === undefined) findings.set(finding.server, [finding]);
    else list.push(finding);
  }
  const reports = new Map(report.servers.map((server) => [server.name, server]));
  return [...findings].map(([name, list]) => ({
    server: reports.get(name) ?? { name, status: 'drift', contacted: false, counts: UNCOUNTED },
    findings: list,
  }));
}

/** Counts servers by status and findings by severity. */
export function tallyOf(report: Report): Tally {
  const servers = checkedServers(report).filter(({ server }) => server.name !== SETTINGS);
  const having = (status: ServerReport['status']) =>
    servers.filter(({ server }) => server.status === status).length;
  return {
    servers: servers.length,
    ok: having('ok'),
    drifted: having('drift'),
    incomplete: having('incomplete'),
    offline: having('offline'),
    severities: severitiesOf(report.findings),
  };
}

/** How many findings there are of each severity. */
export function severitiesOf(findings: readonly Finding[]): Tally['severities'] {
  const counts = { high: 0, medium: 0, low: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** `1 high`, `4 low`; nothing of what is only a note. */
export const ranksOf = ({ high, medium, low }: Tally['severities']): readonly string[] =>
  Object.entries({ high, medium, low })
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${grouped(count)} ${severity}`);
