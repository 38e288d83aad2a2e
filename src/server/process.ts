/**
 * One server process and everything it starts: spawned in a process group of its own, stderr read and its end kept, closed by
 * end of input first and by signals then. Bytes out through callbacks; never interprets them, never uses a shell.
 */
import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { ServerHost } from '../host/host.ts';
import type { ProcessRequest } from '../launch/target.ts';
import type { Download } from './download.ts';

export interface ServerProcess {
  readonly pid: number;
  readonly write: (text: string) => Promise<void>;
  /** Its streams, for a relay; not to be used together with `onOutput`. */
  readonly input: Writable;
  readonly output: Readable;
  readonly onOutput: (take: (chunk: Buffer) => void) => void;
  /** Resolves when the process exits, with its exit code or signal. */
  readonly exited: Promise<Exit>;
  /** Resolves when stdout is closed; a grandchild may keep it open. */
  readonly drained: Promise<void>;
  /** Gives the kept end of stderr, then all that comes after it. */
  readonly onStderr: (take: (chunk: Buffer) => void) => void;
  /** The end of stderr, at most twice `STDERR_KEPT` bytes: to be cut after secrets are redacted. */
  readonly stderr: () => string;
  /** Ends the process and its group; resolves when both are gone. */
  readonly close: () => Promise<void>;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Bytes of stderr that are shown. Twice as many are kept, so that a cut cannot leave half a secret. */
export const STDERR_KEPT = 8 * 1024;

/** How long a group may take to be gone after SIGKILL, in milliseconds. */
const KILLED_MS = 100;
/** Between two looks at a group. */
const LOOK_MS = 10;

/** Starts a server. Throws E_LAUNCH when the program cannot be run at all. */
export async function startProcess(
  request: ProcessRequest,
  host: ServerHost,
  download?: Download,
): Promise<ServerProcess> {
  const child = await spawnProcess(request, host);
  const pid = child.pid ?? 0;
  let tail = Buffer.alloc(0);
  child.stderr?.on('data', (chunk: Buffer) => {
    tail = Buffer.concat([tail, chunk]).subarray(-2 * STDERR_KEPT);
  });
  // A server may close its streams at any time: a failed write then shows as its exit, not as a crash here.
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream?.on('error', () => undefined);
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  const drained = new Promise<void>((resolve) => {
    child.stdout?.once('close', () => resolve());
  });
  let closing: Promise<void> | undefined;
  return {
    pid,
    write: (text) =>
      new Promise((resolve, reject) => {
        if (child.stdin === null || child.stdin.destroyed) return reject(new Error('input closed'));
        child.stdin.write(text, (error) => (error ? reject(error) : resolve()));
      }),
    input: child.stdin as Writable,
    output: child.stdout as Readable,
    onOutput: (take) => void child.stdout?.on('data', take),
    exited,
    drained,
    onStderr: (take) => {
      if (tail.length > 0) take(tail);
      child.stderr?.on('data', take);
    },
    stderr: () => tail.toString('utf8'),
    close: () => {
      const isBusy = async () =>
        download !== undefined && (await download.work(tail.toString('utf8'))) !== 'none';
      closing ??= end(child, pid, exited, isBusy, host);
      return closing;
    },
  };
}

async function spawnProcess(request: ProcessRequest, host: ServerHost): Promise<ChildProcess> {
  try {
    const child = host.spawn(request.command, request.args, { cwd: request.cwd, env: request.env });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    child.on('error', () => undefined);
    return child;
  } catch (error) {
    // What words it takes out and says would be loaded before every server.
    const { startError } = await import('./start-error.ts');
    throw await startError(request, error, host);
  }
}

/** The grace of a server in an interrupted run, in milliseconds. */
const INTERRUPTED_MS = 40;

/** Milliseconds for a package manager to take back what it began. One that is killed leaves its cache damaged. */
const TAKE_BACK_MS = 15_000;

/** `isInstalling`: whether a package manager is at work, which does not end with its input. */
async function end(
  child: ChildProcess,
  pid: number,
  exited: Promise<Exit>,
  isInstalling: () => Promise<boolean> | undefined,
  host: ServerHost,
): Promise<void> {
  const installing = (await isInstalling()) === true;
  child.stdin?.end();
  if (installing || !(await endsInGrace(exited, host))) {
    signalGroup(pid, 'SIGTERM', child, host);
    if (!(await (installing ? settlesWithin(TAKE_BACK_MS, exited) : endsInGrace(exited, host)))) {
      signalGroup(pid, 'SIGKILL', child, host);
      await exited;
    }
  }
  await endGroup(pid, child, host);
  // A grandchild may still hold the pipes: do not wait for end of file.
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream?.destroy();
}

/** Ends what remains in the group of the process. */
async function endGroup(pid: number, child: ChildProcess, host: ServerHost): Promise<void> {
  if (host.platform === 'win32' || !signalGroup(pid, 'SIGTERM', child, host)) return;
  if (await groupEnds(pid, () => graceOf(host), host)) return;
  signalGroup(pid, 'SIGKILL', child, host);
  // Another process may get this id, so the host must know that the group is gone.
  await groupEnds(pid, () => KILLED_MS, host);
}

/** Whether nothing is left of a group within so many milliseconds. */
async function groupEnds(pid: number, ms: () => number, host: ServerHost): Promise<boolean> {
  for (let waited = 0; waited < ms(); waited += LOOK_MS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    if (!host.signalGroup(pid, 0)) return true;
  }
  return false;
}

/** Milliseconds that a server has to end by itself; an interrupted run does not wait for it. */
const graceOf = ({ signal, waits }: ServerHost): number =>
  signal.aborted ? Math.min(INTERRUPTED_MS, waits.grace) : waits.grace;

/** Whether a server ends by itself; an interrupt cuts its time short. */
async function endsInGrace(exited: Promise<Exit>, host: ServerHost): Promise<boolean> {
  const { signal } = host;
  if (signal.aborted) return settlesWithin(graceOf(host), exited);
  let cut = () => {};
  const interrupted = new Promise<void>((resolve) => {
    cut = resolve;
  });
  signal.addEventListener('abort', cut, { once: true });
  await settlesWithin(graceOf(host), Promise.race([exited, interrupted]));
  signal.removeEventListener('abort', cut);
  return settlesWithin(signal.aborted ? graceOf(host) : 0, exited);
}

const signalGroup = (pid: number, signal: NodeJS.Signals, child: ChildProcess, host: ServerHost): boolean =>
  host.signalGroup(pid, signal) ||
  (child.exitCode === null && child.signalCode === null && child.kill(signal));

/** Whether an event resolves within `ms` milliseconds. Rejects with the event. */
export async function settlesWithin(ms: number, event: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const done = await Promise.race([event.then(() => true), late]);
  clearTimeout(timer);
  return done;
}
