/** Why a guard cannot begin. */
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  /** What the file `mcp-lock.json` holds; undefined: there is none. `LOCK`: a lock as `init` writes it. */
  readonly lock: string | undefined;
  readonly args: readonly string[];
  readonly code: string;
}

const SERVER = ['notes', '--', 'node', 'servers/scripted.js', 'notes.json'];

export const kind: Kind<Case> = {
  promise: 'guard',
  kind: 'A guard that cannot begin answers every request with an error, and repeats no text of the lock or of the command line.',
  cases: [
    { name: 'no lock', lock: undefined, args: SERVER, code: 'E_LOCK_MISSING' },
    { name: 'an empty lock', lock: '', args: SERVER, code: 'E_LOCK_PARSE' },
    {
      name: 'a lock that is cut off',
      lock: '{"lockfileVersion":1,"EVIL',
      args: SERVER,
      code: 'E_LOCK_PARSE',
    },
    {
      name: 'a lock with an unknown member',
      lock: '{"lockfileVersion":1,"servers":{},"EVIL":1}',
      args: SERVER,
      code: 'E_LOCK_PARSE',
    },
    {
      name: 'conflict marks in the lock',
      lock: '<<<<<<< EVIL\n{}\n=======\n{}\n>>>>>>> EVIL\n',
      args: SERVER,
      code: 'E_LOCK_CONFLICT',
    },
    {
      name: 'a lock of a later version',
      lock: '{"lockfileVersion":99,"servers":{}}',
      args: SERVER,
      code: 'E_LOCK_NEWER',
    },
    {
      name: 'a server that is not in the lock',
      lock: 'LOCK',
      args: ['EVIL', ...SERVER.slice(1)],
      code: 'E_LOCK_MISSING',
    },
    {
      name: 'a log that cannot be written',
      lock: 'LOCK',
      args: ['--log', 'EVIL/EVIL/x', ...SERVER],
      code: 'E_USAGE',
    },
    { name: 'an unknown value', lock: 'LOCK', args: ['--on-drift', 'EVIL', ...SERVER], code: 'E_USAGE' },
    { name: 'an unknown option', lock: 'LOCK', args: ['--EVIL', ...SERVER], code: 'E_USAGE' },
    { name: 'no command and no remote server', lock: 'LOCK', args: ['notes'], code: 'E_USAGE' },
  ],
};
