/**
 * In: the findings about one server or one of its items. Out: their lines: header with the highest severity, each
 * rule with its change, then why and what next. Findings that show the same change share its lines.
 */
import { counted } from '../../display/printable.ts';
import { wrap } from '../../display/width.ts';
import { type Finding, SEVERITIES, type ServerReport, type Severity } from '../../model.ts';
import { next, notStarted, unreleased, why } from './advice.ts';
import { changeLines, isCut } from './change.ts';
import { cuePlaceLines } from './cue-place.ts';
import { changedPackages, dependencyFinding } from './dependency-changes.ts';
import { isItem, message, title, wordChange } from './finding.ts';
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
  const shown = findings.filter((finding) => screen.verbose || !isFolded(finding, findings));
  const blocks = folded(
    [...grouped(shown, subjectKey)]
      .sort(([a], [b]) => Number(a !== '') - Number(b !== ''))
      .map(([, block]) => block),
    screen,
  ).map(({ findings: block, names }) => ({
    block,
    names,
    note: unreleased(server, block, findings, screen),
  }));
  const first = blocks.findIndex(({ note }) => note !== undefined);
  return blocks.map(({ block, names, note }, index) =>
    blockLines(server, { findings: block, names }, index === first ? note : undefined, lockfile, screen),
  );
}

/** Findings told in one block: of one item, or of several that changed in the very same way. */
interface Block {
  readonly findings: readonly Finding[];
  /** The items, when there is more than one. */
  readonly names: readonly string[];
}

/** From so many items on, the same change is told once. */
const ALIKE = 3;

function folded(blocks: readonly (readonly Finding[])[], screen: Screen): readonly Block[] {
  if (screen.verbose) return blocks.map((findings) => ({ findings, names: [] }));
  const groups = new Map<string, (readonly Finding[])[]>();
  for (const block of blocks) {
    const key = JSON.stringify(
      block.map((finding) => [finding.subject.kind, finding.rule, changeKey(finding)]),
    );
    groups.set(key, [...(groups.get(key) ?? []), block]);
  }
  return [...groups.values()].flatMap((group): readonly Block[] => {
    const [findings = []] = group;
    const names = group.map(([finding]) => finding?.subject.name ?? '');
    if (group.length < ALIKE || !findings.every(isItem))
      return group.map((one) => ({ findings: one, names: [] }));
    return [{ findings, names }];
  });
}

/** Notes go into one line, but for those of an item that is told about anyway; noise never clutters one. */
function isFolded(finding: Finding, findings: readonly Finding[]): boolean {
  if (finding.severity !== 'info') return false;
  if (finding.rule.startsWith('noise/') || !isItem(finding)) return true;
  const key = subjectKey(finding);
  return !findings.some((other) => other.severity !== 'info' && subjectKey(other) === key);
}

/** One line for what is worth knowing of a server but no drift; none where the blocks say it already. */
export function notesLine({ server, findings }: Checked, screen: Screen): readonly string[] {
  const folded = findings.filter((finding) => isFolded(finding, findings));
  const moved = dependencyFinding(folded);
  // Where the text changed too, the packages stand beside it.
  const told = moved !== undefined && unreleased(server, findings, findings, screen) !== undefined;
  const notes = told ? folded.filter((finding) => finding !== moved) : folded;
  if (screen.verbose || notes.length === 0) return [];
  const noise = notes.filter(({ rule }) => rule.startsWith('noise/'));
  const other = notes.filter((finding) => finding !== moved && !finding.rule.startsWith('noise/'));
  const groups = [...grouped(other, ({ rule }) => rule)];
  const rules = groups.map(
    ([rule, list]) => `${groups.length === 1 ? '' : `${list.length} `}${screen.say(rule)}`,
  );
  const said = [
    ...(other.length === 0 ? [] : [`${counted(other.length, 'note')}: ${rules.join(', ')}`]),
    ...(noise.length === 0 ? [] : [noiseClause(noise, findings)]),
    ...(moved === undefined || told ? [] : [`${message(moved)}: ${changedPackages(moved, screen, NAMED)}`]),
  ];
  const { signs, paint } = screen;
  const line = `${signs.info} ${screen.say(server.name)}  ${said.join(` ${signs.dot} `)}`;
  return spread(screen, line, '(-v shows)', { left: paint.info, right: paint.dim });
}

