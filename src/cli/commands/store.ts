/**
 * `mcp-lock store path|verify|prune`: the installed trees that `guard` starts. `path` names folders, `verify` reads every
 * file of every tree, `prune` removes what this lock does not need and what is damaged. Installs and starts nothing.
 */
import { join } from 'node:path';
import type { Settings } from '../../config/settings.ts';
import { commandOf, nameWord, usage } from '../../config/settings.ts';
import { printable } from '../../display/printable.ts';
import { McpLockError } from '../../errors.ts';
import { fileChange } from '../../guard/messages.ts';
import { storeFolder, treeKey } from '../../guard/store/folder.ts';
import type { InstalledTree } from '../../guard/store/installed-trees.ts';
import { installedTrees, interruptedInstallations } from '../../guard/store/installed-trees.ts';
import type { Checked } from '../../guard/store/manifest.ts';
import { checkTree } from '../../guard/store/ready-tree.ts';
import { loadLock } from '../../lock/store.ts';
import { requireLock } from '../../verify/require-lock.ts';

/** Differences that are shown of one tree. */
const SHOWN = 20;

/** Runs the command; returns the exit status. */
export async function storeCommand(
  what: string,
  names: readonly string[],
  options: { readonly yes?: boolean },
  settings: Settings,
): Promise<number> {
  if (what !== 'path' && names.length > 0)
    throw usage(`store ${what} takes no names`, commandOf(`store ${what}`, settings));
  switch (what) {
    case 'path':
      return path(names, settings);
    case 'verify':
      return verify(settings);
    case 'prune':
      return prune(options.yes === true, settings);
  }
  throw usage(`store ${what} is not known`, 'use one of: store path, store verify, store prune');
}

async function path(names: readonly string[], settings: Settings): Promise<number> {
  const { host } = settings;
  const say = (line: string) => host.terminal.stdout(`${printable(line)}\n`);
  if (names.length === 0) {
    say(storeFolder(host));
    return 0;
  }
  const { servers } = await requireLock(settings);
  for (const name of names) {
    const tree = Object.hasOwn(servers, name) ? servers[name]?.dependencies : undefined;
    if (tree === undefined)
      throw usage(
        `the lock holds no tree of "${printable(name)}"`,
        `see what it holds: ${commandOf(`show ${nameWord(name)}`, settings)}`,
      );
    say(join(storeFolder(host), await treeKey(tree, host)));
  }
  return 0;
}

async function verify(settings: Settings): Promise<number> {
  const { host, quiet } = settings;
  const trees = await installedTrees(host);
  const used = await usedBy(settings);
  let damaged = 0;
  for (const tree of trees) {
    const checked = await checkedOf(tree, settings);
    if (checked.differences.length === 0 && quiet) continue;
    if (checked.differences.length > 0) damaged += 1;
    host.terminal.stdout(`${describe(tree, checked, used)}\n`);
  }
  if (!quiet || damaged > 0) {
    const count = trees.length === 1 ? '1 tree' : `${trees.length} trees`;
    const end = damaged === 0 ? 'all as they were installed' : `${damaged} not as installed`;
    const next = damaged === 0 ? '' : `\nnext: ${commandOf('store prune', settings)}`;
    host.terminal.stdout(`${trees.length === 0 ? 'the store is empty' : `${count}, ${end}`}${next}\n`);
  }
  return damaged === 0 ? 0 : 1;
}

async function prune(yes: boolean, settings: Settings): Promise<number> {
  const { host, interactive, quiet } = settings;
  const used = await usedBy(settings);
  // Without a lock nobody can say which trees are needed.
  const locked = await isLocked(settings);
  const going: { readonly path: string; readonly why: string }[] = [];
  for (const tree of await installedTrees(host)) {
    const checked = await checkedOf(tree, settings);
    const data =
      checked.data.length === 0 ? '' : `; holds ${files(checked.data.length)} that its server wrote`;
    if (checked.differences.length > 0) going.push({ path: tree.path, why: `not as installed${data}` });
    else if (locked && !used.has(tree.key)) going.push({ path: tree.path, why: `not in this lock${data}` });
  }
  for (const one of await interruptedInstallations(host))
    going.push({ path: one, why: 'half an installation' });
  if (!locked && !quiet)
    host.terminal.stderr(
      'There is no lock here, so only damaged trees and half installations are removed: other projects may need the rest.\n',
    );
  if (going.length === 0) {
    if (!quiet) host.terminal.stdout('nothing to remove\n');
    return 0;
  }
  if (!yes) {
    const list = going.map((one) => `  ${printable(one.path)}  (${one.why})`).join('\n');
    host.terminal.stderr(`This removes from the store, for every project of this user:\n${list}\n`);
    if (!interactive) throw usage('nobody is there to ask', 'say so: mcp-lock store prune --yes');
    const answer = await host.terminal.ask('Remove them? [y/N] ');
    host.signal.throwIfAborted();
    if (answer === undefined || !/^y(?:es)?$/i.test(answer.trim()))
      throw new McpLockError('E_INTERRUPTED', 'the answer was not yes: nothing was removed', {
        next: 'to remove them, run the same command again and answer y, or add --yes',
      });
  }
  for (const one of going) await host.folders.remove(one.path);
  if (!quiet) host.terminal.stdout(`removed ${going.length === 1 ? '1 tree' : `${going.length} trees`}\n`);
  return 0;
}

/** Trees of this lock: key → servers. Empty where there is no lock. */
async function usedBy({ host, lockPath, root }: Settings): Promise<ReadonlyMap<string, readonly string[]>> {
  const { lockfile } = await loadLock(lockPath, root, host);
  const out = new Map<string, string[]>();
  for (const [name, { dependencies }] of Object.entries(lockfile?.servers ?? {})) {
    if (dependencies === undefined) continue;
    const key = await treeKey(dependencies, host);
    out.set(key, [...(out.get(key) ?? []), name]);
  }
  return out;
}

const isLocked = async ({ host, lockPath, root }: Settings): Promise<boolean> =>
  (await loadLock(lockPath, root, host)).lockfile !== undefined;

/** A tree without a list of its files is damaged as a whole. */
async function checkedOf({ path: folder }: InstalledTree, { host }: Settings): Promise<Checked> {
  try {
    return await checkTree(folder, true, host);
  } catch (error) {
    host.signal.throwIfAborted();
    if (!(error instanceof McpLockError)) throw error;
    return { differences: [{ path: 'manifest.json', how: 'missing' }], data: [] };
  }
}

function describe(
  tree: InstalledTree,
  { differences, data }: Checked,
  used: ReadonlyMap<string, readonly string[]>,
): string {
  const of = used.get(tree.key);
  const whose = of === undefined ? 'not in this lock' : of.map((name) => printable(name)).join(', ');
  const written = data.length === 0 ? '' : ` · ${files(data.length)} that its server wrote`;
  const lines = differences
    .slice(0, SHOWN)
    .map((one) => `  ${printable(one.path, { maxChars: 200 })} ${fileChange(one.how)}`);
  const more = differences.length > SHOWN ? [`  and ${differences.length - SHOWN} more`] : [];
  const state = differences.length === 0 ? 'as installed' : 'NOT as installed';
  return [`${tree.key.slice(0, 16)}  ${whose}: ${state}${written}`, ...lines, ...more].join('\n');
}

const files = (count: number): string => (count === 1 ? '1 file' : `${count} files`);
