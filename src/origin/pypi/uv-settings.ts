/**
 * uv's settings for indexes. In: the launch line, `UV_*` and `uv.toml`. Out: the indexes to ask. `uvx` reads the
 * settings of the user and the system only; those of a project count where the question says so (`uv run`). Reads
 * files, asks no index.
 */
import { parse } from 'smol-toml';
import { basic } from '../http.ts';
import { isExact } from './choice.ts';
import type { PypiIndex, PypiSources } from './question.ts';
import type { SettingsContext } from './settings.ts';
import { DEFAULT_INDEX, indexAt, refuseSetting, settingsText, unreadable } from './settings.ts';

type Table = Readonly<Record<string, unknown>>;

/** Take packages from places that are no index. */
const OTHER_SOURCES = ['find-links', 'no-index'];
/** Change which version is taken. */
const VERSION_SETTINGS = [
  'exclude-newer',
  'exclude-newer-package',
  'constraint-dependencies',
  'override-dependencies',
];

interface Entry extends PypiIndex {
  readonly isDefault: boolean;
}

export async function uvSources(at: SettingsContext): Promise<PypiSources> {
  const { question, variable } = at;
  const tables = await tablesOf(at);
  refuse(at, tables);
  const words = (name: string) =>
    variable(name)
      ?.split(/\s+/)
      .filter((word) => word !== '') ?? [];
  const plain = (texts: readonly string[], source: string, isDefault = false): readonly Entry[] =>
    texts.map((text) => named(text, source, isDefault, at));
  const one = (text: string | undefined, source: string) =>
    plain(text === undefined ? [] : [text], source, true);
  const line = question.indexUrls ?? [];
  const extra = question.extraIndexUrls ?? [];
  const entries = [
    ...one(question.indexUrl, 'the launch line'),
    ...(question.indexUrl === undefined ? one(variable('UV_DEFAULT_INDEX'), 'UV_DEFAULT_INDEX') : []),
    ...(line.length > 0 ? plain(line, 'the launch line') : plain(words('UV_INDEX'), 'UV_INDEX')),
    ...tables.flatMap((table) => entriesOf(table, at)),
    ...(extra.length > 0
      ? plain(extra, 'the launch line')
      : plain(words('UV_EXTRA_INDEX_URL'), 'UV_EXTRA_INDEX_URL')),
    ...tables.flatMap((table) => plain(textsOf(table, 'extra-index-url'), 'extra-index-url of uv.toml')),
    ...one(variable('UV_INDEX_URL'), 'UV_INDEX_URL'),
    ...tables.flatMap((table) => one(textOf(table, 'index-url'), 'index-url of uv.toml')),
  ];
  const last = entries.find(({ isDefault }) => isDefault) ?? indexAt(DEFAULT_INDEX, 'uv');
  return {
    indexes: [...entries.filter(({ isDefault }) => !isDefault), last],
    search: searchOf(variable('UV_INDEX_STRATEGY') ?? firstOf(tables, 'index-strategy'), at),
    prerelease: question.prerelease === true || prereleaseOf(at, tables),
  };
}

/** Nearest first. */
async function tablesOf({
  question,
  host,
  variable,
  home,
  paths,
}: SettingsContext): Promise<readonly Table[]> {
  const only = variable('UV_CONFIG_FILE');
  if (only !== undefined) return present([await tableAt(paths.resolve(question.cwd, only), host)]);
  if (isOn(variable('UV_NO_CONFIG'))) return [];
  const windows = host.platform === 'win32';
  const user = windows
    ? (variable('APPDATA') ?? paths.join(home, 'AppData', 'Roaming'))
    : (variable('XDG_CONFIG_HOME') ?? paths.join(home, '.config'));
  const system = windows
    ? [paths.join(variable('PROGRAMDATA') ?? 'C:\\ProgramData', 'uv')]
    : [
        ...(variable('XDG_CONFIG_DIRS') ?? '/etc/xdg').split(':').map((dir) => paths.join(dir, 'uv')),
        '/etc/uv',
      ];
  let shared: Table | undefined;
  for (const folder of system) shared ??= await tableAt(paths.join(folder, 'uv.toml'), host);
  return present([
    question.project === true ? await projectTable(question.cwd, paths, host) : undefined,
    await tableAt(paths.join(user, 'uv', 'uv.toml'), host),
    shared,
  ]);
}

