import { describe, expect, test } from 'vitest';
import { unlocksBy } from '../../src/hooks/acts/command-line.ts';
import { heldFiles } from '../../src/hooks/acts/held-files.ts';
import { kind } from './hook-own-commands.cases.ts';

const ROOT = '/home/ada/repo';
const HOME = '/home/ada';
const held = heldFiles({
  roots: [ROOT],
  home: HOME,
  states: [`${HOME}/.local/state/mcp-lock`],
  files: [`${ROOT}/mcp-lock.json`, `${ROOT}/.mcp.json`, `${ROOT}/.cursor/mcp.json`],
});

describe(kind.kind, () => {
  test.each(kind.cases)('$name', ({ line, asks }) => {
    const found = unlocksBy(line, { held, cwd: ROOT, variables: { HOME, PWD: ROOT } });
    expect(found !== undefined).toBe(asks);
  });
});
