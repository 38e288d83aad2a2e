/**
 * What every file of an installed tree was when npm had written it, and whether it still is. A folder in, a manifest or
 * what differs out. A start looks at names, sizes and the two times of every file and reads only those where one differs: no program
 * can set the time of a file's last change, so this finds what reading everything finds, at a tenth of the time. `every`
 * reads all. Whoever can write here as this user could also replace mcp-lock itself: this finds what other programs did
 * to a tree, and no more. Never repairs.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Surveyed } from '../../host/folders.ts';
import type { Host } from '../../host/host.ts';

/** Size, SHA-256, and the times of the last write and the last change. */
export type FileRecord = readonly [number, string, number, number];

/** By path, without a prototype; of a link only where it leads. */
export interface Manifest {
  readonly files: Readonly<Record<string, FileRecord>>;
  readonly links: Readonly<Record<string, string>>;
}

export interface Difference {
  readonly path: string;
  readonly how: 'changed' | 'missing' | 'added';
}

export interface Checked {
  readonly differences: readonly Difference[];
  /** Data that the server itself wrote beside its code. */
  readonly own: readonly string[];
  /** The manifest with today's times, when some differ under the same bytes. */
  readonly renewed?: Manifest;
}

const AT_ONCE = 32;

/** Reads every file. */
export async function manifestOf(folder: string, host: Host): Promise<Manifest> {
  const files: [string, FileRecord][] = [];
  const links: [string, string][] = [];
  const found = host.folders.survey(folder);
  for (const { path, target } of found) if (target !== undefined) links.push([path, target]);
  await each(
    found.filter(({ target }) => target === undefined),
    async ({ path, size, modified, changed }) => {
      files.push([path, [size, await sumOf(join(folder, path), host), modified, changed]]);
    },
  );
  const sorted = <T>(entries: [string, T][]) =>
    Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  return { files: sorted(files), links: sorted(links) };
}

/** Holds a folder against its manifest. */
export async function check(
  folder: string,
  manifest: Manifest,
  every: boolean,
  host: Host,
): Promise<Checked> {
  const differences: Difference[] = [];
  const own: string[] = [];
  const doubtful: Surveyed[] = [];
  const found = host.folders.survey(folder);
  let known = 0;
  for (const one of found) {
    const { path, size, modified, changed, target, odd } = one;
    const file = manifest.files[path];
    const link = manifest.links[path];
    if (file === undefined && link === undefined) {
      if (target === undefined && !odd && isData(path, manifest)) own.push(path);
      else differences.push({ path, how: 'added' });
      continue;
    }
    known += 1;
    if (target !== link || odd || (file !== undefined && file[0] !== size)) {
      differences.push({ path, how: 'changed' });
    } else if (file !== undefined && (every || file[2] !== modified || file[3] !== changed)) {
      doubtful.push(one);
    }
  }
  const renewed: Record<string, FileRecord> = Object.create(null);
  await each(doubtful, async ({ path, size, modified, changed }) => {
    const [, sum = '', ...times] = manifest.files[path] ?? [];
    if ((await sumOf(join(folder, path), host)) !== sum) differences.push({ path, how: 'changed' });
    else if (times[0] !== modified || times[1] !== changed) renewed[path] = [size, sum, modified, changed];
  });
  const recorded = [...Object.keys(manifest.files), ...Object.keys(manifest.links)];
  if (known !== recorded.length) {
    const seen = new Set(found.map(({ path }) => path));
    for (const path of recorded) if (!seen.has(path)) differences.push({ path, how: 'missing' });
  }
  differences.sort((a, b) => (a.path < b.path ? -1 : 1));
  if (Object.keys(renewed).length === 0) return { differences, own };
  return { differences, own, renewed: { ...manifest, files: { ...manifest.files, ...renewed } } };
}

/**
 * Some servers keep their data beside their code. That is let be inside a locked package, as long as Node cannot come upon it
 * when it looks for code: in place of a name that is written without its end, or of a package of another folder.
 */
function isData(path: string, { files, links }: Manifest): boolean {
  const [, inside = '', rest = ''] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+\/)(.+)$/.exec(path) ?? [];
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (inside === '' || name === 'package.json' || name === 'index.json' || !DATA.test(name)) return false;
  // Straight in a `node_modules` every name is that of a package.
  if (/(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+$/.test(rest)) return false;
  if (!Object.hasOwn(files, `${inside}package.json`)) return false;
  if (CODE.some((end) => Object.hasOwn(files, path + end))) return false;
  if (!name.endsWith('.json')) return true;
  const stem = path.slice(0, -'.json'.length);
  const asked = stem.slice(stem.lastIndexOf('node_modules/'));
  return ![...Object.keys(files), ...Object.keys(links)].some(
    (one) =>
      one === `${stem}.node` || one.startsWith(`${stem}/`) || (!one.startsWith(inside) && stands(one, asked)),
  );
}

/** Whether a recorded path is what `node_modules/a/b` may mean from anywhere in the tree. */
function stands(path: string, asked: string): boolean {
  const at = path.lastIndexOf('node_modules/');
  const rest = path.slice(at);
  return rest.startsWith(`${asked}/`) || ['', ...CODE].some((end) => rest === asked + end);
}

const CODE = ['.js', '.json', '.node'];
const DATA =
  /\.(?:jsonl?|ndjson|log|txt|csv|md|db|sqlite3?|(?:db|sqlite3?)-(?:wal|shm|journal)|lock|pid|tmp|bak)$/i;

const sumOf = async (path: string, host: Host): Promise<string> =>
  createHash('sha256')
    .update(await host.files.read(path))
    .digest('hex');

async function each<T>(values: readonly T[], work: (value: T) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < values.length; at = next++) await work(values[at] as T);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, values.length) }, worker));
}
