/** Server text that cannot be locked because it repeats a secret of this run. A surface in; throws E_PROTOCOL, or nothing happens. */
import { McpLockError } from '../errors.ts';
import type { Prepared } from '../launch/prepared.ts';
import { repeatedSecret } from '../lock/held-secrets.ts';
import { mapStrings } from '../lock/portable.ts';
import type { Json, Surface } from '../model.ts';
import { repeatsSecret, tokenInText } from './messages.ts';
import { hasToken } from './secrets.ts';

/**
 * For text as it was sent with a token of this run in it. Tokens are not replaced in it: whoever gives out the tokens chooses them,
 * and could make any text equal to the locked one.
 */
export function refuseTokens(surface: Surface, prepared: Prepared): void {
  if (firstIn(surface, (text) => (hasToken(text, prepared) ? text : undefined)) !== undefined)
    throw new McpLockError(tokenInText());
}

/** For clean text that repeats a secret without a credential's shape: it can neither be stored nor pinned. */
export function refuseRepeated(surface: Surface): void {
  const name = firstIn(surface, repeatedSecret);
  if (name !== undefined) throw new McpLockError(repeatsSecret(name));
}

function firstIn(surface: Surface, find: (text: string) => string | undefined): string | undefined {
  let found: string | undefined;
  mapStrings(surface as unknown as Json, (text) => {
    found ??= find(text);
    return text;
  });
  return found;
}
