/**
 * Ends a server whose guard was killed: a small process of its own that holds a pipe to the guard, reads the id of the server's
 * process group from it, and ends that group when the pipe closes without the word `done`. Opens nothing, writes nothing.
 */
import type { ServerHost } from '../host/host.ts';

interface Watchdog {
  /** The server runs: it must not outlive this process. `pid`: also the id of its process group. */
  readonly cover: (pid: number) => void;
  /** The server has ended; leaves. */
  readonly done: () => void;
}

/** Milliseconds between SIGTERM and SIGKILL. */
const GRACE_MS = 700;

/** Programs of the watchdog as text, so that they need no files. A shell starts fast and stays small. */
const SHELL = `
trap '' INT TERM HUP
IFS= read -r pid || exit 0
IFS= read -r word
[ "$word" = done ] && exit 0
case $pid in '' | *[!0-9]* | 0* | 1) exit 0 ;; esac
kill -s TERM -- "-$pid" 2>/dev/null || exit 0
n=0
while [ "$n" -lt ${Math.ceil(GRACE_MS / 25)} ]; do
  kill -s 0 -- "-$pid" 2>/dev/null || exit 0
  sleep 0.025 2>/dev/null || { sleep 1; n=1000; }
  n=$((n + 1))
done
kill -s KILL -- "-$pid" 2>/dev/null
`;

const WINDOWS = `
let text = '';
process.stdin.on('data', (chunk) => { text += chunk; });
process.stdin.on('error', () => end());
process.stdin.on('end', () => end());
let over = false;
function end() {
  if (over) return;
  over = true;
  const [pid, done] = text.split('\\n');
  if (!/^[1-9][0-9]*$/.test(pid) || Number(pid) < 2 || done === 'done') process.exit(0);
  const taskkill = require('node:child_process').spawn('taskkill', ['/pid', pid, '/T', '/F'], { stdio: 'ignore' });
  taskkill.on('error', () => {});
}
`;

/** Throws when it cannot be started: then no server is started either. */
export async function startWatchdog(host: ServerHost): Promise<Watchdog> {
  const [program, flag, text] =
    host.platform === 'win32' ? [host.node.path, '-e', WINDOWS] : ['/bin/sh', '-c', SHELL];
  const child = host.spawn(program, [flag, text], { cwd: host.tmpdir, env: environment(host) });
  const { stdin } = child;
  for (const stream of [stdin, child.stdout, child.stderr]) stream?.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  child.on('error', () => undefined);
  child.unref();
  return {
    cover: (pid) => void stdin?.write(`${pid}\n`),
    done: () => void stdin?.end('done\n'),
  };
}

/** What a process needs to start; nothing that changes what Node runs. */
function environment({ env }: ServerHost): Record<string, string> {
  const out: Record<string, string> = {};
  for (const name of ['PATH', 'SystemRoot', 'TEMP', 'TMP']) {
    const value = env[name];
    if (value !== undefined) out[name] = value;
  }
  return out;
}
