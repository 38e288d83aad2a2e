/**
 * What is secret about one server in this run: a prepared spec in, the texts that nothing may repeat out, longest first.
 * Holds nothing itself and shows nothing.
 */

import type { Prepared } from '../launch/prepared.ts';
import { redactLiterals } from '../lock/redact.ts';

/** What the config and this machine say. */
export const ownSecrets = ({ cleaning, values }: Prepared): readonly string[] =>
  longestFirst([...cleaning.secrets, ...values.filter((value) => value.length >= 6)]);

export const everySecret = (prepared: Prepared): readonly string[] =>
  longestFirst([...ownSecrets(prepared), ...(prepared.signedIn?.secrets() ?? [])]);

const longestFirst = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts)].sort((a, b) => b.length - a.length);

/** Short or plain words are no evidence of a token. */
export function hasToken(text: string, { signedIn }: Prepared): boolean {
  const tokens = (signedIn?.secrets() ?? []).filter((token) => /^(?=.{8})(?:.{20}|.*[^a-z])/s.test(token));
  return redactLiterals(text, tokens) !== text;
}
