/**
 * An error about one server, made fit to be shown. In: the error that was thrown. Out: the same error without secrets. Where
 * the server refused, its message says what to do about it.
 */
import { McpLockError } from '../errors.ts';
import type { Prepared } from '../launch/prepared.ts';
import { redactLiterals } from '../lock/redact-literals.ts';
import { redactText } from '../lock/redact-text.ts';
import type { Refusal } from './auth/refusal.ts';
import { unsetVariables } from './messages.ts';
import { STDERR_KEPT } from './process.ts';
import { everySecret, textCleaner } from './secrets.ts';

/** `refusal`: the last 401 or 403, which replaces the message of an E_AUTH. */
export async function redactError(
  caught: McpLockError,
  prepared: Prepared,
  refusal: Refusal | undefined,
): Promise<McpLockError> {
  const reason =
    caught.code === 'E_AUTH' && refusal !== undefined
      ? (await import('./auth/refusal.ts')).refusalError(refusal, prepared)
      : caught;
  const { stderr, next, place, redirect, ...detail } = reason.detail;
  const clean = textCleaner(prepared);
  const hint = prepared.unset.length === 0 ? '' : ` ${unsetVariables(prepared.unset)}`;
  return new McpLockError(
    { code: reason.code, message: `${clean(reason.message)}${hint}` },
    {
      ...detail,
      ...(next === undefined ? {} : { next: clean(next) }),
      ...(place === undefined ? {} : { place: redactPlace(place, everySecret(prepared)) }),
      ...(redirect === undefined ? {} : { redirect: { from: clean(redirect.from), to: clean(redirect.to) } }),
      ...(stderr === undefined ? {} : { stderr: clean(stderr).slice(-STDERR_KEPT) }),
    },
  );
}

/** A place may contain a secret in a key or an address, also as JSON pointers escape it. */
const redactPlace = (place: string, secrets: readonly string[]): string => {
  const spelled = secrets.flatMap((secret) => [secret, secret.replaceAll('~', '~0').replaceAll('/', '~1')]);
  return redactText(redactLiterals(place, [...new Set(spelled)]));
};
