/**
 * What the lock does not say about its packages and npm must know: names behind aliases, and the machines a package is made for.
 * Exact versions in, hints out, from the lockfile that npm would write today. They decide no bytes: those are compared with the
 * hashes of the lock. Installs nothing, runs no script.
 */
import { join } from 'node:path';
import type { Host } from '../../host/host.ts';
import { npmCode } from '../../origin/npm/failure.ts';
import { isName } from './locked-packages.ts';
import type { Hint, Hints } from './npm-project.ts';

const TIMEOUT_MS = 120_000;
const ASK = [
  'install',
  '--package-lock-only',
  '--package-lock',
  '--lockfile-version=3',
  '--ignore-scripts',
  '--prefer-offline',
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  '--no-global',
  '--no-dry-run',
  '--no-workspaces',
];

/** `wanted`: name in the tree → exact version, or `npm:name@version`. `folder`: an empty one. `code`: npm's, when it failed. */
export async function askHints(
  wanted: Readonly<Record<string, string>>,
  folder: string,
  env: Readonly<Record<string, string>>,
  host: Host,
): Promise<{ readonly hints: Hints } | { readonly code: string }> {
  await host.folders.make(folder);
  await host.files.create(join(folder, 'package.json'), JSON.stringify({ dependencies: wanted }));
  const result = await host.run('npm', ASK, { cwd: folder, env, timeoutMs: TIMEOUT_MS });
  if (result.code !== 0) return { code: npmCode(result) };
  const bytes = await host.files.read(join(folder, 'package-lock.json'));
  return { hints: hintsOf(new TextDecoder().decode(bytes)) };
}

/** The hints in the text of a `package-lock.json`. Pure. */
function hintsOf(lock: string): Hints {
  const { packages = {} } = JSON.parse(lock) as { packages?: Record<string, Record<string, unknown>> };
  const hints = new Map<string, Hint>();
  for (const [place, { name, os, cpu, libc }] of Object.entries(packages)) {
    const short = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const hint = {
      ...(typeof name === 'string' && isName(name) ? { name } : {}),
      ...(isWords(os) ? { os } : {}),
      ...(isWords(cpu) ? { cpu } : {}),
      ...(isWords(libc) ? { libc } : {}),
    };
    if (place !== '' && Object.keys(hint).length > 0) hints.set(short, hint);
  }
  return hints;
}

const isWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((word) => typeof word === 'string');
