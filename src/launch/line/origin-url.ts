/**
 * The URL of an origin, the same on every machine: a package URL (purl-spec) for a package; `file:` and a path below
 * `${workspaceFolder}`, `${userHome}` or `${tmpdir}` for a file. Never reads the disk.
 */
import type Purl from 'packageurl-js';
import type { Identity, Place } from '../../contracts.ts';
import { isInside } from '../../host/is-inside.ts';
import { lazy } from '../../host/lazy.ts';
import { pathsOf } from '../../host/paths.ts';
import type { Origin } from '../../model.ts';
import { foldersAt } from '../place.ts';

const purl = lazy<typeof Purl>('packageurl-js');

/** A name and version that stand in a package URL as they are, but for the `@` of a scope. */
const PLAIN_NAME = /^(?:@[a-z0-9][a-z0-9-]*\/)?[a-z0-9][a-z0-9-]*$/;
const PLAIN_VERSION = /^[0-9]+(?:\.[0-9]+)*$/;

/** `pkg:TYPE/NAME@VERSION?KEY=VALUE`; slashes in the name divide namespace and name. */
export function purlOf(
  type: string,
  name: string,
  version?: string,
  qualifiers?: Readonly<Record<string, string>>,
): string {
  // The package says the same (test), and takes longer to load.
  const isPlain = PLAIN_NAME.test(name) && (version === undefined || PLAIN_VERSION.test(version));
  if (type === 'npm' && isPlain && qualifiers === undefined)
    return `pkg:npm/${name.replace('@', '%40')}${version === undefined ? '' : `@${version}`}`;
  const { PackageURL } = purl();
  const slash = name.lastIndexOf('/');
  const namespace = slash < 0 ? undefined : name.slice(0, slash);
  return new PackageURL(type, namespace, name.slice(slash + 1), version, qualifiers, undefined).toString();
}

/** A version only where it is exact: what a range or tag means today is not known. */
export function versionedOrigin({ url, requested, pinned }: Identity): Origin {
  if (requested === '') return { url };
  if (url.startsWith('git+')) return { url: `${url}#${requested}` };
  if (!pinned || !url.startsWith('pkg:')) return { url };
  const [name = url, query] = url.split('?');
  const suffix = query === undefined ? '' : `?${query}`;
  return { url: `${name}@${encodeURIComponent(requested)}${suffix}`, version: requested };
}

/** The URL of an absolute path. */
export function fileUrl(path: string, place: Place): string {
  const paths = pathsOf(place);
  const folders = foldersAt(place).toSorted((a, b) => b.path.length - a.path.length);
  for (const { name, path: folder } of folders) {
    if (folder.length > 1 && isInside(folder, path, paths)) {
      const below = paths.relative(folder, path);
      return `file:\${${name}}${below === '' ? '' : `/${slashes(below, place)}`}`;
    }
  }
  return `file:${slashes(path, place)}`;
}

const slashes = (path: string, place: Place): string =>
  place.platform === 'win32' ? path.replaceAll('\\', '/') : path;

/** The absolute path behind such a URL; undefined for another one. */
export function filePath(url: string, place: Place): string | undefined {
  const [, name, below = ''] = /^file:(?:\$\{(\w+)\})?(.*)$/s.exec(url) ?? [];
  if (!url.startsWith('file:')) return undefined;
  const folder = foldersAt(place).find((one) => one.name === name)?.path ?? '';
  return pathsOf(place).normalize(`${folder}${below}`);
}
