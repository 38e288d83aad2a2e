/**
 * Addresses in a launch line as they are written, with their variables. In: a spec and its launch as understood. Out:
 * the same with every address behind a proxy unexpanded, because a value in it may be a secret and differs between
 * people. Throws E_LAUNCH where a variable names the package or decides what is reached. Asks nobody.
 */
import type { Dialect, Place, Understood } from '../contracts.ts';
import { McpLockError, orUndefined } from '../errors.ts';
import { redactLiterals } from '../lock/redact-literals.ts';
import type { Launch, Spec } from '../model.ts';
import { expandSpec } from '../variables/expand.ts';
import { understand } from './line/understand.ts';
import { addressFromVariable } from './messages.ts';
import { refuseVariablePackage } from './package-variable.ts';

interface PlaceholderLaunch {
  readonly launch: Launch;
  /** Puts the variables back. */
  readonly restore: (text: string) => string;
}

/** `understood`: of the launch with its variables filled in. `at`: where the spec stands, for messages. */
export function addressesAsWritten(
  understood: Understood,
  { spec, dialect }: { readonly spec: Spec; readonly dialect: Dialect },
  place: Place,
  secrets: readonly string[],
  at: string,
): Understood {
  if (understood.launch.transport !== 'stdio') return understood;
  const standIns = withPlaceholders(spec, dialect, place);
  // Undefined when only the values themselves make a launch of it.
  const shape =
    standIns === undefined
      ? understood
      : orUndefined(() => understand(standIns.launch, place, { restore: standIns.restore }));
  if (standIns !== undefined && shape !== undefined)
    refuseVariablePackage(understood, shape, standIns.restore, at);
  return { ...understood, parts: partsAsWritten(understood, shape, secrets, at) };
}

/** The spec with a word for every variable that is filled in; undefined when there is none. */
function withPlaceholders(spec: Spec, dialect: Dialect, place: Place): PlaceholderLaunch | undefined {
  let word = 'standin';
  const text = JSON.stringify(spec.launch).toLowerCase();
  while (text.includes(word)) word += 'x';
  const names = Object.keys(place.env);
  const env: Record<string, string | undefined> = {};
  for (const [index, name] of names.entries())
    Object.defineProperty(env, name, {
      enumerable: true,
      // Only what the spec names is looked at.
      get: () => (place.env[name] === undefined ? undefined : `${word}${index}z`),
    });
  const { launch } = expandSpec(spec, dialect, { ...place, env });
  if (!JSON.stringify(launch).includes(word)) return undefined;
  const mark = new RegExp(`${word}(\\d+)z`, 'gi');
  const restore = (one: string) =>
    one.replace(mark, (_, index: string) => `\${${names[Number(index)] ?? ''}}`);
  return { launch, restore };
}

function partsAsWritten(
  { parts }: Understood,
  shape: Understood | undefined,
  secrets: readonly string[],
  at: string,
): readonly Understood[] {
  return parts.map((part, index) => {
    const twin = shape?.parts[index];
    if (part.launch.transport === 'stdio') return { ...part, parts: partsAsWritten(part, twin, secrets, at) };
    if (twin === undefined || twin.launch.transport === 'stdio') {
      throw new McpLockError(addressFromVariable(), { place: at });
    }
    const { identity } = twin;
    return { ...part, identity: { ...identity, url: redactLiterals(identity.url, secrets) } };
  });
}
