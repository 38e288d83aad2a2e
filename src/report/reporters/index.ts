/** The output formats, by id. A new one is a new file and its line here. */
import type { Reporter } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';

/** Loads an output format: what it needs takes longer to load than the other answers take that a run waits for. */
export interface ReporterRow {
  readonly id: string;
  readonly load: () => Promise<Reporter>;
  /** It says where in the repository things stand, so `RenderOptions.anchors` is found out for it. */
  readonly anchored?: true;
  /** On GitHub it writes the summary of the job, too. */
  readonly summary?: true;
  /** Its lines are for the runner: on stdout it may follow the report for people. */
  readonly afterText?: true;
}

/** Every reporter `--reporter` knows; the first is the default. */
export const REPORTERS: readonly ReporterRow[] = [
  { id: 'text', load: async () => (await import('./text.ts')).text },
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

/** Reporters that are on without `--reporter`, which replaces them: annotations and the summary of the job on GitHub. */
export const automaticReporters = ({ env }: Pick<Host, 'env'>): readonly string[] =>
  env['GITHUB_ACTIONS'] === 'true' ? ['github'] : [];
