/** For `docs/rules.md`: the rows of all rules in, Markdown out. */
import { families } from '../../src/diff/rules/table.ts';
import { code, table, text } from './markdown.ts';

export const rules = (): string =>
  families()
    .map(({ id, label, rules: list }) => {
      const rows = list.map(({ id: rule, row }) => [
        code(rule),
        row.severity,
        text(row.title),
        text(row.why),
      ]);
      return `## ${label} (${code(`${id}/`)})\n\n${table(['rule', 'severity', 'what it reports', 'why it matters'], rows)}`;
    })
    .join('\n');
