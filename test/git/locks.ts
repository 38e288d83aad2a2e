/** Locks to merge and to show: servers of a few sizes, and the same with one thing changed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { partsOf } from '../../src/git/entry-parts.ts';
import { formatLockfile } from '../../src/lock/format.ts';
import { readLockfile } from '../../src/lock/read.ts';
import type { Entry, Item, Lockfile } from '../../src/model.ts';
import { entry, type Parts, remote } from '../fixtures/drift/base.ts';

export const lockOf = (servers: Readonly<Record<string, Entry>>, settingsHash?: string): Lockfile => ({
  lockfileVersion: 1,
  ...(settingsHash === undefined ? {} : { settingsHash }),
  servers,
});

export const read = (text: string): Lockfile => readLockfile(Buffer.from(text), 'mcp-lock.json');

const LETTERS = 'abcdefghijkl';
const QUERY = { type: 'string', description: 'What to look for, in the words of the person who asks' };

/** A tool of some twenty lines. */
export const tool = (name: string, more: Item = {}): Item => ({
  name,
  title: `The tool ${name}`,
  annotations: { readOnlyHint: true, openWorldHint: false },
  description: `Looks for ${name} in the notes.\nGives at most ten of them.\nThe newest one comes first.`,
  inputSchema: {
    type: 'object',
    properties: { query: QUERY, limit: { type: 'integer', minimum: 1, maximum: 10 } },
    required: ['query'],
  },
  ...more,
});

/** So many tools: `tool_a`, `tool_b`, … */
export const tools = (count: number): readonly Item[] =>
  [...LETTERS.slice(0, count)].map((letter) => tool(`tool_${letter}`));

/** Tools of which some are changed: undefined takes one out, a new name adds one. */
export function changed(
  list: readonly Item[],
  changes: Readonly<Record<string, Item | undefined>>,
): readonly Item[] {
  const kept = list.flatMap((one) => {
    const name = String(one['name']);
    if (!Object.hasOwn(changes, name)) return [one];
    const change = changes[name];
    return change === undefined ? [] : [{ ...one, ...change }];
  });
  const names = new Set(list.map(({ name }) => name));
  const added = Object.entries(changes).filter(([name]) => !names.has(name));
  return [...kept, ...added.map(([name, more]) => tool(name, more))];
}

const tree = (...versions: readonly string[]) =>
  Object.fromEntries(versions.map((version, at) => [`node_modules/p${at}`, `${version} sha512-${version}`]));

/** A package in a version, with its tree. */
export const local = (name: string, version = '1.0.0', more: Parts = {}): Entry =>
  entry({
    launch: { transport: 'stdio', command: 'npx', args: ['-y', `${name}@${version}`], env: [] },
    origin: { url: `pkg:npm/${name}@${version}`, version, integrity: `sha512-${name}${version}` },
    dependencies: tree(version, '3.0.0', version),
    tools: tools(4),
    ...more,
  });

/** A server behind an address that names no version. */
export const live = (name: string, more: Parts = {}): Entry =>
  entry({ ...remote(`https://${name}.example.com/mcp`), tools: tools(4), ...more });

/** Writes the lock into a folder and returns its path. */
export function written(folder: string, name: string, lock: Lockfile | string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof lock === 'string' ? lock : formatLockfile(lock));
  return path;
}

/** Items of a lock with the code that they were read from, and that code alone: no side of a merge has another one. */
export const observed = (lock: Lockfile): readonly string[] =>
  Object.entries(lock.servers).flatMap(([name, entry]) => {
    const { restText, items } = partsOf(entry);
    return [...items].map(([key, { text }]) => JSON.stringify([name, restText, key, text]));
  });
