/**
 * Where findings and failures stand in a repository: the line that a reviewer sees an annotation at. Each case names what is found and the
 * text of the line it must be at.
 */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reportAnchors } from '../src/cli/report-anchors.ts';
import { spansAround } from '../src/config/edit/index.ts';
import { settingsOf } from '../src/config/settings.ts';
import { nodeHost } from '../src/host/node-host.ts';
import type { Failure, Finding } from '../src/model.ts';
import { anchorsOf, type Ground } from '../src/report/anchors.ts';
import type { PlacedConfig } from '../src/report/declared-lines.ts';
import { scratch } from './helpers/run.ts';

const LOCK = `{
  "lockfileVersion": 1,
  "settingsHash": "sha256:00",
  "servers": {
    "notes": {
      "launch": {
        "transport": "stdio",
        "command": "npx",
        "args": ["-y", "notes-mcp@1.2.0"],
        "hash": "sha256:01"
      },
      "origin": {
        "url": "pkg:npm/notes-mcp@1.2.0",
        "hash": "sha256:02",
        "version": "1.2.0"
      },
      "server": {
        "info": { "name": "notes", "version": "1.2.0" },
        "instructions": [
          "Use find_note first.",
          "Ask before you delete."
        ],
        "hash": "sha256:03"
      },
      "tools": {
        "find_note": {
          "hash": "sha256:04",
          "definition": {
            "name": "find_note",
            "description": [
              "Find a note.",
              "By its title.",
              "Or its words."
            ],
            "inputSchema": {
              "properties": {
                "path": { "type": "string" },
                "limit": { "maximum": 10, "type": "integer" }
              },
              "type": "object"
            }
          }
        },
        "a/b~c \\"q\\"": { "hash": "sha256:05", "definition": { "name": "a/b~c \\"q\\"" } },
        "sealed": { "hash": "sha256:06", "fields": { "description": "sha256:07" } },
        "__proto__": { "hash": "sha256:08", "definition": { "name": "__proto__" } }
      },
      "skills": {
        "skill://one": { "hash": "sha256:09", "definition": { "name": "one" } }
      },
      "linked": {
        "ui://page": { "hash": "sha256:0a", "body": "sha256:0b" }
      },
      "volatile": {
        "/tools/find_note/title": ["any"]
      },
      "volatileHash": "sha256:0c"
    },
    "notes@cursor": {
      "launch": { "transport": "stdio", "command": "node", "hash": "sha256:0d" },
      "sameAs": "notes"
    }
  },
  "dependencies": {
    "notes": { "node_modules/zod": "4.1.12" }
  }
}
`;

const JSON_CONFIG = `{
  // The servers of this project.
  "mcpServers": {
    "files": { "command": "npx", "args": ["files-mcp@11.3.0"] },
    "notes": {
      "command": "npx",
      "args": ["-y", "notes-mcp@1.3.0"],
      "env": { "NOTES": "1.2.0", "NODE_OPTIONS": "--require x" },
      "envFile": ".env"
    },
    "new": { "command": "node", "args": ["new.js"] }
  }
}
`;

const TOML_CONFIG = `model = "x"

[mcp_servers.docs]
command = "docs"
args = [
  "--root",
  "/srv",
]

[mcp_servers.docs.env]
LEVEL = "2"
`;

const YAML_CONFIG = `name: work
mcpServers:
  web:
    type: http
    url: https://other.example/mcp
`;

const config = (file: string, text: string, servers: Readonly<Record<string, string>>): PlacedConfig => ({
  file,
  names: [file.replace('app/', ''), `/repo/${file}`],
  text,
  around: spansAround(file, text),
  servers: new Map(Object.entries(servers)),
});

const CONFIGS = [
  config('app/.mcp.json', JSON_CONFIG, {
    notes: '/mcpServers/notes',
    files: '/mcpServers/files',
    new: '/mcpServers/new',
  }),
  config('app/.codex/config.toml', TOML_CONFIG, { docs: '/mcp_servers/docs' }),
  config('app/work.yaml', YAML_CONFIG, { web: '/mcpServers/web' }),
];

const GROUND: Ground = {
  lock: { file: 'app/mcp-lock.json', names: ['mcp-lock.json', '/repo/app/mcp-lock.json'], text: LOCK },
  configs: CONFIGS,
  settings: [{ file: 'app/mcp-lock.config.json', names: ['mcp-lock.config.json'], text: '{}' }],
  stored: false,
};
const STORED: Ground = { ...GROUND, configs: [], stored: true };

