/**
 * How a guard is written in the place of a remote server, in the keys of its client: a client's rules in, keys out. Reads nothing.
 */
import type { GuardEntry } from '../../contracts.ts';
import type { Keys, ServerRules } from './server-rules.ts';
import { keysOf } from './server-rules.ts';

export function guardEntryOf(rules: ServerRules): GuardEntry {
  const { guardType, guardLine, sharedKeys = [], startKeys = [] } = rules;
  const keys = keysOf(rules);
  const first = (name: keyof Keys) => keys[name][0] ?? name;
  return {
    command: first('command'),
    ...(guardLine === true ? {} : { args: first('args') }),
    env: first('env'),
    ...(guardType === undefined || guardType === ''
      ? {}
      : { type: { key: first('type'), value: guardType } }),
    shared: sharedKeys,
    startKeys,
  };
}
