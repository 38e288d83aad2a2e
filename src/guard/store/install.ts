/**
 * Puts a locked tree into the store, once: `npm ci` in a folder of its own, no script run, every sum checked by npm and
 * once more here; then one rename makes it visible, whole. Of two that do so at once the first wins and the other takes
 * what is there. Throws E_REGISTRY; leaves no half of a tree.
 */
import { join } from 'node:path';
import { errno, McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { npmCode } from '../../origin/npm/failure.ts';
import { MANIFEST, TREE } from './folder.ts';
import type { Package } from './locked-packages.ts';
import { manifestOf } from './manifest.ts';
import type { Hints } from './npm-project.ts';
import { fetched, recordOf } from './npm-project.ts';
import { askHints } from './package-hints.ts';

export interface Wanted {
  readonly packages: readonly Package[];
  /** What the launch names: name in the tree → exact version, or `npm:name@version`. */
  readonly named: Readonly<Record<string, string>>;
  /** What npm is asked with, the whole of it. */
  readonly env: Readonly<Record<string, string>>;
  /** What a person does when it cannot be done: `mcp-lock update NAME`. */
  readonly next: string;
}

const TIMEOUT_MS = 600_000;
const ALWAYS = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--no-global'];
const CI = [
  'ci',
  ...ALWAYS,
  '--package-lock',
  '--no-package-lock-only',
  '--no-dry-run',
  '--no-workspaces',
  '--no-engine-strict',
  '--install-strategy=hoisted',
  '--include=prod',
  '--include=optional',
  '--include=peer',
];
/** Links in `.bin` for programs that a server starts by their names. */
const LINK = ['rebuild', ...ALWAYS, '--offline'];

/** Fills `folder`, which must not exist; its parent must. */
export async function install(wanted: Wanted, folder: string, host: Host): Promise<void> {
  const scratch = `${folder}.${crypto.randomUUID()}.tmp`;
  const tree = join(scratch, TREE);
  try {
    await host.folders.make(tree);
    await fill(wanted, tree, join(scratch, 'hints'), host);
    await host.folders.remove(join(scratch, 'hints'));
    await host.ownFiles.write(join(scratch, MANIFEST), JSON.stringify(await manifestOf(tree, host)));
    await host.folders.move(scratch, folder).catch(async (error: unknown) => {
      if ((await host.files.kind(join(folder, MANIFEST))) !== 'file') throw error;
    });
  } catch (error) {
    host.signal.throwIfAborted();
    if (error instanceof McpLockError) throw error;
    throw failed(errno(error) ?? 'no reason given', wanted.next, error);
  } finally {
    await host.folders.remove(scratch).catch(() => undefined);
  }
}

async function fill(wanted: Wanted, tree: string, scratch: string, host: Host): Promise<void> {
  const { packages, named, env, next } = wanted;
  const npm = async (args: readonly string[]): Promise<string | undefined> => {
    const result = await host.run('npm', args, { cwd: tree, env, timeoutMs: TIMEOUT_MS });
    host.signal.throwIfAborted();
    return result.code === 0 ? undefined : npmCode(result);
  };
  const attempt = async (hints: Hints, from: string): Promise<string | undefined> => {
    const { manifest, lock } = recordOf(packages, hints);
    await host.files.replace(join(tree, 'package.json'), manifest);
    await host.files.replace(join(tree, 'package-lock.json'), lock);
    return npm([...CI, from]);
  };
  // What npm has in its cache is good enough, because the sums decide.
  const plain = packages.some(({ platform }) => platform);
  const first = plain ? 'not tried' : await attempt(new Map(), '--prefer-offline');
  if (first !== undefined) {
    const asked = await askHints(named, scratch, env, host);
    if ('code' in asked) throw failed(plain ? asked.code : first, next);
    if ((await attempt(asked.hints, '--prefer-offline')) !== undefined) {
      const last = await attempt(asked.hints, '--prefer-online');
      if (last !== undefined) throw failed(last, next);
    }
  }
  const record = join(tree, 'node_modules', '.package-lock.json');
  holdAgainst(packages, new TextDecoder().decode(await host.files.read(record)), next);
  // Without its record npm reads every package's own words, where the programs stand.
  await host.files.remove(record);
  const linked = await npm(LINK);
  if (linked !== undefined) throw failed(linked, next);
  for (const { place, name } of due(packages)) {
    if ((await host.files.kind(join(tree, place, 'package.json'))) !== 'file')
      throw failed(`${name} is missing`, next);
  }
}

/** What npm says it installed must be locked, and all that is locked must be there. */
function holdAgainst(packages: readonly Package[], record: string, next: string): void {
  const { packages: noted = {} } = JSON.parse(record) as {
    packages?: Record<string, Record<string, unknown>>;
  };
  const left = new Map(fetched(packages).map((one) => [one.place, one]));
  for (const [place, { version, integrity, inBundle }] of Object.entries(noted)) {
    const one = left.get(place);
    left.delete(place);
    if (one === undefined ? inBundle !== true : one.version !== version || one.integrity !== integrity)
      throw failed('npm installed something else', next);
  }
  const missing = due([...left.values()])[0];
  if (missing !== undefined) throw failed(`${missing.name} is missing`, next);
}

/** Without what is made for some machines, and what lies in it. */
function due(packages: readonly Package[]): readonly Package[] {
  const places = new Set(packages.filter(({ platform }) => platform).map(({ place }) => place));
  return packages.filter(({ place, parent, platform }) => {
    if (places.has(parent)) places.add(place);
    return !platform && !places.has(place);
  });
}

const failed = (why: string, next: string, cause?: unknown): McpLockError =>
  new McpLockError('E_REGISTRY', `the locked packages cannot be installed here (${why})`, {
    next: `the first start needs the network or a filled npm cache; if the registry has them no more: ${next}`,
    ...(cause === undefined ? {} : { cause }),
  });
