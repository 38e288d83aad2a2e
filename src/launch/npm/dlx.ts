/**
 * Launchers that fetch an npm package and run it, with other rules than npx: `pnpm dlx`, `yarn dlx`, `bunx`, `deno x`.
 * In: how a tool reads its line. Out: a launcher. Never installs or starts anything.
 */
import type { Launcher, Place } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import type { Launch, Origin, StdioLaunch } from '../../model.ts';
import { serverVariables } from '../environment.ts';
import { stdioOf } from '../line/program.ts';
import { programOnPath } from '../messages.ts';
import { refuseCorepackSettings } from './corepack.ts';
import type { DlxLine, DlxStarted } from './dlx-line.ts';
import { dlxStarted } from './dlx-line.ts';
import { dlxVersion } from './dlx-version.ts';
import { programOnPath as programFile } from './global-folders.ts';
import { refuseInterpreters } from './in-place.ts';
import type { InstalledCopy } from './installed.ts';
import { installedCopy } from './installed.ts';
import { folderOrigin } from './local-package.ts';
import type { SettingsFile } from './manager-settings.ts';
import { managerSettingParts } from './manager-settings.ts';
import { refuseNpmrc } from './npmrc.ts';
import type { NamedPackage } from './package-token.ts';
import { npmUrl } from './package-token.ts';
import { inPlace } from './program-links.ts';
import { registryOf, registryParts } from './registries.ts';

interface DlxTool {
  readonly id: string;
  readonly label: string;
  readonly examples: readonly string[];
  /** Undefined when the launch is none of its kind. Throws E_LAUNCH. */
  readonly read: (launch: StdioLaunch) => DlxLine | undefined;
  /** Whether it obeys `.npmrc`. */
  readonly npmrc: boolean;
  /** Whether its newer versions skip releases of the last day. */
  readonly skipsNewReleases: boolean;
  /** Variables that name its registry, the first that is set counts. */
  readonly registryVariables: readonly string[];
  /** Whether it obeys `npm_config_…`. */
  readonly npmVariables: boolean;
  /** Corepack may stand in for it. */
  readonly corepack?: true;
  readonly settings: readonly SettingsFile[];
}

/** Variables that bound the age of a release. */
const AGE_VARIABLE = /(?:minimum_release_age|min_release_age|minimal_age_gate|min_dep_age)$/i;

export const dlxLauncher = (tool: DlxTool): Launcher => ({
  id: tool.id,
  ofTheMachine: true,
  label: tool.label,
  examples: tool.examples,
  remote: true,
  identify: (launch, place) => {
    const started = startedBy(tool, launch, place);
    if (started === undefined) return undefined;
    const { named, pinned, token, runs } = started;
    return { launcher: tool.id, url: named.url, requested: named.requested, pinned, token, runs };
  },
  resolve: async (identity, launch, place, host) => {
    const started = startedBy(tool, launch, place);
    if (started === undefined) return { url: identity.url };
    const { named, cwd, line } = started;
    if (tool.npmrc) await refuseNpmrc(cwd, place, host, line.words);
    if (tool.corepack === true) await refuseCorepackSettings(cwd, place, host);
    if (line.onPath === true) await refuseInterpreters([cwd], line.words, place, host);
    const asked = { cwd, tool: line.words, floating: !started.pinned };
    const parts = await managerSettingParts(tool.settings, asked, place, host);
    const origin = await originOf(tool, started, named, launch, place, host);
    const all = [...(origin.parts ?? []), ...parts];
    return all.length === 0 ? origin : { ...origin, parts: all };
  },
  release: async (version, launch, place, host) => {
    const started = startedBy(tool, launch, place);
    const name = started?.named.name;
    if (started === undefined || name === undefined) return { url: '' };
    const wish = versionRequest(tool, started, { name, requested: version, pinned: true }, launch, place);
    return { url: npmUrl(name, version), ...(await dlxVersion(wish, host)) };
  },
});

const startedBy = (tool: DlxTool, launch: Launch, place: Place): DlxStarted | undefined => {
  const stdio = stdioOf(launch);
  const line = stdio === undefined ? undefined : tool.read(stdio);
  return stdio === undefined || line === undefined ? undefined : dlxStarted(line, stdio, place);
};

async function originOf(
  tool: DlxTool,
  started: DlxStarted,
  { name, requested, pinned, path, url }: NamedPackage,
  launch: Launch,
  place: Place,
  host: Host,
): Promise<Origin> {
  const { cwd, line } = started;
  if (name === undefined) {
    const { parts = [], ...own } =
      path === undefined
        ? { url: requested === '' ? url : `${url}#${requested}` }
        : await folderOrigin(path, place, host, line.words);
    const all = [...parts, ...(tool.npmrc ? await registryParts(cwd, place, host, line.words) : [])];
    return all.length === 0 ? own : { ...own, parts: all };
  }
  const registry = tool.npmrc ? await registryOf(name, cwd, place, host, line.words) : undefined;
  const copy = await copyOf(started, { name, requested }, place, host);
  if (copy !== undefined) {
    const { folder: _, downloaded: __, ...facts } = copy;
    return { url: npmUrl(name, copy.version, registry), ...facts };
  }
  const found = await dlxVersion(
    versionRequest(tool, started, { name, requested, pinned }, launch, place),
    host,
  );
  return { url: npmUrl(name, found.version, registry), ...found };
}

/** What it takes from this machine instead of the registry. Throws E_LAUNCH for a program that is no copy of the package. */
async function copyOf(
  { line, program, cwd }: DlxStarted,
  wanted: { readonly name: string; readonly requested: string },
  place: Place,
  host: Host,
): Promise<InstalledCopy | undefined> {
  const bare = wanted.requested === '';
  if (line.local === undefined || (line.local === 'without version' && !bare)) return undefined;
  const copy = await installedCopy({ ...wanted, tool: line.words, bin: program }, cwd, place, host);
  if (copy !== undefined || !bare || line.onPath !== true) return copy;
  const found = await programFile(program, place, host);
  if (found === undefined) return undefined;
  throw new McpLockError(programOnPath(line.words, program, wanted.name), inPlace(found, place));
}

function versionRequest(
  tool: DlxTool,
  { line, cwd }: DlxStarted,
  wanted: { readonly name: string; readonly requested: string; readonly pinned: boolean },
  launch: Launch,
  place: Place,
): Parameters<typeof dlxVersion>[0] {
  const own = Object.fromEntries(
    Object.entries(serverVariables(launch, place)).filter(
      ([name]) => tool.npmVariables || !/^npm_config_/i.test(name),
    ),
  );
  const registry = line.registry ?? tool.registryVariables.map((name) => own[name]).find((one) => one);
  return {
    ...wanted,
    words: line.words,
    // A tool that ignores .npmrc must not be looked up under the project's.
    cwd: tool.npmrc ? cwd : place.userHome,
    steering: { ...own, ...(registry === undefined ? {} : { npm_config_registry: registry }) },
    age: line.age ?? Object.keys(own).find((name) => AGE_VARIABLE.test(name)),
    skipsNewReleases: tool.skipsNewReleases,
  };
}
