/** The secrets of one server in this run: a prepared spec in, the texts that must not be shown or stored out, longest first. */
import type { Prepared } from '../launch/prepared.ts';
import { looksSecret } from '../lock/credential.ts';
import { hiddenValues } from '../lock/literal-secrets.ts';
import { redactLiterals } from '../lock/redact-literals.ts';
import { redactText } from '../lock/redact-text.ts';

/** The secrets of the config and of this machine's environment, whole and in parts. Plain words under plain names are none. */
export function ownSecrets({ cleaning, found, launch, ownEnv }: Prepared): readonly string[] {
  const both = [
    [found.spec.launch, found.spec.env],
    [launch, ownEnv],
  ] as const;
  const values = both.flatMap(([line, env]) => [
    ...(line.transport === 'stdio'
      ? hiddenValues(line.command, line.args, env)
      : hiddenValues('', [line.url], env)),
    ...Object.values(env).filter((value) => value.length >= 6 && (looksSecret(value) || /\s/.test(value))),
  ]);
  return longestFirst([...cleaning.secrets, ...values]);
}

/** The same with every token of the sign-in. */
export const everySecret = (prepared: Prepared): readonly string[] =>
  longestFirst([...ownSecrets(prepared), ...(prepared.signedIn?.secrets() ?? [])]);

const longestFirst = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts)].sort((a, b) => b.length - a.length);

/** Takes the secrets of a run out of texts, its tokens also once they were renewed. Looks for them when the first text comes. */
export function textCleaner(prepared: Prepared): (text: string) => string {
  let own: readonly string[] | undefined;
  let all: readonly string[] = [];
  return (text) => {
    const tokens = prepared.signedIn?.secrets() ?? [];
    if (own === undefined || tokens.some((token) => !all.includes(token))) {
      own ??= ownSecrets(prepared);
      all = longestFirst([...own, ...tokens]);
    }
    return redactText(redactLiterals(text, all));
  };
}

/** Whether a text contains a token that this run has by now. Short tokens and plain words do not count: any text may contain them. */
export function hasToken({ signedIn }: Prepared): (text: string) => boolean {
  const tokens = (signedIn?.secrets() ?? []).filter((token) => /^(?=.{8})(?:.{20}|.*[^a-z])/s.test(token));
  return (text) => redactLiterals(text, tokens) !== text;
}
