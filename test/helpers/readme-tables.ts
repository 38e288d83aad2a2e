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

/** One row a launch line, in the order of the launchers. Throws for an example that another launcher understands. */
export function launchersTable(launchers: readonly Launcher[]): string {
  const rows = launchers.flatMap((launcher) =>
    launcher.examples.map((line) => {
      const understood = answer(line);
      if (understood.launcher.id !== launcher.id)
        throw new Error(`the example "${line}" of ${launcher.id} is of ${understood.launcher.id}`);
      return rowOf(line, understood);
    }),
  );
  return table(['launch', 'understood as', 'where its code comes from', 'version'], rows);
}

function answer(line: string): Understood {
  const shell = /^(sh) (-c) '(.*)'$/.exec(line)?.slice(1);
  const [command = '', ...args] = shell ?? line.split(' ');
  const launch: Launch = /^https?:/.test(line)
    ? { transport: 'http', url: line, headers: [] }
    : { transport: 'stdio', command, args, env: [] };
  return understand(launch, NOWHERE);
}

function rowOf(line: string, understood: Understood): readonly string[] {
  const { wrappers, launcher, parts } = understood;
  const all = [understood, ...parts.flatMap((part) => [part, ...part.parts])];
  const version = ({ identity }: Understood) =>
    identity.opaque === true ? 'opaque' : identity.pinned ? 'pinned' : 'floating';
  return [
    code(line.replace(/0{40,}/, '…')),
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
