/** Moments at which an update of many servers is interrupted, and what is in the lockfile then. */
import type { Kind, Named } from './kind.ts';

export type Moment =
  | 'before servers start'
  | 'while servers are read'
  | 'at the first question'
  | 'at a name, after a yes'
  | 'before the file is written'
  | 'while the file is written'
  | 'after the file was written';

export interface Interruption extends Named {
  readonly at: Moment;
  /** Whether the lockfile has all that was accepted; otherwise it has none of it. */
  readonly wrote: boolean;
}

const says = (at: Moment, wrote: boolean): Interruption => ({ name: at, at, wrote });

export const kind: Kind<Interruption> = {
  promise: 'processes',
  kind: 'An update of many servers is interrupted: each server is in the lockfile whole or as it was, and the output says which.',
  cases: [
    says('before servers start', false),
    says('while servers are read', false),
    says('at the first question', false),
    says('at a name, after a yes', false),
    says('before the file is written', false),
    says('while the file is written', true),
    says('after the file was written', true),
  ],
};
