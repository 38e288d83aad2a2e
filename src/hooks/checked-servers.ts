/**
 * The servers of a session as its record holds them: specs of configs and the report of their check in, servers with a verdict
 * out. Starts nothing.
 */
import type { Scope, Source } from '../config/config-files.ts';
import { configText } from '../config/config-files.ts';
import { launchText } from '../config/launch-text.ts';
import type { FoundSpec } from '../config/server-keys.ts';
import { keyOf } from '../config/server-keys.ts';
import type { Place } from '../contracts.ts';
import type { Host } from '../host/host.ts';
import type { Found } from '../launch/prepared.ts';
import type { Lockfile, Report, Spec } from '../model.ts';
import { expandSpec } from '../variables/expand.ts';
import type { CheckedServer } from './client.ts';
import { guardedLaunch, launchHashes } from './launch-hashes.ts';

/** One server of one config: another config may start the same server without the guard. */
export function checkedServer(
  { spec, client }: FoundSpec,
  found: readonly Found[],
  report: Report,
  lockfile: Lockfile | undefined,
  place: Place,
): CheckedServer {
  const key = keyOf(spec, found, place) ?? spec.name;
  const entry =
    lockfile !== undefined && Object.hasOwn(lockfile.servers, key) ? lockfile.servers[key] : undefined;
  const status = report.servers.find(({ name }) => name === key)?.status;
  const launch = guardedLaunch(spec);
  return {
    name: spec.name,
    ...(entry === undefined ? {} : { locked: key }),
    client: client.id,
    verdict: status === 'ok' || status === 'drift' ? status : 'incomplete',
    tools: Object.keys(entry?.tools ?? {}),
    ...launchHashes([launch, expandSpec({ ...spec, launch }, client.dialect, place).launch]),
  };
}

/**
 * Servers that the clients know from configs of this user that are not in scope. One of them answers in place of a server of the
 * project that has the same name or program. Throws E_CONFIG.
 */
export async function uncheckedServers(
  clientIds: readonly string[],
  checked: readonly FoundSpec[],
  scope: Scope,
  sources: readonly Source[],
  host: Host,
): Promise<readonly CheckedServer[]> {
  if (scope.user) return [];
  const identity = (spec: Spec) => `${spec.name} ${launchText(spec)}`;
  const known = new Set(checked.map(({ spec }) => identity(spec)));
  const servers: CheckedServer[] = [];
  const ofUser = { ...scope, user: true, configs: [] };
  for (const source of sources) {
    if (source.otherCase === true || scope.configs.includes(source.file.path)) continue;
    for (const { client, file } of source.readers.filter(({ client: { id } }) => clientIds.includes(id))) {
      if (source.failure !== undefined) throw source.failure;
      const text = await configText(file, ofUser, host);
      const specs = text === undefined ? [] : client.read(text, file, scope.place).specs;
      for (const spec of specs.filter((one) => !known.has(identity(one))))
        servers.push({
          name: spec.name,
          client: client.id,
          verdict: 'other',
          tools: [],
          ...launchHashes([guardedLaunch(spec)]),
        });
    }
  }
  return servers;
}
