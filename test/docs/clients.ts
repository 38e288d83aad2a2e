/** For `docs/clients.md`: the clients in, one row of Markdown each out. */
import { CLIENTS } from '../../src/config/clients/index.ts';
import type { Client, ConfigFile, NameRule, Place } from '../../src/contracts.ts';
import { code, table } from './markdown.ts';
import { NEUTRAL_PLACE } from './neutral-place.ts';

export function clients(): string {
  const rows = CLIENTS.map((client) => {
    const files = client.files(NEUTRAL_PLACE);
    const of = (scope: ConfigFile['scope']) =>
      [...new Set(files.filter((file) => file.scope === scope).map(pathOf))].map(code).join('<br>');
    return [
      client.label,
      code(client.id),
      files.length === 0 ? `any file named with ${code('--config')}` : of('project'),
      of('user'),
      reachOf(client),
      NAMES[client.names],
    ];
  });
  return table(
    [
      'client',
      'in `list`',
      'in the repository',
      'of the user or the machine (`--user`)',
      'also in folders above',
      'one name in several',
    ],
    rows,
  );
}

const NAMES: Readonly<Record<NameRule, string>> = {
  apart: '',
  whole: 'the strongest',
  keys: 'merged',
};

/** A folder of a repository that does not begin at the root of the disk. */
const INSIDE: Place = {
  ...NEUTRAL_PLACE,
  workspaceFolder: '/top/repository/folder',
  gitRoot: '/top/repository',
};

function reachOf({ filesAbove }: Client): string {
  const reads = ({ gitRoot: _, ...place }: Place, gitRoot?: string) =>
    filesAbove(gitRoot === undefined ? place : { ...place, gitRoot }).some(({ folder }) => folder === '/top');
  if (filesAbove(INSIDE).length === 0) return '';
  if (reads(INSIDE, INSIDE.gitRoot)) return 'all';
  return `in the repository${reads(INSIDE) ? '; all outside of git' : ''}`;
}

function pathOf({ path, each, inside }: ConfigFile): string {
  const near = path
    .replace(`${NEUTRAL_PLACE.workspaceFolder}/`, '')
    .replace(NEUTRAL_PLACE.userHome, '~')
    .replace(NEUTRAL_PLACE.workspaceFolder, '.');
  if (each === undefined) return near;
  const ending = /^\\(\.[\w\\.-]+)\$$/.exec(each.source)?.[1]?.replaceAll('\\', '') ?? '';
  // `^name(?:-more)?\.ya?ml$`
  const [, start = '', extension] = /^\^([\w-]+)\(\?:.+\)\?\\(\.[\w?]+)\$$/.exec(each.source) ?? [];
  return `${near.replace(/\/?$/, '/')}${start}*${extension?.replaceAll(/\w\?/g, '') ?? ending}${inside === undefined ? '' : `/${inside}`}`.replace(
    /^\.\//,
    '',
  );
}
