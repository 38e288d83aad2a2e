/**
 * Which file an interpreter loads for a path. In: a path and the interpreter's rule. Out: the path of the file. Looks
 * in the interpreter's own order, so that a file beside the intended one cannot replace it. Reads `package.json` of a
 * folder and no other content. Throws Node's errno errors.
 */
import { fileURLToPath } from 'node:url';
import type { Place } from '../../contracts.ts';
import { errno } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { pathsOf } from '../../host/paths.ts';
import type { FileRule } from './interpreter-table.ts';

const COMMONJS = ['.js', '.json', '.node'];
const ENDINGS: Readonly<Record<'node' | 'tsx' | 'bun', readonly string[]>> = {
  node: COMMONJS,
  tsx: [...COMMONJS, '.ts', '.tsx', '.jsx', '.mjs', '.cjs'],
  bun: ['.tsx', '.jsx', '.ts', '.mjs', '.js', '.cjs', '.json', '.node'],
};

/** The file that is loaded for `entry`, or undefined when there is none. */
export async function loadedFile(
  entry: string,
  rule: FileRule,
  place: Place,
  host: Host,
): Promise<string | undefined> {
  const { join } = pathsOf(place);
  const kind = await host.files.kind(entry);
  if (kind === 'file') return entry;
  if (rule === 'exact') return kind === undefined ? windowsProgram(entry, place, host) : undefined;
  if (rule === 'python')
    return kind === 'directory' ? firstFile([join(entry, '__main__.py')], host) : undefined;
  const endings = ENDINGS[rule];
  const beside = await firstFile(withEndings(entry, endings), host);
  if (beside !== undefined || kind !== 'directory') return beside;
  const main = await mainOf(join(entry, 'package.json'), host);
  const index = withEndings(join(entry, 'index'), endings);
  if (main === undefined) return firstFile(index, host);
  const target = join(entry, main);
  return firstFile(
    [target, ...withEndings(target, endings), ...withEndings(join(target, 'index'), endings), ...index],
    host,
  );
}

const withEndings = (path: string, endings: readonly string[]): readonly string[] =>
  endings.map((end) => `${path}${end}`);

/** Windows starts `server.exe` for `server`. */
const windowsProgram = (entry: string, place: Place, host: Host): Promise<string | undefined> =>
  firstFile(place.platform === 'win32' ? withEndings(entry, ['.com', '.exe', '.bat', '.cmd']) : [], host);

async function firstFile(candidates: readonly string[], host: Host): Promise<string | undefined> {
  for (const candidate of candidates) {
    if ((await host.files.kind(candidate)) === 'file') return candidate;
  }
  return undefined;
}

async function mainOf(path: string, host: Host): Promise<string | undefined> {
  try {
    const read: unknown = JSON.parse(new TextDecoder().decode(await host.files.read(path)));
    const main = typeof read === 'object' && read !== null && 'main' in read ? read.main : undefined;
    return typeof main === 'string' && main !== '' ? main : undefined;
  } catch (error) {
    // No such file, or one that node does not start with either.
    if (errno(error) === 'ENOENT' || errno(error) === 'ENOTDIR' || error instanceof SyntaxError)
      return undefined;
    throw error;
  }
}

/** Empty for a package. */
export function modulePath(word: string): string {
  if (/^file:/i.test(word)) return URL.canParse(word) ? pathOfUrl(word) : '';
  return /^(?:\.{1,2}(?:[\\/]|$)|[\\/]|[A-Za-z]:[\\/])/.test(word) ? word : '';
}

function pathOfUrl(word: string): string {
  try {
    return fileURLToPath(word);
  } catch {
    return '';
  }
}
