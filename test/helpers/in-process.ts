/**
 * `spawn` that runs `node servers/scripted.js` inside the test: the same server on streams instead of pipes, in a
 * hundredth of the time that a process takes to start. Whatever only a process can do (die, ignore a signal, leave a
 * child, flood a pipe) is started as one.
 */
import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { ServerHost } from '../../src/host/host.ts';
import { serve } from '../servers/scripted-server.js';

const PROGRAMS = ['scripted.js', 'from-env.js'].map((name) => ({
  path: `servers/${name}`,
  text: readFileSync(fileURLToPath(new URL(`../servers/${name}`, import.meta.url)), 'utf8'),
}));
const NEEDS_PROCESS =
  /"?(?:startDelayMs|exitOnUnknownFirst|exitEarly|exitMidList|segfault|flood\w+|ignoreSigterm|grandchild|leaveFile|closeStdin)\b/;

/** No process of the system has such an id. */
let nextPid = 2 ** 31;

/** `host` with servers of tests inside this process. */
export function inProcess(host: ServerHost): Pick<ServerHost, 'spawn' | 'signalGroup'> {
  const running = new Map<number, (signal: NodeJS.Signals) => void>();
  return {
    spawn: (command, args, options) => {
      const file = surfaceFile(command, args, options);
      if (file === undefined) return host.spawn(command, args, options);
      const { child, end } = started(file, args.slice(1), options);
      running.set(child.pid ?? 0, end);
      child.once('exit', () => running.delete(child.pid ?? 0));
      return child;
    },
    signalGroup: (pid, signal) => {
      if (pid < 2 ** 31) return host.signalGroup(pid, signal);
      if (signal !== 0) running.get(pid)?.(signal);
      return running.has(pid);
    },
  };
}

type Options = Parameters<ServerHost['spawn']>[2];

/** The file that a scripted server would read; undefined for what is none or needs a process. */
function surfaceFile(command: string, args: readonly string[], { cwd, env }: Options): string | undefined {
  const program = PROGRAMS.find(({ path }) => command === 'node' && args[0] === path);
  const file = program?.path === 'servers/from-env.js' ? env['SURFACE'] : args[1];
  if (program === undefined || file === undefined || NEEDS_PROCESS.test(args.join(' '))) return undefined;
  try {
    if (readFileSync(resolve(cwd, program.path), 'utf8') !== program.text) return undefined;
    const surface = readFileSync(resolve(cwd, file), 'utf8');
    return NEEDS_PROCESS.test(JSON.stringify(JSON.parse(surface).behave ?? {})) ? undefined : file;
  } catch {
    return undefined;
  }
}

function started(file: string, args: readonly string[], { cwd, env }: Options) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const pid = nextPid++;
  const state: { exitCode: number | null; signalCode: NodeJS.Signals | null } = {
    exitCode: null,
    signalCode: null,
  };
  const child = Object.assign(new EventEmitter(), { pid, stdin, stdout, stderr, ...state });
  let ended = false;
  const end = (code: number | null, signal: NodeJS.Signals | null) => {
    if (ended) return;
    ended = true;
    Object.assign(child, { exitCode: code, signalCode: signal });
    stdout.end();
    stderr.end();
    child.emit('exit', code, signal);
  };
  process.nextTick(() => {
    child.emit('spawn');
    const argv = ['node', 'servers/scripted.js', file, ...args.slice(1)];
    void serve({
      argv,
      env,
      pid,
      cwd: () => cwd,
      stdin,
      stdout,
      stderr,
      exit: (code) => setImmediate(end, code, null),
    });
  });
  return {
    child: child as unknown as ChildProcess,
    end: (signal: NodeJS.Signals) => end(null, signal),
  };
}
