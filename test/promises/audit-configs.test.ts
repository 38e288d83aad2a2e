/** Every credential of a config is named by file and key, and no value is told. */
import { describe, expect, test } from 'vitest';
import { audited, server } from '../helpers/audited.ts';
import { kind } from './audit-configs.cases.ts';

describe.each(kind.cases)('$name', ({ entries }) => {
  test.each(entries.map(([line, values, told]) => ({ line, values, told })))(
    '$line $values: $told',
    ({ line, values, told }) => {
      const found = audited([server(line, { env: values })]);
      const secrets = found.filter(({ rule }) => rule === 'config/secret');
      expect(secrets.map(({ after }) => after)).toEqual(told.map((name) => `.mcp.json: ${name}`));
      expect(secrets.every(({ severity }) => severity === 'medium')).toBe(true);
      const text = JSON.stringify(found);
      if (told.length > 0)
        for (const value of [...Object.values(values), ...line.split(/[\s=]/).slice(1)])
          if (value.length > 15) expect(text).not.toContain(value);
    },
  );
});

test('in a config of the user it is low', () => {
  const [found] = audited([server('notes-mcp', { env: { DB_PASSWORD: 'q7Rk2XwPz9Lm4VtB' }, scope: 'user' })]);
  expect(found).toMatchObject({ rule: 'config/secret', severity: 'low' });
});
