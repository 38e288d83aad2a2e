/**
 * In: the findings about one server or one of its items. Out: their lines: header with the highest severity, each
 * rule with its change, then why and what next. Findings that show the same change share its lines.
 */
import { counted } from '../display/printable.ts';
import { wrap } from '../display/width.ts';
import { type Finding, SEVERITIES, type ServerReport, type Severity } from '../model.ts';
import { next, notStarted, unreleased, why } from './advice.ts';
import { changeLines, isCut } from './change.ts';
import { cuePlaceLines } from './cue-place.ts';
import { isItem, title, wordChange } from './finding.ts';
import { parameterChange } from './parameter.ts';
import { labelled, type Screen, spread } from './screen.ts';
import type { Checked } from './tally.ts';

/** The blocks of one server, the server's own first, each a list of lines. */
export function serverBlocks(
  checked: Checked,
  lockfile: string,
  screen: Screen,
): readonly (readonly string[])[] {
  const { server, findings } = checked;
  const shown = screen.verbose ? findings : findings.filter(({ severity }) => severity !== 'info');
  const blocks = [...grouped(shown, subjectKey)]
    .sort(([a], [b]) => Number(a !== '') - Number(b !== ''))
    .map(([, block]) => ({ block, note: unreleased(server, block, findings, screen.say) }));
  const first = blocks.findIndex(({ note }) => note !== undefined);
  return blocks.map(({ block, note }, index) =>
    blockLines(server, block, index === first ? note : undefined, lockfile, screen),
  );
}

/** One line for what is worth knowing of a server but no drift; none where the blocks say it already. */
export function notesLine({ server, findings }: Checked, screen: Screen): readonly string[] {
  const notes = findings.filter(({ severity }) => severity === 'info');
  if (screen.verbose || notes.length === 0) return [];
  const noise = notes.filter(({ rule }) => rule.startsWith('noise/'));
  const other = notes.filter(({ rule }) => !rule.startsWith('noise/'));
  const groups = [...grouped(other, ({ rule }) => rule)];
  const rules = groups.map(
    ([rule, list]) => `${groups.length === 1 ? '' : `${list.length} `}${screen.say(rule)}`,
  );
  const said = [
    ...(other.length === 0 ? [] : [`${counted(other.length, 'note')}: ${rules.join(', ')}`]),
    ...(noise.length === 0 ? [] : [noiseClause(noise, findings)]),
  ];
  const { signs, paint } = screen;
  const line = `${signs.info} ${screen.say(server.name)}  ${said.join(` ${signs.dot} `)}`;
  return spread(screen, line, '(-v shows)', { left: paint.info, right: paint.dim });
}

/** "29 tools: generator noise only". */
function noiseClause(noise: readonly Finding[], findings: readonly Finding[]): string {
  const items = new Set(noise.map(subjectKey));
  const kinds = new Set(noise.map(({ subject }) => subject.kind));
  const [kind = 'item'] = kinds;
  const only = findings.every(({ severity }) => severity === 'info') ? ' only' : '';
  return `${counted(items.size, kinds.size === 1 ? kind : 'item')}: generator noise${only}`;
}

function grouped(findings: readonly Finding[], key: (finding: Finding) => string): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = groups.get(key(finding));
    if (list === undefined) groups.set(key(finding), [finding]);
    else list.push(finding);
  }
  return groups;
}

const subjectKey = (finding: Finding): string =>
  isItem(finding) ? `${finding.subject.kind} ${finding.subject.name}` : '';

const changeKey = ({ subject, before, after }: Finding): string =>
  JSON.stringify([
    subject.pointer ?? '',
    before === undefined ? [] : [before],
    after === undefined ? [] : [after],
  ]);

function blockLines(
  server: ServerReport,
  findings: readonly Finding[],
  note: string | undefined,
  lockfile: string,
  screen: Screen,
): readonly string[] {
  const worst = worstOf(findings);
  const lines = [...headerLines(server.name, findings, worst, screen)];
  for (const group of grouped(findings, changeKey).values()) {
    for (const finding of group) {
      const clause = title(finding, screen.signs.arrow, screen.say);
      lines.push(...spread(screen, clause, screen.say(finding.rule), { indent: 2, right: screen.paint.dim }));
    }
    const [first] = group;
    if (first === undefined || wordChange(first.before, first.after, '') !== undefined) continue;
    const change = group.map(parameterChange).find((one) => one !== undefined) ?? first;
    lines.push(...changeLines(change, screen));
    const cues = group.filter(({ rule }) => rule.startsWith('text/'));
    if (cues.length > 0 && isCut(change, screen)) {
      lines.push(...cues.flatMap((finding) => cuePlaceLines(finding, screen)));
    }
  }
  const stopped = notStarted(server, findings);
  if (stopped !== undefined) lines.push(...wrap(`  ${stopped}`, screen.columns, 2));
  const reason = why(findings, worst);
  if (reason !== undefined) lines.push(...labelled(screen, 'why', reason));
  if (note !== undefined) lines.push(...labelled(screen, '', note));
  if (screen.advice && worst !== 'info')
    lines.push(...labelled(screen, 'next', next(server, findings, lockfile, screen)));
  return lines;
}

function headerLines(
  server: string,
  findings: readonly Finding[],
  worst: Severity,
  screen: Screen,
): readonly string[] {
  const [first] = findings;
  const { item, drift, info } = screen.signs;
  const name = first !== undefined && isItem(first) ? screen.say(first.subject.name ?? '') : '';
  const kind = first === undefined || first.subject.kind === 'tool' ? '' : `${first.subject.kind} `;
  const head = `${worst === 'info' ? info : drift} ${screen.say(server)}${name === '' ? '' : ` ${item} ${kind}${name}`}`;
  return spread(screen, head, worst.toUpperCase(), { left: screen.paint.bold, right: screen.paint[worst] });
}

const worstOf = (findings: readonly Finding[]): Severity =>
  SEVERITIES.findLast((severity) => findings.some((finding) => finding.severity === severity)) ?? 'info';
