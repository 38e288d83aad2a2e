/**
 * How fast it is, as ratios within one run: `npm run bench`, or with names only those measures. Nothing is asserted: a
 * row says what is wanted and whether that holds here, today.
 */

import { holds } from './rounds.js';
import { ROWS } from './rows/index.js';

const only = process.argv.slice(2);
const unknown = only.filter((name) => !(name in ROWS));
if (unknown.length > 0) {
  console.error(`There is no measure "${unknown[0]}". There are: ${Object.keys(ROWS).join(', ')}.`);
  process.exit(2);
}
for (const [name, measure] of Object.entries(ROWS)) {
  if (only.length > 0 && !only.includes(name)) continue;
  const rows = await measure().catch((error) => console.error(`${name}: ${error.stack}`));
  for (const row of rows ?? []) console.log(line(name, row));
}
process.exit(0);

function line(measure, row) {
  const { name, value, cpu, wanted, unit, atLeast, seconds } = row;
  const bound = wanted === undefined ? '' : `${atLeast ? '≥' : '≤'} ${wanted}`;
  const verdict = { true: 'holds', false: 'DOES NOT HOLD' }[holds(row)] ?? '';
  const shown = `${value.toFixed(2)} ${unit}`.trim();
  const spent = Number.isFinite(cpu) ? `CPU ${cpu.toFixed(2)} ×` : '';
  const cells = [
    measure.padEnd(10),
    name.padEnd(62),
    shown.padEnd(13),
    spent.padEnd(11),
    bound.padEnd(7),
    verdict,
  ];
  return [...cells, seconds]
    .filter((cell) => cell !== '')
    .join(' ')
    .trimEnd();
}