const TEXTS: Readonly<Record<string, string>> = {
  'app/mcp-lock.json': LOCK,
  'app/.mcp.json': JSON_CONFIG,
  'app/.codex/config.toml': TOML_CONFIG,
  'app/work.yaml': YAML_CONFIG,
  'app/mcp-lock.config.json': '{}',
};

/** `file: text of the line`. */
const seen = ({ file, line }: { readonly file: string; readonly line: number }): string =>
  `${file.replace('app/', '')}: ${(TEXTS[file] ?? '').split('\n')[line - 1]?.trim()}`;

const found = (rule: string, subject: Finding['subject'], sides: Partial<Finding> = {}): Finding => ({
  rule,
  severity: 'high',
  server: 'notes',
  subject,
  fingerprint: '0',
  ...sides,
});

const TOOL = { kind: 'tool', name: 'find_note' } as const;
const LINES = ['Find a note.', 'By its title.', 'Or its words.'];

interface Case {
  readonly says: string;
  readonly finding: Finding;
  readonly at: string;
  readonly ground?: Ground;
}

const CASES: readonly Case[] = [
  {
    says: 'a changed line of a text of several lines: that line',
    finding: found(
      'tool/description-changed',
      { ...TOOL, pointer: '/description' },
      {
        before: LINES.join('\n'),
        after: [LINES[0], 'By its word.', LINES[2]].join('\n'),
      },
    ),
    at: 'mcp-lock.json: "By its title.",',
  },
  {
    says: 'a line that was added at the end: the last line',
    finding: found(
      'tool/description-changed',
      { ...TOOL, pointer: '/description' },
      {
        before: LINES.join('\n'),
        after: [...LINES, 'And more.'].join('\n'),
      },
    ),
    at: 'mcp-lock.json: "Or its words."',
  },
  {
    says: 'two lockfiles: the changed line of the new text, which is the one in the file',
    finding: found(
      'tool/description-changed',
      { ...TOOL, pointer: '/description' },
      {
        before: [...LINES.slice(0, 2), 'Or not.'].join('\n'),
        after: LINES.join('\n'),
      },
    ),
    at: 'mcp-lock.json: "Or its words."',
    ground: STORED,
  },
  {
    says: 'a part of a schema',
    finding: found('tool/schema-loosened', { ...TOOL, pointer: '/inputSchema/properties/limit/maximum' }),
    at: 'mcp-lock.json: "limit": { "maximum": 10, "type": "integer" }',
  },
  {
    says: 'a parameter that the lock does not have: those it has',
    finding: found('tool/parameter-added', { ...TOOL, pointer: '/inputSchema/properties/mail' }),
    at: 'mcp-lock.json: "properties": {',
  },
  {
    says: 'a field that the lock does not have: the item',
    finding: found('tool/field-changed', { ...TOOL, pointer: '/outputSchema' }),
    at: 'mcp-lock.json: "find_note": {',
  },
  {
    says: 'an item whose name has a slash, a tilde and quotes',
    finding: found('tool/removed', { kind: 'tool', name: 'a/b~c "q"' }),
    at: 'mcp-lock.json: "a/b~c \\"q\\"": { "hash": "sha256:05", "definition": { "name": "a/b~c \\"q\\"" } },',
  },
  {
    says: 'an item named __proto__',
    finding: found('tool/removed', { kind: 'tool', name: '__proto__' }),
    at: 'mcp-lock.json: "__proto__": { "hash": "sha256:08", "definition": { "name": "__proto__" } }',
  },
  {
    says: 'an item of a lock of hashes',
    finding: found('tool/description-changed', { kind: 'tool', name: 'sealed', pointer: '/description' }),
    at: 'mcp-lock.json: "sealed": { "hash": "sha256:06", "fields": { "description": "sha256:07" } },',
  },
  {
    says: 'an item that the lock does not have: its server',
    finding: found('tool/added', { kind: 'tool', name: 'send' }, { after: {} }),
    at: 'mcp-lock.json: "notes": {',
  },
  {
    says: 'a renamed item: the old one',
    finding: found('tool/renamed', { kind: 'tool', name: 'look' }, { before: 'find_note', after: 'look' }),
    at: 'mcp-lock.json: "find_note": {',
  },
  {
    says: 'a page and a skill',
    finding: found('linked/changed', { kind: 'linked', name: 'ui://page', pointer: '/body' }),
    at: 'mcp-lock.json: "ui://page": { "hash": "sha256:0a", "body": "sha256:0b" }',
  },
  {
    says: 'a skill',
    finding: found('skill/changed', { kind: 'skill', name: 'skill://one', pointer: '/name' }),
    at: 'mcp-lock.json: "skill://one": { "hash": "sha256:09", "definition": { "name": "one" } }',
  },
  {
    says: 'what the server says of itself',
    finding: found(
      'server/instructions-changed',
      { kind: 'server', pointer: '/instructions' },
      {
        before: 'Use find_note first.\nAsk before you delete.',
        after: 'Use find_note first.\nNever ask.',
      },
    ),
    at: 'mcp-lock.json: "Ask before you delete."',
  },
  {
    says: 'a place that is not pinned',
    finding: found('lock/unpinned-text', { kind: 'lock', pointer: '/tools/find_note/title' }),
    at: 'mcp-lock.json: "/tools/find_note/title": ["any"]',
  },
  {
    says: 'a hash that does not match its text',
    finding: found('lock/hash-mismatch', { kind: 'lock', pointer: '/tools/find_note' }),
    at: 'mcp-lock.json: "find_note": {',
  },
  {
    says: 'a server that has all from another one',
    finding: found('tool/removed', TOOL, { server: 'notes@cursor' }),
    at: 'mcp-lock.json: "find_note": {',
  },
  {
    says: 'the launch of that server: its own, where no config declares it',
    finding: found('launch/command-changed', { kind: 'launch' }, { server: 'notes@cursor', after: 'x' }),
    at: 'mcp-lock.json: "launch": { "transport": "stdio", "command": "node", "hash": "sha256:0d" },',
  },
  {
    says: 'a version that the config names: its line',
    finding: found(
      'origin/version-changed',
      { kind: 'origin', pointer: '/version' },
      {
        before: '1.2.0',
        after: '1.3.0',
      },
    ),
    at: '.mcp.json: "args": ["-y", "notes-mcp@1.3.0"],',
  },
  {
    says: 'a version that no config names: the locked one',
    finding: found(
      'origin/version-changed',
      { kind: 'origin', pointer: '/version' },
      {
        before: '1.2.0',
        after: '1.2.9',
      },
    ),
    at: 'mcp-lock.json: "version": "1.2.0"',
  },
  {
    says: 'a version is no part of another one',
    finding: found(
      'origin/version-changed',
      { kind: 'origin', pointer: '/version' },
      {
        server: 'files',
        before: '1.2.0',
        after: '1.3.0',
      },
    ),
    at: '.mcp.json: "files": { "command": "npx", "args": ["files-mcp@11.3.0"] },',
  },
  {
    says: 'arguments: the line with the new one',
    finding: found(
      'launch/args-changed',
      { kind: 'launch' },
      {
        server: 'docs',
        before: ['--root'],
        after: ['--root', '/srv'],
      },
    ),
    at: '.codex/config.toml: "/srv",',
  },
  {
    says: 'a variable',
    finding: found('launch/env-added', { kind: 'launch' }, { after: 'NODE_OPTIONS' }),
    at: '.mcp.json: "env": { "NOTES": "1.2.0", "NODE_OPTIONS": "--require x" },',
  },
  {
    says: 'another program: the line of its path',
    finding: found(
      'origin/program-changed',
      { kind: 'origin', pointer: '/url' },
      { server: 'new', before: 'file:${workspaceFolder}/old.js', after: 'file:${workspaceFolder}/new.js' },
    ),
    at: '.mcp.json: "new": { "command": "node", "args": ["new.js"] }',
  },
  {
    says: 'another package: the line of its name',
    finding: found(
      'origin/package-changed',
      { kind: 'origin', pointer: '/url' },
      { server: 'files', before: 'pkg:npm/%40a/files@1.0.0', after: 'pkg:npm/files-mcp@11.3.0' },
    ),
    at: '.mcp.json: "files": { "command": "npx", "args": ["files-mcp@11.3.0"] },',
  },
  {
    says: 'a key of the entry',
    finding: found('launch/option-changed', { kind: 'launch', pointer: '/extra/envFile' }, { after: 'x' }),
    at: '.mcp.json: "envFile": ".env"',
  },
  {
    says: 'an address in YAML',
    finding: found(
      'origin/host-changed',
      { kind: 'origin', pointer: '/url' },
      {
        server: 'web',
        before: 'https://one.example/mcp',
        after: 'https://other.example/mcp',
      },
    ),
    at: 'work.yaml: url: https://other.example/mcp',
  },
  {
    says: 'a server that is not locked: where it is declared',
    finding: found('server/unlocked', { kind: 'launch' }, { server: 'new', after: 'node new.js' }),
    at: '.mcp.json: "new": { "command": "node", "args": ["new.js"] }',
  },
  {
    says: 'two lockfiles: the launch in the lock',
    finding: found('launch/command-changed', { kind: 'launch', pointer: '/command' }, { after: 'npx' }),
    at: 'mcp-lock.json: "command": "npx",',
    ground: { ...GROUND, stored: true },
  },
  {
    says: 'a tree',
    finding: found('origin/dependencies-changed', { kind: 'origin', pointer: '/dependencies' }),
    at: 'mcp-lock.json: "notes": { "node_modules/zod": "4.1.12" }',
  },
  {
    says: 'a server that no config asks for',
    finding: found('server/stale', { kind: 'lock' }),
    at: 'mcp-lock.json: "notes": {',
  },
  {
    says: 'a server that has a new name',
    finding: found('server/renamed', { kind: 'lock' }, { server: 'memos', before: 'notes', after: 'memos' }),
    at: 'mcp-lock.json: "notes": {',
  },
  {
    says: 'settings: their file',
    finding: found(
      'lock/settings-changed',
      { kind: 'lock', name: 'mcp-lock.config.json' },
      {
        server: 'mcp-lock settings',
      },
    ),
    at: 'mcp-lock.config.json: {}',
  },
  {
    says: 'a server that nothing knows: the first line',
    finding: found('tool/added', { kind: 'tool', name: 'x' }, { server: 'gone' }),
    at: 'mcp-lock.json: {',
  },
  {
    says: 'a lockfile that is no JSON: its first line',
    finding: found('tool/added', { kind: 'tool', name: 'x' }),
    at: 'mcp-lock.json: {',
    ground: { ...STORED, lock: { ...GROUND.lock, text: 'no JSON' } },
  },
];

