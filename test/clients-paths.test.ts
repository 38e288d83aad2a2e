/**
 * Where each client keeps its configs, on every platform, computed on one: all paths of a client in `fixtures/clients/<client>/paths.txt`,
 * if it has that file, and the rows that matter most, written out. `docs/clients.md` lists the paths of all clients.
 */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLIENTS } from '../src/config/clients/index.ts';
import type { Client, Place } from '../src/contracts.ts';
import { WINDOWS as EMPTY_WINDOWS, LINUX } from './helpers/places.ts';

const MAC: Place = {
  ...LINUX,
  platform: 'darwin',
  workspaceFolder: '/Users/ada/repo',
  userHome: '/Users/ada',
};
const WINDOWS: Place = { ...EMPTY_WINDOWS, env: { AppData: 'D:\\Roaming' } };
const PLACES = { linux: LINUX, darwin: MAC, win32: WINDOWS };

const filesOf = (id: string, place: Place): readonly string[] =>
  (CLIENTS.find((client) => client.id === id)?.files(place) ?? []).map(({ path }) => path);

describe('the rows that matter most', () => {
  it.each<readonly [id: string, place: Place, path: string]>([
    ['claude-code', LINUX, '/home/ada/repo/.mcp.json'],
    ['claude-code', WINDOWS, 'C:\\Users\\Ada\\repo\\.mcp.json'],
    ['claude-code', MAC, '/Users/ada/.claude.json'],
    ['claude-code', LINUX, '/etc/claude-code/managed-mcp.json'],
    ['claude-code', MAC, '/Library/Application Support/ClaudeCode/managed-mcp.json'],
    ['claude-code', WINDOWS, 'C:\\Program Files\\ClaudeCode\\managed-mcp.json'],
    ['claude-code', { ...LINUX, env: { CLAUDE_CONFIG_DIR: '/cfg' } }, '/cfg/.claude.json'],
    ['claude-desktop', LINUX, '/home/ada/.config/Claude/claude_desktop_config.json'],
    [
      'claude-desktop',
      { ...LINUX, env: { XDG_CONFIG_HOME: '/cfg' } },
      '/cfg/Claude/claude_desktop_config.json',
    ],
    ['claude-desktop', MAC, '/Users/ada/Library/Application Support/Claude/claude_desktop_config.json'],
    ['claude-desktop', WINDOWS, 'D:\\Roaming\\Claude\\claude_desktop_config.json'],
    [
      'claude-desktop',
      { ...WINDOWS, env: {} },
      'C:\\Users\\Ada\\AppData\\Roaming\\Claude\\claude_desktop_config.json',
    ],
    ['cursor', MAC, '/Users/ada/.cursor/mcp.json'],
    ['cursor', WINDOWS, 'C:\\Users\\Ada\\.cursor\\mcp.json'],
    ['vscode', LINUX, '/home/ada/.config/Code/User/mcp.json'],
    ['vscode', MAC, '/Users/ada/Library/Application Support/Code - Insiders/User/mcp.json'],
    ['vscode', WINDOWS, 'D:\\Roaming\\VSCodium\\User\\mcp.json'],
    ['copilot-cli', LINUX, '/home/ada/.copilot/mcp-config.json'],
    ['copilot-cli', { ...LINUX, env: { COPILOT_HOME: '/cop' } }, '/cop/mcp-config.json'],
    ['codex', WINDOWS, 'C:\\Users\\Ada\\.codex\\config.toml'],
    ['codex', { ...LINUX, env: { CODEX_HOME: '/codex' } }, '/codex/config.toml'],
    ['codex', WINDOWS, 'C:\\ProgramData\\OpenAI\\Codex\\config.toml'],
    ['gemini-cli', MAC, '/Library/Application Support/GeminiCli/settings.json'],
    ['opencode', MAC, '/Users/ada/.config/opencode/opencode.jsonc'],
    ['opencode', WINDOWS, 'C:\\Users\\Ada\\.config\\opencode\\opencode.json'],
    ['zed', MAC, '/Users/ada/.config/zed/settings.json'],
    ['zed', WINDOWS, 'D:\\Roaming\\Zed\\settings.json'],
    ['windsurf', WINDOWS, 'C:\\Users\\Ada\\.codeium\\windsurf\\mcp_config.json'],
    ['goose', MAC, '/Users/ada/.config/goose/config.yaml'],
    ['goose', WINDOWS, 'D:\\Roaming\\Block\\goose\\config\\config.yaml'],
    ['cline', { ...LINUX, env: { CLINE_DATA_DIR: '/cl' } }, '/cl/settings/cline_mcp_settings.json'],
  ])('%s', (id, place, path) => {
    expect(filesOf(id, place)).toContain(path);
  });
});

const listed = ({ id }: Client) => existsSync(new URL(`./fixtures/clients/${id}/paths.txt`, import.meta.url));

it.each(CLIENTS.filter(listed))('all paths of $id', async (client) => {
  const lines = [
    `${client.id} (${client.label}, ${client.format}, variables: ${client.dialect})`,
    ...Object.entries(PLACES).flatMap(([platform, place]) =>
      client
        .files(place)
        .map(({ path, scope, each, inside, format }) =>
          [
            `  ${platform}`,
            scope,
            format,
            path,
            ...(each === undefined ? [] : [String(each)]),
            ...(inside === undefined ? [] : [inside]),
          ].join('  '),
        ),
    ),
  ];
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`./fixtures/clients/${client.id}/paths.txt`);
});

it('no client lists a file twice, and none looks outside the folders of its user, project and machine', () => {
  for (const place of Object.values(PLACES)) {
    for (const client of CLIENTS) {
      const paths = client
        .files(place)
        .map(({ path, each, inside }) => `${path} ${each ?? ''} ${inside ?? ''}`);
      expect(new Set(paths).size, client.id).toBe(paths.length);
      for (const { path, scope } of client.files(place)) {
        const inside = path.startsWith(place.workspaceFolder);
        expect(inside, `${client.id} ${path}`).toBe(scope === 'project');
      }
    }
  }
});
