/** Writes what a whole run measured into `docs/performance.md`, between its marks, and the charts beside it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chart } from './chart.js';
import { holds } from './rounds.js';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
const [START, END] = ['<!-- measured -->', '<!-- /measured -->'];

/** `rows` with their measure; `growths` as `rows/growth.js` returns them. */
export function writePage(rows, growths) {
  const path = `${docs}performance.md`;
  const text = readFileSync(path, 'utf8');
  const [head, rest] = text.split(START);
  const [, tail] = rest.split(END);
  for (const one of growths) writeFileSync(`${docs}growth-${one.id}.svg`, chart(one));
  const parts = [
    START,
    '',
    `Node ${process.versions.node} on ${process.platform}, a machine shared with other work.`,
    '',
    '| `npm run bench --` | measure | measured | processor time | wanted | holds |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map(tableRow),
    '',
    ...growths.flatMap(({ id, title, points }) => [`![${title}: ${told(points)}](growth-${id}.svg)`, '']),
    END,
  ];
  writeFileSync(path, `${head}${parts.join('\n')}${tail}`);
}

function tableRow(row) {
  const { measure, name, value, cpu, wanted, unit, atLeast } = row;
  const bound = wanted === undefined ? '' : `${atLeast ? '≥' : '≤'} ${wanted}`;
  const spent = Number.isFinite(cpu) ? `${cpu.toFixed(2)} ×` : '';
  const verdict = { true: 'yes', false: 'no' }[holds(row)] ?? '';
  const shown = `${value.toFixed(2)} ${unit}`.trim();
  return `| ${[`\`${measure}\``, name.trim(), shown, spent, bound, verdict].join(' | ')} |`;
}

function told(points) {
  const [first, last] = [points[0], points.at(-1)];
  return `${first.row.value.toFixed(1)} times an empty node at ${Math.round(first.x)}, ${last.row.value.toFixed(1)} times at ${Math.round(last.x)}`;
}