describe('where a finding stands', () => {
  test.each(CASES)('$says', ({ finding, at, ground = GROUND }) => {
    expect(seen(anchorsOf(ground).ofFinding(finding))).toBe(at);
  });
});

const failure = (code: string, more: Partial<Failure> = {}): Failure => ({ code, message: 'm', ...more });

interface FailureCase {
  readonly says: string;
  readonly failure: Failure;
  readonly at: string;
  readonly ground?: Ground;
}

const FAILURES: readonly FailureCase[] = [
  {
    says: 'a place with a line',
    failure: failure('E_LOCK_PARSE', { place: 'mcp-lock.json:3:5' }),
    at: 'mcp-lock.json: "settingsHash": "sha256:00",',
  },
  {
    says: 'an absolute place',
    failure: failure('E_LOCK_PARSE', { place: '/repo/app/mcp-lock.json:2' }),
    at: 'mcp-lock.json: "lockfileVersion": 1,',
  },
  {
    says: 'a place with a pointer',
    failure: failure('E_CONFIG', { place: '.mcp.json/mcpServers/notes/args' }),
    at: '.mcp.json: "args": ["-y", "notes-mcp@1.3.0"],',
  },
  {
    says: 'a pointer into TOML',
    failure: failure('E_CONFIG', { place: '.codex/config.toml/mcp_servers/docs' }),
    at: '.codex/config.toml: command = "docs"',
  },
  {
    says: 'several files',
    failure: failure('E_CONFIG', { place: 'work.yaml, .mcp.json' }),
    at: 'work.yaml: name: work',
  },
  {
    says: 'a server that cannot be reached: where it is declared',
    failure: failure('E_TIMEOUT', { server: 'notes', place: 'tools/list' }),
    at: '.mcp.json: "notes": {',
  },
  {
    says: 'a server that no config declares: the lock',
    failure: failure('E_TIMEOUT', { server: 'notes@cursor' }),
    at: 'mcp-lock.json: "notes@cursor": {',
  },
  {
    says: 'a file outside of the repository: the config',
    failure: failure('E_CONFIG', { place: '/home/me/x.json:4:1' }),
    at: '.mcp.json: {',
  },
  { says: 'anything else: the lock', failure: failure('E_BUG'), at: 'mcp-lock.json: {' },
  {
    says: 'a lockfile that is missing: the config that is there',
    failure: failure('E_LOCK_MISSING', { place: 'mcp-lock.json' }),
    at: '.mcp.json: {',
    ground: { ...GROUND, lock: { file: 'app/mcp-lock.json', names: ['mcp-lock.json'] } },
  },
];

