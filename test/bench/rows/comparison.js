/** The comparison and the rules over texts alone, each run in a process of its own so that none profits from another. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { scratch } from '../folders.js';
import { run } from '../processes.js';
import { byTurns, plain } from '../rounds.js';

const source = fileURLToPath(new URL('../comparison.js', import.meta.url));
const built = join(scratch, 'comparison.js');
const GIVE_UP_MS = 60_000;

export const diff = () => measured((name) => name.startsWith('diff'));
export const cues = () => measured((name) => name.startsWith('cues') || name.startsWith('audit'));

async function measured(isWanted) {
  await build({ input: source, platform: 'node', output: { file: built } });
  const { comparisons } = await import(built);
  const rows = [];
  for (const [index, { name, wanted, of }] of comparisons.entries()) {
    if (!isWanted(name)) continue;
    const { alone } = await byTurns({ alone: () => once(index) }, wanted >= 2 ? 3 : 5, 0);
    const value = of === 'cpu' ? alone.cpu : alone.ms;
    rows.push(plain(name, value / 1000, of === 'cpu' ? 's of CPU' : 's', wanted));
  }
  return rows;
}

/** Its own time and processor time, without the start of Node; what does not end has taken as long as it was given. */
async function once(index) {
  const script = `const { comparisons } = await import(${JSON.stringify(built)});
    console.log(JSON.stringify(comparisons[${index}].run()));`;
  const args = ['--input-type=module', '-e', script];
  const { code, stdout, stderr, ms, cpu } = await run(process.execPath, args, scratch, {
    timeout: GIVE_UP_MS,
  });
  return { code, stderr, ...(code === 0 ? JSON.parse(stdout) : { ms, cpu }) };
}
