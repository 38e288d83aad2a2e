/**
 * What installed npm packages say of themselves: a server in, the same with the manifest of its package out. Reads `node_modules` of the
 * folder in which the server starts and of those above. Starts nothing and uses no network.
 */
import type { Host } from '../host/host.ts';
import { foldersUp, pathsOf, startIn } from '../host/paths.ts';
import { shown } from '../host/shown-path.ts';
import { fieldsOf, readFields } from '../launch/fields.ts';
import type { AuditServer, Manifest } from './input.ts';
import { packagesOf } from './packages.ts';

/** The same server, with its manifest where there is one. */
export async function withManifest(server: AuditServer, host: Host): Promise<AuditServer> {
  const [first] = packagesOf(server).filter(({ registry }) => registry === 'npm');
  if (first === undefined || !NAME.test(first.name)) return server;
  const { place, launch } = server;
  const paths = pathsOf(place);
  const start = startIn(place, launch.transport === 'stdio' ? launch.cwd : undefined);
  for (const folder of foldersUp(start, paths)) {
    const path = paths.join(folder, 'node_modules', ...first.name.split('/'), 'package.json');
    // A manifest that cannot be read is passed over.
    const fields = await readFields(path, host).catch(() => undefined);
    if (fields !== undefined) return { ...server, manifest: manifestOf(fields, shown(path, host)) };
  }
  return server;
}

/** A name that is a path of one or two folders. */
const NAME = /^(?:@[a-z0-9-][\w.-]*\/)?[a-z0-9][\w.-]*$/;
const LONGEST = 300;

function manifestOf(fields: ReturnType<typeof fieldsOf>, file: string): Manifest {
  const { repository, mcpName } = fields;
  const url = typeof repository === 'string' ? repository : fieldsOf(repository)['url'];
  return {
    file,
    ...(typeof url === 'string' ? { repository: url.slice(0, LONGEST) } : {}),
    ...(typeof mcpName === 'string' ? { mcpName: mcpName.slice(0, LONGEST) } : {}),
  };
}
