/**
 * Puts a report together: server reports, findings and failures in, verdict and exit status out. Pure.
 */
import { printable } from '../display/printable.ts';
import type { ErrorCode } from '../errors.ts';
import { exitOf, McpLockError } from '../errors.ts';
import { redactText } from '../lock/redact-text.ts';
import { perSection } from '../lock/section.ts';
import type { Entry, Failure, Finding, FindingSettings, Report, ServerReport, Severity } from '../model.ts';
import { SEVERITIES } from '../model.ts';
import { bugFound } from './messages.ts';
import { ranked, statusWith } from './settings.ts';

interface ReportParts {
  readonly lockfile: string;
  readonly servers: readonly ServerReport[];
  readonly findings: readonly Finding[];
  readonly failures: readonly Failure[];
  readonly elapsedMs: number;
  /** Drift below this rank is shown but does not fail, unless it kept a server from being read. */
  readonly failOn: Severity;
  /** Absent: no settings count. */
  readonly settings?: FindingSettings;
}

/** Exits of a run, the gravest first: what could not be read, drift, a bug, what could not be checked. */
const GRAVEST_FIRST = [2, 1, 70, 3];

const gravest = (exits: readonly number[]): number | undefined =>
  GRAVEST_FIRST.find((exit) => exits.includes(exit));

/** Exit: the gravest of what was found, else 0. The one place in which settings change what findings mean. */
export function makeReport(given: ReportParts): Report {
  const parts = withSettings(given);
  const exits = parts.failures.map(({ code }) => exitOf(code as ErrorCode));
  const drift =
    parts.findings.some(({ severity }) => atLeast(severity, parts.failOn)) ||
    parts.servers.some(({ held }) => held === true);
  const exitCode = gravest(drift ? [...exits, 1] : exits) ?? (exits.length > 0 ? 3 : 0);
  return { ...parts, status: drift ? 'drift' : exits.length > 0 ? 'incomplete' : 'ok', exitCode };
}

function withSettings(parts: ReportParts): ReportParts {
  const { settings } = parts;
  if (settings === undefined) return parts;
  const findings = parts.findings.map((finding) => ranked(finding, settings));
  const changed = new Set(findings.flatMap(({ usual, server }) => (usual === undefined ? [] : [server])));
  if (changed.size === 0) return parts;
  const servers = parts.servers.map((server) =>
    changed.has(server.name)
      ? statusWith(
          server,
          findings.filter((finding) => finding.server === server.name),
          parts.failures.some((failure) => failure.server === server.name),
        )
      : server,
  );
  return { ...parts, findings, servers };
}

/** The exit of a run with two reports: the graver one; that of the project where the user has none. */
export const exitOfBoth = ({ exitCode, user }: Report): number =>
  gravest([exitCode, user?.exitCode ?? 0]) ?? exitCode;

/** Whether a severity reaches a threshold. */
export const atLeast = (severity: Severity, threshold: Severity): boolean =>
  SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(threshold);

/** How many items an entry has in each section. */
export const countsOf = (entry: Entry | undefined): ServerReport['counts'] =>
  perSection((section) => (entry === undefined ? 0 : Object.keys(entry[section]).length));

/**
 * An error as the report's data. Anything but a McpLockError is a bug of mcp-lock, and hides no other server; only an interrupt is
 * thrown on.
 */
export function failureOf(error: unknown, server?: string): Failure {
  if (!(error instanceof McpLockError)) return bugFailure(error, server);
  if (error.code === 'E_INTERRUPTED') throw error;
  return failed(error, server);
}

/** As `failureOf`, for the end of a run: an interrupt is data, too. */
export const lastFailureOf = (error: unknown): Failure =>
  error instanceof McpLockError ? failed(error) : bugFailure(error);

function failed({ code, message, detail }: McpLockError, server?: string): Failure {
  const { place, next, stderr } = detail;
  return {
    code,
    // A launch line that cannot be read may be quoted in it.
    message: redactText(message),
    ...(server === undefined ? {} : { server }),
    ...(place === undefined ? {} : { place }),
    ...(next === undefined ? {} : { next }),
    ...(stderr === undefined ? {} : { stderr }),
  };
}

function bugFailure(error: unknown, server?: string): Failure {
  // The message of an unexpected error may quote secrets.
  const reason = redactText(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  const { code, message, next } = bugFound(printable(reason, { maxChars: 500 }));
  return {
    code,
    message,
    ...(server === undefined ? {} : { server }),
    next,
  };
}
