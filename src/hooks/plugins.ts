/**
 * Servers of Claude Code's plugins: checked servers in, the same with the names under which the client calls them out. Run with
 * version 2.1.197: a plugin's server is `plugin:PLUGIN:SERVER`, of a plugin whose folder is named with `--plugin-dir` or lies in
 * `.claude/skills`. An installed plugin is a copy elsewhere, which is not checked: one of the same name answers in its place.
 */
import { basename, dirname, isAbsolute, join } from 'node:path';
import type { FoundSpec } from '../config/server-keys.ts';
import type { Host } from '../host/host.ts';
import { fieldsOf, readFields } from '../launch/fields.ts';
import { asCalled } from './called-name.ts';
import type { CheckedServer } from './client.ts';

type PluginHost = Pick<Host, 'env' | 'home'> & { readonly files: Pick<Host['files'], 'read'> };

const MANIFEST = ['.claude-plugin', 'plugin.json'] as const;

/**
 * The servers with their names in the client, and one more for each name that an installed plugin takes. `specs`: that the servers were
 * made of, in the same order. `read`: files that decide about it.
 */
export async function withPluginNames(
  servers: readonly CheckedServer[],
  specs: readonly FoundSpec[],
  host: PluginHost,
): Promise<{ readonly servers: readonly CheckedServer[]; readonly read: readonly string[] }> {
  const named = await Promise.all(
    servers.map(async (server, at): Promise<CheckedServer> => {
      const spec = specs[at]?.spec;
      const called = spec === undefined ? undefined : await pluginNames(spec, host);
      return called === undefined ? server : { ...server, called };
    }),
  );
  // A server of any config can have a name that the client writes like one of a plugin.
  const ofPlugins = named.flatMap(({ name, called = [name] }) =>
    called.filter((one) => asCalled(one).startsWith('plugin_')),
  );
  if (ofPlugins.length === 0) return { servers, read: [] };
  const taken = await installedNames(ofPlugins, host);
  const others = taken.map(
    (name): CheckedServer => ({
      name,
      called: [name],
      client: 'claude-code',
      verdict: 'other',
      tools: [],
      lines: [],
      programs: [],
    }),
  );
  return { servers: [...named, ...others], read: [installedPlugins(host)] };
}

/** The names of a server in the client; undefined: only its own. `file`: absolute path of its config. */
async function pluginNames(
  { name, file }: { readonly name: string; readonly file: string },
  host: PluginHost,
): Promise<readonly string[] | undefined> {
  const isManifest = basename(file) === MANIFEST[1] && basename(dirname(file)) === MANIFEST[0];
  if (!isManifest && basename(file) !== '.mcp.json') return undefined;
  const manifest = isManifest ? file : join(dirname(file), ...MANIFEST);
  const plugin = (await fieldsIn(manifest, host))['name'];
  if (typeof plugin !== 'string') return undefined;
  const called = `plugin:${plugin}:${name}`;
  // The file of a plugin in the start folder is one of the project, too.
  const isOfSkills = basename(dirname(dirname(file))) === 'skills';
  return isManifest || isOfSkills ? [called] : [name, called];
}

/** Where Claude Code keeps which plugins are installed. */
function installedPlugins({ env, home }: PluginHost): string {
  const folder = env['CLAUDE_CONFIG_DIR'];
  const config = folder !== undefined && isAbsolute(folder) ? folder : join(home, '.claude');
  return join(config, 'plugins', 'installed_plugins.json');
}

/** Of these names, those of plugins that are also installed. */
async function installedNames(called: readonly string[], host: PluginHost): Promise<readonly string[]> {
  const { plugins } = await fieldsIn(installedPlugins(host), host);
  const installed = new Set(Object.keys(fieldsOf(plugins)).map((id) => id.replace(/(?<=.)@.*$/s, '')));
  return called.filter((name) => [...installed].some((plugin) => mayBeOf(plugin, name)));
}

/** Whether a server of this plugin can be called as `name` is. Some releases write a hyphen as `_`, too. */
function mayBeOf(plugin: string, name: string): boolean {
  const begin = `plugin:${plugin}:`;
  const loose = (text: string) => asCalled(text).replaceAll('-', '_');
  const isWholeName = name[begin.length - 1] === ':';
  return loose(name).startsWith(loose(begin)) && (isWholeName || asCalled(name).startsWith(asCalled(begin)));
}

/** What a JSON file holds; nothing where it cannot be read. */
const fieldsIn = async (path: string, host: PluginHost): Promise<Readonly<Record<string, unknown>>> =>
  (await readFields(path, host).catch(() => undefined)) ?? {};
