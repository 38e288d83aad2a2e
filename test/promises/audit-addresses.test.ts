/** Every address that is not what it seems is noticed with its rank, and honest ones are not. */
import { describe, expect, test } from 'vitest';
import { entry } from '../fixtures/drift/base.ts';
import { audited, noticed, server } from '../helpers/audited.ts';
import { kind } from './audit-addresses.cases.ts';

describe.each(kind.cases)('$name', ({ addresses, beside }) => {
  const others =
    beside === undefined
      ? []
      : [
          server(beside, {
            key: 'other',
            entry: entry({ launch: { transport: 'http', url: beside, headers: [] } }),
          }),
        ];
  test.each(addresses)('%s: %s', (address, expected) => {
    expect(noticed([server(address), ...others]).join(', ')).toBe(expected);
  });
});

test('a letter of another alphabet is named by its number', () => {
  const [found] = audited([server('https://mcp.acm\u{435}-notes.net/v1')]);
  expect(found?.after).toContain('U+0435 at 7');
});

test('no password of an address is told', () => {
  const told = JSON.stringify(
    audited([server('http://ada:k9Xw2mQz7Lp4@mcp.acme-notes.net/?token=k9Xw2mQz7Lp4')]),
  );
  expect(told).toContain('address/user-info');
  expect(told).not.toContain('k9Xw2mQz7Lp4');
});
