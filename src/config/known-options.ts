/**
 * The options of a function of the library: what a program gave, and the options that there are with the kind of each, in; E_USAGE
 * for an option that does not exist or is of another kind. A mistyped option would otherwise be left out, and less be checked.
 */
import { McpLockError } from '../errors.ts';
import { optionInvalid, optionsInvalid, unknownOption } from './messages.ts';

const KINDS = {
  text: { is: 'a string', of: (value: unknown) => typeof value === 'string' },
  texts: {
    is: 'a list of strings',
    of: (value: unknown) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
  },
  switch: { is: 'true or false', of: (value: unknown) => typeof value === 'boolean' },
  number: { is: 'a number', of: (value: unknown) => typeof value === 'number' },
  function: { is: 'a function', of: (value: unknown) => typeof value === 'function' },
  signal: { is: 'an AbortSignal', of: (value: unknown) => value instanceof AbortSignal },
  lockfile: {
    is: 'a lockfile as `readLockfile` gives it',
    of: (value: unknown) => typeof value === 'object' && value !== null && 'servers' in value,
  },
  /** Checked elsewhere. */
  any: { is: 'a value', of: () => true },
} as const;

/** A list: the texts that there are to choose from. */
export type OptionKind = keyof typeof KINDS | readonly string[];

/** `name`: of the function. Options that are undefined count as not given; the `required` ones must be given. Throws E_USAGE. */
export function refuseUnknownOptions(
  name: string,
  given: object,
  known: Readonly<Record<string, OptionKind>>,
  required: readonly string[] = [],
): void {
  if (given === null || typeof given !== 'object' || Array.isArray(given))
    throw new McpLockError(optionsInvalid(name));
  const missing = required.map((option) => [option, Reflect.get(given, option)] as const);
  for (const [option, value] of [...Object.entries(given), ...missing]) {
    const kind = Object.hasOwn(known, option) ? known[option] : undefined;
    if (kind === undefined) throw new McpLockError(unknownOption(name, option, Object.keys(known)));
    if (value === undefined && !required.includes(option)) continue;
    const { is, of } =
      typeof kind === 'string' ? KINDS[kind] : { is: `one of ${kind.join(', ')}`, of: among(kind) };
    if (!of(value)) throw new McpLockError(optionInvalid(name, option, is));
  }
}

const among =
  (choices: readonly string[]) =>
  (value: unknown): boolean =>
    choices.some((one) => one === value);
