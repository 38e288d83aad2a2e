/**
 * The README's tables of clients and launchers: the registries in, Markdown out. Pure: what stands in a table is what the
 * code answers for a neutral place, so neither can promise what the other does not hold.
 */
import type { Client, ConfigFile, Launcher, Place, Understood } from '../../src/contracts.ts';
import { understand } from '../../src/launch/line/understand.ts';
import type { Launch } from '../../src/model.ts';

const NOWHERE: Place = {
  platform: 'linux',
  workspaceFolder: '/workspace',
  userHome: '/home/me',
  tmpdir: '/tmp',
  env: {},
};

/** One row a client. */
export function clientsTable(clients: readonly Client[]): string {
  const rows = clients.map((client) => {
    const files = client.files(NOWHERE);
    const of = (scope: ConfigFile['scope']) =>
      [...new Set(files.filter((file) => file.scope === scope).map(pathOf))].map(code).join('<br>');
    return [
      client.label,
      code(client.id),
      files.length === 0 ? `any file named with ${code('--config')}` : of('project'),
      of('user'),
    ];
  });
  const files = table(
    ['client', 'in `list`', 'in the repository', 'of the user or the machine (`--user`)'],
    rows,
  );
  return `<details>\n<summary>${clients.filter(({ id }) => id !== 'generic').length} clients and their files</summary>\n\n${files}\n</details>\n`;
}

function pathOf({ path, each, inside }: ConfigFile): string {
  const near = path
    .replace(`${NOWHERE.workspaceFolder}/`, '')
    .replace(NOWHERE.userHome, '~')
    .replace(NOWHERE.workspaceFolder, '.');
  if (each === undefined) return near;
  const ending = /^\\(\.[\w\\.-]+)\$$/.exec(each.source)?.[1]?.replaceAll('\\', '') ?? '';
  return `${near.replace(/\/?$/, '/')}*${ending}${inside === undefined ? '' : `/${inside}`}`.replace(
    /^\.\//,
    '',
  );
}

/** Launch lines as people write them; those that no launcher of its own understands are left out. */
const LINES: readonly string[] = [
  'npx -y notes-mcp@1.2.3',
  'npx -y notes-mcp',
  'npm exec -- notes-mcp@1.2.3',
  'npx -y tsx server.ts',
  'npx -y mcp-remote@0.1.2 https://mcp.example.com/v1',
  'cmd /c npx -y notes-mcp@1.2.3',
  'pnpm dlx notes-mcp@1.2.3',
  'yarn dlx notes-mcp@1.2.3',
  'bunx notes-mcp@1.2.3',
  'deno run npm:notes-mcp@1.2.3',
  'uvx notes-mcp@1.2.3',
  'uvx --from notes-mcp==1.2.3 notes',
  'uvx notes-mcp',
  'uv run server.py',
  'pipx run notes-mcp==1.2.3',
  'docker run -i --rm ghcr.io/acme/notes:2',
  `docker run -i --rm ghcr.io/acme/notes@sha256:${'0'.repeat(64)}`,
  'podman run -i ghcr.io/acme/notes:2',
  'docker mcp gateway run',
  'dnx Acme.Notes@1.2.3',
  'dotnet tool exec Acme.Notes@1.2.3',
  'npm run mcp',
  'poetry run notes',
  'go run example.com/notes@v1.2.3',
  'java -jar notes.jar',
  'jbang notes@acme',
  'nix run github:acme/notes',
  'cargo run',
  'node server.js',
  'python server.py',
  'python -m notes',
  './notes-server',
  'notes-server',
  'sh -c . ./env && notes-server',
  'https://mcp.example.com/v1',
];

/** One row a launch line, in the order of the launchers. Throws for a launcher that no line is for. */
export function launchersTable(launchers: readonly Launcher[]): string {
  const understood = LINES.map((line) => [line, answer(line)] as const);
  const rows = launchers.flatMap((launcher) => {
    const own = understood.flatMap(([line, found]) =>
      found?.launcher.id === launcher.id && says(line, found) ? [rowOf(line, found)] : [],
    );
    if (own.length === 0)
      throw new Error(`add a line for the launcher ${launcher.id} to test/helpers/readme-tables.ts`);
    return own;
  });
  return table(['launch', 'understood as', 'where its code comes from', 'version'], rows);
}

function answer(line: string): Understood | undefined {
  const words = line.startsWith('sh -c ') ? ['sh', '-c', line.slice(6)] : line.split(' ');
  const [command = '', ...args] = words;
  const launch: Launch = /^https?:/.test(line)
    ? { transport: 'http', url: line, headers: [] }
    : { transport: 'stdio', command, args, env: [] };
  try {
    return understand(launch, NOWHERE);
  } catch {
    return undefined;
  }
}

/** Any program can be a local command: of these only the ones that stand for the others are shown. */
const says = (line: string, { identity }: Understood): boolean =>
  identity.launcher !== 'local' || !identity.url.startsWith('command:') || line === 'notes-server';

function rowOf(line: string, understood: Understood): readonly string[] {
  const { wrappers, launcher, parts } = understood;
  const all = [understood, ...parts.flatMap((part) => [part, ...part.parts])];
  const version = ({ identity }: Understood) =>
    identity.opaque === true ? 'opaque' : identity.pinned ? 'pinned' : 'floating';
  return [
    code(line.replace(/0{64}/, '…')),
    [...wrappers, launcher.id].join(' › '),
    all.map(({ identity }) => code(identity.url)).join('<br>'),
    all.map(version).join('<br>'),
  ];
}

const code = (text: string): string => `\`${text}\``;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`)
    .join('');
