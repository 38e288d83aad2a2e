/** Repositories whose git settings start a program, and commands that ask git something in them. */
import type { Kind, Named } from './kind.ts';

interface GitCase extends Named {
  /** `folder`: one in the repository that poses as a bare one, as a clone brings it. `own`: `.git` itself, as an archive brings it. */
  readonly where: 'folder' | 'own';
  readonly setting: 'fsmonitor' | 'promisor';
  readonly lock: 'conflict' | 'whole';
  readonly argv: readonly string[];
  /** What git itself is asked to show that the setting is a danger there. */
  readonly danger: readonly string[];
}

const INDEX = ['ls-files', '--unmerged'];
const REVISION = ['rev-parse', '--verify', 'origin/main^{commit}'];

const CONFLICT = [
  ['verify'],
  ['verify', '--offline'],
  ['list'],
  ['wrap'],
  ['show', 'notes'],
  ['diff', '--yes'],
];

const cases: readonly GitCase[] = [
  ...CONFLICT.flatMap((argv) =>
    (['folder', 'own'] as const).map(
      (where): GitCase => ({
        name: `${argv.join(' ')}: a lock with marks of a conflict, and fsmonitor in ${where === 'own' ? '.git' : 'a folder that poses as one'}`,
        ...{ where, setting: 'fsmonitor', lock: 'conflict', argv, danger: INDEX },
      }),
    ),
  ),
  {
    name: 'verify: a lock with marks of a conflict, and objects that another program would bring',
    ...{ where: 'own', setting: 'promisor', lock: 'conflict', argv: ['verify'], danger: ['ls-tree', 'HEAD'] },
  },
  ...(['folder', 'own'] as const).map(
    (where): GitCase => ({
      name: `diff --from: a revision that another program would bring, in ${where === 'own' ? '.git' : 'a folder that poses as one'}`,
      ...{
        where,
        setting: 'promisor',
        lock: 'whole',
        argv: ['diff', '--from', 'origin/main'],
        danger: REVISION,
      },
    }),
  ),
  {
    name: 'diff --from: fsmonitor',
    ...{ where: 'own', setting: 'fsmonitor', lock: 'whole', argv: ['diff', '--from', 'HEAD'], danger: INDEX },
  },
];

export const kind: Kind<GitCase> = {
  promise: 'origin',
  kind: 'No setting of a repository starts a program when mcp-lock asks git something.',
  cases,
};
