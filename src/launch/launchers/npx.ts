/**
 * `npx`, `npm exec`, `npm x`. In: a launch. Out: the npm package it starts, as the user's own npm resolves it today.
 * Never installs or starts anything.
 */
import type { Launcher, Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import type { Launch } from '../../model.ts';
import { npmDates, resolveNpm } from '../../origin/npm/release.ts';
import { serverVariables } from '../environment.ts';
import { accepts } from '../npm/hidden-copies.ts';
import { basesOf, refuseInPlace } from '../npm/in-place.ts';
import type { InstalledCopy } from '../npm/installed.ts';
import { installedCopy } from '../npm/installed.ts';
import { folderOrigin } from '../npm/local-package.ts';
import { refuseNpmrc } from '../npm/npmrc.ts';
import type { Started } from '../npm/npx-line.ts';
import { packageStarted } from '../npm/npx-line.ts';
import {
  copiedTree,
  installedRelease,
  installedTree,
  nameInTree,
  npmCache,
  npxFolder,
  treeToday,
} from '../npm/npx-tree.ts';
import type { NamedPackage } from '../npm/package-token.ts';
import { npmUrl } from '../npm/package-token.ts';
import { registryOf, registryParts } from '../npm/registries.ts';
import { refuseShellNpmrc } from '../npm/script-settings.ts';

/** npx and npm exec. */
export const npx: Launcher = {
  id: 'npx',
  label: 'npx',
  examples: [
    'npx -y notes-mcp@1.2.3',
    'npx -y notes-mcp',
    'npm exec -- notes-mcp@1.2.3',
    'npx -y tsx server.ts',
    'npx -y mcp-remote@0.1.2 https://mcp.example.com/v1',
    'cmd /c npx -y notes-mcp@1.2.3',
  ],
  ofTheMachine: true,
  remote: true,
  identify: (launch, place) => {
    const started = packageStarted(launch, place);
    if (started === undefined) return undefined;
    const { url, requested } = started.named;
    return {
      launcher: 'npx',
      url,
      requested,
      pinned: started.pinned,
      token: started.token,
      runs: started.runs,
    };
  },
  resolve: async (identity, launch, place, host) => {
    const started = packageStarted(launch, place);
    if (started === undefined) return { url: identity.url };
    await npx.refuse?.(launch, place, host);
    // The name is read again, because a purl writes every name of npm in lower case and old names are not.
    const { name, requested } = started.named;
    if (name === undefined) {
      const { path } = started.named;
      const url = requested === '' ? identity.url : `${identity.url}#${requested}`;
      const { parts = [], ...own } = path === undefined ? { url } : await folderOrigin(path, place, host);
      const all = [...parts, ...(await registryParts(started.cwd, place, host))];
      return all.length === 0 ? own : { ...own, parts: all };
    }
    const registry = await registryOf(name, started.cwd, place, host);
    const installed = await installedOf(started.named, started, place, host);
    const found =
      installed ?? (await resolveNpm(name, requested, host, started.cwd, steeringOf(started, launch, place)));
    // npm takes a copy for a tag, too, once it knows which version that is.
    const isTag =
      installed === undefined && found.version !== requested && !accepts(requested, found.version);
    const named = { ...started.named, requested: found.version };
    if (isTag) await refuseNamed({ ...started, named, all: [named], tokens: [] }, launch, place, host);
    const copy = isTag ? await installedOf(named, started, place, host) : installed;
    if (copy === undefined || (isTag && !copy.downloaded))
      return { url: npmUrl(name, found.version, registry), ...found };
    const { folder: _, downloaded: __, ...facts } = copy;
    return { url: npmUrl(name, copy.version, registry), ...facts };
  },
  refuse: async (launch, place, host) => {
    const started = packageStarted(launch, place);
    if (started === undefined) return;
    for (const base of await basesOf(started.cwd, started.line, place, host)) {
      await refuseNpmrc(base, place, host);
      await refuseShellNpmrc(base, place, host);
    }
    for (const wanted of started.all) {
      if (wanted === started.named || wanted.name === undefined) continue;
      await installedOf(wanted, started, place, host);
    }
    await refuseNamed(started, launch, place, host);
  },
  release: async (version, launch, place, host) => {
    const started = packageStarted(launch, place);
    const name = started?.named.name;
    if (started === undefined || name === undefined) return { url: '' };
    const found = await resolveNpm(name, version, host, started.cwd, steeringOf(started, launch, place));
    return { url: npmUrl(name, found.version), ...found };
  },
  dates: async (launch, place, host) => {
    const started = packageStarted(launch, place);
    const name = started?.named.name;
    if (started === undefined || name === undefined) return {};
    return npmDates(name, host, started.cwd, steeringOf(started, launch, place));
  },
  installed: async (launch, place, host) => {
    const started = packageStarted(launch, place);
    // A copy is its own record.
    if (started === undefined || (await installedOf(started.named, started, place, host)) !== undefined)
      return undefined;
    return installedRelease({ ...started, steering: steeringOf(started, launch, place) }, place, host);
  },
  folder: async (launch, place, host) => {
    const started = packageStarted(launch, place);
    const name = started?.named.name;
    if (started === undefined || name === undefined) return undefined;
    const line = { ...started, steering: steeringOf(started, launch, place) };
    const cache = await npmCache(line, place, host);
    const copy = await installedOf(started.named, started, place, host);
    if (copy !== undefined) return { folder: copy.folder, cache, whole: false, name };
    return { folder: await npxFolder(line, place, host), cache, whole: true, name: nameInTree(line) ?? name };
  },
  dependencies: async (how, origin, launch, place, host) => {
    const started = packageStarted(launch, place);
    if (started === undefined) return undefined;
    const copy = await installedOf(started.named, started, place, host);
    const { name } = started.named;
    const line = { ...started, steering: steeringOf(started, launch, place) };
    const all = how === 'completed';
    if (copy !== undefined && name !== undefined)
      return copiedTree(name, copy.folder, { line, origin, all }, place, host);
    return how === 'today'
      ? treeToday(line, origin, place, host)
      : installedTree({ line, origin, all }, place, host);
  },
};

/** What steers npm for this launch: the variables its config sets, and the flags of its line. */
const steeringOf = ({ line }: Started, launch: Launch, place: Place): Readonly<Record<string, string>> => ({
  ...serverVariables(launch, place),
  ...line.settings,
});

/** Throws E_LAUNCH where something else would be started in place of the package. */
async function refuseNamed(started: Started, launch: Launch, place: Place, host: Host): Promise<void> {
  const { line, cwd, named, all, tokens } = started;
  const [first] = line.positionals;
  const flagged = line.packages.length > 0;
  await refuseInPlace(
    {
      named,
      all,
      copy: await installedOf(named, started, place, host),
      bases: await basesOf(cwd, line, place, host),
      word: flagged ? undefined : tokens[0],
      program: flagged && first !== undefined ? first : undefined,
      installed: flagged
        ? await npxFolder({ ...started, steering: steeringOf(started, launch, place) }, place, host)
        : undefined,
    },
    place,
    host,
  );
}

/** An installed copy comes before the registry, except under another name. */
async function installedOf(
  { name, requested, alias }: NamedPackage,
  { cwd, line }: Started,
  place: Place,
  host: Host,
): Promise<InstalledCopy | undefined> {
  return name === undefined || alias === true
    ? undefined
    : installedCopy({ name, requested, ...(line.packages.length > 0 ? { bin: '' } : {}) }, cwd, place, host);
}
