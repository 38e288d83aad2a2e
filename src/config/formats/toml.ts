/**
 * TOML: text in, a tree out. Dates, and integers too large for a number, become strings. A key that appears twice is an error in
 * this format. Never evaluates anything.
 */
import type * as Toml from 'smol-toml';
import type { TomlValue } from 'smol-toml';
import { lazy } from '../../host/lazy.ts';
import { configSyntax } from '../messages.ts';
import type { Tree, TreeReading } from './tree.ts';
import { parseErrorAt } from './tree.ts';

const toml = lazy<typeof Toml>('smol-toml');

/** Reads a text without byte order mark. Throws E_CONFIG with line and column. */
export function readToml(text: string, file: string): TreeReading {
  try {
    const root = treeOf(toml().parse(text, { integersAsBigInt: 'asNeeded' }));
    return { root: root instanceof Map && root.size === 0 ? undefined : root, duplicates: [] };
  } catch (error) {
    if (!(error instanceof toml().TomlError)) throw error;
    // Only the first line: the others quote the file, which may hold secrets.
    const [reason = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n');
    throw parseErrorAt(configSyntax('TOML', reason), file, error.line, error.column);
  }
}

function treeOf(value: TomlValue): Tree {
  if (typeof value === 'bigint') return String(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(treeOf);
  if (value instanceof toml().TomlDate) return value.toISOString();
  return new Map(Object.entries(value).map(([key, member]) => [key, treeOf(member)]));
}
