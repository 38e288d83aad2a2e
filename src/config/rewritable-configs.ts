/**
 * The config files in scope, to rewrite them: each with its exact bytes, its reader, and its servers. Starts nothing and reaches
 * nothing.
 */
import type { Client, ConfigFile } from '../contracts.ts';
import type { Host } from '../host/host.ts';
import { isInside } from '../host/is-inside.ts';
import { pathsOf } from '../host/paths.ts';
import type { Spec } from '../model.ts';
import type { Scope } from './config-files.ts';
import { readersOf, sourcesOf } from './config-files.ts';
import type { ConfigText } from './config-text.ts';
import { readConfig } from './config-text.ts';
import type { Discovery } from './discover.ts';
import { discover } from './discover.ts';
import { sharedReader } from './reading/shared-file.ts';

/** A config and its reader. `text` has no byte order mark. */
export interface ConfigSource {
  readonly client: Client;
  readonly file: ConfigFile;
  readonly text: string;
}

/** A config file, all its readers as one client, and its servers. */
export interface RewritableConfig {
  readonly config: ConfigText;
  readonly client: Client;
  readonly file: ConfigFile;
  /** Every server in it that some client starts, even if another config declares it too. */
  readonly specs: readonly Spec[];
}

/** Every config file that exists; one with two paths once. Throws E_CONFIG as `discover` does. */
export async function rewritableConfigs(
  scope: Scope,
  host: Host,
): Promise<{ readonly discovery: Discovery; readonly configs: readonly RewritableConfig[] }> {
  const { place } = scope;
  const discovery = await discover(scope, host);
  const configs: RewritableConfig[] = [];
  for (const source of await sourcesOf(scope, host)) {
    const { file } = source;
    if (!discovery.files.includes(file.path)) continue;
    const within = isInside(place.workspaceFolder, file.path, pathsOf(place))
      ? place.workspaceFolder
      : (file.folder ?? place.userHome);
    const config = await readConfig(file.path, within, host);
    if (configs.some((one) => one.config.target === config.target)) continue;
    const clients = readersOf(source, config.text, place);
    const client: Client = { ...clients[0], read: sharedReader(clients) };
    const specs = client.read(config.text, file, place).specs.filter((spec) => starts(spec, discovery));
    configs.push({ config, client, file, specs });
  }
  return { discovery, configs };
}

/** Whether it is one of those that some client starts. */
const starts = ({ file, pointer }: Spec, { replaced }: Discovery): boolean =>
  !replaced.some(({ spec }) => spec.file === file && spec.pointer === pointer);
