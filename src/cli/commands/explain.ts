/**
 * `mcp-lock explain [RULE]`: what a rule says, why it matters, an example and how to accept it; without a name all
 * rules in one list. Out: text on stdout in words of our own. Reads no lock and no config, starts nothing.
 */

import type { Settings } from '../../config/settings.ts';
import { usage } from '../../config/settings.ts';
import type { RuleRow } from '../../diff/rules/row.ts';
import type { Family } from '../../diff/rules/table.ts';
import { families } from '../../diff/rules/table.ts';
import { printable } from '../../display/printable.ts';
import type { Palette } from '../../display/style.ts';
import { palette } from '../../display/style.ts';
import { padEnd, wrap } from '../../display/width.ts';
import { SEVERITIES } from '../../model.ts';
import { editDistance } from '../did-you-mean.ts';

const COMPAT: Readonly<Record<RuleRow['compat'], string>> = {
  C: 'compatible: calls that worked go on working',
  B: 'breaking: calls or readers that worked may fail',
  '-': 'not a question of compatibility',
};
const LABEL_COLUMNS = 10;
const SEVERITY_COLUMNS = Math.max(...SEVERITIES.map((severity) => severity.length)) + 2;
/** On a terminal narrower than this a label or an id gets a line of its own. */
const NARROW = 60;
const MOST_NAMED = 5;
const LONGEST_COMPARED = 80;

/** Runs the command; returns the exit status. Throws E_USAGE for a rule that does not exist. */
export async function explainCommand(rule: string | undefined, settings: Settings): Promise<number> {
  const { columns, color } = settings.render;
  const paint = palette(color);
  const lines = rule === undefined ? listLines(families(), columns, paint) : ruleLines(rule, columns, paint);
  settings.host.terminal.stdout(`${lines.join('\n')}\n`);
  return 0;
}

/** The lines of one explanation. Throws E_USAGE for a rule that does not exist. */
export function ruleLines(id: string, columns: number, paint: Palette): readonly string[] {
  const found = families()
    .flatMap(({ rules }) => rules)
    .find((rule) => rule.id === id);
  if (found === undefined) throw unknown(id);
  const { row } = found;
  const part = (label: string, text: string, severity?: RuleRow['severity']) =>
    labelled(label, text, columns, paint, severity);
  return [
    ...wrap(id, columns).map(paint.bold),
    ...wrap(row.title, columns),
    '',
    ...part('severity', row.severity, row.severity),
    ...part('callers', COMPAT[row.compat]),
    '',
    ...part('why', row.why),
    '',
    ...part('example', row.example),
    '',
    ...part('accept', row.accept),
  ];
}

function labelled(
  label: string,
  text: string,
  columns: number,
  paint: Palette,
  severity?: RuleRow['severity'],
): readonly string[] {
  const say = severity === undefined ? (line: string) => line : paint[severity];
  if (columns < NARROW) {
    return [paint.dim(label), ...wrap(text, columns - 2).flatMap((line) => `  ${say(line)}`)];
  }
  return wrap(text, columns - LABEL_COLUMNS).map(
    (line, index) => paint.dim(padEnd(index === 0 ? label : '', LABEL_COLUMNS)) + say(line),
  );
}

function listLines(groups: readonly Family[], columns: number, paint: Palette): readonly string[] {
  const longest = Math.max(...groups.flatMap(({ rules }) => rules.map(({ id }) => id.length)));
  const before = 2 + SEVERITY_COLUMNS + longest + 2;
  const blocks = groups.flatMap(({ label, rules }) => [
    ...wrap(label, columns).map(paint.bold),
    ...rules.flatMap(({ id, row }) => {
      const severity = `  ${paint[row.severity](padEnd(row.severity, SEVERITY_COLUMNS))}`;
      if (columns < before + 20) {
        const indent = columns < NARROW ? 4 : 2 + SEVERITY_COLUMNS;
        const title = wrap(row.title, columns - indent).map((line) => ' '.repeat(indent) + line);
        return columns < NARROW
          ? [severity.trimEnd(), ...wrap(`    ${id}`, columns, 4), ...title]
          : [severity + id, ...title];
      }
      return wrap(row.title, columns - before).map((line, index) =>
        index === 0 ? severity + padEnd(id, longest + 2) + line : ' '.repeat(before) + line,
      );
    }),
    '',
  ]);
  return [...blocks, ...wrap('One of them in full: mcp-lock explain RULE', columns)];
}

function unknown(given: string) {
  const near = nearest(given);
  return usage(
    `there is no rule "${printable(given, { maxChars: LONGEST_COMPARED })}"`,
    near.length === 0 ? 'see them all: mcp-lock explain' : `did you mean: ${near.join(', ')}`,
  );
}

/** Ids a few letters away, with or without their family; otherwise the first ones of the same family. */
function nearest(given: string): readonly string[] {
  const wanted = given.trim().toLowerCase();
  if (wanted === '' || wanted.length > LONGEST_COMPARED) return [];
  const groups = families();
  const ids = groups.flatMap(({ rules }) => rules.map(({ id }) => id));
  const close = ids
    .map((id) => {
      const [, name = ''] = id.split('/');
      return { id, distance: Math.min(editDistance(wanted, id), editDistance(wanted, name)) };
    })
    .filter(({ id, distance }) => distance <= Math.min(6, Math.floor(Math.min(wanted.length, id.length) / 3)))
    .sort((a, b) => a.distance - b.distance);
  const best = close[0]?.distance ?? 0;
  // Past one or two letters from the best match, a name is a coincidence.
  const named = close.filter(({ distance }) => distance <= best + 2).map(({ id }) => id);
  const family = groups.find(({ id }) => id === wanted.split('/')[0]);
  return (named.length > 0 ? named : (family?.rules.map(({ id }) => id) ?? [])).slice(0, MOST_NAMED);
}