describe('where a failure stands', () => {
  test.each(FAILURES)('$says', ({ failure: given, at, ground = GROUND }) => {
    expect(seen(anchorsOf(ground).ofFailure(given))).toBe(at);
  });
});

test('many findings in a large lockfile and a large config take time in proportion to their number', () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `s${index}`);
  const text = JSON.stringify(
    { servers: Object.fromEntries(names.map((name) => [name, { launch: {} }])) },
    null,
    1,
  );
  const configText = JSON.stringify(
    { mcpServers: Object.fromEntries(names.map((name) => [name, {}])) },
    null,
    1,
  );
  const pointers = Object.fromEntries(names.map((name) => [name, `/mcpServers/${name}`]));
  const anchors = anchorsOf({
    ...GROUND,
    lock: { ...GROUND.lock, text },
    configs: [config('app/.mcp.json', configText, pointers)],
  });
  const lines = names.flatMap((server) => [
    anchors.ofFinding(found('launch/args-changed', { kind: 'launch' }, { server, after: ['x'] })).line,
    anchors.ofFinding(found('server/stale', { kind: 'lock' }, { server })).line,
    anchors.ofFailure(failure('E_CONFIG', { place: `.mcp.json/mcpServers/${server}` })).line,
  ]);
  expect(new Set(lines).size).toBeGreaterThan(20_000);
});