/** Packages named in a note. */
const NAMED = 3;

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

/** Packages named in a block of their own. */
const LISTED = 12;

function blockLines(
  server: ServerReport,
  { findings, names }: Block,
  note: string | undefined,
  lockfile: string,
  screen: Screen,
): readonly string[] {
  const worst = worstOf(findings);
  const lines = [...headerLines(server.name, { findings, names }, worst, screen)];
  if (names.length > 0)
    lines.push(...wrap(`  ${names.map((name) => screen.say(name)).join(', ')}`, screen.columns, 2));
  let said = '';
  for (const group of grouped(findings, changeKey).values()) {
    for (const finding of group) {
      const clause = betweenLocks(finding, screen) ?? title(finding, screen.signs.arrow, screen.say);
      lines.push(...spread(screen, clause, screen.say(finding.rule), { indent: 2, right: screen.paint.dim }));
    }
    const [first] = group;
    if (first !== undefined && first === dependencyFinding(group)) {
      const names = changedPackages(first, screen, screen.verbose ? Number.POSITIVE_INFINITY : LISTED);
      lines.push(...wrap(`    ${names}`, screen.columns, 4));
      continue;
    }
    const told = toldLines(group, screen);
    // Of one item it is mostly the same for every part of it.
    if (told.join() !== said) lines.push(...told);
    said = told.join();
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
  const reason = findings.some((finding) => betweenLocks(finding, screen)) ? undefined : why(findings, worst);
  if (reason !== undefined) lines.push(...labelled(screen, 'why', reason));
  if (note !== undefined) lines.push(...labelled(screen, '', note));
  if (screen.advice && worst !== 'info')
    lines.push(...labelled(screen, 'next', next(server, findings, lockfile, screen)));
  return lines;
}

/** A server that stands in one of two locks: no config was asked. */
const betweenLocks = ({ rule }: Finding, { about }: Screen): string | undefined =>
  about === 'locks' && Object.hasOwn(BETWEEN_LOCKS, rule) ? BETWEEN_LOCKS[rule] : undefined;

const BETWEEN_LOCKS: Readonly<Record<string, string>> = {
  'server/unlocked': 'new in the second lock',
  'server/stale': 'in the first lock only',
};

/** Clients that are named without `-v`. */
const MAX_TOLD = 5;

/** Who was told which side, where a server was asked as several clients. */
function toldLines(group: readonly Finding[], screen: Screen): readonly string[] {
  const finding = group.find(({ told }) => told !== undefined);
  if (finding?.told === undefined) return [];
  const { told, before, after } = finding;
  const names = (list: readonly string[]) => {
    const some = screen.verbose ? list : list.slice(0, MAX_TOLD);
    const more = list.length - some.length;
    return `${some.map((one) => screen.say(one)).join(', ')}${more === 0 ? '' : ` and ${more} more (-v lists them)`}`;
  };
  const rows: readonly (readonly [string, string])[] =
    before === undefined
      ? [
          ['told', names(told.after)],
          ['not', names(told.before)],
        ]
      : after === undefined
        ? [
            ['told', names(told.before)],
            ['not', names(told.after)],
          ]
        : [
            ['told', `- ${names(told.before)}`],
            ['', `+ ${names(told.after)}`],
          ];
  return rows.flatMap(([label, text]) => labelled(screen, label, text));
}

function headerLines(
  server: string,
  { findings, names }: Block,
  worst: Severity,
  screen: Screen,
): readonly string[] {
  const [first] = findings;
  const { item, drift, info } = screen.signs;
  const many = names.length > 0 && first !== undefined;
  const one = first !== undefined && isItem(first) ? screen.say(first.subject.name ?? '') : '';
  const name = many ? counted(names.length, first.subject.kind) : one;
  const kind = many || first === undefined || first.subject.kind === 'tool' ? '' : `${first.subject.kind} `;
  const head = `${worst === 'info' ? info : drift} ${screen.say(server)}${name === '' ? '' : ` ${item} ${kind}${name}`}`;
  return spread(screen, head, worst.toUpperCase(), { left: screen.paint.bold, right: screen.paint[worst] });
}

const worstOf = (findings: readonly Finding[]): Severity =>
  SEVERITIES.findLast((severity) => findings.some((finding) => finding.severity === severity)) ?? 'info';
