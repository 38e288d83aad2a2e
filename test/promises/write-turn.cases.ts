/** What a run finds in the place of its turn to write the lockfile, and what it does about it. */
import type { Kind, Named } from './kind.ts';

export interface TurnCase extends Named {
  /** Text of `.mcp-lock.json.writing`. PID: a process that runs; ENDED: one that has ended; OWN: this process. */
  readonly text: string;
  /** How old the file is, in seconds; default 0. */
  readonly age?: number;
  /** Whether the run takes the turn at once; otherwise it waits and then says who holds it. */
  readonly taken: boolean;
  /** The program of PID was started after the file was written. */
  readonly younger?: true;
  /** `.mcp-lock.json.writing.old` is there as well, so many seconds old. */
  readonly takeover?: number;
}

export const kind: Kind<TurnCase> = {
  promise: 'accident',
  kind: 'A turn that a run left behind blocks no other run, and a turn that is held is never taken.',
  cases: [
    { name: 'a process that writes', text: 'PID 0123456789ab\n', taken: false },
    { name: 'a process that writes, from an older mcp-lock', text: 'PID\n', taken: false },
    { name: 'another write of this process', text: 'OWN 0123456789ab\n', taken: false },
    { name: 'a process that was killed', text: 'ENDED 0123456789ab\n', taken: true },
    { name: 'nothing was written', text: '', taken: true },
    { name: 'half a number', text: 'PID', taken: true },
    { name: 'half of the rest', text: 'PID 0123', taken: true },
    { name: 'no number', text: 'writing\n', taken: true },
    { name: 'the number 0', text: '0 0123456789ab\n', taken: true },
    { name: 'a number that is no process id', text: '99999999999999\n', taken: true },
    { name: 'a number and something else', text: 'PID; rm -rf /\n', taken: true },
    { name: 'zeros as a disk leaves them after power was lost', text: '\0\0\0\0\0\0', taken: true },
    {
      name: 'a number that another program got meanwhile',
      text: 'PID 0123456789ab\n',
      age: 30,
      younger: true,
      taken: true,
    },
    {
      name: 'this number, of a process before this one',
      text: 'OWN 0123456789ab\n',
      age: 50_000,
      taken: true,
    },
    {
      name: 'a process that holds it longer than any write takes',
      text: 'PID 0123456789ab\n',
      age: 61,
      taken: true,
    },
    {
      name: 'a run that was killed while it took a turn',
      text: 'ENDED 0123456789ab\n',
      takeover: 6,
      taken: true,
    },
  ],
};
