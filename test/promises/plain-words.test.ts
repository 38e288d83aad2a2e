/** Every argument of a benign line stays as written; every change in `plain-words.cases.ts` changes the launch in the lock. */
import { describe, expect, test } from 'vitest';
import { lockLaunch } from '../../src/lock/entry.ts';
import { secretsOf } from '../../src/lock/literal-secrets.ts';
import { redactArgs } from '../../src/lock/redact.ts';
import type { PlainCase } from './plain-words.cases.ts';
import { kind } from './plain-words.cases.ts';

const hashOf = ({ command = 'server' }: PlainCase, args: readonly string[]): string => {
  const secrets = secretsOf(command, args, {});
  const cleaning = { portable: String, portableConfig: String, secrets };
  return lockLaunch({ transport: 'stdio', command, args, env: [] }, cleaning).hash;
};

describe('what is no credential stays', () => {
  const words = kind.cases.filter(({ other }) => other === undefined);
  test.each(words)('$name', ({ command = 'server', args }) => {
    expect(redactArgs(args, command)).toEqual(args);
    expect(secretsOf(command, args, {})).toEqual([]);
  });

  test('that is more than 200 words', () => {
    expect(words.flatMap(({ args }) => args).length).toBeGreaterThan(200);
  });
});

describe('a change is drift', () => {
  test.each(kind.cases.filter(({ other }) => other !== undefined))('$name', (one) => {
    expect(hashOf(one, one.other ?? [])).not.toBe(hashOf(one, one.args));
  });
});