async function projectTable(
  cwd: string,
  paths: SettingsContext['paths'],
  host: SettingsContext['host'],
): Promise<Table | undefined> {
  for (let folder = paths.resolve(cwd); ; folder = paths.dirname(folder)) {
    const own = await tableAt(paths.join(folder, 'uv.toml'), host);
    if (own !== undefined) return own;
    const tool = (await tableAt(paths.join(folder, 'pyproject.toml'), host))?.['tool'];
    if (isTable(tool) && isTable(tool['uv'])) return tool['uv'];
    if (folder === paths.dirname(folder)) return undefined;
  }
}

async function tableAt(path: string, host: SettingsContext['host']): Promise<Table | undefined> {
  const text = await settingsText(path, host);
  if (text === undefined) return undefined;
  try {
    return parse(text);
  } catch {
    throw unreadable(path, 'not valid TOML');
  }
}

/** `[[index]]` entries; one that is `explicit` is for packages that name it, and here none does. */
function entriesOf(table: Table, at: SettingsContext): readonly Entry[] {
  const list = table['index'];
  return (Array.isArray(list) ? list : []).filter(isTable).flatMap((entry) => {
    if (entry['explicit'] === true) return [];
    if (entry['format'] === 'flat') refuseSetting('uv', 'an index with format = "flat"', at.question, true);
    const name = textOf(entry, 'name');
    const url = textOf(entry, 'url') ?? '';
    const text = name === undefined ? url : `${name}=${url}`;
    return [named(text, 'an index of uv.toml', entry['default'] === true, at)];
  });
}

/** `name=https://…` or the address alone. */
function named(text: string, source: string, isDefault: boolean, { variable }: SettingsContext): Entry {
  const [, name, url = text] = /^([A-Za-z0-9._-]+)=(.*)$/s.exec(text) ?? [];
  const prefix = `UV_INDEX_${name?.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
  const user = name === undefined ? undefined : variable(`${prefix}_USERNAME`);
  const password = name === undefined ? undefined : variable(`${prefix}_PASSWORD`);
  const login = user === undefined && password === undefined ? undefined : basic(user ?? '', password ?? '');
  return { ...indexAt(url, source, login), isDefault };
}

function refuse({ question, variable }: SettingsContext, tables: readonly Table[]): void {
  const exact = isExact(question.specifier);
  const upper = (setting: string) => `UV_${setting.toUpperCase().replaceAll('-', '_')}`;
  const isSet = (value: unknown) =>
    value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);
  for (const setting of exact ? OTHER_SOURCES : [...OTHER_SOURCES, ...VERSION_SETTINGS]) {
    const given = variable(upper(setting));
    if (given !== undefined && !/^(?:0|false|no|off)$/i.test(given)) {
      refuseSetting('uv', upper(setting), question, OTHER_SOURCES.includes(setting));
    }
    if (tables.some((table) => isSet(table[setting]))) {
      refuseSetting('uv', `${setting} of uv.toml`, question, OTHER_SOURCES.includes(setting));
    }
  }
  if (exact) return;
  for (const name of ['UV_CONSTRAINT', 'UV_OVERRIDE']) {
    if (variable(name) !== undefined) refuseSetting('uv', name, question, false);
  }
  const resolution = variable('UV_RESOLUTION') ?? firstOf(tables, 'resolution') ?? 'highest';
  if (resolution !== 'highest') refuseSetting('uv', 'a resolution other than "highest"', question, false);
}

function searchOf(strategy: string | undefined, { question }: SettingsContext): PypiSources['search'] {
  if (strategy === undefined || strategy === 'first-index') return 'first';
  if (strategy === 'unsafe-first-match') return 'fitting';
  if (strategy === 'unsafe-best-match') return 'all';
  return refuseSetting('uv', 'an unknown index strategy', question, true);
}

function prereleaseOf({ question, variable }: SettingsContext, tables: readonly Table[]): boolean {
  const mode = variable('UV_PRERELEASE') ?? firstOf(tables, 'prerelease') ?? 'if-necessary-or-explicit';
  if (mode === 'allow') return true;
  if (mode === 'if-necessary-or-explicit' || isExact(question.specifier)) return false;
  return refuseSetting('uv', 'the prerelease setting', question, false);
}

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const present = (tables: readonly (Table | undefined)[]): readonly Table[] =>
  tables.filter((table) => table !== undefined);
const textOf = (table: Table, key: string): string | undefined =>
  typeof table[key] === 'string' && table[key] !== '' ? table[key] : undefined;
const textsOf = (table: Table, key: string): readonly string[] =>
  Array.isArray(table[key]) ? table[key].filter((text) => typeof text === 'string') : [];
const firstOf = (tables: readonly Table[], key: string): string | undefined =>
  tables.map((table) => textOf(table, key)).find((text) => text !== undefined);
const isOn = (value: string | undefined): boolean =>
  value !== undefined && !/^(?:0|false|no|off|n|f)$/i.test(value);
