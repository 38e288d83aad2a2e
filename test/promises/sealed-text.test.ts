/** What looks like a credential in the text of a server: in the lock, and where it changes from start to start. */
import { describe, expect, test } from 'vitest';
import { ALONE } from '../../src/diff/context.ts';
import { firstLockCues } from '../../src/diff/first-lock-cues.ts';
import { atOnce } from '../../src/host/turns.ts';
import type { Cleaning } from '../../src/lock/entry.ts';
import { cleanSurface, lockLaunch, lockOrigin, makeEntry } from '../../src/lock/entry.ts';
import { portableText } from '../../src/lock/portable.ts';
import type { Surface } from '../../src/model.ts';
import { volatilePlaces } from '../../src/server/volatile.ts';
import { kind } from './sealed-text.cases.ts';

const CLEANING: Cleaning = {
  portable: portableText([], true),
  portableConfig: portableText([], false),
  secrets: [],
};

const surfaceOf = (description: string): Surface =>
  cleanSurface(
    {
      server: { info: {}, protocolVersion: '2025-11-25', capabilities: {} },
      sections: {
        tools: { read: { name: 'read', description, inputSchema: { type: 'object' } } },
        prompts: {},
        resources: {},
        resourceTemplates: {},
      },
    },
    CLEANING,
  );
const textOf = (surface: Surface) => surface.sections.tools['read']?.['description'];

describe(kind.kind, () => {
  const [sealed, readable] = [
    kind.cases.filter(({ stays }) => !stays),
    kind.cases.filter(({ stays }) => stays),
  ];

  test.each(sealed)('$name: a fingerprint', ({ text }) => {
    expect(textOf(surfaceOf(`Uses ${text}`))).toMatch(/^Uses \$\{redacted:sha256-[0-9a-f]{32}\}$/);
  });

  test.each(sealed)('$name: a server cannot write its fingerprint', ({ text }) => {
    for (const dollars of ['', '$', '$$']) {
      const locked = String(textOf(surfaceOf(`${dollars}${text}`)));
      for (const forged of [locked, locked.replace('$', ''), `$${locked}`, locked.replace('{', '{$')])
        expect(textOf(surfaceOf(forged))).not.toBe(locked);
    }
  });

  test.each(readable)('$name: stays, and cues find it', ({ text }) => {
    const surface = surfaceOf(`Uses ${text}`);
    expect(textOf(surface)).toBe(`Uses ${text}`);
    if (!text.includes('id_rsa')) return;
    const parts = { origin: lockOrigin({ url: 'command:x' }), surface, volatile: new Map() };
    const launch = lockLaunch({ transport: 'stdio', command: 'x', args: [], env: [] }, CLEANING);
    expect(firstLockCues('s', makeEntry({ ...parts, launch }), ALONE)).not.toEqual([]);
  });

  test.each(kind.cases)('$name: not locked where another comes at each start', ({ text }) => {
    const one = surfaceOf('Uses sk-b2Nx8RtV5cJw1HgK6fDzq8Zr2mVx71LwKp0sTd94k7Qw9Z');
    const two = surfaceOf(`Uses ${text}`);
    for (const allowed of [[], ['s/read']])
      expect(() => atOnce(volatilePlaces(one, two, { server: 's', allowed, locked: new Map() }))).toThrow(
        'text differs between two starts',
      );
    // Also where any text was allowed before.
    const locked = new Map([['/tools/read/description', ['any']]]);
    expect(() => atOnce(volatilePlaces(one, two, { server: 's', allowed: [], locked }))).toThrow();
  });
});
