import { describe, expect, test } from 'vitest';
import { clientOfId } from '../../src/config/clients/index.ts';
import { guardWords } from '../../src/config/wrap/guard-words.ts';
import { wrappedRemoteText } from '../../src/config/wrap/remote.ts';
import { unwrappedText } from '../../src/config/wrap/rewrite.ts';
import type { Place } from '../../src/contracts.ts';
import { kind } from './wrap-remote-forms.cases.ts';

const ROOT = '/home/ada/repo';
const PLACE: Place = {
  platform: 'linux',
  workspaceFolder: ROOT,
  userHome: '/home/ada',
  tmpdir: '/tmp',
  env: {},
};

describe(kind.kind, () => {
  test.each(kind.cases)('$name', ({ client: id, path, text, comes }) => {
    const client = clientOfId(id);
    const file = { path: `${ROOT}/${path}`, scope: 'project' } as const;
    const read = (one: string) => client.read(one, file, PLACE);
    const before = read(text);
    const spec = before.specs.find(({ name }) => name === 'docs');
    if (spec === undefined) throw new Error(JSON.stringify(before));
    const words = guardWords({ key: 'docs', spec, client, lockPath: `${ROOT}/mcp-lock.json` }, PLACE);
    if ('trouble' in words) throw new Error(words.trouble);
    const done = wrappedRemoteText({ client, file, text }, spec, words, PLACE);
    if ('stays' in comes) {
      expect(done).toEqual({ why: expect.stringMatching(comes.stays) });
      return;
    }
    if (!('text' in done)) throw new Error(done.why);
    for (const part of comes.has) expect(done.text).toContain(part);
    const after = read(done.text);
    expect(after.specs).toEqual(
      before.specs.map((one) => (one.name === 'docs' ? { ...one, guarded: words } : one)),
    );
    expect(after.problems).toEqual(before.problems);
    const guarded = after.specs.find(({ name }) => name === 'docs');
    if (guarded === undefined) throw new Error('no server');
    expect(unwrappedText({ client, file, text: done.text }, guarded, PLACE)).toBe(text);
  });
});
