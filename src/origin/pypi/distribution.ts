/**
 * One distribution file of a Python package. In: its name. Out: the version it holds, by the naming rules for wheels
 * and source archives (PEP 427, PEP 625 and older forms). A file of another project or kind has none. Pure.
 */
import { explain } from '@renovatebot/pep440';

/** A file an index offers. */
export interface PypiFile {
  readonly filename: string;
  /** Lower-case hex; undefined when the index gives no such hash. */
  readonly sha256?: string;
  readonly requiresPython?: string;
  readonly yanked: boolean;
}

const SOURCE = /\.(?:tar\.(?:gz|bz2|xz|lzma|lz|zst)|tgz|tbz|txz|tlz|tar|zip)$/i;
const LONGEST = 512;

/** The one spelling of a project's name (PEP 503). */
export const normalName = (name: string): string => name.replace(/[-_.]+/g, '-').toLowerCase();

/** Whether a text can name a project (PEP 508). */
export const isProjectName = (name: string): boolean =>
  name.length <= LONGEST && /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(name);

/** The version in normal form; undefined when the file is not one of this project that can be installed. */
export function versionOf(filename: string, project: string): string | undefined {
  if (filename.length > LONGEST) return undefined;
  if (/\.whl$/i.test(filename)) {
    const parts = filename.slice(0, -'.whl'.length).split('-');
    if (parts.length !== 5 && parts.length !== 6) return undefined;
    const [name = '', version = ''] = parts;
    return normalName(name) === project ? normalVersion(version) : undefined;
  }
  const stem = filename.replace(SOURCE, '');
  if (stem === filename) return undefined;
  // A name may hold dashes too: every dash may be the one before the version.
  for (let dash = stem.indexOf('-'); dash > 0; dash = stem.indexOf('-', dash + 1)) {
    if (normalName(stem.slice(0, dash)) !== project) continue;
    const version = normalVersion(stem.slice(dash + 1));
    if (version !== undefined) return version;
  }
  return undefined;
}

/** PEP 440's normal form of a version. */
function normalVersion(text: string): string | undefined {
  const parts = text.length > 128 ? null : explain(text.trim());
  if (parts === null) return undefined;
  return parts.local === null ? parts.public : `${parts.public}+${parts.local}`;
}
