/**
 * Ends servers whose mcp-lock was killed: one small process for all of them that holds a pipe to this process, reads from it which
 * process groups run, and ends those that are left when the pipe closes. It leaves when no group runs. Opens nothing, writes nothing.
 */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { parse } from 'node:path';

/** Milliseconds between SIGTERM and SIGKILL. */
const GRACE_MS = 700;
const STEP_MS = 25;

/** Programs of the watchdog as text, so that they need no files. A shell starts fast and stays small. */
const SHELL = `
trap '' INT TERM HUP
pids=' '
while IFS= read -r line; do
  pid=\${line#?}
  case $pid in '' | *[!0-9]* | 0* | 1) continue ;; esac
  case $line in
    +*) pids="$pids$pid " ;;
    -*) case $pids in *" $pid "*) pids=\${pids%%" $pid "*}" "\${pids#*" $pid "} ;; esac ;;
  esac
done
for pid in $pids; do kill -s TERM -- "-$pid" 2>/dev/null; done
n=0
while [ "$n" -lt ${Math.ceil(GRACE_MS / STEP_MS)} ]; do
  left=
  for pid in $pids; do kill -s 0 -- "-$pid" 2>/dev/null && left="$left $pid"; done
  pids=$left
  [ -n "$pids" ] || exit 0
  sleep 0.0${STEP_MS} 2>/dev/null || { sleep 1; n=1000; }
  n=$((n + 1))
done
for pid in $pids; do kill -s KILL -- "-$pid" 2>/dev/null; done
`;

/** For Windows, which has no process groups, and for machines without a shell. */
const NODE = `
const pids = new Set();
let rest = '';
process.stdin.on('data', (chunk) => {
  const lines = (rest + chunk).split('\\n');
  rest = lines.pop();
  for (const line of lines) if (/^[+-][1-9][0-9]*$/.test(line) && line.slice(1) !== '1')
    line[0] === '+' ? pids.add(line.slice(1)) : pids.delete(line.slice(1));
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
process.stdin.on('error', end);
process.stdin.on('end', end);
let over = false;
function end() {
  if (over) return;
  over = true;
  if (process.platform === 'win32') {
    for (const pid of pids)
      require('node:child_process').spawn('taskkill', ['/pid', pid, '/T', '/F'], { stdio: 'ignore' }).on('error', () => {});
    return;
  }
  const send = (signal) => { for (const pid of pids) try { process.kill(-pid, signal); } catch { pids.delete(pid); } };
  send('SIGTERM');
  const until = Date.now() + ${GRACE_MS};
  const timer = setInterval(() => {
    send(Date.now() > until ? 'SIGKILL' : 0);
    if (pids.size === 0 || Date.now() > until) clearInterval(timer);
  }, ${STEP_MS});
}
`;

/** `shell` where there is one, `node` elsewhere and on Windows. */
export const PROGRAMS = {
  shell: { command: '/bin/sh', args: ['-c', SHELL] },
  node: { command: process.execPath, args: ['-e', NODE] },
} as const;

const covered = new Set<number>();
let running: ChildProcess | undefined;

/** Before a server is started, so that none runs without a watchdog. */
export function startWatchdog(): void {
  if (running !== undefined) return;
  const { shell, node } = PROGRAMS;
  const { command, args } = process.platform !== 'win32' && existsSync(shell.command) ? shell : node;
  const child = spawn(command, args, {
    // A folder that nobody wants to remove.
    cwd: parse(process.execPath).root,
    env: environment(),
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  running = child;
  child.stdin.on('error', () => undefined);
  child.on('error', () => undefined);
  child.once('exit', () => {
    if (running === child) running = undefined;
  });
  child.unref();
  // Of a watchdog that somebody ended.
  for (const pid of covered) child.stdin.write(`+${pid}\n`);
}

/** A group runs that must not outlive this process. `pid`: undefined for a server that could not be started. */
export function cover(pid: number | undefined): void {
  if (pid === undefined) leaveWhenIdle();
  else {
    covered.add(pid);
    running?.stdin?.write(`+${pid}\n`);
  }
}

/** A group has ended. Another process may get its id. */
export function release(pid: number): void {
  if (!covered.delete(pid)) return;
  running?.stdin?.write(`-${pid}\n`);
  leaveWhenIdle();
}

function leaveWhenIdle(): void {
  if (covered.size > 0) return;
  running?.stdin?.end();
  running = undefined;
}

/** What a process needs to start; nothing that changes what Node runs. */
function environment(): Record<string, string> {
  const out: Record<string, string> = {};
  for (const name of ['PATH', 'SystemRoot', 'TEMP', 'TMP']) {
    const value = process.env[name];
    if (value !== undefined) out[name] = value;
  }
  return out;
}
