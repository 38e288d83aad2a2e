/** Secrets that a server repeats: from the config and two readings to the lock, `verify` and the guard. */
import { describe, expect, test } from 'vitest';
import { ALONE } from '../../src/diff/context.ts';
import { cuesOf } from '../../src/diff/cues.ts';
import { verdictsOf } from '../../src/guard/gate/verdicts.ts';
import { atOnce } from '../../src/host/turns.ts';
import type { Cleaning } from '../../src/lock/entry.ts';
import { cleanSurface, cleanText, lockLaunch, lockOrigin, makeEntry } from '../../src/lock/entry.ts';
import { heldSecrets, isCredentialLike } from '../../src/lock/held-secrets.ts';
import { parseJson } from '../../src/lock/json.ts';
import { mapStrings, portableText } from '../../src/lock/portable.ts';
import { maskVolatile } from '../../src/lock/volatile.ts';
import type { Entry, Item, Surface } from '../../src/model.ts';
import { refuseRepeated } from '../../src/server/refused-text.ts';
import { volatilePlaces } from '../../src/server/volatile.ts';
import type { RepeatedCase } from './repeated-secrets.cases.ts';
import { KEY, kind } from './repeated-secrets.cases.ts';

const PLACE = '/tools/read/description';

const cleaningOf = ({ args = [], env = {} }: RepeatedCase): Cleaning => ({
  portable: portableText([], true),
  portableConfig: portableText([], false),
  secrets: [],
  held: heldSecrets('node', args, env),
});
const givenValue = ({ args, env }: RepeatedCase): string => args?.at(-1) ?? Object.values(env ?? {})[0] ?? '';
const toolOf = (one: RepeatedCase): Item => ({
  name: 'read',
  description: one.text.replace('%', () => givenValue(one)),
  inputSchema: { type: 'object' },
});
const surfaceOf = (one: RepeatedCase): Surface =>
  cleanSurface(
    {
      server: { info: {}, protocolVersion: '2025-11-25', capabilities: {} },
      sections: { tools: { read: toolOf(one) }, prompts: {}, resources: {}, resourceTemplates: {} },
    },
    cleaningOf(one),
  );

function locked(one: RepeatedCase): Entry {
  const surface = surfaceOf(one);
  atOnce(refuseRepeated(surface));
  return makeEntry({
    launch: lockLaunch({ transport: 'stdio', command: 'x', args: [], env: [] }, cleaningOf(one)),
    origin: lockOrigin({ url: 'command:x' }),
    surface,
    volatile: atOnce(volatilePlaces(surface, surface, { server: 's', allowed: [], locked: new Map() })),
  });
}

/** The same launch with another value. */
const withValue = (one: RepeatedCase, value: string): RepeatedCase => ({
  ...one,
  ...(one.args === undefined ? {} : { args: [...one.args.slice(0, -1), value] }),
  ...(one.env === undefined
    ? {}
    : { env: Object.fromEntries(Object.keys(one.env).map((name) => [name, value])) }),
});

describe(kind.kind, () => {
  test.each(kind.cases.filter((one) => one.names !== undefined))('$name: not locked', (one) => {
    expect(() => locked(one)).toThrow(`repeats the value of ${one.names} in`);
    expect(JSON.stringify(surfaceOf(one))).not.toContain(givenValue(one).replace(/^.*:\/\/[^:]*:|@.*$/g, ''));
  });

  test.each(kind.cases.filter((one) => one.locked !== undefined))('$name: what the lock has', (one) => {
    const { tools, volatile } = locked(one);
    expect(tools['read']?.definition?.['description']).toBe(one.locked);
    expect(volatile).toEqual(one.locked?.includes('${redacted}') ? { [PLACE]: ['secret'] } : undefined);
  });

  const later = kind.cases.flatMap((one) =>
    (one.later ?? []).map(([value, same]) => [one.name, value, same, one] as const),
  );
  test.each(later)('%s: with %j later, it is the locked one: %s', (_, value, same, one) => {
    const other = withValue(one, value);
    const judge = verdictsOf(locked(one), [cleaningOf(other)]);
    expect(judge.item('tools', toolOf(other))).toBe(same ? 'locked' : 'drifted');
    const live = surfaceOf(other).sections.tools['read']?.['description'];
    expect(live === one.locked).toBe(same);
  });

  /** A schema with the values in it, as the lock has it. */
  const cleaned = (env: Readonly<Record<string, string>>, schema: string): unknown => {
    const clean = cleanText(cleaningOf({ name: '', text: '', env }));
    const reading = parseJson(schema);
    return reading.ok ? mapStrings(reading.value, clean) : undefined;
  };

  test('a number is searched as its digits are', () => {
    expect(cleaned({ PIN_TOKEN: '48392017365' }, '{"default":48392017365,"maximum":7}')).toEqual({
      default: '${redacted}',
      maximum: 7,
    });
  });

  test('members whose names differ only in a secret all stay, and none shows it', () => {
    const env = {
      A_TOKEN: 'k7Qw9ZxT2mVb4LpR8sYd',
      B_TOKEN: 'b2Nx8RtV5cJw1HgK6fDz',
      C_TOKEN: 'x8Kq20vLm7TdR3pZ',
    };
    const schema = JSON.stringify({
      [env.A_TOKEN]: 1,
      [`${env.B_TOKEN}#2`]: 2,
      [env.B_TOKEN]: 3,
      [env.C_TOKEN]: 4,
    });
    expect(cleaned(env, schema)).toEqual({
      '${redacted}': 1,
      '${redacted}#2': 2,
      '${redacted}#3': 3,
      '${redacted}#4': 4,
    });
  });

  test('a text that changes below a name with a secret in it is left out', () => {
    const one: RepeatedCase = { name: '', text: '', env: { API_KEY: KEY } };
    const at = (time: string): Surface =>
      cleanSurface(
        {
          server: { info: {}, protocolVersion: '2025-11-25', capabilities: {} },
          sections: {
            tools: { read: { name: 'read', inputSchema: { [KEY]: { description: `At ${time}.` } } } },
            prompts: {},
            resources: {},
            resourceTemplates: {},
          },
        },
        cleaningOf(one),
      );
    const holes = atOnce(
      volatilePlaces(at('10:00:01'), at('10:00:02'), { server: 's', allowed: [], locked: new Map() }),
    );
    expect(maskVolatile(at('11:30:00'), holes)).toEqual(maskVolatile(at('10:00:01'), holes));
    expect(maskVolatile(at('noon'), holes)).not.toEqual(maskVolatile(at('10:00:01'), holes));
  });

  test("no value of a credential's shape has a cue", () => {
    const values = later.map(([, value]) => value).filter(isCredentialLike);
    expect(values.length).toBeGreaterThan(2);
    for (const value of values) expect(cuesOf({ description: value }, ALONE.cuesFor('notes'))).toEqual([]);
  });
});
