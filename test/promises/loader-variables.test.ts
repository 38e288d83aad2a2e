import { describe, expect, test } from 'vitest';
import { lockLaunch } from '../../src/lock/entry.ts';
import { kind } from './loader-variables.cases.ts';

const CLEANING = { portable: String, portableConfig: String, secrets: [] };

describe(kind.kind, () => {
  test.each(kind.cases)('$name', ({ set, locked }) => {
    const at = set.indexOf('=');
    const [name, value] = [set.slice(0, at), set.slice(at + 1)];
    const launch = { transport: 'stdio', command: 'notes', args: [], env: [name] } as const;
    expect(lockLaunch(launch, CLEANING, { [name]: value })).toMatchObject({ env: [locked] });
  });
});
