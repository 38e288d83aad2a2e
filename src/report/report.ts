/**
 * Puts a report together: server reports, findings and failures in, verdict and exit status out. Pure.
 */

import { printable } from '../display/printable.ts';
import type { ErrorCode } from '../errors.ts';
import { exitOf, McpLockError } from '../errors.ts';
import { redactText } from '../lock/redact.ts';
import { byTheSection } from '../lock/section.ts';
import type { Entry, Failure, Finding, Report, ServerReport, Severity } from '../model.ts';
import { SEVERITIES } from '../model.ts';

export interface ReportParts {
  readonly lockfile: string;
  readonly servers: readonly ServerReport[];
  readonly findings: readonly Finding[];
  readonly failures: readonly Failure[];
  readonly elapsedMs: number;
  /** Drift below this rank is shown but does not fail, unless it kept a server from being read. */
  readonly failOn: Severity;
}

/** Exit: 2 for what could not be read, then 1 for drift, 70 for a bug, 3 for what could not be checked, else 0. */
export function makeReport(parts: ReportParts): Report {
  const exits = parts.failures.map(({ code }) => exitOf(code as ErrorCode));
  const drift =
    parts.findings.some(({ severity }) => atLeast(severity, parts.failOn)) ||
    parts.servers.some(({ held }) => held === true);
  const exitCode = exits.includes(2) ? 2 : drift ? 1 : exits.includes(70) ? 70 : exits.length > 0 ? 3 : 0;
  return { ...parts, status: drift ? 'drift' : exits.length > 0 ? 'incomplete' : 'ok', exitCode };
}

/** Whether a severity reaches a threshold. */
export const atLeast = (severity: Severity, threshold: Severity): boolean =>
  SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(threshold);

/** How many items an entry has in each section. */
export const countsOf = (entry: Entry | undefined): ServerReport['counts'] =>
  byTheSection((section) => (entry === undefined ? 0 : Object.keys(entry[section]).length));

/**
 * An error as the report's data. What is no McpLockError is a bug, and as one server's failure it hides nothing of the
 * others; only an interrupt is thrown on.
 */
export function failureOf(error: unknown, server?: string): Failure {
  if (!(error instanceof McpLockError)) return bug(error, server);
  if (error.code === 'E_INTERRUPTED') throw error;
  return failed(error, server);
}

/** As `failureOf`, for the end of a run: an interrupt is data, too. */
export const lastFailureOf = (error: unknown): Failure =>
  error instanceof McpLockError ? failed(error) : bug(error);

function failed({ code, message, detail }: McpLockError, server?: string): Failure {
  const { place, next, stderr } = detail;
  return {
    code,
    message,
    ...(server === undefined ? {} : { server }),
    ...(place === undefined ? {} : { place }),
    ...(next === undefined ? {} : { next }),
    ...(stderr === undefined ? {} : { stderr }),
  };
}

function bug(error: unknown, server?: string): Failure {
  // A message that nobody of us wrote may quote what it stumbled over.
  const said = redactText(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  return {
    code: 'E_BUG',
    message: `bug: ${printable(said, { maxChars: 500 })}`,
    ...(server === undefined ? {} : { server }),
    next: 'this is a bug in mcp-lock: report it with this message and the launch line of the server',
  };
}
