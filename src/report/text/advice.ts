/**
 * In: the findings of one block. Out: why they matter, and what to do next: one command that can be pasted, with the flags of this
 * run, or a sentence. Advises nothing that accepts a change unseen; a name that a shell could read as more than a name gets into
 * no command.
 */
import { JUDGED_RULES, type RuleId, type RuleRow } from '../../diff/rules.ts';
import { withRunFlags } from '../../display/run-flags.ts';
import { isCommand, shellWord } from '../../display/shell-word.ts';
import type { Finding, ServerReport } from '../../model.ts';
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
import { worstFirst } from './grouping.ts';
import type { Screen } from './screen.ts';

/** Why a finding matters: what could happen, where it is high, or else what the rule says. */
export function reasonFor({ rule, severity }: Finding): string | undefined {
  const row = rowOf(rule);
  return severity === 'high' ? (row?.could ?? row?.why) : row?.why;
}

/** `isOne`: nothing else of the server changed. `lockfile`: as a person would type it. */
interface About {
  readonly lockfile: string;
  readonly isOne: boolean;
  readonly screen: Screen;
}

/** What to do about a block. */
export const nextStep = (server: ServerReport, findings: readonly Finding[], about: About): string =>
  withFlags(adviceFor(server, findings, about), about.screen);

function adviceFor(
  server: ServerReport,
  findings: readonly Finding[],
  { lockfile, isOne, screen: { about } }: About,
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
  if (has('server/unlocked', 'server/stale', 'server/renamed')) return acceptance(name);
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
  if (compared) return comparison((isOne ? itemWord(server.name, findings) : undefined) ?? name);
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

/** The advice with the flags of this run in its command, also where that stands in backticks in a sentence. */
export function withFlags(advice: string, { as, flags }: Pick<Screen, 'as' | 'flags'>): string {
  const extended = (command: string) =>
    withRunFlags(/^mcp-lock (?:diff|update)\b/.test(command) ? `${command}${as}` : command, flags);
  return isCommand(advice)
    ? extended(advice)
    : advice.replace(/`([^`]+)`/g, (_, command: string) => `\`${extended(command)}\``);
}
