/** Ways to have a change accepted that nobody has seen and agreed to, and what comes of each. */
import type { Kind, Named } from './kind.ts';

/** What has changed since the lock was written. `none of them`: no config has a server of the lock. */
export type Drift = 'high' | 'medium' | 'info' | 'a new server' | 'a removed server' | 'none of them';

export interface Attempt extends Named {
  readonly drift: Drift;
  readonly argv: readonly string[];
  /** Lines typed at a terminal; absent: there is none. */
  readonly answers?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What is piped into a process of its own. */
  readonly input?: string;
  /** 1, unless something else is wrong first. */
  readonly exit?: number;
  /** What is said of it. */
  readonly says: RegExp;
}

const UPDATE = ['update'] as const;
const FLAG = /--accept high/;
const LEFT = /Not accepted: .*notes \(/;

export const kind: Kind<Attempt> = {
  promise: 'accident',
  kind: 'A change is to be accepted that no person has agreed to: nothing is written, the exit is not 0, and the output says what is missing.',
  cases: [
    { name: 'no terminal', drift: 'high', argv: UPDATE, says: FLAG },
    { name: 'no terminal, and --yes', drift: 'high', argv: ['update', '--yes'], says: FLAG },
    {
      name: 'no terminal, and a lower rank',
      drift: 'high',
      argv: ['update', '--accept', 'medium'],
      says: FLAG,
    },
    {
      name: 'no terminal, a medium change and a lower rank',
      drift: 'medium',
      argv: ['update', '--accept', 'low'],
      says: /--accept medium/,
    },
    { name: 'no terminal, a medium change', drift: 'medium', argv: UPDATE, says: /--accept medium/ },
    { name: 'no terminal, a note', drift: 'info', argv: UPDATE, says: /--accept low/ },
    { name: 'no terminal, a new server', drift: 'a new server', argv: UPDATE, says: FLAG },
    {
      name: 'no terminal, a removed server',
      drift: 'a removed server',
      argv: ['update', '-y'],
      says: /--accept low/,
    },
    { name: 'no terminal, an empty config', drift: 'none of them', argv: UPDATE, says: FLAG },
    {
      name: 'no terminal, an empty config and the rank of a removed server',
      drift: 'none of them',
      argv: ['update', '--accept', 'medium'],
      says: FLAG,
    },
    { name: 'CI', drift: 'high', argv: ['update', '--yes'], env: { CI: 'true' }, says: FLAG },
    {
      name: 'CI with a terminal',
      drift: 'high',
      argv: ['update', '--yes'],
      env: { CI: '1' },
      answers: ['notes', 'notes'],
      says: FLAG,
    },
    {
      name: '--no-input at a terminal',
      drift: 'high',
      argv: ['update', '--no-input'],
      answers: ['notes', 'notes'],
      says: FLAG,
    },
    {
      name: 'a rank that does not exist',
      drift: 'high',
      argv: ['update', '--accept', 'all'],
      exit: 2,
      says: /Use one of: low, medium, high/,
    },
    {
      name: 'a rank in capitals',
      drift: 'high',
      argv: ['update', '--accept', 'HIGH'],
      exit: 2,
      says: /Use one of: low, medium, high/,
    },
    { name: 'answers in a pipe', drift: 'high', argv: UPDATE, input: 'y\nnotes\nnotes\n', says: FLAG },
    {
      name: 'yes in a pipe',
      drift: 'medium',
      argv: ['update', '--yes'],
      input: 'y\n'.repeat(2000),
      says: /--accept medium/,
    },
    { name: 'nothing in a pipe', drift: 'high', argv: UPDATE, input: '', says: FLAG },
    { name: 'Enter at every question', drift: 'high', argv: UPDATE, answers: ['', '', ''], says: LEFT },
    { name: 'Enter at a medium change', drift: 'medium', argv: UPDATE, answers: ['', ''], says: LEFT },
    { name: 'Enter at an empty config', drift: 'none of them', argv: UPDATE, answers: ['', ''], says: LEFT },
    {
      name: 'y at an empty config',
      drift: 'none of them',
      argv: UPDATE,
      answers: ['y', 'y', 'y', 'y'],
      says: LEFT,
    },
    {
      name: '--yes and y at a HIGH',
      drift: 'high',
      argv: ['update', '--yes'],
      answers: ['y', 'yes', 'Y', 'y'],
      says: LEFT,
    },
    {
      name: 'a word that is not y',
      drift: 'medium',
      argv: ['update', '--yes'],
      answers: ['yess'],
      says: LEFT,
    },
    {
      name: 'the terminal is gone',
      drift: 'high',
      argv: ['update', '--yes'],
      answers: [],
      says: /Nothing was written/,
    },
    {
      name: 'the name of another server',
      drift: 'high',
      argv: ['update', '--yes'],
      answers: ['files', '', ''],
      says: LEFT,
    },
    {
      name: 'the name in capitals',
      drift: 'high',
      argv: ['update', '--yes'],
      answers: ['NOTES', ''],
      says: /looks like "notes"/,
    },
    {
      name: 'the name with a Cyrillic o',
      drift: 'high',
      argv: ['update', '--yes'],
      answers: ['n\u{43E}tes', ''],
      says: /looks like "notes"/,
    },
    {
      name: 'the name with a zero for o',
      drift: 'high',
      argv: ['update', '--yes'],
      answers: ['n0tes', ''],
      says: /looks like "notes"/,
    },
    {
      name: 'the name and an invisible character',
      drift: 'high',
      argv: ['update', '--yes'],
      answers: ['notes\u{200B}', ''],
      says: /looks like "notes"/,
    },
    {
      name: 'an invisible character before the name',
      drift: 'high',
      argv: ['update', '--yes'],
      answers: ['\u{FEFF}notes', ''],
      says: /looks like "notes"/,
    },
    {
      name: 'the name and a no-break space',
      drift: 'high',
      argv: ['update', '--yes'],
      answers: ['notes\u{A0}', ''],
      says: /looks like "notes"/,
    },
    {
      name: 'the name in full-width letters',
      drift: 'high',
      argv: ['update', '--yes'],
      answers: ['\u{FF4E}\u{FF4F}\u{FF54}\u{FF45}\u{FF53}', ''],
      says: /looks like "notes"/,
    },
    {
      name: 'a wrong name three times, then the right one',
      drift: 'high',
      argv: ['update', '--yes'],
      answers: ['note', 'Notes', 'notess', 'notes'],
      says: LEFT,
    },
    {
      name: 'change by change, y for a HIGH',
      drift: 'high',
      argv: ['update', '-i'],
      answers: ['', 'a', 'y', 'q'],
      says: /Nothing was written/,
    },
    {
      name: 'change by change, a look-alike name',
      drift: 'high',
      argv: ['update', '-i'],
      answers: ['', 'A', 'n\u{43E}tes', 'q'],
      says: /looks like "notes"/,
    },
    {
      name: 'change by change without a terminal',
      drift: 'high',
      argv: ['update', '-i', '--yes'],
      exit: 2,
      says: /no terminal to ask on/,
    },
    {
      name: 'change by change with --accept',
      drift: 'high',
      argv: ['update', '-i', '--accept', 'high'],
      answers: [''],
      exit: 2,
      says: /cannot be used together/,
    },
    {
      name: 'a dry run with --accept',
      drift: 'high',
      argv: ['update', '--dry-run', '--accept', 'medium'],
      says: FLAG,
    },
    {
      name: 'init over the lock',
      drift: 'high',
      argv: ['init', '--yes', '--accept', 'high'],
      exit: 2,
      says: /E_LOCK_EXISTS/,
    },
    {
      name: 'init --force without a terminal',
      drift: 'high',
      argv: ['init', '--force', '--yes'],
      says: LEFT,
    },
    {
      name: 'init --force, and Enter',
      drift: 'medium',
      argv: ['init', '--force', '--yes'],
      answers: ['', ''],
      says: LEFT,
    },
    {
      name: 'init --force with an empty config',
      drift: 'none of them',
      argv: ['init', '--force', '--yes'],
      exit: 2,
      says: /E_CONFIG|E_USAGE/,
    },
  ],
  open: 'Who can type at your terminal can accept; the hooks ask before an agent runs `update`.',
};
