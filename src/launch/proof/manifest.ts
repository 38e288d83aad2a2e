/**
 * The files of an installed tree as npm wrote them, and whether they still are the same: a folder in, a manifest or the differences
 * out. A start looks at name, size and the two times of every file and reads only those where one differs. No program can set the
 * time of a file's last change (`ctime`), so this finds what reading everything finds, in a tenth of the time. Who can write here as
 * this user could also replace mcp-lock itself: this finds what other programs did to a tree, and no more. Never repairs.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Surveyed } from '../../host/folders.ts';
import type { Host } from '../../host/host.ts';

export type FileChange = 'changed' | 'missing' | 'added';

/** Size in bytes, SHA-256 in hex, and the times of the last write and the last change in milliseconds. */
export type FileRecord = readonly [number, string, number, number];

/** By path, without a prototype; for a link only its target. */
export interface Manifest {
  readonly files: Readonly<Record<string, FileRecord>>;
  readonly links: Readonly<Record<string, string>>;
}

export interface Difference {
  readonly path: string;
  readonly how: FileChange;
}

export interface Checked {
  readonly differences: readonly Difference[];
  /** Paths of data that the server wrote beside its code. */
  readonly data: readonly string[];
  /** The manifest with the times of today, when some differ for the same bytes. */
  readonly renewed?: Manifest;
}

/** Files that are read at the same time. */
const CONCURRENT_READS = 32;

/** Reads every file. */
export async function manifestOf(folder: string, host: Host): Promise<Manifest> {
  const files: [string, FileRecord][] = [];
  const links: [string, string][] = [];
  const present = host.folders.survey(folder);
  for (const { path, target } of present) if (target !== undefined) links.push([path, target]);
  await forEachOf(
    present.filter(({ target }) => target === undefined),
    async ({ path, size, modified, changed }) => {
      files.push([path, [size, await hashOfFile(join(folder, path), host), modified, changed]]);
    },
  );
  const sorted = <T>(entries: [string, T][]) =>
    Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  return { files: sorted(files), links: sorted(links) };
}

/** Compares a folder with its manifest. `every`: reads every file. `present`: the files that count; all by default. */
export async function compareFiles(
  folder: string,
  manifest: Manifest,
  every: boolean,
  host: Host,
  present: readonly Surveyed[] = host.folders.survey(folder),
): Promise<Checked> {
  const differences: Difference[] = [];
  const data: string[] = [];
  const toRead: Surveyed[] = [];
  let known = 0;
  for (const one of present) {
    const { path, size, modified, changed, target, odd } = one;
    const file = manifest.files[path];
    const link = manifest.links[path];
    if (file === undefined && link === undefined) {
      if (target === undefined && !odd && isData(path, manifest)) data.push(path);
      else differences.push({ path, how: 'added' });
      continue;
    }
    known += 1;
    if (target !== link || odd || (file !== undefined && file[0] !== size)) {
      differences.push({ path, how: 'changed' });
    } else if (file !== undefined && (every || file[2] !== modified || file[3] !== changed)) {
      toRead.push(one);
    }
  }
  const renewed: Record<string, FileRecord> = Object.create(null);
  await forEachOf(toRead, async ({ path, size, modified, changed }) => {
    const [, hash = '', ...times] = manifest.files[path] ?? [];
    if ((await hashOfFile(join(folder, path), host)) !== hash) differences.push({ path, how: 'changed' });
    else if (times[0] !== modified || times[1] !== changed) renewed[path] = [size, hash, modified, changed];
  });
  const recorded = [...Object.keys(manifest.files), ...Object.keys(manifest.links)];
  if (known !== recorded.length) {
    const seen = new Set(present.map(({ path }) => path));
    for (const path of recorded) if (!seen.has(path)) differences.push({ path, how: 'missing' });
  }
  differences.sort((a, b) => (a.path < b.path ? -1 : 1));
  if (Object.keys(renewed).length === 0) return { differences, data };
  return { differences, data, renewed: { ...manifest, files: { ...manifest.files, ...renewed } } };
}

/**
 * Some servers keep data beside their code. That is allowed inside a locked package, where Node cannot take it for code: not in
 * place of a name that is written without its extension, and not in place of a package of another folder.
 */
export function isData(path: string, { files, links }: Manifest): boolean {
  const [, inside = '', rest = ''] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+\/)(.+)$/.exec(path) ?? [];
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (inside === '' || name === 'package.json' || name === 'index.json' || !DATA.test(name)) return false;
  // Directly in a `node_modules` every name is the name of a package.
  if (/(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+$/.test(rest)) return false;
  if (!Object.hasOwn(files, `${inside}package.json`)) return false;
  if (CODE.some((end) => Object.hasOwn(files, path + end))) return false;
  if (!name.endsWith('.json')) return true;
  const stem = path.slice(0, -'.json'.length);
  const specifier = stem.slice(stem.lastIndexOf('node_modules/'));
  return ![...Object.keys(files), ...Object.keys(links)].some(
    (one) =>
      one === `${stem}.node` ||
      one.startsWith(`${stem}/`) ||
      (!one.startsWith(inside) && resolvesFrom(one, specifier)),
  );
}

/** Whether a recorded path is what `node_modules/a/b` can resolve to from anywhere in the tree. */
function resolvesFrom(path: string, specifier: string): boolean {
  const at = path.lastIndexOf('node_modules/');
  const rest = path.slice(at);
  return rest.startsWith(`${specifier}/`) || ['', ...CODE].some((end) => rest === specifier + end);
}

const CODE = ['.js', '.json', '.node'];
const DATA =
  /\.(?:jsonl?|ndjson|log|txt|csv|md|db|sqlite3?|(?:db|sqlite3?)-(?:wal|shm|journal)|lock|pid|tmp|bak)$/i;

const hashOfFile = async (path: string, host: Host): Promise<string> => sha256Of(await host.files.read(path));

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Several at the same time. */
export async function forEachOf<T>(values: readonly T[], work: (value: T) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < values.length; at = next++) await work(values[at] as T);
  };
  await Promise.all(Array.from({ length: Math.min(CONCURRENT_READS, values.length) }, worker));
}
