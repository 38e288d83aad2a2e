/**
 * Where npm keeps what was installed with `-g`. In: the environment, the user's settings and where `node` and `npx` lie.
 * Out: folders of programs and of packages. Where nothing is set, npm derives the folder from the Node.js that runs it,
 * and mcp-lock may run in another one: every folder that may be meant is given. Runs nothing.
 */
import type { Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import { isFile } from '../../host/kind-at.ts';
import { pathsOf } from '../../host/paths.ts';
import { foldersSet } from '../../origin/npm/npx-cache.ts';
import { realPathOf } from './node-modules.ts';
import { readNpmrc } from './npmrc.ts';

interface GlobalFolder {
  readonly programs: string;
  readonly packages: string;
}

export async function globalFolders(place: Place, cwd: string, host: Host): Promise<readonly GlobalFolder[]> {
  const { join } = pathsOf(place);
  const set = await foldersSet('prefix', { ...place, workspaceFolder: cwd, startFolder: cwd }, (path, key) =>
    settingIn(path, key, host),
  );
  const prefixes = new Set(set.length > 0 ? set : await usualPrefixes(place, host));
  return [...prefixes].map((prefix) =>
    place.platform === 'win32'
      ? { programs: prefix, packages: join(prefix, 'node_modules') }
      : { programs: join(prefix, 'bin'), packages: join(prefix, 'lib', 'node_modules') },
  );
}

async function usualPrefixes(place: Place, host: Host): Promise<readonly string[]> {
  const { dirname, join } = pathsOf(place);
  const windows = place.platform === 'win32';
  const above = (program: string) => (windows ? dirname(program) : dirname(dirname(program)));
  const [node, npx] = await Promise.all(['node', 'npx'].map((name) => programOnPath(name, place, host)));
  const real = async (path: string | undefined) =>
    path === undefined ? undefined : realPathOf(path, host).catch(() => undefined);
  const realNpx = await real(npx);
  // `<npm>/bin/npx-cli.js`; npm's own folder can hold settings.
  const builtIn = realNpx === undefined ? undefined : join(dirname(dirname(realNpx)), 'npmrc');
  const written = builtIn === undefined ? undefined : await settingIn(builtIn, 'prefix', host);
  const { PREFIX, APPDATA } = place.env;
  const found = [
    PREFIX,
    written !== undefined && !written.includes('${') ? written : undefined,
    windows && APPDATA ? join(APPDATA, 'npm') : undefined,
    above(host.node.path),
    ...(await Promise.all([real(node)])).map((path) => (path === undefined ? undefined : above(path))),
    npx === undefined ? undefined : above(npx),
  ].filter((one): one is string => one !== undefined && one !== '');
  const files = await Promise.all(
    found.map((prefix) => settingIn(join(prefix, 'etc', 'npmrc'), 'prefix', host)),
  );
  return [...found, ...files.filter((one): one is string => one !== undefined && !one.includes('${'))];
}

const settingIn = async (path: string, key: string, host: Host): Promise<string | undefined> =>
  (await readNpmrc(path, host).catch(() => [])).findLast(({ name, nested }) => name === key && !nested)
    ?.value || undefined;

/** The first file of that name in the folders of the PATH. */
export async function programOnPath(name: string, place: Place, host: Host): Promise<string | undefined> {
  const { join, delimiter } = pathsOf(place);
  const path = place.env['PATH'] ?? place.env['Path'] ?? '';
  const endings = place.platform === 'win32' ? ['.com', '.exe', '.bat', '.cmd'] : [''];
  for (const folder of path.split(delimiter)) {
    if (folder === '') continue;
    for (const end of endings) {
      const file = join(folder, `${name}${end}`);
      if (await isFile(file, host)) return file;
    }
  }
  return undefined;
}
