/** Nothing of whoever runs the tests changes a result: a part of the fast suite, run in surroundings that are against it. */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { scratch } from '../helpers/run.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const VITEST = join(ROOT, 'node_modules/vitest/vitest.mjs');
const NOBODY = 'http://127.0.0.1:9/';
/** What asks registries, reads settings, starts programs, measures text or looks for configs. */
const FILES =
  'cli exec explain launchers launchers-packages list npm npm-tree npmrc oci outcomes pypi reporters width';

/** A home full of settings, below a folder that is a project of its own. */
function home(): string {
  const root = scratch('hostile');
  const put = (name: string, text: string) => {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  };
  const server = '{"mcpServers":{"stranger":{"command":"node","args":["stranger.js"]}}}';
  for (const name of ['.npmrc', 'home/.npmrc'])
    put(name, `registry=${NOBODY}\nignore-scripts=true\nomit=dev\n`);
  for (const name of ['home/.claude.json', 'home/.cursor/mcp.json', 'home/.codeium/windsurf/mcp_config.json'])
    put(name, server);
  put('home/.config/pip/pip.conf', '[global]\nno-index = true\nconstraint = c.txt\n');
  put('home/.config/uv/uv.toml', 'offline = true\n');
  put('home/.docker/config.json', '{"credsStore":"nowhere"}');
  put('home/.gitconfig', '[commit]\n\tgpgsign = true\n[init]\n\tdefaultBranch = x\n');
  put('tmp/.keep', '');
  return root;
}

const SURROUNDINGS: Readonly<Record<string, (root: string) => Readonly<Record<string, string>>>> = {
  'a CI job behind a proxy': (root) => ({
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_STEP_SUMMARY: join(root, 'summary.md'),
    GITHUB_EVENT_NAME: 'pull_request',
    NO_COLOR: '1',
    TERM: 'dumb',
    COLUMNS: '20',
    ...Object.fromEntries(
      ['http_proxy', 'https_proxy', 'all_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'].map((name) => [name, NOBODY]),
    ),
    npm_config_registry: NOBODY,
    npm_config_offline: 'true',
    npm_config_tag: 'next',
    npm_config_before: '2001-01-01',
    npm_config_ignore_scripts: 'true',
    NODE_ENV: 'production',
    NODE_OPTIONS: '--trace-warnings --no-deprecation',
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
    TZ: 'Pacific/Chatham',
    LANG: 'tr_TR.UTF-8',
  }),
  'settings of a person': (root) => ({
    HOME: join(root, 'home'),
    USERPROFILE: join(root, 'home'),
    TMPDIR: join(root, 'tmp'),
    ...Object.fromEntries(
      ['CONFIG', 'CACHE', 'STATE', 'DATA'].map((name) => [`XDG_${name}_HOME`, join(root, 'home/.config')]),
    ),
    FORCE_COLOR: '3',
    COLORTERM: 'truecolor',
    PIP_CONSTRAINT: join(root, 'constraint.txt'),
    PIP_INDEX_URL: NOBODY,
    PIP_NO_INDEX: '1',
    PIP_FIND_LINKS: root,
    UV_INDEX_URL: NOBODY,
    UV_DEFAULT_INDEX: NOBODY,
    UV_OFFLINE: '1',
    UV_EXCLUDE_NEWER: '2001-01-01',
    NPM_CONFIG_REGISTRY: NOBODY,
    NPM_CONFIG_USERCONFIG: join(root, '.npmrc'),
    BUN_CONFIG_REGISTRY: NOBODY,
    DOCKER_CONFIG: join(root, 'home/.docker'),
    GIT_DIR: join(root, 'nowhere.git'),
    MCP_LOCK_CLIENT_ID: 'stranger',
    CLAUDE_CONFIG_DIR: join(root, 'home'),
    LC_ALL: 'de_DE.UTF-8',
    TZ: 'America/St_Johns',
  }),
};

test.each(Object.entries(SURROUNDINGS))('%s', async (_, surroundings) => {
  const env = { PATH: process.env['PATH'], ...surroundings(home()) };
  const files = FILES.split(' ').map((name) => `test/${name}.test.ts`);
  const line = [VITEST, 'run', '--project', 'fast', '--maxWorkers=1', ...files];
  const ran = await new Promise<{ readonly failed: boolean; readonly text: string }>((resolve) => {
    execFile(process.execPath, line, { cwd: ROOT, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
      resolve({ failed: error !== null, text: `${stdout}${stderr}` }),
    );
  });
  expect(ran.failed, ran.text).toBe(false);
});
