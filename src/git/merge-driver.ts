/**
 * git's merge driver for lockfiles: the files that git names in, the merged lock in place of our side and the exit status out. 0: merged.
 * 1: there are conflict markers. Never leaves our side as if it were the result: what cannot be merged has markers, too.
 */
import { resolve } from 'node:path';
import { McpLockError } from '../errors.ts';
import { runGit } from '../host/git.ts';
import type { Host } from '../host/host.ts';
import { inTurns } from '../host/turns.ts';
import { formatInTurns } from '../lock/format.ts';
import { readLockfile } from '../lock/read.ts';
import type { Lockfile } from '../model.ts';
import { NO_LOCK } from '../model.ts';
import { conflictOf, conflictText } from './conflict-text.ts';
import { mergeInTurns } from './merge-locks.ts';
import { conflictLines, lockUnmergeable } from './messages.ts';

export interface MergeFiles {
  /** Paths of the common ancestor, our side (which becomes the result) and their side. */
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  /** Characters of a conflict marker. */
  readonly size: number;
  /** The file in the repository, for messages. */
  readonly path: string;
}

/** Resolves to the exit status. Throws where not even markers can be written. */
export async function mergeFiles(given: MergeFiles, host: Host): Promise<0 | 1> {
  const at = (file: string) => resolve(host.cwd, file);
  const files = { ...given, base: at(given.base), ours: at(given.ours), theirs: at(given.theirs) };
  const say = (text: string) => host.terminal.stderr(text);
  try {
    const [base, our, their] = await Promise.all([
      lockIn(files.base, files.path, host, true),
      lockIn(files.ours, files.path, host),
      lockIn(files.theirs, files.path, host),
    ]);
    const merged = await inTurns(mergeInTurns(base, our, their), host.signal);
    const isClean = merged.conflicts.length === 0;
    const text = isClean
      ? await inTurns(formatInTurns(merged.ours), host.signal)
      : conflictText(merged, files.size);
    if (isClean) readLockfile(Buffer.from(text), files.path);
    await host.files.replace(files.ours, text);
    if (!isClean) say(conflictLines(files.path, merged.conflicts));
    return isClean ? 0 : 1;
  } catch (error) {
    host.signal.throwIfAborted();
    await mergeByLines(files, host);
    say(lockUnmergeable(files.path, error instanceof McpLockError ? error.message : String(error)));
    return 1;
  }
}

/** `mayBeEmpty`: both sides added the file, so there is no ancestor. */
async function lockIn(file: string, path: string, host: Host, mayBeEmpty = false): Promise<Lockfile> {
  const bytes = await host.files.read(file);
  return mayBeEmpty && bytes.length === 0 ? NO_LOCK : readLockfile(bytes, path);
}

/** As git merges other files; where that finds no conflict, nobody has read what it makes, and both sides stand as a whole. */
async function mergeByLines(files: MergeFiles, host: Host): Promise<void> {
  const textOf = async (path: string) => Buffer.from(await host.files.read(path)).toString();
  const [before, theirs] = await Promise.all([textOf(files.ours), textOf(files.theirs)]);
  const sides = [files.ours, files.base, files.theirs];
  const labels = ['ours', 'base', 'theirs'].flatMap((label) => ['-L', label]);
  await runGit(['merge-file', `--marker-size=${files.size}`, ...labels, ...sides], host.cwd, host).catch(
    () => undefined,
  );
  const after = await textOf(files.ours);
  if (after !== before && after.split('\n').includes(`${'<'.repeat(files.size)} ours`)) return;
  await host.files.replace(files.ours, conflictOf(before, theirs, files.size));
}
