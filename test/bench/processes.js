/**
 * One process at a time, from its start to its end: milliseconds, processor time of everything it started and waited for,
 * and what it said. Processor time is read from /proc and is missing elsewhere; nothing else may be started meanwhile.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import spawn from 'cross-spawn';

export const bin = fileURLToPath(new URL('../../bin/mcp-lock.js', import.meta.url));
const bareClient = fileURLToPath(new URL('./bare-client.js', import.meta.url));
const TICK_MS = 10;

/** Resolves to `{ ms, cpu, code, stdout, stderr }`. */
export function run(command, args, cwd, { env = process.env, input, timeout } = {}) {
  return new Promise((resolve, reject) => {
    const spent = childrenMs();
    const from = performance.now();
    const child = spawn(command, args, { cwd, env, stdio: 'pipe', timeout });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    const said = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr']) {
      child[stream].setEncoding('utf8').on('data', (chunk) => {
        said[stream] += chunk;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      const ms = performance.now() - from;
      resolve({ ms, cpu: childrenMs() - spent, code, ...said });
    });
  });
}

export const lock = (cwd, ...args) => run(process.execPath, [bin, ...args], cwd);

/** An empty node. */
export const empty = (cwd) => run(process.execPath, ['-e', '0'], cwd);

/** A client that only opens servers and asks for their lists, all at once: `lines` as `[command, ...args]`. */
export const bare = (cwd, lines, env) =>
  run(process.execPath, [bareClient, JSON.stringify(lines)], cwd, env && { env });

/** User and system time of all children that have ended, and of theirs. */
function childrenMs() {
  if (process.platform !== 'linux') return Number.NaN;
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ');
  return (Number(fields[13]) + Number(fields[14])) * TICK_MS;
}
