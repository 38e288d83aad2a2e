/**
 * `npm run score -- FOLDER [--list]`. In: a folder as `rows.ts` reads it. Out, on standard output: recall by kind of attack,
 * false positives by tool and by server, and how often each rule fires. `--list`: also each poisoned tool that no rule
 * found, and each honest one with a finding of medium or above.
 */
import { printable } from '../../src/display/printable.ts';
import { SEVERITIES, type Severity } from '../../src/model.ts';
import { isNeighbourly, type Scored, scored, severityOf } from './rows.ts';

const [folder, ...options] = process.argv.slice(2);
if (folder === undefined) throw new Error('Say which folder: npm run score -- FOLDER');
const begun = process.cpuUsage();
const all = scored(folder);
const { user, system } = process.cpuUsage(begun);
const seconds = (user + system) / 1e6;
const [poisoned, benign] = [all.filter((one) => one.isPoisoned), all.filter((one) => !one.isPoisoned)];
const lines = [
  `${all.length} tools in ${seconds.toFixed(2)} s of processor time`,
  '',
  ...recallLines(),
  '',
  ...falseLines(),
  '',
  ...ruleLines(),
  ...(options.includes('--list') ? ['', ...listLines()] : []),
];
process.stdout.write(`${lines.join('\n')}\n`);

function recallLines(): readonly string[] {
  const kinds = [...new Set(poisoned.map(({ kind }) => kind))].sort();
  const line = (name: string, rows: readonly Scored[]) =>
    `${name.padEnd(44)}${count(rows, rows.filter(isAtLeast('info')))}${count(rows, rows.filter(isAtLeast('high')))}`;
  const others = poisoned.filter(({ kind }) => kind !== 'semantic-only');
  return [
    `${'poisoned, by kind'.padEnd(44)}${'any'.padStart(19)}${'high'.padStart(19)}`,
    ...kinds.map((kind) =>
      line(
        kind,
        poisoned.filter((one) => one.kind === kind),
      ),
    ),
    line('all but semantic-only', others),
    line('all', poisoned),
  ];
}

function falseLines(): readonly string[] {
  const serversOf = (rows: readonly Scored[]) => [...new Set(rows.map(({ source }) => source))];
  return [
    `${'honest'.padEnd(44)}${'tools'.padStart(19)}${'servers'.padStart(19)}`,
    ...(['high', 'medium', 'low'] as const).map((severity) => {
      const hit = benign.filter(isAtLeast(severity));
      return `${`${severity} or above`.padEnd(44)}${count(benign, hit)}${count(serversOf(benign), serversOf(hit))}`;
    }),
  ];
}

function ruleLines(): readonly string[] {
  const ids = [...new Set(all.flatMap(({ facts }) => facts.map(({ rule }) => rule)))].sort();
  const hit = (rows: readonly Scored[], id: string) =>
    rows.filter(({ facts }) => facts.some(({ rule }) => rule === id));
  return [
    `${'rules'.padEnd(44)}${'poisoned'.padStart(19)}${'honest'.padStart(19)}`,
    ...ids.map(
      (id) => `${id.padEnd(44)}${count(poisoned, hit(poisoned, id))}${count(benign, hit(benign, id))}`,
    ),
  ];
}

function listLines(): readonly string[] {
  const told = ({ kind, source, tool, facts }: Scored) => [
    `${kind}  ${printable(source)}  ${printable(String(tool['name']))}`,
    `    ${printable(String(tool['description'] ?? ''), { maxChars: 600 })}`,
    ...facts
      .filter((fact) => !isNeighbourly(fact))
      .map(
        (fact) => `    ${severityOf(fact)} ${fact.rule} ${fact.pointer}: ${printable(fact.evidence ?? '')}`,
      ),
  ];
  return [
    'missed',
    ...poisoned.filter(({ worst }) => worst === undefined).flatMap(told),
    '',
    'not high',
    ...poisoned.filter(({ worst }) => worst !== undefined && worst !== 'high').flatMap(told),
    '',
    'false',
    ...benign.filter(isAtLeast('medium')).flatMap(told),
  ];
}

function isAtLeast(severity: Severity): (row: Scored) => boolean {
  return ({ worst }) => worst !== undefined && SEVERITIES.indexOf(worst) >= SEVERITIES.indexOf(severity);
}

function count(all: readonly unknown[], some: readonly unknown[]): string {
  const share = all.length === 0 ? 0 : (some.length / all.length) * 100;
  return `${some.length} of ${all.length}`.padStart(11) + `${share.toFixed(1)} %`.padStart(8);
}
