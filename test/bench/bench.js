/**
 * How fast it is, as ratios within one run: `npm run bench`, or with names only those measures. Nothing is asserted: a
 * row says what is wanted and whether that holds here, today. A run of all writes `docs/performance.md` and its charts.
 */
import { writePage } from './page.js';
import { holds } from './rounds.js';
import { growth } from './rows/growth.js';
import { ROWS } from './rows/index.js';

const GROWTH = 'growth';
const only = process.argv.slice(2);
const unknown = only.filter((name) => name !== GROWTH && !(name in ROWS));
if (unknown.length > 0) {
  console.error(
    `There is no measure "${unknown[0]}". There are: ${[...Object.keys(ROWS), GROWTH].join(', ')}.`,
  );
  process.exit(2);
}
const measured = [];
for (const [name, measure] of Object.entries(ROWS)) {
  if (only.length > 0 && !only.includes(name)) continue;
  const rows = await measure().catch((error) => console.error(`${name}: ${error.stack}`));
  for (const row of rows ?? []) show({ measure: name, ...row });
}
const growths =
  only.length === 0 || only.includes(GROWTH) ? await growth().catch((error) => console.error(error)) : [];
for (const { points } of growths ?? [])
  for (const { row } of points) console.log(line({ measure: GROWTH, ...row }));
if (only.length === 0) writePage(measured, growths ?? []);
process.exit(0);

function show(row) {
  measured.push(row);
  console.log(line(row));
}

function line(row) {
  const { measure, name, value, cpu, wanted, unit, atLeast, seconds } = row;
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
