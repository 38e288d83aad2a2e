/**
 * What lies in the folder of an npx line before npx installs its release there: npm keeps every package that fits, and obeys the
 * `package-lock.json` beside it. In: the folder, what npm noted, and the locked tree. Out: what to hold its files against, or what
 * differs; undefined where nothing is there. Reads disk only.
 */
import { join } from 'node:path';
import { errno } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { parseTreeLine } from '../lock/tree-line.ts';
import { packagesOf } from '../origin/npm/tree-record.ts';
import type { FileChange } from './proof/manifest.ts';

type Tree = Readonly<Record<string, string>>;

type LeftOver =
  | { readonly tree: Tree }
  | { readonly differs: { readonly path: string; readonly how: FileChange } };

/** `noted`: npm's record of any release; undefined for none that can be read. */
export async function leftOver(
  folder: string,
  noted: Tree | undefined,
  locked: Tree | undefined,
  host: Host,
): Promise<LeftOver | undefined> {
  const lock = await textOf(join(folder, 'package-lock.json'), host);
  const packages = lock === undefined ? undefined : packagesOf(lock);
  for (const [place, { version, integrity, optional }] of packages ?? []) {
    const { version: own, hashes } = parseTreeLine(noted?.[place] ?? '');
    if (!optional && (own !== version || hashes.join(' ') !== (integrity ?? '')))
      return { differs: { path: 'package-lock.json', how: 'changed' } };
  }
  for (const [place, text] of Object.entries(noted ?? {})) {
    const [own, other] = [parseTreeLine(text), parseTreeLine(locked?.[place] ?? '')];
    if (own.version === other.version && own.hashes.join(' ') !== other.hashes.join(' '))
      return { differs: { path: `${place}/package.json`, how: 'changed' } };
  }
  if (noted !== undefined) return { tree: noted };
  const present = new Set<string>();
  for (const { path } of surveyOf(join(folder, 'node_modules'), host)) present.add(`node_modules/${path}`);
  if (present.size === 0) return undefined;
  const there = Object.entries(locked ?? {}).filter(([place]) => present.has(`${place}/package.json`));
  return { tree: Object.fromEntries(there) };
}

function surveyOf(folder: string, host: Host) {
  try {
    return host.folders.survey(folder);
  } catch {
    return [];
  }
}

async function textOf(path: string, host: Host): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await host.files.read(path));
  } catch (error) {
    if (errno(error) === undefined) throw error;
    return undefined;
  }
}
