/**
 * `npm run releases [-- SERVER…] [--judge FILE] [--screens]`: pairs of releases of published servers, compared by mcp-lock and by a walk of their own.
 * Prints a line a pair: findings by rank, lines of the default report, line of the first HIGH; for long upgrades, in which line of the
 * Markdown the gravest change stands. Ends with 1 when a difference was missed, a finding is about none, HIGHs and verdicts do not agree,
 * or that line is too late. `--judge` writes the HIGHs in context, `--markdown` the Markdown of the upgrades into a folder.
 * `--screens`: where the gravest change of the upgrades is on the page, in a browser.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compare } from '../../src/library.ts';
import type { Entry, Finding, Report, Severity } from '../../src/model.ts';
import { countsOf, makeReport } from '../../src/report/report.ts';
import { text } from '../../src/report/reporters/text.ts';
import { mapConcurrently } from '../../src/server/map-concurrently.ts';
import { inContext } from './context.ts';
import { judge } from './oracle.ts';
import { PAIRS, type Pair } from './pairs.ts';
import { entryOf } from './read.ts';
import { isInFirstLines, seenFirst, UPGRADES, upgradeMarkdown } from './upgrades.ts';
import { compareVerdicts, type High, nameOf } from './verdicts.ts';

const RANKS: readonly Severity[] = ['high', 'medium', 'low', 'info'];

interface Outcome {
  readonly pair: Pair;
  readonly entries: readonly [Entry, Entry];
  readonly findings: readonly Finding[];
  readonly report: Report;
  readonly lines: number;
  readonly firstHigh: number | undefined;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: { judge: { type: 'string' }, markdown: { type: 'string' }, screens: { type: 'boolean' } },
});

const isWanted = ({ server }: Pair) => positionals.length === 0 || positionals.includes(server.id);
const wanted = PAIRS.filter(isWanted);
const upgrades = UPGRADES.filter(isWanted);
const entries = new Map<string, Entry>();
const unread: string[] = [];
await readAll();
const outcomes = wanted.flatMap((pair) => {
  const [before, after] = [pair.from, pair.to].map((version) => entries.get(`${pair.server.id}@${version}`));
  return before === undefined || after === undefined ? [] : [outcomeOf(pair, before, after)];
});
for (const outcome of outcomes) print(outcome);
const agreed = [upgradesAreSeen(), summary(), values.screens !== true || (await upgradesFit())];
process.exit(agreed.every((one) => one) ? 0 : 1);

async function readAll(): Promise<void> {
  const releases = new Map(
    [...wanted, ...upgrades].flatMap(({ server, from, to }) =>
      [from, to].map((version) => [`${server.id}@${version}`, { server, version }] as const),
    ),
  );
  await mapConcurrently([...releases], 2, async ([key, { server, version }]) => {
    try {
      entries.set(key, await entryOf(server, version));
    } catch (error) {
      unread.push(`${key}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    }
  });
}

function outcomeOf(pair: Pair, before: Entry, after: Entry): Outcome {
  const name = pair.server.id;
  const lock = (entry: Entry) => ({ lockfileVersion: 1 as const, servers: { [name]: entry } });
  const findings = compare(lock(before), lock(after));
  const report = makeReport({
    lockfile: 'mcp-lock.json',
    servers: [{ name, status: 'drift', contacted: true, counts: countsOf(after) }],
    findings,
    failures: [],
    elapsedMs: 0,
    failOn: 'low',
  });
  const lines = text.render(report, { color: false, unicode: true, columns: 80, verbose: false }).split('\n');
  const firstHigh = lines.findIndex((line) => /^\s*HIGH\b/.test(line));
  return {
    pair,
    entries: [before, after],
    findings,
    report,
    lines: lines.length - 1,
    firstHigh: firstHigh === -1 ? undefined : firstHigh + 1,
    ...judge(before, after, findings),
  };
}

function print({ pair, findings, lines, firstHigh, missed, wrong }: Outcome): void {
  const counts = RANKS.map(
    (rank) => `${findings.filter(({ severity }) => severity === rank).length} ${rank}`,
  );
  const first = firstHigh === undefined ? '' : `, first HIGH in line ${firstHigh}`;
  console.log(`${pair.server.id} ${pair.from} -> ${pair.to}: ${counts.join(', ')}; ${lines} lines${first}`);
  for (const one of missed) console.log(`  MISSED ${one}`);
  for (const one of wrong) console.log(`  FALSE  ${one}`);
}

/** Whether the gravest change of each upgrade stands in the first lines of its Markdown. */
function upgradesAreSeen(): boolean {
  const late = upgrades.filter(({ server, from, to }) => {
    const [before, after] = [from, to].map((version) => entries.get(`${server.id}@${version}`));
    if (before === undefined || after === undefined) return false;
    const { findings } = outcomeOf({ server, from, to }, before, after);
    const text = upgradeMarkdown(server.id, before, after);
    const seen = seenFirst(text, findings);
    console.log(
      `Markdown of ${server.id} ${from} -> ${to}: first ${seen.severity} in line ${seen.line} of ${seen.lines}, ${seen.characters} characters`,
    );
    if (values.markdown !== undefined) writeFileSync(`${values.markdown}/${server.id}.md`, text);
    return !isInFirstLines(seen);
  });
  if (late.length > 0) console.log(`gravest change too late in the Markdown: ${late.length}`);
  return late.length === 0;
}

