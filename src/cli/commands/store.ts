/**
 * `mcp-lock store path|verify|prune`: the installed trees that `guard` starts. `path` names folders, `verify` reads every
 * file of every tree, `prune` removes what this lock does not need and what is damaged. Installs and starts nothing.
 */
import { join } from 'node:path';
import { keyNamed, serverNames } from '../../config/server-names.ts';
import type { Settings } from '../../config/settings.ts';
import { printable } from '../../display/printable.ts';
import { McpLockError } from '../../errors.ts';
import { fileChange } from '../../guard/messages.ts';
import { storeFolder, treeKey } from '../../guard/store/folder.ts';
import type { InstalledTree } from '../../guard/store/installed-trees.ts';
import { installedTrees, interruptedInstallations } from '../../guard/store/installed-trees.ts';
import { checkTree } from '../../guard/store/ready-tree.ts';
import type { Checked } from '../../launch/proof/manifest.ts';
import { entryIn } from '../../lock/entry.ts';
import { loadLock } from '../../lock/store.ts';
import { requireLock } from '../../verify/require-lock.ts';
import {
  changedFile,
  moreFiles,
  noTreeLocked,
  nothingToRemove,
  pruneDamaged,
  pruneDeclined,
  pruneNeedsYes,
  pruneQuestion,
  pruneWithoutLock,
  removal,
  removalHeading,
  storedTree,
  storeTotals,
  storeWithoutNames,
  treesRemoved,
  unknownStoreCommand,
} from '../messages.ts';

/** Differences that are shown of one tree. */
const SHOWN = 20;

/** Runs the command; returns the exit status. */
export async function storeCommand(
  what: string,
  names: readonly string[],
  options: { readonly yes?: boolean },
  settings: Settings,
): Promise<number> {
  if (what === 'path') return path(names, settings);
  if (what !== 'verify' && what !== 'prune') throw new McpLockError(unknownStoreCommand(what));
  if (names.length > 0) throw new McpLockError(storeWithoutNames(what));
  return what === 'verify' ? verify(settings) : prune(options.yes === true, settings);
}

async function path(names: readonly string[], settings: Settings): Promise<number> {
  const { host } = settings;
  const say = (line: string) => host.terminal.stdout(`${printable(line)}\n`);
  if (names.length === 0) {
    say(storeFolder(host));
    return 0;
  }
  const lockfile = await requireLock(settings);
  for (const name of names) {
    const key = keyNamed(name, serverNames(lockfile)) ?? name;
    const tree = entryIn(lockfile, key)?.dependencies;
    if (tree === undefined) throw new McpLockError(noTreeLocked(name));
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
    const next = damaged === 0 ? [] : [pruneDamaged(settings.render.flags ?? '')];
    host.terminal.stdout(`${[storeTotals(trees.length, damaged), ...next].join('\n')}\n`);
  }
  return damaged === 0 ? 0 : 1;
}

async function prune(yes: boolean, settings: Settings): Promise<number> {
  const { host, interactive, quiet } = settings;
  const used = await usedBy(settings);
  // Without a lock it is not known which trees are needed.
  const locked = await isLocked(settings);
  const removals: { readonly path: string; readonly line: string }[] = [];
  const remove = (path: string, why: 'damaged' | 'unused' | 'incomplete', written = 0) =>
    void removals.push({ path, line: removal(path, why, written) });
  for (const tree of await installedTrees(host)) {
    const { differences, data } = await checkedOf(tree, settings);
    if (differences.length > 0) remove(tree.path, 'damaged', data.length);
    else if (locked && !used.has(tree.key)) remove(tree.path, 'unused', data.length);
  }
  for (const path of await interruptedInstallations(host)) remove(path, 'incomplete');
  if (!locked && !quiet) host.terminal.stderr(pruneWithoutLock());
  if (removals.length === 0) {
    if (!quiet) host.terminal.stdout(nothingToRemove());
    return 0;
  }
  if (!yes) {
    host.terminal.stderr(`${[removalHeading(), ...removals.map(({ line }) => line)].join('\n')}\n`);
    if (!interactive) throw new McpLockError(pruneNeedsYes());
    const answer = await host.terminal.ask(pruneQuestion());
    host.signal.throwIfAborted();
    if (answer === undefined || !/^y(?:es)?$/i.test(answer.trim())) throw new McpLockError(pruneDeclined());
  }
  for (const { path } of removals) await host.folders.remove(path);
  if (!quiet) host.terminal.stdout(treesRemoved(removals.length));
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
  const head = storedTree({
    key: tree.key,
    servers: used.get(tree.key),
    unchanged: differences.length === 0,
    written: data.length,
  });
  const lines = differences.slice(0, SHOWN).map((one) => changedFile(one.path, fileChange(one.how)));
  const more = differences.length > SHOWN ? [moreFiles(differences.length - SHOWN)] : [];
  return [head, ...lines, ...more].join('\n');
}
