/**
 * `spawn` that runs `node servers/scripted.js` and `node servers/cloaking.js` inside the test: the same servers on streams
 * instead of pipes, in a hundredth of the time that a process takes to start. Whatever only a process can do (die, ignore
 * a signal, leave a child, flood a pipe) is started as one.
 */
import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { ServerHost } from '../../src/host/host.ts';
import type { ServerProcess } from '../servers/scripted-server.js';

type Options = Parameters<ServerHost['spawn']>[2];
type Serve = (process: ServerProcess) => Promise<void>;

const SERVERS = fileURLToPath(new URL('../servers/', import.meta.url));
const scripted = async (): Promise<Serve> => (await import('../servers/scripted-server.js')).serve;
const cloaking = async (): Promise<Serve> => (await import('../servers/cloaking-server.js')).serve;

/** The programs of `test/servers` that can do without a process; `argv`: what each is given after its own name. */
const PROGRAMS = [
  { name: 'scripted.js', load: scripted, argv: (args: readonly string[]) => args },
  {
    name: 'from-env.js',
    load: scripted,
    argv: (_: readonly string[], env: Options['env']) => [`${env['SURFACE']}.json`],
  },
  { name: 'cloaking.js', load: cloaking, argv: (args: readonly string[]) => args },
].map((program) => ({ ...program, text: readFileSync(resolve(SERVERS, program.name), 'utf8') }));

const NEEDS_PROCESS =
  /"?(?:startDelayMs|exitOnUnknownFirst|exitEarly|exitMidList|segfault|flood\w+|ignoreSigterm|grandchild|leaveFile|closeStdin)\b/;

/** No process of the system has such an id. */
const FIRST_PID = 2 ** 31;
let nextPid = FIRST_PID;

/** `host` with servers of tests inside this process. */
export function inProcess(host: ServerHost): Pick<ServerHost, 'spawn' | 'signalGroup'> {
  const running = new Map<number, (signal: NodeJS.Signals) => void>();
  return {
    spawn: (command, args, options) => {
      const server = serverOf(command, args, options);
      if (server === undefined) return host.spawn(command, args, options);
      const { child, pid, end } = started(server, options);
      running.set(pid, end);
      child.once('exit', () => running.delete(pid));
      return child;
    },
    signalGroup: (pid, signal) => {
      if (pid < FIRST_PID) return host.signalGroup(pid, signal);
      if (signal !== 0) running.get(pid)?.(signal);
      return running.has(pid);
    },
  };
}

interface Server {
  readonly load: () => Promise<Serve>;
  readonly argv: readonly string[];
}

/** Undefined for what is no server of the tests, was changed by a test, or needs a process. */
function serverOf(command: string, args: readonly string[], { cwd, env }: Options): Server | undefined {
  const [file = '', ...rest] = args;
  const program = PROGRAMS.find(({ name }) => file === `servers/${name}` || file === resolve(SERVERS, name));
  if (command !== 'node' || program === undefined || NEEDS_PROCESS.test(args.join(' '))) return undefined;
  const argv = program.argv(rest, env).map(String);
  try {
    if (readFileSync(resolve(cwd, file), 'utf8') !== program.text) return undefined;
    if (program.load === scripted) {
      const surface = JSON.parse(readFileSync(resolve(cwd, argv[0] ?? ''), 'utf8'));
      if (NEEDS_PROCESS.test(JSON.stringify(surface.behave ?? {}))) return undefined;
    }
  } catch {
    return undefined;
  }
  return { load: program.load, argv: ['node', file, ...argv] };
}

function started({ load, argv }: Server, { cwd, env }: Options) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const pid = nextPid++;
  const ending: { exitCode: number | null; signalCode: NodeJS.Signals | null } = {
    exitCode: null,
    signalCode: null,
  };
  const child = Object.assign(new EventEmitter(), { pid, stdin, stdout, stderr, ...ending });
  let ended = false;
  const end = (exitCode: number | null, signalCode: NodeJS.Signals | null) => {
    if (ended) return;
    ended = true;
    Object.assign(child, { exitCode, signalCode });
    stdout.end();
    stderr.end();
    child.emit('exit', exitCode, signalCode);
  };
  const exit = (code: number) => void setImmediate(end, code, null);
  stdin.once('end', () => exit(0));
  process.nextTick(async () => {
    child.emit('spawn');
    const serve = await load();
    await serve({ argv, env, pid, cwd: () => cwd, stdin, stdout, stderr, exit });
  });
  return {
    child: child as unknown as ChildProcess,
    pid,
    end: (signal: NodeJS.Signals) => end(null, signal),
  };
}
