/**
 * pip's settings for indexes, which `pipx` uses. In: the launch line, `PIP_*` and `pip.conf`. Out: the indexes to ask.
 * pip takes the best version of all of them. Reads files, asks no index.
 */
import { isExact } from './choice.ts';
import type { PypiSources } from './question.ts';
import type { SettingsContext } from './settings.ts';
import { DEFAULT_INDEX, indexAt, refuseSetting, settingsText } from './settings.ts';

type Settings = ReadonlyMap<string, string>;

const OTHER_SOURCES = ['find-links', 'no-index'];
const VERSION_SETTINGS = ['constraint', 'uploaded-prior-to'];

export async function pipSources(at: SettingsContext): Promise<PypiSources> {
  const { question } = at;
  const get = await settingsOf(at);
  const exact = isExact(question.specifier);
  for (const setting of exact ? OTHER_SOURCES : [...OTHER_SOURCES, ...VERSION_SETTINGS]) {
    if (isOn(get(setting)))
      refuseSetting('pip', `the setting "${setting}"`, question, OTHER_SOURCES.includes(setting));
  }
  const words = (get('extra-index-url') ?? '').split(/\s+/).filter((word) => word !== '');
  const first =
    question.indexUrl === undefined
      ? indexAt(get('index-url') ?? DEFAULT_INDEX, 'index-url of pip')
      : indexAt(question.indexUrl, 'the launch line');
  return {
    indexes: [
      first,
      ...words.map((word) => indexAt(word, 'extra-index-url of pip')),
      ...[...(question.indexUrls ?? []), ...(question.extraIndexUrls ?? [])].map((word) =>
        indexAt(word, 'the launch line'),
      ),
    ],
    search: 'all',
    prerelease: question.prerelease === true || isOn(get('pre')),
  };
}

/** Reads a setting by its long name: the environment, then `[install]`, then `[global]`, of later files first. */
async function settingsOf(at: SettingsContext): Promise<(name: string) => string | undefined> {
  const merged = new Map<string, string>();
  for (const path of await filesIn(at)) {
    const text = await settingsText(path, at.host);
    if (text !== undefined) for (const [key, value] of readPipConf(text)) merged.set(key, value);
  }
  return (name) =>
    at.variable(`PIP_${name.toUpperCase().replaceAll('-', '_')}`) ??
    (merged.get(`install.${name}`) || merged.get(`global.${name}`) || undefined);
}

/** Least important first. A file that the environment names replaces the user's own. */
async function filesIn({
  question,
  host,
  variable,
  home,
  paths,
}: SettingsContext): Promise<readonly string[]> {
  const named = variable('PIP_CONFIG_FILE');
  if (named === '/dev/null' || named?.toLowerCase() === 'nul') return [];
  const file = host.platform === 'win32' ? 'pip.ini' : 'pip.conf';
  const system =
    host.platform === 'win32'
      ? [paths.join(variable('PROGRAMDATA') ?? 'C:\\ProgramData', 'pip', file)]
      : host.platform === 'darwin'
        ? [paths.join('/Library/Application Support/pip', file)]
        : [
            ...(variable('XDG_CONFIG_DIRS') ?? '/etc/xdg')
              .split(':')
              .map((dir) => paths.join(dir, 'pip', file)),
            '/etc/pip.conf',
          ];
  if (named !== undefined) {
    const path = paths.resolve(question.cwd, named);
    if ((await host.files.kind(path)) !== undefined) return [...system, path];
  }
  const apple = paths.join(home, 'Library', 'Application Support', 'pip');
  const user =
    host.platform === 'win32'
      ? paths.join(variable('APPDATA') ?? paths.join(home, 'AppData', 'Roaming'), 'pip')
      : host.platform === 'darwin' && (await host.files.kind(apple)) === 'directory'
        ? apple
        : paths.join(variable('XDG_CONFIG_HOME') ?? paths.join(home, '.config'), 'pip');
  const legacy = paths.join(home, host.platform === 'win32' ? 'pip' : '.pip', file);
  return [...system, legacy, paths.join(user, file)];
}

/** `section.key` → value, as Python's configparser reads it: continuation lines are indented, `=` and `:` both divide. */
export function readPipConf(text: string): Settings {
  const out = new Map<string, string>();
  let section = '';
  let last: string | undefined;
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)) {
    if (/^\s*(?:[#;].*)?$/.test(line)) continue;
    const heading = /^\[([^\]]*)\]/.exec(line)?.[1];
    const [, key = '', value = ''] = /^([^\s=:][^=:]*?)\s*[=:]\s*(.*?)\s*$/.exec(line) ?? [];
    if (heading !== undefined) [section, last] = [heading.toLowerCase(), undefined];
    else if (/^\s/.test(line)) {
      if (last !== undefined) out.set(last, `${out.get(last)}\n${line.trim()}`.trim());
    } else if (key !== '') {
      last = `${section}.${key.toLowerCase().replaceAll('_', '-')}`;
      out.set(last, value);
    }
  }
  return out;
}

const isOn = (value: string | undefined): boolean =>
  value !== undefined && !/^(?:0|false|no|off|n|f)$/i.test(value);
