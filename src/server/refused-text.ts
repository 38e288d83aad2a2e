/**
 * Server text that cannot be locked because it repeats a secret of this run. A surface in; throws E_PROTOCOL, or nothing happens.
 * Work that yields between the texts.
 */
import { McpLockError } from '../errors.ts';
import type { Work } from '../host/turns.ts';
import type { Prepared } from '../launch/prepared.ts';
import { repeatedSecret } from '../lock/held-secrets.ts';
import { stringsIn } from '../lock/portable.ts';
import type { Json, Surface } from '../model.ts';
import { repeatsSecret, tokenInText } from './messages.ts';
import { hasToken } from './secrets.ts';

/**
 * For text as it was sent with a token of this run in it. Tokens are not replaced in it: whoever gives out the tokens chooses them,
 * and could make any text equal to the locked one.
 */
export function* refuseTokens(surface: Surface, prepared: Prepared): Work<void> {
  if (prepared.signedIn === undefined) return;
  const isRefused = hasToken(prepared);
  if ((yield* firstIn(surface, (text) => (isRefused(text) ? text : undefined))) !== undefined)
    throw new McpLockError(tokenInText());
}

/** For clean text that repeats a secret without a credential's shape: it can neither be stored nor pinned. */
export function* refuseRepeated(surface: Surface): Work<void> {
  const name = yield* firstIn(surface, repeatedSecret);
  if (name !== undefined) throw new McpLockError(repeatsSecret(name));
}

function* firstIn(surface: Surface, find: (text: string) => string | undefined): Work<string | undefined> {
  for (const text of stringsIn(surface as unknown as Json)) {
    const found = find(text);
    if (found !== undefined) return found;
    yield;
  }
  return undefined;
}
