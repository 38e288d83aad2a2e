/**
 * Credentials that a config holds as they are: file and key named, the value never. A variable in their place, an example and an ordinary
 * word do not count. Pure.
 */
import { credentialShape, looksSecret } from '../../lock/credential.ts';
import { heldSecrets } from '../../lock/held-secrets.ts';
import { isSecretName, mayNameSecret } from '../../lock/secret-names.ts';
import { LAUNCH, ruleOf } from '../judge.ts';

export const secret = ruleOf(({ spec, file }) => {
  if (spec === undefined) return [];
  const { launch, env, scope } = spec;
  const start = launch.transport === 'stdio' ? launch.command : launch.url;
  const args = launch.transport === 'stdio' ? launch.args : [];
  const written = Object.fromEntries(Object.entries(env).filter(([, value]) => !isExample(value)));
  const words = args.map((arg) => (isExample(arg) ? '' : arg));
  const names = heldSecrets(VARIABLE.test(start) ? '' : start, words, written)
    .filter(({ name, value }) => !isExample(value) && isCredential(name, value))
    .map(({ name }) => name);
  return [...new Set(names)].sort().map((name) => ({
    rule: 'config/secret' as const,
    subject: { ...LAUNCH, name },
    after: `${file ?? spec.client}: ${name}`,
    severity: scope === 'user' ? ('low' as const) : undefined,
  }));
});

/** By a published form, or by its name. A value that was only drawn by lot can be any id. */
function isCredential(name: string, value: string): boolean {
  const shape = credentialShape(value);
  if ((shape !== undefined && shape !== 'random') || isSecretName(name)) return true;
  // A host before the @ of an address.
  if (name === 'url' && /^[\w-]+(?:\.[\w-]+)+(?:[/?#%].*)?$/.test(value)) return false;
  const isUnnamed = /^(?:url|command|argument \d+)$/.test(name);
  return (isUnnamed || mayNameSecret(name)) && looksSecret(value);
}

/** What stands in a config until somebody writes the credential there, a variable of any client, or a masked value. */
const isExample = (value: string): boolean =>
  EXAMPLE.test(value) ||
  VARIABLE.test(value) ||
  /^(.)\1*$/.test(value.replace(/[-_.\s]/g, '')) ||
  /^(?:[x*.•-]|\W){4,}$/i.test(value) ||
  /x{4,}|\*{3,}/i.test(value);

const EXAMPLE =
  /^(?:bearer\s+|basic\s+|token\s+)?[<[{(]|your[-_ ]?|(?:^|[-_ ])(?:example|placeholder|dummy|sample|changeme|change[-_]me|replace|redacted|masked|insert|todo|xxx+|here)(?:$|[-_ ])|^(?:\.{3}|…)$|user:pass(?:word)?@|(?:^|:\/\/)[^:@/]*:(?:pass(?:word)?|secret|postgres|root|admin|test|example)@/i;
const VARIABLE = /\$\w|\$\{|\$\(|\{env:|\{\{|%\w+%|^op:\/\/|^vault:|^ssm:|^keychain:|^\{file:/i;
