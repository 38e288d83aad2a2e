/**
 * The names in the registry of packages that lie in the tree under another one, which the lock does not hold. Exact versions in, names
 * out, from the lockfile that npm would write today. They decide no bytes: those are compared with the hashes of the lock. Installs
 * nothing, runs no script.
 */
import { join } from 'node:path';
import type { Host } from '../../host/host.ts';
import { npmCode } from '../../origin/npm/failure.ts';
import { LOCK_ONLY } from '../../origin/npm/lock-only.ts';
import { isName } from './locked-packages.ts';
import type { RealNames } from './npm-project.ts';

const TIMEOUT_MS = 120_000;

/** `wanted`: name in the tree → exact version, or `npm:name@version`. `folder`: an empty one. `code`: npm's, when it failed. */
export async function askRealNames(
  wanted: Readonly<Record<string, string>>,
  folder: string,
  env: Readonly<Record<string, string>>,
  host: Host,
): Promise<{ readonly names: RealNames } | { readonly code: string }> {
  await host.folders.make(folder);
  await host.files.create(join(folder, 'package.json'), JSON.stringify({ dependencies: wanted }));
  const result = await host.run('npm', [...LOCK_ONLY, '--prefer-offline'], {
    cwd: folder,
    env,
    timeoutMs: TIMEOUT_MS,
  });
  if (result.code !== 0) return { code: npmCode(result) };
  const bytes = await host.files.read(join(folder, 'package-lock.json'));
  return { names: namesIn(new TextDecoder().decode(bytes)) };
}

/** The names in the text of a `package-lock.json`. Pure. */
function namesIn(lock: string): RealNames {
  const { packages = {} } = JSON.parse(lock) as { packages?: Record<string, { readonly name?: unknown }> };
  const names = new Map<string, string>();
  for (const [place, { name }] of Object.entries(packages)) {
    const short = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (place !== '' && typeof name === 'string' && isName(name)) names.set(short, name);
  }
  return names;
}
