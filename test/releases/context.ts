/**
 * HIGHs as a reader judges them: each with its item as it was and as it is. Text of servers, so it is written outside of the repository
 * alone.
 */

import { RULES, type RuleId } from '../../src/diff/rules.ts';
import { printable } from '../../src/display/printable.ts';
import { SUBJECT_KIND } from '../../src/lock/section.ts';
import { type Entry, type Json, SECTIONS } from '../../src/model.ts';
import { type High, nameOf } from './verdicts.ts';

const MOST = 4_000;

/** One block: what was found, why it is high, the item before and after. */
export function inContext(high: High, index: number, before: Entry, after: Entry): string {
  const { finding } = high;
  const { rule, server, from, to, item } = nameOf(high);
  const row = RULES[rule as RuleId];
  return [
    `## ${index + 1}. ${rule}: ${row.title}`,
    `${server} ${from} -> ${to}, ${printable(item)}`,
    `why: ${row.why}`,
    `before: ${text(finding.before)}`,
    `after: ${text(finding.after)}`,
    `the item before: ${text(itemOf(before, high))}`,
    `the item after: ${text(itemOf(after, high))}`,
    '',
  ].join('\n\n');
}

function itemOf(entry: Entry, { finding: { subject, rule, before } }: High): Json | undefined {
  const section = SECTIONS.find((one) => SUBJECT_KIND[one] === subject.kind);
  if (section === undefined) return undefined;
  const items = entry[section];
  const name = subject.name ?? '';
  const old = rule.endsWith('/renamed') ? String(before) : name;
  return (items[name] ?? items[old])?.definition;
}

function text(value: Json | undefined): string {
  if (value === undefined) return '(none)';
  const whole = typeof value === 'string' ? value : JSON.stringify(value, undefined, 1);
  return `\n${whole
    .slice(0, MOST)
    .split('\n')
    .map((line) => `    ${printable(line)}`)
    .join('\n')}${whole.length > MOST ? `\n    (${whole.length - MOST} more characters)` : ''}`;
}
