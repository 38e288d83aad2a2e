/**
 * The rules of a SARIF run, the same in every run, so that an alert never changes its text: each rule of the table at each severity that a
 * finding of it can have, because a service ranks a rule and not a result; each error code; what a report says of itself. Pure.
 */
import type { RuleRow } from '../../diff/rules/row.ts';
import { RULES } from '../../diff/rules.ts';
import { once } from '../../host/once.ts';
import { SEVERITIES, type Severity } from '../../model.ts';
import { ERROR_TEXTS } from '../error-texts.ts';
import { fence, words } from '../markdown/code.ts';
import { acceptHeading, exampleHeading, explainHint, ownRules } from '../messages.ts';
import type { Rank } from '../results/result.ts';
import { rowOf } from '../text/finding.ts';

export interface SarifRule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly defaultConfiguration: { readonly level: Level };
  readonly properties: Readonly<Record<string, string | readonly string[]>>;
}

export type Level = 'error' | 'warning' | 'note';

export const LEVELS: Readonly<Record<Rank, Level>> = {
  error: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/** As GitHub ranks alerts: high from 7.0, medium from 4.0, low above 0. What is only worth knowing has none. */
const SCORES: Readonly<Record<Severity, string | undefined>> = {
  high: '8.0',
  medium: '5.0',
  low: '2.0',
  info: undefined,
};

/** The id of a rule at a severity that is not the usual one has it at its end. */
export const sarifRuleId = (rule: string, rank: Rank): string => {
  const row = rowOf(rule);
  return row === undefined || row.severity === rank ? rule : `${rule}/${rank}`;
};

/** All of them, by id. */
export const sarifRules = once((): readonly SarifRule[] => [
  ...Object.entries<RuleRow>(RULES).flatMap(([rule, row]) =>
    SEVERITIES.map((severity) => ruleAt(rule, row, severity)),
  ),
  ...Object.entries(ERROR_TEXTS).map(([code, { title, means, remedy }]) =>
    ownRule(code, 'error', title, means, remedy),
  ),
  ...Object.entries(ownRules()).map(([id, { rank, title, means, remedy }]) =>
    ownRule(id, rank, title, means, remedy),
  ),
]);

function ruleAt(rule: string, row: RuleRow, severity: Severity): SarifRule {
  const { title, why, could, accept, example } = row;
  const score = SCORES[severity];
  const [family = ''] = rule.split('/');
  const hint = explainHint(rule);
  return {
    id: sarifRuleId(rule, severity),
    shortDescription: { text: sentence(title) },
    fullDescription: { text: why },
    help: {
      text: [why, could ?? [], accept, hint].flat().join('\n'),
      markdown: [
        words(why),
        ...(could === undefined ? [] : [`**${words(could)}**`]),
        `${exampleHeading()}\n${fence(example.split('\n'), 'diff')}`,
        `${acceptHeading()} ${words(accept)}`,
        words(hint),
      ].join('\n\n'),
    },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: score === undefined ? ['mcp', family] : ['security', 'mcp', family],
      precision: family === 'text' ? 'high' : 'very-high',
      ...(score === undefined ? {} : { 'security-severity': score }),
    },
  };
}

const ownRule = (id: string, rank: Rank, title: string, means: string, remedy: string): SarifRule => ({
  id,
  shortDescription: { text: sentence(title) },
  fullDescription: { text: means },
  help: { text: `${means}\n${remedy}`, markdown: `${words(means)}\n\n${words(remedy)}` },
  defaultConfiguration: { level: LEVELS[rank] },
  properties: { tags: ['mcp'], precision: 'very-high' },
});

const sentence = (title: string): string => `${title.charAt(0).toUpperCase()}${title.slice(1)}.`;

const indexes = once(() => new Map(sarifRules().map(({ id }, index) => [id, index])));

/** Where a rule of the list stands in it. Each result has a rule that is in it. */
export function sarifRuleIndex(id: string): number {
  const index = indexes().get(id);
  if (index === undefined) throw new TypeError('a result without a rule');
  return index;
}
