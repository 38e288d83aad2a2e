/**
 * The two sides of a run, the project and the user's own configs: settings in, what each declares and has locked out. Starts nothing.
 */
import type { Discovery } from '../config/discover.ts';
import { discoverAny } from '../config/discover.ts';
import type { Settings } from '../config/settings.ts';
import { McpLockError } from '../errors.ts';

export const NOTHING: Discovery = {
  ...{ found: [], specs: [], replaced: [], elsewhere: [] },
  ...{ notices: [], problems: [], files: [] },
};

/** Whether there is a lockfile, or anything in its place. */
export const hasLock = async ({ lockPath, host }: Settings): Promise<boolean> =>
  (await host.files.kind(lockPath).catch(() => 'other')) !== undefined || host.files.isLink(lockPath);

/** What the configs declare; undefined: they cannot be read. */
export async function declaredIn({ scope, host }: Settings): Promise<Discovery | undefined> {
  try {
    return (await discoverAny(scope, host)) ?? NOTHING;
  } catch (error) {
    if (error instanceof McpLockError && error.code === 'E_CONFIG') return undefined;
    throw error;
  }
}

/** Whether no server is declared. False where the configs cannot be read. */
export const declaresNothing = (declared: Discovery | undefined): boolean =>
  declared !== undefined && declared.found.length + declared.problems.length === 0;

/**
 * Whether the project has no lockfile and declares no server: none at all, or, in the home folder, only in configs that are the user's in
 * every folder. `ofUser`: what these declare.
 */
export async function isOfUserAlone(
  project: Settings,
  ofUser: () => Promise<Discovery | undefined>,
): Promise<boolean> {
  if (await hasLock(project)) return false;
  const declared = await declaredIn(project);
  if (declared === undefined) return false;
  const files = new Set((await ofUser())?.files);
  return (
    declared.found.every(({ spec }) => files.has(spec.file)) &&
    declared.problems.every(({ file }) => files.has(file))
  );
}
