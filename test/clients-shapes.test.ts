/**
 * One small config for every shape a client writes, at the place where that client looks for it, and what is read from it:
 * `fixtures/clients/<client>/…` against `fixtures/clients/<client>/expected.txt`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLIENTS, clientsOfFile } from '../src/config/clients/index.ts';
import type { ConfigReading, Place } from '../src/contracts.ts';
import type { Spec } from '../src/model.ts';
import { expandSpec } from '../src/variables/expand.ts';
import { usualConfig } from './helpers/usual-config.ts';

const PLACE: Place = {
  platform: 'linux',
  workspaceFolder: '/home/ada/repo',
  userHome: '/home/ada',
  tmpdir: '/tmp',
  env: {
    FAR_TOKEN: 't0ken',
    ODD_TOKEN: 't0ken',
    LOCAL_TOKEN: 't0ken',
    STREAM_TOKEN: 't0ken',
    HOME_TOKEN: 't0ken',
  },
};
const REPO = '/home/ada/repo';
const USER = '/home/ada';
const CODE = `${USER}/.config/Code/User`;

/** fixture → the path it is read at. */
const FILES: readonly (readonly [fixture: string, path: string])[] = [
  ['claude-code/plugin-flat.json', `${REPO}/.mcp.json`],
  ['claude-code/plugin.json', `${REPO}/.claude-plugin/plugin.json`],
  ['claude-code/user.json', `${USER}/.claude.json`],
  ['vscode/team.code-workspace', `${REPO}/team.code-workspace`],
  ['vscode/devcontainer.json', `${REPO}/.devcontainer/devcontainer.json`],
  ['copilot-cli/mcp.json', `${REPO}/.github/mcp.json`],
  ['copilot-cli/servers-key.json', `${REPO}/.github/mcp.json`],
  ['codex/config.toml', `${REPO}/.codex/config.toml`],
  ['codex/none.toml', `${REPO}/.codex/config.toml`],
  ['gemini-cli/settings.json', `${REPO}/.gemini/settings.json`],
  ['gemini-cli/gemini-extension.json', `${REPO}/gemini-extension.json`],
  ['opencode/opencode.jsonc', `${REPO}/opencode.jsonc`],
  ['opencode/nested.json', `${REPO}/.opencode/opencode.json`],
  ['opencode/none.json', `${REPO}/opencode.json`],
  ['zed/settings.json', `${REPO}/.zed/settings.json`],
  ['windsurf/mcp_config.json', `${USER}/.codeium/windsurf/mcp_config.json`],
  ['roo/mcp.json', `${REPO}/.roo/mcp.json`],
  ['kilo/kilo.jsonc', `${REPO}/kilo.jsonc`],
  ['kilo/mcp.json', `${REPO}/.kilocode/mcp.json`],
  ['cline/cline_mcp_settings.json', `${USER}/.cline/data/settings/cline_mcp_settings.json`],
  ['continue/list.yaml', `${REPO}/.continue/mcpServers/list.yaml`],
  ['continue/one.json', `${REPO}/.continue/mcpServers/one.json`],
  ['continue/map.json', `${REPO}/.continue/mcpServers/map.json`],
  ['kiro/mcp.json', `${REPO}/.kiro/settings/mcp.json`],
  ['amazon-q/mcp.json', `${REPO}/.amazonq/mcp.json`],
  ['amazon-q/agent.json', `${REPO}/.amazonq/cli-agents/agent.json`],
  ['junie/mcp.json', `${REPO}/.junie/mcp/mcp.json`],
  ['goose/config.yaml', `${USER}/.config/goose/config.yaml`],
  ['amp/settings.json', `${REPO}/.amp/settings.json`],
  ['librechat/librechat.yaml', `${REPO}/librechat.yaml`],
  ['factory/mcp.json', `${REPO}/.factory/mcp.json`],
  ['warp/mcp.json', `${REPO}/.warp/.mcp.json`],
  ['crush/crush.json', `${REPO}/crush.json`],
  ['crush/none.json', `${REPO}/.crush.json`],
  ['crush/crushrc', `${REPO}/.crushrc`],
  ['mcp-agent/mcp_agent.config.yaml', `${REPO}/mcp_agent.config.yaml`],
  ['fast-agent/fast-agent.yaml', `${REPO}/fast-agent.yaml`],
  ['qwen-code/settings.json', `${REPO}/.qwen/settings.json`],
  ['tabnine/settings.json', `${REPO}/.tabnine/agent/settings.json`],
  ['antigravity/mcp_config.json', `${REPO}/.agents/mcp_config.json`],
  ['visual-studio/mcp.json', `${REPO}/.vs/mcp.json`],
  ['lm-studio/mcp.json', `${USER}/.lmstudio/mcp.json`],
  ['trae/mcp.json', `${REPO}/.trae/mcp.json`],
  ['augment/settings.json', `${REPO}/.augment/settings.json`],
  [
    'augment/mcpServers.json',
    `${CODE}/globalStorage/augment.vscode-augment/augment-global-state/mcpServers.json`,
  ],
  ['jetbrains-air/mcp.json', `${REPO}/.air/mcp.json`],
  ['mcpb/manifest.json', '/x/manifest.json'],
  ['generic/lists.yaml', '/x/lists.yaml'],
  ['generic/table.toml', '/x/table.toml'],
];

