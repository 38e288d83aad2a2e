/**
 * Launchers that fetch a Python package and run it: `uvx`, `pipx run`. In: how a tool reads its line. Out: a launcher.
 * The package comes from its index or from this machine; a repository or address is not looked up. Never installs,
 * builds or starts anything.
 */
import type { Launcher, Place } from '../../contracts.ts';
import { errno, McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { pathsOf } from '../../host/paths.ts';
import { bytesHash } from '../../lock/canonical.ts';
import type { Launch, Origin, StdioLaunch } from '../../model.ts';
import { normalName } from '../../origin/pypi/distribution.ts';
import { serverVariables } from '../environment.ts';
import { fileUrl, purlOf } from '../line/origin-url.ts';
import { stdioOf } from '../line/program.ts';
import { pythonFolderWithoutProject, toolFileUnreadable } from '../messages.ts';
import type { Requirement } from './requirement.ts';
import type { ToolLine, ToolStarted } from './tool-line.ts';
import { toolStarted } from './tool-line.ts';

interface PythonTool {
  readonly id: string;
  readonly label: string;
  readonly examples: readonly string[];
  /** Undefined when the launch is none of its kind. Throws E_LAUNCH. */
  readonly read: (launch: StdioLaunch) => ToolLine | undefined;
  /** Refuses what the tool would run in place of the package. Throws E_LAUNCH. */
  readonly refuse?: (started: ToolStarted, place: Place, host: Host) => Promise<void>;
}

export const toolLauncher = ({ id, label, examples, read, refuse }: PythonTool): Launcher => {
  const startedBy = (launch: Launch, place: Place): ToolStarted | undefined => {
    const stdio = stdioOf(launch);
    const line = stdio === undefined ? undefined : read(stdio);
    return stdio === undefined || line === undefined ? undefined : toolStarted(line, stdio, place);
  };
  return {
    id,
    label,
    examples,
    ofTheMachine: true,
    remote: true,
    identify: (launch, place) => {
      const started = startedBy(launch, place);
      return started === undefined ? undefined : { launcher: id, ...started.identity };
    },
    resolve: async (identity, launch, place, host) => {
      const started = startedBy(launch, place);
      if (started === undefined) return { url: identity.url };
      await refuse?.(started, place, host);
      return toolOrigin(started, started.requirement, launch, place, host);
    },
    release: async (version, launch, place, host) => {
      const started = startedBy(launch, place);
      if (started === undefined) return { url: '' };
      const written = started.requirement;
      const requirement = version === written.requested ? written : { ...written, specifier: `==${version}` };
      return toolOrigin(started, requirement, launch, place, host);
    },
  };
};

/** `requirement`: that of the line, or the same with another specifier. */
async function toolOrigin(
  { line, cwd }: ToolStarted,
  requirement: Requirement,
  launch: Launch,
  place: Place,
  host: Host,
): Promise<Origin> {
  const { name, specifier, path, url, requested } = requirement;
  if (path !== undefined) return localOrigin(path, line.words, place, host);
  if (name === undefined || specifier === undefined) {
    return /^(?:git|hg|svn|bzr)\+/.test(url) && requested !== '' ? { url: `${url}#${requested}` } : { url };
  }
  // Loaded when a package is looked up: most runs never do.
  const { resolvePypi } = await import('../../origin/pypi/release.ts');
  const env = { ...serverVariables(launch, place), ...line.settings };
  const found = await resolvePypi({ name, specifier, ...line.indexes, tool: line.tool, env, cwd }, host);
  const { version, integrity, registry } = found;
  const qualifiers = registry === undefined ? undefined : { repository_url: registry };
  return { url: purlOf('pypi', normalName(name), version, qualifiers), version, integrity };
}

/** An archive, or the file of a folder that says what it is. */
async function localOrigin(path: string, words: string, place: Place, host: Host): Promise<Origin> {
  const { join } = pathsOf(place);
  const candidates = [path, join(path, 'pyproject.toml'), join(path, 'setup.py')];
  for (const file of candidates) {
    try {
      if ((await host.files.kind(file)) !== 'file') continue;
      return {
        url: fileUrl(path, place),
        integrity: bytesHash(await host.files.read(file)),
      };
    } catch (error) {
      throw new McpLockError(toolFileUnreadable(words, errno(error)), { place: path, cause: error });
    }
  }
  throw new McpLockError(pythonFolderWithoutProject(), { place: path });
}
