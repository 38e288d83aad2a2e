/**
 * The files of a project that tell deno which code a name means: `deno.json`, its import map, and `deno.lock`, which
 * deno believes before the registry. In: the folder it looks from. Out: those files with their hashes. Looks no higher
 * than the workspace. Checked with Deno 2.9.6, which ignores a `deno.lock` that has no manifest beside it.
 */
import type { Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import { kindAt } from '../../host/kind-at.ts';
import { pathsOf } from '../../host/paths.ts';
import type { Origin } from '../../model.ts';
import { hashedFiles } from './hashed-file.ts';
import { foldersWithin } from './lockfiles.ts';

/** What the line says of them, as written. */
interface DenoFlags {
  readonly config?: string | undefined;
  readonly importMap?: string | undefined;
  readonly lock?: string | undefined;
  readonly noConfig?: boolean;
  readonly noLock?: boolean;
}

/** In the order in which they are found, each once. */
export async function denoFiles(
  folder: string,
  flags: DenoFlags,
  place: Place,
  host: Host,
): Promise<readonly Origin[]> {
  const { join, resolve, dirname } = pathsOf(place);
  const found: string[] = [];
  const file = (from: string, path: unknown) => {
    if (typeof path === 'string' && path !== '' && !/^[a-z][a-z+.-]+:/i.test(path))
      found.push(resolve(from, path));
  };
  const config = async (path: string) => {
    const fields = await settingsOf(path, host);
    if (fields === undefined) return;
    found.push(path);
    const at = dirname(path);
    file(at, fields['importMap']);
    const { lock } = fields;
    const named = typeof lock === 'object' && lock !== null && 'path' in lock ? lock.path : lock;
    if (flags.noLock !== true && named !== false) file(at, typeof named === 'string' ? named : 'deno.lock');
  };
  file(folder, flags.importMap);
  if (flags.noLock !== true) file(folder, flags.lock);
  if (flags.config !== undefined) await config(resolve(folder, flags.config));
  for (const at of flags.noConfig === true ? [] : foldersWithin(folder, place)) {
    for (const name of ['deno.json', 'deno.jsonc']) await config(join(at, name));
    const manifest = await kindAt(join(at, 'package.json'), host);
    if (manifest === 'file' && flags.noLock !== true) file(at, 'deno.lock');
  }
  return hashedFiles([...new Set(found)], 'exact', place, host);
}

/** Undefined when there is no such file. */
async function settingsOf(path: string, host: Host): Promise<Readonly<Record<string, unknown>> | undefined> {
  const bytes = await host.files.read(path).catch(() => undefined);
  if (bytes === undefined) return undefined;
  const read: unknown = (await import('jsonc-parser')).parse(new TextDecoder().decode(bytes));
  return typeof read === 'object' && read !== null ? Object.fromEntries(Object.entries(read)) : {};
}
