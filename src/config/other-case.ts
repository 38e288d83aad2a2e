/**
 * Names that are a known path of a config on some disks and another file on this one: the path in, such files out. macOS and Windows take
 * upper and lower case for the same, and macOS passes over some invisible characters. Lists folders; reads no file.
 */
import type { ConfigFile, Place } from '../contracts.ts';
import { McpLockError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { exists } from '../host/kind-at.ts';
import { pathsOf } from '../host/paths.ts';
import { shown } from '../host/shown-path.ts';
import { foldedCase } from './folded-case.ts';
import { configOtherCase } from './messages.ts';

/** HFS+ compares names without them. */
const IGNORED = /[\u{200c}-\u{200f}\u{202a}-\u{202e}\u{206a}-\u{206f}\u{feff}]/gu;

/** The same for all names that one of these disks takes for one. */
const folded = (name: string): string => foldedCase(name.normalize('NFC').replaceAll(IGNORED, ''));

/** The names in a folder by their folded form. Lists each folder once. */
type ListFolder = (folder: string) => Promise<ReadonlyMap<string, readonly string[]>>;

export function listingOf({ files }: Pick<Host, 'files'>): ListFolder {
  const known = new Map<string, ReturnType<ListFolder>>();
  return (folder) => {
    // A folder that cannot be listed is told where its config is read.
    const names = known.get(folder) ?? files.list(folder).then(byFolded, () => new Map());
    known.set(folder, names);
    return names;
  };
}

function byFolded(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const out = new Map<string, string[]>();
  for (const name of names) {
    const key = folded(name);
    const alike = out.get(key);
    if (alike === undefined) out.set(key, [name]);
    else alike.push(name);
  }
  return out;
}

/** A config of the project, and files in its place under another spelling: each as an error. */
export async function otherCases(
  file: ConfigFile,
  place: Place,
  list: ListFolder,
  host: Host,
): Promise<readonly { readonly file: ConfigFile; readonly failure: McpLockError }[]> {
  const { folder, path, scope } = file;
  if (folder === undefined || scope !== 'project') return [];
  const { join, relative, sep } = pathsOf(place);
  const parts = relative(folder, path)
    .split(sep)
    .filter((part) => part !== '');
  let paths: readonly string[] = [folder];
  for (const part of parts) {
    const key = folded(part);
    const below = await Promise.all(
      paths.map(async (one) => ((await list(one)).get(key) ?? []).map((name) => join(one, name))),
    );
    paths = below.flat();
  }
  const others = parts.length === 0 ? [] : paths.filter((one) => one !== path);
  if (others.length === 0) return [];
  // A disk that takes both for one opens the file under the known name.
  if (!paths.includes(path) && (await exists(path, host))) return [];
  return others.map((one) => ({
    file: { ...file, path: one },
    failure: new McpLockError(configOtherCase(shown(path, host)), { place: shown(one, host) }),
  }));
}
