/**
 * What is too long for every change: `npm run nightly [-- --shard i/n] [TASK…]`. The properties of `test/properties/` with a new seed and
 * many more cases, mutation testing of each folder of `.ci/nightly/folders.js`, and random kills. A shard takes every n-th of these tasks.
 * Ends with 1 when one of them failed; all are run.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { FOLDERS } from '../../.ci/nightly/folders.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const KILLS = fileURLToPath(new URL('kills.js', import.meta.url));

const run = (words, env = {}) =>
  spawnSync(process.execPath, words, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } })
    .status === 0;

/** How many times the cases of `npm test`. */
const FACTOR = '50';

function properties() {
  const seed = process.env['MCP_LOCK_TEST_SEED'] ?? String(Math.floor(Math.random() * 2 ** 31));
  console.log(`MCP_LOCK_TEST_SEED=${seed} MCP_LOCK_TEST_FACTOR=${FACTOR}`);
  return run(['node_modules/vitest/vitest.mjs', 'run', '--project', 'fast', 'test/properties'], {
    MCP_LOCK_TEST_SEED: seed,
    MCP_LOCK_TEST_FACTOR: FACTOR,
  });
}

const TASKS = [
  { name: 'properties', run: properties },
  ...(existsSync(KILLS) ? [{ name: 'kills', run: () => run([KILLS]) }] : []),
  ...FOLDERS.map(({ name }) => ({ name, run: () => run(['test/nightly/mutation.js', name]) })),
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { shard: { type: 'string', default: '1/1' } },
});
const [, part, of] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(values.shard) ?? [];
if (part === undefined || Number(part) > Number(of))
  throw new Error('--shard needs a part of a whole, such as 2/4');

const unknown = positionals.find((name) => !TASKS.some((task) => task.name === name));
if (unknown !== undefined) throw new Error(`no task ${unknown}: ${TASKS.map(({ name }) => name).join(', ')}`);
const wanted = TASKS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const failed = wanted
  .filter((_, at) => at % Number(of) === Number(part) - 1)
  .filter((task) => {
    console.log(`\n${task.name}`);
    return !task.run();
  });
for (const { name } of failed) console.log(`failed: ${name}`);
if (failed.length > 0) process.exitCode = 1;
