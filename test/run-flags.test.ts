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
  // Started by npx or in a script of npm: it may be on no PATH.
  ['mcp-lock diff notes', 'npx', 'npx mcp-lock diff notes'],
  ['mcp-lock diff notes', 'npx --cwd app', 'npx mcp-lock diff notes --cwd app'],
  ['mcp-lock explain E_LAUNCH', 'npx --cwd app', 'npx mcp-lock explain E_LAUNCH'],
  ['mcp-lock verify --help', 'npx --cwd app', 'npx mcp-lock verify --help'],
  ['mcp-lock --help', 'npx', 'npx mcp-lock --help'],
  ['Run `mcp-lock update`.', 'npx', 'Run `npx mcp-lock update`.'],
  ['npm ci', 'npx', 'npm ci'],
  // Names and paths that look like the parts of a command stay one word.
  [
    'mcp-lock update "a -- b"',
    ' --config "x.json;touch pwned"',
    'mcp-lock update "a -- b" --config "x.json;touch pwned"',
  ],
  ['mcp-lock show "x --config y"', ' --config z.json', 'mcp-lock show "x --config y" --config z.json'],
  ['mcp-lock verify', ' --config "my --cwd x.json"', 'mcp-lock verify --config "my --cwd x.json"'],
  [
    'mcp-lock verify --cwd "a --user b"',
    ' --user --cwd "a --user b"',
    'mcp-lock verify --cwd "a --user b" --user',
  ],
  ['mcp-lock show "notes --cwd app"', ' --cwd app', 'mcp-lock show "notes --cwd app" --cwd app'],
  ['mcp-lock exec -- "my agent" -- x', ' --user', 'mcp-lock exec --user -- "my agent" -- x'],
])('%s with%s is %s', (next, flags, shown) => {
  expect(withRunFlags(next, flags)).toBe(shown);
});
