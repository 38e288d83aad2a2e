/**
 * Mutation testing of the folders of `.ci/nightly/folders.js`: `node test/nightly/mutation.js [--changed REVISION] [FOLDER…]`, all of
 * them, or only the files of them that differ from a revision. Prints the share of mutants that the tests killed; fails below 85 %. What it remembers of the last run, so that only what
 * changed is tried again, and its reports are in node_modules/.cache/mcp-lock-nightly. Static mutants are left out: each of them needs all tests.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { FOLDERS } from '../../.ci/nightly/folders.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TOOLS = join(ROOT, '.ci/nightly');
const CACHE = join(ROOT, 'node_modules/.cache/mcp-lock-nightly');
const LEAST = 85;

/** Installs the tools where they are not there. */
function install() {
  if (existsSync(join(TOOLS, 'node_modules/@stryker-mutator/vitest-runner'))) return;
  execFileSync('npm', ['ci', '--ignore-scripts', '--silent'], { cwd: TOOLS, stdio: 'inherit' });
}

const fileName = (name) => name.replace(/[^a-z]+/gi, '-').toLowerCase();

/** Runs one folder, and gives its counts back, by file. `only`: files of `src/` that are tried, of all that the folder names. */
function mutate({ name, mutate: files, tests }, only) {
  const report = join(CACHE, `${fileName(name)}.json`);
  const config = join(CACHE, `${fileName(name)}.config.json`);
  const settings = {
    testRunner: 'vitest',
    plugins: [join(TOOLS, 'node_modules/@stryker-mutator/vitest-runner/dist/src/index.js')],
    vitest: { configFile: '.ci/nightly/vitest.config.ts', related: false },
    mutate: (only ?? files).map((file) => `src/${file}`),
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    concurrency: 1,
    incremental: true,
    incrementalFile: join(CACHE, `${fileName(name)}.incremental.json`),
    tempDirName: join(CACHE, 'sandbox'),
    // Stryker reads an older form of it than the compiler of this repository.
    tsconfigFile: 'none',
    checkers: [],
    disableTypeChecks: false,
    reporters: ['json'],
    jsonReporter: { fileName: report },
    allowEmpty: true,
    timeoutMS: 15_000,
    dryRunTimeoutMinutes: 60,
    logLevel: process.env['MCP_LOCK_NIGHTLY_LOG'] ?? 'warn',
  };
  writeFileSync(config, JSON.stringify(settings));
  const stryker = join(TOOLS, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const { status } = spawnSync(process.execPath, [stryker, 'run', config], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, MCP_LOCK_MUTATION_TESTS: tests.join(' '), MCP_LOCK_TEST_FACTOR: '0.2' },
  });
  if (status !== 0) throw new Error(`mutation testing of ${name} ended with ${status}`);
  return counts(JSON.parse(readFileSync(report, 'utf8')));
}

/** Killed and alive by file. What no test covers is alive. */
function counts({ files }) {
  const rows = Object.entries(files).map(([file, { mutants }]) => {
    const of = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;
    return { file, killed: of('Killed', 'Timeout'), alive: of('Survived', 'NoCoverage') };
  });
  return rows.filter(({ killed, alive }) => killed + alive > 0);
}

const share = (rows) => {
  const killed = rows.reduce((sum, row) => sum + row.killed, 0);
  const all = rows.reduce((sum, row) => sum + row.killed + row.alive, 0);
  return { killed, all, percent: all === 0 ? 100 : Math.floor((killed / all) * 1000) / 10 };
};

/** Whether each folder reached what is wanted. */
export function mutateFolders(folders) {
  install();
  mkdirSync(CACHE, { recursive: true });
  let enough = true;
  for (const folder of folders) {
    const rows = mutate(folder, folder.only);
    for (const row of rows) console.log(`  ${share([row]).percent} % ${row.file} (${row.alive} alive)`);
    const { killed, all, percent } = share(rows);
    console.log(`${folder.name}: ${killed} of ${all} killed, ${percent} %`);
    if (percent < LEAST) enough = false;
  }
  return enough;
}

const isNamed = (glob, file) =>
  new RegExp(`^${glob.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`).test(file);

/** The folders with those of their files that differ from a revision. */
function changedSince(revision) {
  const changed = execFileSync('git', ['diff', '--name-only', '--diff-filter=d', revision, '--', 'src'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
    .split('\n')
    .map((file) => file.replace(/^src\//, ''));
  return FOLDERS.flatMap((folder) => {
    const only = changed.filter((file) => folder.mutate.some((glob) => isNamed(glob, file)));
    return only.length === 0 ? [] : [{ ...folder, only }];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { changed: { type: 'string' } },
  });
  const folders =
    values.changed === undefined
      ? FOLDERS.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
      : changedSince(values.changed);
  if (!mutateFolders(folders)) process.exitCode = 1;
}
