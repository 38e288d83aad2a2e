/**
 * What the package of a `uvx` or `pipx run` line is today: from its index, or from this machine; a repository or address
 * is its own answer. Never installs, builds or starts anything. Throws E_REGISTRY, E_LAUNCH.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Place } from '../../contracts.ts';
import { errno, McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import type { Launch, Origin } from '../../model.ts';
import { normalName } from '../../origin/pypi/distribution.ts';
import { ownVariables } from '../argv/variables.ts';
import { fileUrl } from '../file/file-url.ts';
import { purlOf } from '../line/origin-url.ts';
import { pathsOf } from '../line/program.ts';
import type { Requirement } from './requirement.ts';
import type { ToolStarted } from './tool-line.ts';

/** `requirement`: that of the line, or the same with another specifier. */
export async function toolOrigin(
  { line, cwd }: ToolStarted,
  requirement: Requirement,
  launch: Launch,
  place: Place,
  host: Host,
): Promise<Origin> {
  const { name, specifier, path, url, requested } = requirement;
  if (path !== undefined) return lyingOrigin(path, place, host);
  if (name === undefined || specifier === undefined) {
    return /^(?:git|hg|svn|bzr)\+/.test(url) && requested !== '' ? { url: `${url}#${requested}` } : { url };
  }
  // Loaded when a package is looked up: most runs never do.
  const { resolvePypi } = await import('../../origin/pypi/release.ts');
  const env = { ...ownVariables(launch, place), ...line.settings };
  const found = await resolvePypi({ name, specifier, ...line.indexes, tool: line.tool, env, cwd }, host);
  const { version, integrity, registry } = found;
  const qualifiers = registry === undefined ? undefined : { repository_url: registry };
  return { url: purlOf('pypi', normalName(name), version, qualifiers), version, integrity };
}

/** An archive, or the file of a folder that says what it is. */
async function lyingOrigin(path: string, place: Place, host: Host): Promise<Origin> {
  const { join } = pathsOf(place);
  const candidates = [path, join(path, 'pyproject.toml'), join(path, 'setup.py')];
  for (const file of candidates) {
    try {
      if ((await host.files.kind(file)) !== 'file') continue;
      return {
        url: fileUrl(path, place),
        integrity: `sha256:${bytesToHex(sha256(await host.files.read(file)))}`,
      };
    } catch (error) {
      throw unreadable(path, errno(error) ?? 'unknown reason', error);
    }
  }
  throw unreadable(path, 'it holds no pyproject.toml');
}

const unreadable = (place: string, reason: string, cause?: unknown): McpLockError =>
  new McpLockError('E_LAUNCH', `the package it starts cannot be read (${reason})`, {
    place,
    next: 'check the path in the config',
    ...(cause === undefined ? {} : { cause }),
  });
