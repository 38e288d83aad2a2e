/**
 * A variable that names the package of a launch: another machine would start another package, whatever it is set to
 * here. In: a launch. Out: E_LAUNCH with the variable's name. Asks nobody.
 */
import type { Place, Understood } from '../contracts.ts';
import { McpLockError, orUndefined } from '../errors.ts';
import type { Launch } from '../model.ts';
import { anyVariables } from '../variables/placeholders.ts';
import { partsOf, understand } from './line/understand.ts';
import { packageFromVariable } from './messages.ts';

/** For a launch as its config has it, with variables that are not filled in here or by any client. Throws E_LAUNCH. */
export function refuseVariablePackageAsWritten(written: Launch, place: Place, at: string): void {
  // Undefined when only the values of its variables make it one that can be understood.
  const understood = orUndefined(() => understand(written, place));
  const tokens =
    understood === undefined
      ? written.transport === 'stdio'
        ? [written.command, ...written.args]
        : []
      : [understood, ...partsOf(understood)].map(({ identity }) => identity.token ?? '');
  const [variable] = tokens.flatMap(anyVariables);
  if (variable !== undefined) throw variablePackageError(variable.text, at);
}

/**
 * For a launch with its variables filled in. `shape`: the same with placeholder words in their place; `restore` puts the
 * variables back. Throws E_LAUNCH.
 */
export function refuseVariablePackage(
  understood: Understood,
  shape: Understood,
  restore: (text: string) => string,
  at: string,
): void {
  const parts = [understood, ...partsOf(understood)];
  for (const [index, { identity }] of [shape, ...partsOf(shape)].entries()) {
    const { token = '' } = identity;
    const written = restore(token);
    // A variable may name a folder of this machine: its files are hashed.
    if (written === token || parts[index]?.identity.url.startsWith('file:')) continue;
    throw variablePackageError(anyVariables(written)[0]?.text ?? '', at);
  }
}

const variablePackageError = (variable: string, at: string): McpLockError =>
  new McpLockError(packageFromVariable(withoutDefault(variable)), { place: at });

/** A variable without its default, which may be a secret. */
const withoutDefault = (variable: string): string =>
  variable.replace(
    /^\$\{(?!(?:env|input|config|command|file|secrets?):)([A-Za-z_]\w*)\s*(?::|[-=+?]).*$/s,
    (_, name) => `\${${name}}`,
  );
