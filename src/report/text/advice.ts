/**
 * In: the findings of one block. Out: why they matter, and what to do next: one command that can be pasted, with the flags of this
 * run, or a sentence. Advises nothing that accepts a change unseen; a name that a shell could read as more than a name gets into
 * no command.
 */
import { JUDGED_RULES, type RuleId, type RuleRow } from '../../diff/rules.ts';
import { withRunFlags } from '../../display/run-flags.ts';
import { isCommand, shellWord } from '../../display/shell-word.ts';
import { type Finding, SEVERITIES, type ServerReport, type Severity } from '../../model.ts';
import {
  acceptance,
  comparison,
  explanation,
  keptLineEnds,
  lockChanges,
  lockedText,
  lookInGit,
  otherName,
  publishedVersion,
  reinstalledPackages,
  serverList,
} from '../messages.ts';
import { isItem, rowOf } from './finding.ts';
import type { Screen } from './screen.ts';

/** The `why` of the first finding of the highest severity that has one. */
export function why(findings: readonly Finding[], worst: Severity): string | undefined {
  const rows = findings.filter(({ severity }) => severity === worst).map(({ rule }) => rowOf(rule));
  return rows.find((row) => row !== undefined)?.why;
}

/** What to do about a block; `lockfile` as a person would type it. */
export function nextStep(
  server: ServerReport,
  findings: readonly Finding[],
  lockfile: string,
  screen: Screen,
): string {
  return withFlags(adviceFor(server, findings, lockfile, screen), screen);
}

function adviceFor(
  server: ServerReport,
  findings: readonly Finding[],
  lockfile: string,
  { about }: Screen,
): string {
  const has = (...rules: readonly RuleId[]) => findings.some(({ rule }) => rules.some((one) => one === rule));
  // A `--` before a name that begins with a dash does not help: PowerShell takes it away.
  const name = shellWord(server.name);
  if (about === 'audit') return auditAdvice(server.name, findings);
  if (has('lock/hash-mismatch')) {
    const file = shellWord(lockfile);
    return file === undefined ? lookInGit() : lockChanges(file);
  }
  if (has('lock/settings-changed')) return acceptance();
  if (has('server/unlocked', 'server/stale')) return acceptance(name);
  if (has('origin/unpublished')) return publishedVersion(name);
  if (has('origin/integrity-changed') && name === undefined) return otherName();
  const unaccepted: RuleId[] = ['server/answers-differ', 'origin/integrity-changed'];
  const special = unaccepted.find((rule) => has(rule));
  if (special !== undefined) return explanation(special);
  if (!server.contacted && has('origin/dependencies-changed')) return reinstalledPackages(name);
  const counted = findings.filter(({ severity }) => severity !== 'info');
  if (counted.length > 0 && counted.every(({ rule }) => rule === 'origin/line-ends-changed'))
    return keptLineEnds();
  if (about === 'diff') return acceptance(name);
  const compared = server.contacted && server.held !== true;
  if (compared) return comparison(itemWord(server.name, findings) ?? name);
  if (has('origin/version-changed', 'origin/version-downgraded')) return comparison(name);
  const known = worstFirst(findings).find(({ rule }) => rowOf(rule) !== undefined);
  return known === undefined ? serverList() : explanation(known.rule);
}

/** How to correct what the worst rule judged; of a text, the command that shows it. */
function auditAdvice(server: string, findings: readonly Finding[]): string {
  const [first] = worstFirst(findings);
  const row = first === undefined ? undefined : JUDGED[first.rule];
  const name = shellWord(server);
  const fix = name === undefined ? row?.accept : row?.accept.replaceAll('SERVER', name);
  return fix ?? lockedText(itemWord(server, findings) ?? name);
}

const JUDGED: Readonly<Record<string, RuleRow>> = JUDGED_RULES;

/** `SERVER/ITEM` when the block is about an item. */
function itemWord(server: string, [first]: readonly Finding[]): string | undefined {
  const item = first !== undefined && isItem(first) ? first.subject.name : undefined;
  return item === undefined ? undefined : shellWord(`${server}/${item}`);
}

const worstFirst = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity));

/** The advice with the flags of this run in its command, also where that stands in backticks in a sentence. */
function withFlags(advice: string, { as, flags }: Screen): string {
  const extended = (command: string) =>
    withRunFlags(/^mcp-lock (?:diff|update)\b/.test(command) ? `${command}${as}` : command, flags);
  return isCommand(advice)
    ? extended(advice)
    : advice.replace(/`([^`]+)`/g, (_, command: string) => `\`${extended(command)}\``);
}
