/**
 * The answer to `initialize` or `server/discover` against the lock: its `result` in; what to note, and why the server must
 * stop, out. Pure.
 */
import type { OnDrift } from '../../contracts.ts';
import type { JsonObject } from '../../model.ts';
import type { GuardEvent } from '../event.ts';
import type { Verdicts } from './verdicts.ts';

export interface Opening {
  readonly events: readonly GuardEvent[];
  /** Undefined: it may go on. */
  readonly stop: string | undefined;
}

export function judgeOpening(result: JsonObject, verdicts: Verdicts, onDrift: OnDrift): Opening {
  const { instructions } = result;
  if (instructions !== undefined && typeof instructions !== 'string')
    return { events: [], stop: 'its instructions are no text' };
  const text = verdicts.instructions(instructions);
  const self = verdicts.server(result);
  const events: readonly GuardEvent[] = [
    ...(text === 'locked' ? [] : [{ event: 'instructions', verdict: text } as const]),
    ...(self === 'locked' ? [] : [{ event: 'server', verdict: self } as const]),
  ];
  if (text !== 'locked' && onDrift !== 'warn')
    return { events, stop: 'its instructions are not the locked ones' };
  const ends = self !== 'locked' && onDrift === 'stop';
  return { events, stop: ends ? 'what it says of itself is not what was locked' : undefined };
}
