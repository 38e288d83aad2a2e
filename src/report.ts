/**
 * Puts a report together: server reports, findings and failures in, verdict and exit status out. Pure.
 */
import type { ErrorCode } from './errors.ts';
import { exitOf, McpLockError } from './errors.ts';
import { byTheSection } from './lock/entry.ts';
import type { Entry, Failure, Finding, Report, ServerReport, Severity } from './model.ts';
import { SEVERITIES } from './model.ts';

export interface ReportParts {
  readonly lockfile: string;
  readonly servers: readonly ServerReport[];
  readonly findings: readonly Finding[];
  readonly failures: readonly Failure[];
  readonly elapsedMs: number;
  /** Drift below this rank is shown but does not fail. */
  readonly failOn: Severity;
}

/** Exit: 2 for what could not be read, then 1 for drift, then 3 for what could not be checked, else 0. */
export function makeReport(parts: ReportParts): Report {
  const { failOn, ...rest } = parts;
  const exits = parts.failures.map(({ code }) => exitOf(code as ErrorCode));
  const drift = parts.findings.some((finding) => atLeast(finding.severity, failOn));
  const exitCode = exits.includes(2) ? 2 : drift ? 1 : exits.length > 0 ? 3 : 0;
  return { ...rest, status: drift ? 'drift' : exits.length > 0 ? 'incomplete' : 'ok', exitCode };
}

/** Whether a severity reaches a threshold. */
export const atLeast = (severity: Severity, threshold: Severity): boolean =>
  SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(threshold);

/** How many items an entry has in each section. */
export const countsOf = (entry: Entry | undefined): ServerReport['counts'] =>
  byTheSection((section) => (entry === undefined ? 0 : Object.keys(entry[section]).length));

/** An error as the report's data; anything that is no McpLockError is a bug and thrown on. */
export function failureOf(error: unknown, server?: string): Failure {
  if (!(error instanceof McpLockError)) throw error;
  if (error.code === 'E_INTERRUPTED') throw error;
  const { place, next, stderr } = error.detail;
  return {
    code: error.code,
    message: error.message,
    ...(server === undefined ? {} : { server }),
    ...(place === undefined ? {} : { place }),
    ...(next === undefined ? {} : { next }),
    ...(stderr === undefined ? {} : { stderr }),
  };
}
