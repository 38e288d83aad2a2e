/** Waiting for things to be so, and whether a process runs. */
import { readFileSync } from 'node:fs';

/** Looks again and again, as long as the test may take. */
export async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((wake) => setTimeout(wake, 10));
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
