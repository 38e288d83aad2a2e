/** What a person makes of a lockfile with conflict markers, and whether it can be read then. */
import { McpLockError } from '../../src/errors.ts';
import type { Lockfile } from '../../src/model.ts';
import { read } from './locks.ts';

type Side = 'ours' | 'theirs';

/** The text where of each conflict one side was taken. `size`: characters of a marker. */
export function chosen(text: string, pick: () => Side, size = 7): string {
  const [open, middle, close] = ['<', '=', '>'].map((sign) => sign.repeat(size));
  const out: string[] = [];
  let at: Side | undefined;
  let wanted: Side = 'ours';
  for (const line of text.split('\n')) {
    if (line === `${open} ours`) [at, wanted] = ['ours', pick()];
    else if (line === middle && at !== undefined) at = 'theirs';
    else if (line === `${close} theirs`) at = undefined;
    else if (at === undefined || at === wanted) out.push(line);
  }
  return out.join('\n');
}

/** The lock, or the code of the error. */
export function readOrRefused(text: string): Lockfile | string {
  try {
    return read(text);
  } catch (error) {
    if (error instanceof McpLockError) return error.code;
    throw error;
  }
}
