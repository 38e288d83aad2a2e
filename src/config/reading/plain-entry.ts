/**
 * Whether every program that reads an entry of a config takes it: the entry as a tree in, yes or no out. Programs pass over an entry with
 * a value of another type than they want, and then start what a config further away has under its name. Seen in runs of Claude Code
 * 2.1.332 and Copilot CLI 1.0.102.
 */
import type { Tree } from '../formats/tree.ts';
import { isBranch, isList } from '../formats/tree.ts';

type Test = (value: Tree) => boolean;

const isText: Test = (value) => typeof value === 'string';
const isSwitch: Test = (value) => typeof value === 'boolean';
const isTexts: Test = (value) => isList(value) && value.every(isText);
const isMapOfTexts: Test = (value) => isBranch(value) && [...value.values()].every(isText);
const isTime: Test = (value) => typeof value === 'number' && Number.isInteger(value) && value > 0;

/** What each key may hold; an entry with another key may be passed over. */
const TESTS: ReadonlyMap<string, Test> = new Map([
  ['type', (value) => value === 'stdio' || value === 'http' || value === 'sse'],
  ...['command', 'url', 'cwd', 'description'].map((key) => [key, isText] as const),
  ...['args', 'tools', 'autoApprove', 'alwaysAllow'].map((key) => [key, isTexts] as const),
  ...['env', 'headers'].map((key) => [key, isMapOfTexts] as const),
  ...['disabled', 'enabled', 'alwaysLoad'].map((key) => [key, isSwitch] as const),
  ['timeout', isTime],
]);

export const isPlainEntry = (block: Tree): boolean =>
  isBranch(block) && [...block].every(([key, value]) => TESTS.get(key)?.(value) === true);

/** Whether a text is JSON for a program that knows neither comments nor commas at the end. */
export function isStrictJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
