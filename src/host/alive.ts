/**
 * Whether a process runs: its id in, yes or no out. A process that got the id later is another one; on Linux, and for this process
 * itself, that is known by its age. Never signals anything.
 */
import { readFileSync } from 'node:fs';
import { errno } from '../errors.ts';

/** Clock ticks a second in `/proc`, the same on every Linux. */
const TICKS = 100;
/** By how much the ages of a file and of a process may be wrong. */
const SLACK_MS = 2_000;

/** Whether the process that had this id `ageMs` milliseconds ago still runs. */
export function isAlive(pid: number, ageMs: number): boolean {
  if (!exists(pid)) return false;
  const age = pid === process.pid ? process.uptime() * 1000 : ageOf(pid);
  return age === undefined || age + SLACK_MS >= ageMs;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errno(error) === 'EPERM';
  }
}

/** In milliseconds; negative for one that has ended and was not collected by its parent; undefined if it is not known. */
function ageOf(pid: number): number | undefined {
  const [own, other] = [statOf('self'), statOf(pid)];
  if (own === undefined || other === undefined) return undefined;
  if (/^[ZX]/.test(other.state)) return Number.NEGATIVE_INFINITY;
  return process.uptime() * 1000 + ((own.start - other.start) / TICKS) * 1000;
}

/** State and start of a process (proc_pid_stat(5)); undefined on other systems. */
function statOf(pid: number | 'self'): { readonly state: string; readonly start: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const start = Number(fields[19]);
    return Number.isFinite(start) ? { state: fields[0] ?? '', start } : undefined;
  } catch {
    return undefined;
  }
}
