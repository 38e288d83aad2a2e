/**
 * A folder or tarball of this machine that npx starts. In: its path. Out: its origin. A tarball is pinned by its bytes.
 * npx links a folder, so its manifest is hashed and, as a part, the program it names; the rest of the folder is not,
 * and the launch counts as floating. Never runs or unpacks anything.
 */
import type { Place } from '../../contracts.ts';
import { errno, McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { kindAt } from '../../host/kind-at.ts';
import { pathsOf } from '../../host/paths.ts';
import { bytesHash } from '../../lock/canonical.ts';
import type { Origin } from '../../model.ts';
import { fieldsOf } from '../fields.ts';
import { fileUrl } from '../line/origin-url.ts';
import { toolFileUnreadable } from '../messages.ts';

/** The origin of a path on an npx line. Throws E_LAUNCH when there is nothing that npx (or `tool`) could start. */
export async function folderOrigin(path: string, place: Place, host: Host, tool = 'npx'): Promise<Origin> {
  const { join } = pathsOf(place);
  const url = fileUrl(path, place);
  const kind = await kindAt(path, host);
  if (kind === 'file') return { url, integrity: bytesHash(await bytesOf(path, host, tool)) };
  const manifest = await bytesOf(join(path, 'package.json'), host, tool);
  const program = binOf(manifest);
  const origin = { url, integrity: bytesHash(manifest) };
  if (program === undefined) return origin;
  const file = join(path, program);
  const part = { url: fileUrl(file, place), integrity: bytesHash(await bytesOf(file, host, tool)) };
  return { ...origin, parts: [part] };
}

/** The program npx picks: the only one, or the one that is named like the package. */
function binOf(manifest: Uint8Array): string | undefined {
  let fields: Readonly<Record<string, unknown>>;
  try {
    fields = fieldsOf(JSON.parse(new TextDecoder().decode(manifest)));
  } catch {
    return undefined;
  }
  const { bin, name } = fields;
  if (typeof bin === 'string') return bin;
  const programs = fieldsOf(bin);
  const [first, ...more] = Object.values(programs);
  const short = typeof name === 'string' ? name.split('/').at(-1) : undefined;
  const named = short !== undefined && Object.hasOwn(programs, short) ? programs[short] : undefined;
  const program = more.length === 0 ? first : named;
  return typeof program === 'string' ? program : undefined;
}

async function bytesOf(path: string, host: Host, tool: string): Promise<Uint8Array> {
  try {
    return await host.files.read(path);
  } catch (error) {
    throw new McpLockError(toolFileUnreadable(tool, errno(error)), { place: path, cause: error });
  }
}
