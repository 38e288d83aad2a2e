/**
 * In: the findings about one server or about items of it. Out: their lines: a header with the highest severity, each rule with
 * its change, then why it matters and what to do next. Findings that show the same change share its lines.
 */
import { counted } from '../../display/printable.ts';
import { wrap } from '../../display/width.ts';
import { atOnce, type Work } from '../../host/turns.ts';
import { type Finding, SEVERITIES, type ServerReport, type Severity } from '../../model.ts';
import {
  doNotStart,
  moreClients,
  notSentTo,
  onlyInFirstLock,
  onlyInSecondLock,
  sentTo,
} from '../messages.ts';
import { nextStep, why } from './advice.ts';
import { changeLines, isCut } from './change.ts';
import { cuePlaceLines } from './cue-place.ts';
import { changedPackages, dependencyFinding } from './dependency-changes.ts';
import { isItem, title, wordChange } from './finding.ts';
import { type Block, blocksOf, changeKey, grouped } from './grouping.ts';
import { notStartedReason } from './not-started.ts';
import { parameterChange } from './parameter.ts';
import { sameVersionNote } from './same-version.ts';
import { justified, labelled, type Screen } from './screen.ts';
import type { Checked } from './tally.ts';

/** Packages named in a block of their own. */
const LISTED = 12;

/** The blocks of one server, the server's own first, each a list of lines. `lockfile` as a person would type it. */
export const serverBlocks = (
  checked: Checked,
  lockfile: string,
  screen: Screen,
): readonly (readonly string[])[] => atOnce(blocksInTurns(checked, lockfile, screen));

/** The same, as work that yields after each block. */
export function* blocksInTurns(
  { server, findings }: Checked,
  lockfile: string,
  screen: Screen,
): Work<readonly (readonly string[])[]> {
  const out: (readonly string[])[] = [];
  // It stands with the first block that it explains.
  const noteOf = sameVersionNote(server, findings, screen);
  let noted = false;
  for (const block of blocksOf(findings, screen.verbose)) {
    const note: string | undefined = noted ? undefined : noteOf(block.findings);
    noted ||= note !== undefined;
    out.push([
      ...headerLines(server.name, block, screen),
      ...changesLines(block.findings, screen),
      ...judgementLines(server, block.findings, note, lockfile, screen),
    ]);
    yield;
  }
  return out;
}

function headerLines(server: string, { findings, names }: Block, screen: Screen): readonly string[] {
  const worst = worstOf(findings);
  const [first] = findings;
  const { item, drift, info } = screen.signs;
  const many = names.length > 0 && first !== undefined;
  const one = first !== undefined && isItem(first) ? screen.foreign(first.subject.name ?? '') : '';
  const name = many ? counted(names.length, first.subject.kind) : one;
  const kind = many || first === undefined || first.subject.kind === 'tool' ? '' : `${first.subject.kind} `;
  const head = `${worst === 'info' ? info : drift} ${screen.foreign(server)}${name === '' ? '' : ` ${item} ${kind}${name}`}`;
  const list = names.map((each) => screen.foreign(each)).join(', ');
  return [
    ...justified(screen, head, worst.toUpperCase(), { left: screen.paint.bold, right: screen.paint[worst] }),
    ...(list === '' ? [] : wrap(`  ${list}`, screen.columns, 2)),
  ];
}

/** What changed: a line for each rule, and the change that several of them share. */
function changesLines(findings: readonly Finding[], screen: Screen): readonly string[] {
  const lines: string[] = [];
  let clients = '';
  for (const group of grouped(findings, changeKey).values()) {
    for (const finding of group) {
      const clause = betweenLocks(finding, screen) ?? title(finding, screen.signs.arrow, screen.foreign);
      const rule = screen.foreign(finding.rule);
      lines.push(...justified(screen, clause, rule, { indent: 2, right: screen.paint.dim }));
    }
    const [first] = group;
    if (first === undefined) continue;
    if (first === dependencyFinding(group)) {
      const packages = changedPackages(first, screen, screen.verbose ? Number.POSITIVE_INFINITY : LISTED);
      lines.push(...wrap(`    ${packages}`, screen.columns, 4));
      continue;
    }
    const sent = clientLines(group, screen);
    // Of one item it is mostly the same for every part of it.
    if (sent.join() !== clients) lines.push(...sent);
    clients = sent.join();
    if (wordChange(first.before, first.after, '') !== undefined) continue;
    const change = group.map(parameterChange).find((one) => one !== undefined) ?? first;
    for (const one of changeLines(change, screen)) lines.push(one);
    const cues = group.filter(({ rule }) => rule.startsWith('text/'));
    if (cues.length > 0 && isCut(change, screen))
      for (const one of cues.flatMap((finding) => cuePlaceLines(finding, screen))) lines.push(one);
  }
  return lines;
}

/** Why it matters, and what to do. `note`: about the version of the package, where it says something. */
function judgementLines(
  server: ServerReport,
  findings: readonly Finding[],
  note: string | undefined,
  lockfile: string,
  screen: Screen,
): readonly string[] {
  const worst = worstOf(findings);
  const stopped = notStartedReason(server, findings, lockfile, screen);
  const reason = findings.some((finding) => betweenLocks(finding, screen)) ? undefined : why(findings, worst);
  return [
    ...(stopped === undefined ? [] : wrap(`  ${stopped}`, screen.columns, 2)),
    ...(reason === undefined ? [] : labelled(screen, 'why', reason)),
    ...(note === undefined ? [] : labelled(screen, '', note)),
    ...(screen.advice && worst === 'high' ? labelled(screen, '', doNotStart()) : []),
    ...(screen.advice && worst !== 'info'
      ? labelled(screen, 'next:', nextStep(server, findings, lockfile, screen))
      : []),
  ];
}

/** A server that is in one of two lockfiles: no config was read. */
const betweenLocks = ({ rule }: Finding, { about }: Screen): string | undefined =>
  about !== 'locks'
    ? undefined
    : rule === 'server/unlocked'
      ? onlyInSecondLock()
      : rule === 'server/stale'
        ? onlyInFirstLock()
        : undefined;

/** Clients that are named without `-v`. */
const MAX_CLIENTS = 5;

/** To whom each side was sent, where a server was asked as several clients. */
function clientLines(group: readonly Finding[], screen: Screen): readonly string[] {
  const finding = group.find(({ told }) => told !== undefined);
  if (finding?.told === undefined) return [];
  const { told: clients, before, after } = finding;
  const names = (list: readonly string[]) => {
    const named = screen.verbose ? list : list.slice(0, MAX_CLIENTS);
    const more = list.length - named.length;
    return `${named.map((one) => screen.foreign(one)).join(', ')}${more === 0 ? '' : moreClients(more)}`;
  };
  const one = before === undefined ? clients.after : clients.before;
  const other = before === undefined ? clients.before : clients.after;
  const rows =
    before === undefined || after === undefined
      ? [sentTo(names(one)), notSentTo(names(other))]
      : [`- ${sentTo(names(one))}`, `+ ${sentTo(names(other))}`];
  return rows.flatMap((text, index) => labelled(screen, index === 0 ? 'sent' : '', text));
}

const worstOf = (findings: readonly Finding[]): Severity =>
  SEVERITIES.findLast((severity) => findings.some((finding) => finding.severity === severity)) ?? 'info';
