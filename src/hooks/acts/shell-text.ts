/**
 * A shell command line as the commands in it: text in, words, files that are written and here-documents out. Reads what sh, bash and
 * zsh have in common; runs and expands nothing. What only a shell would know stands as `ANY`, what a file name may fill as `GLOB`.
 */
import { withoutMarks } from './marks.ts';
import type { ShellCommand } from './shell-command.ts';
import type { Found } from './shell-reader.ts';
import { readAll } from './shell-reader.ts';

export interface ShellText {
  /** Also those of substitutions, in the order in which they end. */
  readonly commands: readonly ShellCommand[];
  /** Values that were given to variables. */
  readonly values: readonly string[];
}

/** Undefined: nested too deeply to be read. `variables`: those that are known. */
export function readShell(
  text: string,
  variables: Readonly<Record<string, string>> = {},
): ShellText | undefined {
  const clean = withoutMarks(text);
  try {
    const first = readOnce(clean, variables, new Set());
    // A variable with several values may have any of them at any place: functions and loops run later than they stand.
    return first.several.size === 0 ? first : readOnce(clean, variables, first.several);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readOnce(text: string, variables: Readonly<Record<string, string>>, several: Set<string>): Found {
  const known = new Map(Object.entries(variables));
  const found: Found = { known, several: new Set(several), values: [], commands: [] };
  readAll(text, found, 0);
  return found;
}
