/** Waiting for things to be so, and whether a process runs. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Looks again and again, for a minute at most. */
export async function until(done: () => boolean): Promise<void> {
  for (let left = 1200; left > 0 && !done(); left -= 1) await new Promise((wake) => setTimeout(wake, 50));
  expect(done()).toBe(true);
}

/** A zombie that nobody has collected yet is not running. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};
