/**
 * What to do with a lockfile that cannot be read: the error and the bytes in, the error with advice that works out. Looks in git for
 * the last version that can be read, since the broken one may be committed, as after a merge line by line. Starts git alone, and
 * changes nothing.
 */
import { basename, dirname } from 'node:path';
import { McpLockError } from '../errors.ts';
import { type Git, runGit } from '../host/git.ts';
import type { Host } from '../host/host.ts';
import type { Lockfile } from '../model.ts';
import { restoreRevision, writeAnew } from './messages.ts';
import { namesWritten, readLockfile } from './read.ts';

/** Versions of the file that are looked at, newest first. */
const MOST = 30;

/** `path`: of the file itself; `shown`: as a person would type it. */
export async function withRepair(
  error: unknown,
  bytes: Uint8Array,
  path: string,
  shown: string,
  host: Host,
): Promise<unknown> {
  if (!(error instanceof McpLockError) || !REPAIRED.has(error.code)) return error;
  const git = gitAt(dirname(path), host);
  const file = `./${basename(path)}`;
  // git itself knows both sides of a conflict.
  if (error.code === 'E_LOCK_CONFLICT' && (await git('ls-files', '--unmerged', '--', file)) !== '')
    return error;
  const whole = await lastWhole(file, git);
  const names = namesWritten(new TextDecoder().decode(bytes));
  const next =
    whole === undefined
      ? writeAnew()
      : restoreRevision(whole.revision, shown, newNames(names, whole.lockfile));
  const { code, message, detail } = error;
  return new McpLockError({ code, message }, { ...detail, next, cause: error });
}

const REPAIRED: ReadonlySet<string> = new Set(['E_LOCK_PARSE', 'E_LOCK_CONFLICT']);

/** Names that are not in the older version, or stand in the broken one twice. */
const newNames = (names: readonly string[], { servers }: Lockfile): readonly string[] => [
  ...new Set(names.filter((name, at) => !Object.hasOwn(servers, name) || names.indexOf(name) !== at)),
];

interface Whole {
  readonly revision: string;
  readonly lockfile: Lockfile;
}

async function lastWhole(file: string, git: Git): Promise<Whole | undefined> {
  const listed = await git('rev-list', '--first-parent', `--max-count=${MOST}`, 'HEAD', '--', file);
  const revisions = (listed ?? '').split('\n').filter((line) => line !== '');
  for (const [at, revision] of revisions.entries()) {
    const text = await git('cat-file', 'blob', `${revision}:${file}`);
    if (text === undefined) continue;
    try {
      const lockfile = readLockfile(new TextEncoder().encode(text), file);
      return { revision: at === 0 ? 'HEAD' : revision.slice(0, 12), lockfile };
    } catch (error) {
      if (!(error instanceof McpLockError)) throw error;
    }
  }
  return undefined;
}

/** Undefined where git fails or is not there. */
const gitAt =
  (folder: string, host: Host): Git =>
  async (...args) => {
    const ran = await runGit(args, folder, host).catch(() => undefined);
    return ran?.code === 0 ? ran.stdout : undefined;
  };
