/** What a rule means, as `explain` and `update -i` show it: a row of the table in, lines out. Holds no foreign text. */
import type { RuleRow } from '../../diff/rules/row.ts';
import type { Palette } from '../../display/style.ts';
import { padEnd, wrap } from '../../display/width.ts';
import { compatibility } from '../messages.ts';

const LABEL_COLUMNS = 10;
/** On a terminal narrower than this a label or an id gets a line of its own. */
export const NARROW = 60;

/** The lines of one rule. */
export function ruleLines(id: string, row: RuleRow, columns: number, paint: Palette): readonly string[] {
  const part = (label: string, text: string, severity?: RuleRow['severity']) =>
    labelled(label, text, columns, paint, severity);
  return [
    ...wrap(id, columns).map(paint.bold),
    ...wrap(row.title, columns),
    '',
    ...part('severity', row.severity, row.severity),
    ...part('callers', compatibility(row.compat)),
    '',
    ...part('why', row.why),
    '',
    ...part('example', row.example),
    '',
    ...part('accept', row.accept),
  ];
}

/** A text behind its label; on a narrow terminal below it. */
export function labelled(
  label: string,
  text: string,
  columns: number,
  paint: Palette,
  severity?: RuleRow['severity'],
): readonly string[] {
  const indent = text.startsWith('- ') && !text.includes('\n') ? 2 : 0;
  const painted = severity === undefined ? (line: string) => line : paint[severity];
  if (columns < NARROW) {
    return [
      ...(label === '' ? [] : [paint.dim(label)]),
      ...wrap(text, columns - 2, indent).flatMap((line) => `  ${painted(line)}`),
    ];
  }
  return wrap(text, columns - LABEL_COLUMNS, indent).map(
    (line, index) => paint.dim(padEnd(index === 0 ? label : '', LABEL_COLUMNS)) + painted(line),
  );
}
