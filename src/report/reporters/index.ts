/** The output formats, by id. A new one is a new file and its line here. */
import type { Reporter } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import type { Report } from '../../model.ts';

/** Loads an output format: what it needs takes longer to load than the other answers take that a run waits for. */
export interface ReporterRow {
  readonly id: string;
  readonly load: (report?: Told) => Promise<Reporter>;
  /** It says where in the repository things stand, so `RenderOptions.anchors` is found out for it. */
  readonly anchored?: true;
  /** On GitHub it writes the summary of the job, too. */
  readonly summary?: true;
  /** Its lines are for the runner: on stdout it may follow the report for people. */
  readonly afterText?: true;
}

/** Every reporter `--reporter` knows; the first is the default. */
export const REPORTERS: readonly ReporterRow[] = [
  { id: 'text', load: textFor },
  { id: 'json', load: async () => (await import('./json.ts')).json },
  { id: 'html', load: async () => (await import('./html.ts')).html },
  { id: 'markdown', load: async () => (await import('./markdown.ts')).markdown, anchored: true },
  {
    id: 'github',
    load: async () => (await import('./github.ts')).github,
    anchored: true,
    summary: true,
    afterText: true,
  },
  { id: 'sarif', load: async () => (await import('./sarif.ts')).sarif, anchored: true },
  { id: 'junit', load: async () => (await import('./junit.ts')).junit, anchored: true },
  { id: 'gitlab', load: async () => (await import('./gitlab.ts')).gitlab, anchored: true },
];

/** A report as most runs end: it needs less of a format. */
export const CLEAN: Told = { findings: [], failures: [] };

/** The parts of a report by which it is known to be clean. */
type Told = Pick<Report, 'findings' | 'failures' | 'user'>;

const isClean = ({ findings, failures, user }: Told): boolean =>
  findings.length === 0 && failures.length === 0 && (user === undefined || isClean(user));

async function textFor(report?: Told): Promise<Reporter> {
  return report !== undefined && isClean(report)
    ? (await import('../text/clean.ts')).cleanText
    : (await import('./text.ts')).text;
}

/** Reporters that are on without `--reporter`, which replaces them: annotations and the summary of the job on GitHub. */
export const automaticReporters = ({ env }: Pick<Host, 'env'>): readonly string[] =>
  env['GITHUB_ACTIONS'] === 'true' ? ['github'] : [];
