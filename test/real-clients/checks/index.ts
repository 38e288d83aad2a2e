/** The checks, by the name in the table. */
import type { CheckName, RealClient, Started } from '../client.ts';
import { changes } from './changes.ts';
import { hooks } from './hooks.ts';
import { levels } from './levels.ts';
import { list } from './list.ts';
import { wrapped } from './wrapped.ts';

export const CHECK: Readonly<Record<CheckName, (client: RealClient, start: Started) => Promise<void>>> = {
  list,
  levels,
  wrapped,
  changes,
  hooks,
};
