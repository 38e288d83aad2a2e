/**
 * How a guard is written in the place of a remote server, in the keys of its client: a client's rules in, keys out. Reads nothing.
 */
import type { GuardEntry } from '../../contracts.ts';
import type { ServerRules } from './server-rules.ts';
import { USUAL_KEYS } from './server-rules.ts';

export function guardEntryOf(rules: ServerRules): GuardEntry {
  const { keys = {}, guardType, guardLine, sharedKeys = [], startKeys = [] } = rules;
  const first = (own: readonly string[] | undefined, usual: string) => own?.[0] ?? usual;
  return {
    command: first(keys.command, 'command'),
    ...(guardLine === true ? {} : { args: first(keys.args, 'args') }),
    env: first(keys.env, 'env'),
    ...(guardType === undefined || guardType === ''
      ? {}
      : { type: { key: first(keys.type, USUAL_KEYS.type[0] ?? 'type'), value: guardType } }),
    shared: sharedKeys,
    startKeys,
  };
}
