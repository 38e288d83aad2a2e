/**
 * The command that takes back what is about to be written to the lockfile: settings and the bytes of the file in, the command out.
 * Undefined unless git has exactly these bytes: then it would bring back another lockfile, or none. Writes nothing.
 */
import { relative } from 'node:path';
import type { Settings } from '../config/settings.ts';
import { shellWord } from '../display/shell-word.ts';
import { runGit } from '../host/git.ts';

export async function undoOf(
  bytes: Uint8Array | undefined,
  { host, lockPath }: Pick<Settings, 'host' | 'lockPath'>,
): Promise<string | undefined> {
  const path = relative(host.cwd, lockPath).replaceAll('\\', '/');
  const word = shellWord(path);
  if (bytes === undefined || word === undefined) return undefined;
  const place = path.startsWith('../') ? path : `./${path}`;
  const staged = await runGit(['cat-file', 'blob', `:${place}`], host.cwd, host).catch(() => undefined);
  const same = staged?.code === 0 && withLf(staged.stdout) === withLf(new TextDecoder().decode(bytes));
  return same ? `git checkout -- ${word}` : undefined;
}

/** git may write other line ends into the working copy than it keeps. */
const withLf = (text: string): string => text.replaceAll('\r\n', '\n');
