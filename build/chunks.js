/**
 * Which file of `dist/` a module goes into: its path and the graph in, a name out. A package is a file. What the runs below load is
 * joined by these runs, so that each reads few files and nothing that it does not need. All else is as the bundler does it: what is
 * loaded together is a file.
 */
import { join } from 'node:path';
import { inPlaceOf } from './left-out.js';
import { sharedPackageOf } from './shared-packages.js';
import { isOurs, SOURCE } from './source.js';

/** What runs load by `import()` or begin with: first those after which nothing else is loaded. */
const RUNS = {
  start: ['cli/run.ts'],
  hook: ['hooks/fast-path.ts', 'host/hook-host.ts'],
  completion: ['cli/completion/answer.ts'],
  host: ['host/node-host.ts'],
  cli: ['cli/cli.ts'],
  early: ['guard/fast-path.ts', 'verify/early/run.ts'],
  status: ['cli/commands/status.ts'],
  explain: ['cli/commands/explain.ts'],
  show: ['cli/commands/show.ts'],
  list: ['cli/commands/list.ts', 'config/project-settings.ts'],
  guard: ['cli/commands/guard.ts', 'guard/serve.ts'],
  verify: ['cli/commands/verify.ts'],
  server: ['server/observe.ts'],
  compare: ['diff/compare.ts', 'diff/hole-cues.ts', 'diff/context.ts'],
  clean: [
    'cli/write-report.ts',
    'report/text/screen.ts',
    'report/text/settings.ts',
    'report/text/clean.ts',
    'verify/early/keep.ts',
  ],
  report: ['report/reporters/text.ts'],
};

/** Loaded by every run that goes on: what these need is not split up further. */
const ALWAYS = ['start', 'host', 'cli'];
const SHORT = ['hook', 'completion'];
/** Loaded after what `verify` needs: what both need is not split up further. */
const LATER = ['server', 'compare', 'report'];

/** The package that a module is of, or stands in for. */
export function packageOf(id) {
  const [, name] = /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id) ?? [];
  return name?.replace('\\', '/') ?? inPlaceOf(id);
}

/** `bundler` tells what each module imports. */
export function chunkOf(id, bundler) {
  const name = packageOf(id) ?? sharedPackageOf(id);
  if (name !== undefined) return `packages/${name.replace('@', '').replace('/', '-')}`;
  const runs = Object.keys(RUNS).filter((run) => modulesOf(bundler)[run].has(id));
  if (runs.length === 0) return null;
  const always = ALWAYS.find((run) => runs.includes(run));
  if (always === 'start') return 'run-start';
  const short = runs.filter((run) => SHORT.includes(run));
  // An early start comes before the command line and its package.
  const before = always === 'cli' && runs.includes('early') ? ['early'] : [];
  if (always !== undefined) return ['run', ...short, ...before, always].join('-');
  if (short.length > 0 && runs.length > short.length) return ['run', ...short, 'more'].join('-');
  const needed = runs.includes('verify') ? runs.filter((run) => !LATER.includes(run)) : runs;
  return ['run', ...needed].join('-');
}

let modules;

/** Of each run, the modules that it loads. */
function modulesOf(bundler) {
  modules ??= Object.fromEntries(
    Object.entries(RUNS).map(([run, files]) => [
      run,
      below(
        files.map((file) => join(SOURCE, file)),
        bundler,
      ),
    ]),
  );
  return modules;
}

function below(files, bundler) {
  const found = new Set();
  for (const open = [...files]; open.length > 0; ) {
    const id = open.pop();
    if (found.has(id)) continue;
    const info = bundler.getModuleInfo(id);
    if (info === null) throw new Error(`build/chunks.js names a file that is not there: ${id}`);
    found.add(id);
    open.push(...info.importedIds.filter(isOurs));
  }
  return found;
}
