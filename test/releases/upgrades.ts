/**
 * Long jumps between releases, as one pull request would bring them, and where in the Markdown report of each the gravest change stands:
 * who reads only the first lines of a comment has to see it.
 */
import { compare } from '../../src/library.ts';
import type { Entry, Finding, Severity } from '../../src/model.ts';
import { countsOf, makeReport } from '../../src/report/report.ts';
import { markdown } from '../../src/report/reporters/markdown.ts';
import type { Pair } from './pairs.ts';
import { SERVERS } from './pairs.ts';

/** Lines within which the gravest change has to stand. */
const FIRST = 12;

const JUMPS: readonly (readonly [id: string, from: string, to: string])[] = [
  ['chrome-devtools', '1.1.0', '1.11.0'],
  ['playwright', '0.0.9', '0.0.83'],
  ['server-filesystem', '0.6.2', '2026.8.31'],
  ['server-everything', '2025.4.8', '2026.8.31'],
  ['context7', '1.0.0', '4.1.1'],
  ['firecrawl', '1.3.0', '3.26.0'],
  ['gitlab', '2.0.34', '2.1.64'],
  ['desktop-commander', '0.1.17', '0.2.52'],
  ['sentry', '0.10.0', '0.39.0'],
  ['kubernetes', '2.9.6', '4.1.7'],
];

export const UPGRADES: readonly Pair[] = JUMPS.flatMap(([id, from, to]) =>
  SERVERS.filter((server) => server.id === id).map((server) => ({ server, from, to })),
);

export interface Seen {
  readonly severity: Severity;
  /** Of the first line about a change of that severity; 0: there is none. */
  readonly line: number;
  readonly lines: number;
  readonly characters: number;
}

/** The Markdown of an upgrade as `diff --from` writes it. */
export function upgradeMarkdown(name: string, before: Entry, after: Entry): string {
  const lock = (entry: Entry) => ({ lockfileVersion: 1 as const, servers: { [name]: entry } });
  const report = makeReport({
    lockfile: 'mcp-lock.json',
    servers: [{ name, status: 'drift', contacted: true, counts: countsOf(after) }],
    findings: compare(lock(before), lock(after)),
    failures: [],
    elapsedMs: 0,
    failOn: 'low',
  });
  return markdown.render(report, {
    ...{ color: false, unicode: true, columns: 80, verbose: false },
    about: 'locks',
    as: ' --from main',
  });
}

export function seenFirst(text: string, findings: readonly Finding[]): Seen {
  const severity = (['high', 'medium', 'low'] as const).find((rank) =>
    findings.some((finding) => finding.severity === rank),
  );
  const lines = text.split('\n');
  const rank = new RegExp(`^${severity?.toUpperCase()} `);
  return {
    severity: severity ?? 'info',
    line: lines.findIndex((line) => rank.test(line)) + 1,
    lines: lines.length - 1,
    characters: text.length,
  };
}

export const isInFirstLines = ({ line }: Seen): boolean => line > 0 && line <= FIRST;
