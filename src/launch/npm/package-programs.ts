/**
 * The programs of a package. In: the fields of its `package.json`. Out: their names, as npm reads them
 * (`npm-normalize-package-bin`): of each name only what stands behind the last slash, backslash or colon.
 */
import type { Place } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { pathsOf } from '../../host/paths.ts';
import { fieldsOf } from '../fields.ts';
import { nodeModulesUnreadable } from '../messages.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Files that are looked at in a folder of programs. */
const MAX_FILES = 50_000;

/** Whether the package in `folder` says that it brings a program of that name. Throws E_LAUNCH for too many programs. */
export async function bringsProgram(
  manifest: Fields,
  folder: string,
  name: string,
  place: Place,
  host: Host,
): Promise<boolean> {
  if (Object.hasOwn(programsOf(manifest), name)) return true;
  const { bin } = fieldsOf(manifest['directories']);
  if (typeof bin !== 'string') return false;
  const { resolve } = pathsOf(place);
  return (await namesBelow(resolve(folder, bin), place, host)).has(name);
}

/** Name → file, of `bin` alone. */
export function programsOf({ bin, name }: Fields): Readonly<Record<string, string>> {
  const written: Fields =
    typeof bin === 'string' ? { [typeof name === 'string' ? name : '']: bin } : fieldsOf(bin);
  const out: Record<string, string> = Object.create(null);
  for (const [key, file] of Object.entries(written)) {
    const short = key.split(/[\\/:]/).at(-1) ?? '';
    if (short !== '' && typeof file === 'string') out[short] = file;
  }
  return out;
}

/** The one that npx starts: the only one, or the one that is named like the package. */
export function mainProgram(manifest: Fields): string | undefined {
  const programs = programsOf(manifest);
  const [first] = Object.keys(programs);
  if (new Set(Object.values(programs)).size === 1) return first;
  const { name } = manifest;
  return typeof name === 'string' ? name.split('/').at(-1) : undefined;
}

async function namesBelow(folder: string, place: Place, host: Host): Promise<ReadonlySet<string>> {
  const { join } = pathsOf(place);
  const names = new Set<string>();
  const waiting = [folder];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (names.size > MAX_FILES)
      throw new McpLockError(nodeModulesUnreadable('too many programs'), { place: folder });
    for (const name of await host.files.list(at).catch(() => [])) {
      names.add(name);
      if ((await host.files.look(join(at, name)))?.kind === 'directory') waiting.push(join(at, name));
    }
  }
  return names;
}
