/**
 * Configs as people really write them, from `../shared/real-configs` beside the repository, which is not part of it: each
 * read under its own name with `--config`, and at the path it was found at. Skipped, with a line that says so, elsewhere.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Discovery } from '../src/config/discover.ts';
import { discover } from '../src/config/discover.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { scratch } from './helpers/run.ts';

const FOLDER = fileURLToPath(new URL('../../shared/real-configs/', import.meta.url));
const there = existsSync(join(FOLDER, 'INDEX.md'));

/**
 * file → the servers it declares. A name behind `!` is one that cannot be read, behind `~` one that starts nothing: each
 * must be named in a message. `placed`: where its own client sees it otherwise.
 */
const DECLARED: Readonly<Record<string, string | { readonly named: string; readonly placed: string }>> = {
  'amazonq-2.json': 'kubernetes, git',
  'amp-2.json': 'laravel-boost',
  'attack-2.json': 'malicious-server, exfiltration-server, supply-chain-attack, reverse-shell',
  // Claude Code skips them all; others that read the same file start them.
  'claude-code-10.json': {
    named: 'GSD-2 Code, Xai API Docs, PocketStack Code',
    placed: 'GSD-2 Code, Xai API Docs, PocketStack Code, ~GSD-2 Code, ~Xai API Docs, ~PocketStack Code',
  },
  'claude-code-12.json': 'st, st-http',
  'claude-code-2.json': 'linear, neon',
  'claude-code-4.json':
    'python-sdk, docker, jupyter, postgresql, opik, memory-bank, sequential-thinking, brave-search, google-maps, deep-graph',
  'claude-code-6.json': 'sentry',
  'claude-code-8.json': 'cc-audit',
  'claude-desktop-2.json': 'LeaveManagement, wsl-devops-management',
  'claude-desktop-4.json': 'linear',
  'claude-plugin-2.json': 'terraform',
  'claude-plugin-4.json': 'discord',
  'codex-2.toml': 'github, context7, exa, memory, playwright, sequential-thinking',
  'codex-4.toml': 'sentry',
  'codex-6.toml': 'hk',
  'codex-8.toml': '',
  'component-10.json': 'redis',
  'component-12.json': 'brightdata',
  'component-2.json': 'LaunchDarkly',
  'component-4.json': 'postman-api-http-server',
  'component-6.json': 'android-mcp',
  'component-8.json': '!jfrog',
  'continue-2.yaml': 'My MCP Server, !my-server',
  'copilot-2.json': 'orchardcore',
  'crush-2.json': '',
  'cursor-2.json': { named: '!', placed: '~' },
  'factory-2.json': 'homebrew, mise, pitchfork',
  'gemini-2.json': 'qdrant, pinecone',
  'gemini-4.json': 'cybersec-tools',
  'gemini-extension-2.json': 'grafana',
  'goose-2.yaml': 'git, fetch, context7, pdfreader, ~developer, ~memory, !pdfreader',
  'goose-4.yaml': 'fetch, ~computercontroller, ~developer, ~jetbrains, ~memory, ~tutorial',
  'kiro-2.json': 'awslabs.ecs-mcp-server',
  'librechat-2.yaml': 'fetch, filesystem, git, memory, puppeteer, sequential-thinking',
  'mcp-agent-2.yaml': 'github, slack',
  'mcpb-2.json': 'Filesystem',
  'opencode-2.jsonc': 'cybersec-tools',
  'opencode-4.jsonc': 'context7, grep_app, websearch, playwright',
  'opencode-6.json': 'deepwiki, rulesync',
  'roo-2.json': 'supabase, sequentialthinking',
  'vscode-2.jsonc': 'azure-sdk-mcp',
  'vscode-4.json': 'lean-ctx',
  'vscode-6.json': 'biznagafest-mcp',
  'windsurf-2.json': 'filesystem, memory',
  'zed-2.jsonc': 'MCP_DOCKER, sqlite-server',
};

async function read(root: string, path: string): Promise<Discovery> {
  const host = nodeHost(new AbortController().signal);
  const place = {
    platform: 'linux',
    workspaceFolder: root,
    userHome: join(root, 'home'),
    tmpdir: '/tmp',
    env: {},
  };
  return discover({ place, configs: [path], user: false }, host);
}

function check({ found, notices, problems }: Discovery, declared: string): void {
  const names = declared.split(', ').filter((name) => name !== '');
  expect(found.map(({ spec }) => spec.name).sort()).toEqual(
    names.filter((name) => !/^[!~]/.test(name)).sort(),
  );
  const messages = (all: Discovery['notices']) => all.map(({ pointer, message }) => `${pointer} ${message}`);
  for (const [mark, said] of [
    ['!', messages(problems)],
    ['~', messages(notices)],
  ] as const) {
    for (const name of names.filter((one) => one.startsWith(mark)))
      expect(said).toContainEqual(expect.stringContaining(name.slice(1)));
  }
  expect(problems).toHaveLength(names.filter((name) => name.startsWith('!')).length);
}

describe.skipIf(!there)(
  there ? 'real configs' : 'real configs (skipped: there is no ../shared/real-configs beside the repository)',
  () => {
    const files = there ? readdirSync(FOLDER).filter((file) => file !== 'INDEX.md') : [];

    it('every file is in the table', () => {
      expect(Object.keys(DECLARED).sort()).toEqual(files.sort());
    });

    it.each(files)('%s under its own name', async (file) => {
      const declared = DECLARED[file] ?? '';
      check(
        await read(scratch(), join(FOLDER, file)),
        typeof declared === 'string' ? declared : declared.named,
      );
    });

    it.each(files)('%s where it was found', async (file) => {
      const index = readFileSync(join(FOLDER, 'INDEX.md'), 'utf8');
      const row = index
        .split('\n')
        .find((line) => line.startsWith(`| ${file} `) || line.startsWith(`| ${file}|`));
      const path = /`([^`]+)`/.exec(row ?? '')?.[1];
      if (path === undefined) throw new Error(`${file} has no path in INDEX.md`);
      const root = scratch();
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), readFileSync(join(FOLDER, file)));
      const declared = DECLARED[file] ?? '';
      check(await read(root, join(root, path)), typeof declared === 'string' ? declared : declared.placed);
    });
  },
);
