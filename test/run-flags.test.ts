/** Advised commands repeat the flags of the run, so that they work when pasted. */
import { expect, it } from 'vitest';
import { withRunFlags } from '../src/display/run-flags.ts';

it.each([
  ['mcp-lock update notes', ' --cwd app', 'mcp-lock update notes --cwd app'],
  ['mcp-lock verify', '', 'mcp-lock verify'],
  ['mcp-lock verify --timeout 90', ' --cwd app --timeout 30', 'mcp-lock verify --timeout 90 --cwd app'],
  ['mcp-lock verify --cwd ..', ' --cwd app', 'mcp-lock verify --cwd ..'],
  ['mcp-lock verify --user', ' --user', 'mcp-lock verify --user'],
  [
    'mcp-lock verify',
    ' --config "my x.json" --config y.json',
    'mcp-lock verify --config "my x.json" --config y.json',
  ],
  ['mcp-lock exec -- agent --cwd x', ' --cwd app', 'mcp-lock exec --cwd app -- agent --cwd x'],
  ['mcp-lock explain E_LAUNCH', ' --cwd app', 'mcp-lock explain E_LAUNCH'],
  ['npm ci', ' --cwd app', 'npm ci'],
  [
    'Look first with `mcp-lock diff notes`, then run `mcp-lock update notes`.',
    ' --cwd app',
    'Look first with `mcp-lock diff notes --cwd app`, then run `mcp-lock update notes --cwd app`.',
  ],
  [
    'Name it with `--config FILE`, or see `mcp-lock.json`.',
    ' --cwd app',
    'Name it with `--config FILE`, or see `mcp-lock.json`.',
  ],
])('%s with%s is %s', (next, flags, shown) => {
  expect(withRunFlags(next, flags)).toBe(shown);
});
