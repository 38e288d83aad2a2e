/**
 * One release of a Python package. In: name, specifier and settings. Out: the version that uv or pip would take, and
 * the hashes of all its files. Never installs and never fetches a file.
 */
import { posix, win32 } from 'node:path';
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import {
  pythonHashMissing,
  pythonNameInvalid,
  pythonPackageUnknown,
  pythonVersionUnknown,
} from '../messages.ts';
import type { Choice, VersionRequest } from './choice.ts';
import { chooseVersion, isSpecifier } from './choice.ts';
import type { PypiFile } from './distribution.ts';
import { isProjectName, normalName } from './distribution.ts';
import { pipSources } from './pip-settings.ts';
import type { PypiIndex, PypiQuestion, PypiSources } from './question.ts';
import { DEFAULT_INDEX } from './settings.ts';
import { filesOf } from './simple-index.ts';
import { uvSources } from './uv-settings.ts';

interface PypiVersion {
  readonly version: string;
  /** `sha256:…` of every file of that version, sorted, one space between. */
  readonly integrity: string;
  /** Address of the index when it is not the usual one; several stand with a space between. */
  readonly registry?: string;
}

/** What the indexes said in this run. */
const pages = new WeakMap<Host, Map<string, Promise<readonly PypiFile[] | undefined>>>();

/** Throws E_REGISTRY. */
export async function resolvePypi(question: PypiQuestion, host: Host): Promise<PypiVersion> {
  const { name, specifier } = question;
  if (!isProjectName(name) || !isSpecifier(specifier)) {
    throw new McpLockError(pythonNameInvalid(`${name}${specifier}`));
  }
  const sources = await sourcesOf(question, host);
  const wish: VersionRequest = {
    project: normalName(name),
    specifier,
    prerelease: sources.prerelease,
    python: question.python,
    prereleaseFallback: question.tool === 'pip' ? 'nothing else fits' : 'nothing else exists',
  };
  const found = await search(sources, wish, host);
  if (found === undefined) {
    throw new McpLockError(pythonPackageUnknown(wish.project), {
      place: sources.indexes.map(({ shown }) => shown).join(' '),
    });
  }
  const { choice, used } = found;
  if (choice === undefined) {
    const page = `${used[0]}${wish.project}/`;
    throw new McpLockError(pythonVersionUnknown(wish.project, specifier, page), { place: used.join(' ') });
  }
  const address = used.some((shown) => shown !== DEFAULT_INDEX) ? { registry: used.join(' ') } : {};
  return { version: choice.version, integrity: integrityOf(choice, wish.project, used), ...address };
}

interface SearchResult {
  readonly choice: Choice | undefined;
  /** The indexes that know the project. */
  readonly used: readonly string[];
}

/** Undefined when no index knows the project. */
async function search(
  { indexes, search: how }: PypiSources,
  wish: VersionRequest,
  host: Host,
): Promise<SearchResult | undefined> {
  const known: { readonly index: PypiIndex; readonly files: readonly PypiFile[] }[] = [];
  for (const index of unique(indexes)) {
    const files = await page(index, wish.project, host);
    if (files === undefined) continue;
    const choice = how === 'all' ? undefined : chooseVersion(files, wish);
    if (how === 'first' || choice !== undefined) return { choice, used: [index.shown] };
    known.push({ index, files });
  }
  if (known.length === 0) return undefined;
  const files = how === 'all' ? known.flatMap((one) => one.files) : [];
  return { choice: chooseVersion(files, wish), used: known.map(({ index }) => index.shown) };
}

function page(index: PypiIndex, project: string, host: Host): Promise<readonly PypiFile[] | undefined> {
  const known = pages.get(host) ?? new Map<string, Promise<readonly PypiFile[] | undefined>>();
  pages.set(host, known);
  const key = JSON.stringify([index.url, index.authorization, project]);
  const answer = known.get(key) ?? filesOf(index, project, host);
  known.set(key, answer);
  return answer;
}

function integrityOf({ version, files }: Choice, project: string, used: readonly string[]): string {
  const bare = files.find(({ sha256 }) => sha256 === undefined);
  if (bare !== undefined) {
    throw new McpLockError(pythonHashMissing(project, version), { place: used.join(' ') });
  }
  return [...new Set(files.map(({ sha256 }) => `sha256:${sha256}`))].sort().join(' ');
}

/** The same address twice is one index; the first of them counts. */
const unique = (indexes: readonly PypiIndex[]): readonly PypiIndex[] =>
  indexes.filter((index, at) => indexes.findIndex(({ url }) => url === index.url) === at);

/**
 * Where uv or pip would look for the package. The launch line counts before the environment (the server's own before this
 * machine's), and that before settings files. Throws E_REGISTRY for a setting that is not followed here.
 */
export function sourcesOf(question: PypiQuestion, host: Host): Promise<PypiSources> {
  const variable = (name: string) => (question.env[name] ?? host.env[name]) || undefined;
  const paths = host.platform === 'win32' ? win32 : posix;
  const serverHome = question.env[host.platform === 'win32' ? 'USERPROFILE' : 'HOME'];
  const at = { question, host, variable, paths, home: serverHome || host.home };
  return question.tool === 'pip' ? pipSources(at) : uvSources(at);
}
