/**
 * What the values of options and arguments can be: a table by their names in `command-table.ts`. What takes time to load is loaded when
 * it is asked for.
 */
import { SEVERITIES } from '../../model.ts';
import { REPORTERS } from '../../report/reporters/index.ts';
import { COMMANDS } from '../command-table.ts';
import { SHELL_NAMES } from './shells/index.ts';

/** A value, and what it means. */
export type Choice = readonly [value: string, meaning?: string | undefined];

/** Of the lock (`servers`, `items`, or both), of the disk (`files`, `folders`), a list, or nothing that could be known. */
export type Source =
  | 'servers'
  | 'items'
  | 'both'
  | 'files'
  | 'folders'
  | 'nothing'
  | (() => Promise<readonly Choice[]>);

const words =
  (...values: readonly string[]): Source =>
  async () =>
    values.map((value) => [value] as const);

/**
 * By `COMMAND NAME`, `FLAG` or `NAME`, where NAME is the one in brackets. A name with `|` in it needs no row: it is the list of
 * its values.
 */
export const SOURCES: Readonly<Record<string, Source>> = {
  '--accept': words('low', 'medium', 'high'),
  'ci what': words('verify', 'review', 'comment', 'collect', 'propose'),
  'completion shell': words(...SHELL_NAMES),
  'git argument': 'files',
  'git what': words('install', 'diff', 'textconv', 'merge'),
  'guard what': words('hide', 'stop', 'warn'),
  'schema what': words('report', 'lock', 'config'),
  'help command': async () => commandChoices(),
  'hook client': async () =>
    (await import('../../hooks/clients/index.ts')).HOOK_CLIENTS.map(({ id }) => [id]),
  'list name': words('text', 'json'),
  'store what': words('path', 'verify', 'prune'),
  client: async () => (await import('../../server/profiles.ts')).PROFILES.map(({ id }) => [id]),
  command: 'nothing',
  file: 'files',
  folder: 'folders',
  how: words('npx', 'pnpm', 'yarn', 'bun', 'path'),
  id: 'nothing',
  n: 'nothing',
  'name[=file]': async () => REPORTERS.map(({ id }) => [id]),
  rev: 'files',
  'rule-or-code': rulesAndCodes,
  scopes: 'nothing',
  seconds: 'nothing',
  server: 'servers',
  'server/item': 'items',
  'server[/item]': 'both',
  service: words('github', 'gitlab'),
  severity: words(...SEVERITIES),
  time: 'nothing',
  version: 'nothing',
  when: words('auto', 'always', 'never'),
};

/** Those of the table; `help` is not one of them. */
export const commandChoices = (): readonly Choice[] =>
  COMMANDS.map(({ name, description }) => [name, description]);

/** `name`: as it is in the table, without its brackets. `...` of a list does not count. */
export function sourceOf(
  name: string,
  command: string | undefined,
  flags: readonly string[] = [],
): Source | undefined {
  const plain = name.replace(/\.\.\.$/, '');
  if (plain.includes('|')) return words(...plain.split('|'));
  const key = [...flags, `${command} ${plain}`, plain].find((one) => Object.hasOwn(SOURCES, one));
  return key === undefined ? undefined : SOURCES[key];
}

async function rulesAndCodes(): Promise<readonly Choice[]> {
  const [{ families }, { ERROR_TEXTS }] = await Promise.all([
    import('../../diff/rules/table.ts'),
    import('../../report/error-texts.ts'),
  ]);
  return [
    ...families().flatMap(({ rules }) => rules.map(({ id, row }) => [id, row.title] as const)),
    ...Object.entries(ERROR_TEXTS).map(([code, { title }]) => [code, title] as const),
  ];
}
