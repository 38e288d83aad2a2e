/**
 * Whether the tests hold on a busy machine: `npm test` again and again beside loops that keep the processors busy, and a
 * table of how long each run took and how it ended. `node test/ten-runs.js [RUNS=10] [LOOPS=2]`; exits with 1 when a run was
 * red, and says where its output lies.
 */
import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

const [runs = 10, loops = 2] = process.argv.slice(2).map(Number);
const root = fileURLToPath(new URL('..', import.meta.url));
const logs = mkdtempSync(join(tmpdir(), 'mcp-lock-runs-'));
const busy = Array.from({ length: loops }, () =>
  spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
);
const endBusy = () => {
  for (const child of busy) child.kill('SIGKILL');
};
process.on('exit', endBusy);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

console.log(`${runs} runs of \`npm test\` beside ${loops} busy loops; output in ${logs}\n`);
console.log('run  seconds  result');
let red = 0;
for (let run = 1; run <= runs; run += 1) {
  const from = performance.now();
  const code = await npmTest(join(logs, `${run}.log`));
  const seconds = Math.round((performance.now() - from) / 1000);
  if (code !== 0) red += 1;
  console.log(
    `${String(run).padStart(3)}  ${String(seconds).padStart(7)}  ${code === 0 ? 'green' : `RED, exit ${code}`}`,
  );
}
console.log(`\n${runs - red} of ${runs} green`);
process.exit(red === 0 ? 0 : 1);

async function npmTest(file) {
  const log = createWriteStream(file);
  const child = spawn('npm', ['test'], {
    cwd: root,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  log.end();
  await finished(log);
  return code;
}
