import { describe, expect, test } from 'vitest';
import { isLocal, isLoopback } from '../../src/host/local-address.ts';
import { allowedAddress } from '../../src/server/auth/address.ts';
import { kind } from './local-address.cases.ts';

const FROM = new URL('https://mcp.example.com/');
const reaches = (address: string): boolean => {
  try {
    allowedAddress(address, FROM, 'token endpoint');
    return true;
  } catch {
    return false;
  }
};

describe(kind.kind, () => {
  test.each(kind.cases)('$name is $is', ({ name, is }) => {
    expect([isLoopback(name), isLocal(name)]).toEqual([is === 'loopback', is !== 'public']);
    expect(reaches(`https://${name}/token`)).toBe(is === 'public');
    expect(reaches(`http://${name}/token`)).toBe(false);
  });
});