const text = (fixture: string): string =>
  readFileSync(new URL(`./fixtures/clients/${fixture}`, import.meta.url), 'utf8');

/** One server on one line and what it is given; values are shown, for these files hold none that are secret. */
function shownSpec(spec: Spec, dialect: (typeof CLIENTS)[number]['dialect']): readonly string[] {
  const { launch, env, unset, clientOnly, missing } = expandSpec(spec, dialect, PLACE);
  const line = launch.transport === 'stdio' ? [launch.command, ...launch.args] : [launch.url];
  const listed = (name: string, values: readonly string[]) =>
    values.length === 0 ? [] : [`    ${name}: ${values.join(', ')}`];
  return [
    `  ${spec.name} ${spec.pointer}${spec.enabled ? '' : ' off'}`,
    `    ${launch.transport} ${JSON.stringify(line)}${'cwd' in launch ? ` in ${launch.cwd}` : ''}`,
    ...listed(
      'given',
      Object.entries(env).map(([name, value]) => `${name}=${value}`),
    ),
    ...listed('not set', unset),
    ...listed('kept', clientOnly),
    ...(launch.extra === undefined ? [] : [`    extra: ${JSON.stringify(launch.extra)}`]),
    ...(missing === undefined ? [] : [`    cannot be started: its ${missing.where} needs ${missing.name}`]),
  ];
}

function shownReading(
  title: string,
  { specs, notices, problems }: ConfigReading,
  dialect: (typeof CLIENTS)[number]['dialect'],
): string {
  return [
    title,
    ...specs.flatMap((spec) => shownSpec(spec, dialect)),
    ...notices.map(({ pointer, message }) => `  note ${pointer}: ${message}`),
    ...problems.map(({ pointer, message, server }) => `  problem ${pointer} [${server ?? ''}]: ${message}`),
    '',
  ].join('\n');
}

const ids = [...new Set(FILES.map(([fixture]) => fixture.split('/')[0] ?? ''))];

describe.each(ids)('%s', (id) => {
  const files = FILES.filter(([fixture]) => fixture.startsWith(`${id}/`));

  it.each(files)('%s at %s is taken for its file', (fixture, path) => {
    const expected = id === 'generic' ? /^(?:continue|codex)$/ : new RegExp(`^${id}$`);
    expect(clientsOfFile(path, PLACE, text(fixture))[0].id).toMatch(expected);
  });

  it('reads what it declares', async () => {
    const client = CLIENTS.find((one) => one.id === id);
    const readings = files.map(([fixture, path]) => {
      const reading = client?.read(text(fixture), { path, scope: 'project' }, PLACE);
      return shownReading(
        fixture,
        reading ?? { specs: [], notices: [], problems: [] },
        client?.dialect ?? 'none',
      );
    });
    await expect(readings.join('\n')).toMatchFileSnapshot(`./fixtures/clients/${id}/expected.txt`);
  });
});

// Every file of `no-client` comes with a notice; `promises/config-formats.test.ts` reads them.
it.each(CLIENTS.filter(({ id, files }) => files(PLACE).length > 0 && id !== 'no-client'))(
  '$id reads a server from a file of its own',
  (client) => {
    const text = usualConfig(client, 'notes', { command: 'node', args: ['notes.js'] }, PLACE);
    const list = usualConfig(client, 'notes', { type: 'local', command: ['node', 'notes.js'] }, PLACE);
    const { file, text: config = '' } = text ?? list ?? {};
    if (file === undefined) throw new Error('it reads no such server');
    expect(client.read(config, file, PLACE).specs).toEqual([
      expect.objectContaining({
        name: 'notes',
        client: client.id,
        launch: expect.objectContaining({ transport: 'stdio', command: 'node', args: ['notes.js'], env: [] }),
      }),
    ]);
  },
);

it('every fixture belongs to a client and has a test', () => {
  const folders = readdirSync(new URL('./fixtures/clients/', import.meta.url), { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map(({ name }) => name);
  expect(CLIENTS.map(({ id }) => id)).toEqual(expect.arrayContaining(folders));
  // Those of the first clients are read by `clients.test.ts`.
  const elsewhere = new Set(['claude-code', 'claude-desktop', 'cursor', 'vscode', 'generic']);
  for (const id of folders.filter((one) => !elsewhere.has(one))) {
    const files = readdirSync(new URL(`./fixtures/clients/${id}/`, import.meta.url));
    expect(
      files
        .filter((file) => file !== 'expected.txt' && file !== 'paths.txt')
        .map((file) => `${id}/${file}`)
        .sort(),
    ).toEqual(
      FILES.map(([fixture]) => fixture)
        .filter((fixture) => fixture.startsWith(`${id}/`))
        .sort(),
    );
  }
});