describe('paths', () => {
  const files = (root: string, folder: string) => {
    mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, folder, 'mcp-lock.json'), LOCK);
    writeFileSync(join(root, folder, '.mcp.json'), JSON_CONFIG);
  };
  const at = async (
    cwd: string,
    env: Readonly<Record<string, string>> = {},
    options: Parameters<typeof settingsOf>[0] = {},
  ) => {
    const real = nodeHost(new AbortController().signal);
    const host = { ...real, cwd, home: join(cwd, 'nobody'), env };
    const anchors = await reportAnchors(await settingsOf(options, host, 'verify'), false);
    const lock = anchors.ofFinding(found('tool/removed', TOOL));
    const launch = anchors.ofFinding(
      found('launch/env-added', { kind: 'launch' }, { after: 'NODE_OPTIONS' }),
    );
    return [`${lock.file}:${lock.line}`, `${launch.file}:${launch.line}`];
  };

  test('start at the top of the git repository, also where the command runs in a folder of it', async () => {
    const root = scratch();
    mkdirSync(join(root, '.git'));
    files(root, 'packages/a');
    const expected = ['packages/a/mcp-lock.json:26', 'packages/a/.mcp.json:8'];
    expect(await at(join(root, 'packages/a'))).toEqual(expected);
    expect(await at(root, {}, { cwd: 'packages/a' })).toEqual(expected);
  });

  test.each(['GITHUB_WORKSPACE', 'CI_PROJECT_DIR'])('start at %s', async (name) => {
    const root = scratch();
    mkdirSync(join(root, 'checkout', '.git'), { recursive: true });
    files(root, 'checkout');
    symlinkSync(root, `${root}-link`);
    for (const folder of [root, `${root}-link`])
      expect(await at(join(root, 'checkout'), { [name]: folder })).toEqual([
        'checkout/mcp-lock.json:26',
        'checkout/.mcp.json:8',
      ]);
  });

  test('start where the command runs, if the workspace is elsewhere and there is no repository', async () => {
    const root = scratch();
    files(root, '.');
    expect(await at(root, { GITHUB_WORKSPACE: scratch() })).toEqual(['mcp-lock.json:26', '.mcp.json:8']);
  });

  test('never name a file outside of the workspace', async () => {
    const root = scratch();
    const outside = scratch();
    files(outside, '.');
    mkdirSync(join(root, '.git'));
    writeFileSync(join(root, 'mcp-lock.json'), LOCK);
    symlinkSync(join(outside, '.mcp.json'), join(root, '.mcp.json'));
    expect(await at(root)).toEqual(['mcp-lock.json:26', '.mcp.json:8']);
    expect(await at(root, {}, { config: [join(outside, '.mcp.json')] })).toEqual([
      'mcp-lock.json:26',
      'mcp-lock.json:6',
    ]);
    expect(await at(root, {}, { lockfile: join(outside, 'mcp-lock.json') })).toEqual([
      '.mcp.json:5',
      '.mcp.json:8',
    ]);
  });
});
