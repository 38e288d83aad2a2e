/**
 * The command that takes back what is about to be written: files and their bytes in, the command out. Undefined unless git has exactly
 * these bytes of each: then it would bring back other files, or none. Writes nothing.
 */
import { relative } from 'node:path';
import type { Settings } from '../config/settings.ts';
import { shellWord } from '../display/shell-word.ts';
import { runGit } from '../host/git.ts';

/** `path`: absolute. */
interface File {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export async function undoOf(files: readonly File[], host: Settings['host']): Promise<string | undefined> {
  const words: string[] = [];
  for (const file of files) {
    const path = relative(host.cwd, file.path).replaceAll('\\', '/');
    const word = shellWord(path);
    if (word === undefined || !(await isStaged(path, file.bytes, host))) return undefined;
    words.push(word);
  }
  return `git checkout -- ${words.join(' ')}`;
}

/** `path`: relative to the folder of this run. */
async function isStaged(path: string, bytes: Uint8Array, host: Settings['host']): Promise<boolean> {
  const place = path.startsWith('../') ? path : `./${path}`;
  const staged = await runGit(['cat-file', 'blob', `:${place}`], host.cwd, host).catch(() => undefined);
  return staged?.code === 0 && withLf(staged.stdout) === withLf(new TextDecoder().decode(bytes));
}

/** git may write other line ends into the working copy than it keeps. */
const withLf = (text: string): string => text.replaceAll('\r\n', '\n');