/** Whether the gravest change of each upgrade is on the first screen of its page. */
async function upgradesFit(): Promise<boolean> {
  const { screens } = await import('./screens.ts');
  return screens(
    upgrades.flatMap(({ server, from, to }) => {
      const [before, after] = [from, to].map((version) => entries.get(`${server.id}@${version}`));
      if (before === undefined || after === undefined) return [];
      const { report } = outcomeOf({ server, from, to }, before, after);
      return [{ name: `${server.id} ${from} -> ${to}`, report }];
    }),
  );
}

/** Whether all is as it has to be. */
function summary(): boolean {
  const highs: High[] = outcomes.flatMap(({ pair, findings }) =>
    findings.filter(({ severity }) => severity === 'high').map((finding) => ({ pair, finding })),
  );
  const { without, stale } = compareVerdicts(
    highs,
    outcomes.map(({ pair }) => pair),
  );
  const [missed, wrong] = [outcomes.flatMap((one) => one.missed), outcomes.flatMap((one) => one.wrong)];
  for (const high of without) console.log(`no verdict: ${Object.values(nameOf(high)).join(' ')}`);
  for (const one of stale) console.log(`no HIGH any more: ${Object.values(one).join(' ')}`);
  for (const one of unread) console.log(`not read: ${one}`);
  const servers = new Set(outcomes.map(({ pair }) => pair.server.id));
  const longest = outcomes.map(({ lines }) => lines).sort((a, b) => b - a);
  const late = outcomes.filter(({ firstHigh }) => (firstHigh ?? 0) > 10);
  console.log(
    [
      `${outcomes.length} pairs of ${servers.size} servers, ${outcomes.flatMap((one) => one.findings).length} findings`,
      `${missed.length} missed, ${wrong.length} false`,
      `longest reports: ${longest.slice(0, 10).join(', ')} lines`,
      `first HIGH below line 10: ${late.length}`,
      `${highs.length} HIGH, ${without.length} without a verdict, ${stale.length} verdicts without a HIGH`,
    ].join('\n'),
  );
  if (values.judge !== undefined) writeFileSync(values.judge, highs.map(contextOf).join('\n'));
  return missed.length + wrong.length + without.length + stale.length === 0;
}

function contextOf(high: High, index: number): string {
  const [before, after] = outcomes.find(({ pair }) => pair === high.pair)?.entries ?? [];
  return before === undefined || after === undefined ? '' : inContext(high, index, before, after);
}
