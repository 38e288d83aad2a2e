import { describe, expect, test } from 'vitest';
import { clientOfId } from '../../src/config/clients/index.ts';
import { unwrappedText, wrappedText } from '../../src/config/wrap/rewrite.ts';
import type { Place } from '../../src/contracts.ts';
import type { Spec } from '../../src/model.ts';
import { kind } from './wrap-codex.cases.ts';

const PLACE: Place = {
  platform: 'linux',
  workspaceFolder: '/home/ada/repo',
  userHome: '/home/ada',
  tmpdir: '/tmp',
  env: {},
};
const WORDS = ['mcp-lock', 'guard', 'n', '--'];
const client = clientOfId('codex');
const file = { path: '/home/ada/repo/.codex/config.toml', scope: 'project' } as const;

function specIn(text: string): Spec {
  const [spec] = client.read(text, file, PLACE).specs;
  if (spec === undefined) throw new Error(`no server in ${text}`);
  return spec;
}

describe(kind.kind, () => {
  test.each(kind.cases)('$name', ({ before, adds, keeps = [], edit, after = before }) => {
    const spec = specIn(before);
    const wrapped = wrappedText({ client, file, text: before }, spec, WORDS, PLACE) ?? '';
    expect(specIn(wrapped)).toEqual({ ...spec, guarded: WORDS });
    const lines = wrapped.split(/\r?\n/);
    for (const one of adds) expect(one.startsWith(',') ? wrapped : lines).toContain(one);
    expect(wrapped.split('# mcp-lock wrap').length - before.split('# mcp-lock wrap').length).toBe(
      adds.filter((one) => one.includes('#')).length,
    );
    for (const one of keeps) expect(wrapped).toContain(one);
    const now = edit === undefined ? wrapped : wrapped.replace(...edit);
    if (edit !== undefined) expect(now).not.toBe(wrapped);
    expect(unwrappedText({ client, file, text: now }, specIn(now), PLACE)).toBe(after);
  });
});
