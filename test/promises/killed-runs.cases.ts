/** Runs that are killed while servers run, and what these servers do to live on. */
import type { Kind, Named } from './kind.ts';

export interface KilledRun extends Named {
  readonly argv: readonly string[];
  /** What the scripted server does beside ignoring the end of its input and SIGTERM. */
  readonly behave: Readonly<Record<string, unknown>>;
  /** How many servers run when the run is killed; default 1. */
  readonly servers?: number;
}

const INIT = ['init', '--yes'];

export const kind: Kind<KilledRun> = {
  promise: 'processes',
  kind: 'mcp-lock is killed with SIGKILL while servers run: neither they nor their children are left.',
  cases: [
    { name: 'init', argv: INIT, behave: { hangList: true } },
    { name: 'init, a server that never opens', argv: INIT, behave: { hangInitialize: true } },
    {
      name: 'init, a server with a child that holds its streams',
      argv: INIT,
      behave: { hangList: true, grandchild: 'NAME.child' },
    },
    { name: 'init, a server that floods stderr', argv: INIT, behave: { hangList: true, floodStderr: 5 } },
    { name: 'init, five servers at once', argv: INIT, behave: { hangList: true }, servers: 5 },
    { name: 'update', argv: ['update', '--yes'], behave: { hangList: true } },
    { name: 'verify', argv: ['verify'], behave: { hangList: true } },
    {
      name: 'verify, three servers with children',
      argv: ['verify'],
      behave: { hangList: true, grandchild: 'NAME.child' },
      servers: 3,
    },
    { name: 'diff', argv: ['diff'], behave: { hangList: true } },
    { name: 'exec, during its check', argv: ['exec', '--', 'node', '-e', ''], behave: { hangList: true } },
  ],
  open: 'A process that left the group of its server (a daemon) is not ended.',
};
