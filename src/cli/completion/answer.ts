/**
 * The answer to a key press in a shell: the shell, the line up to the cursor and a machine in; what the script of that shell reads out.
 * A line for each value, `VALUE TAB MEANING`, or `:files` or `:folders`. Starts no server, and reads the lockfile alone. Never
 * throws: a completion that fails is silent.
 */
import { truncate } from '../../display/width.ts';
import type { HookHost } from '../../host/hook-host.ts';
import { candidates } from './candidates.ts';
import { lockedNames } from './locked-names.ts';
import { isShellName } from './shells/index.ts';
import { typedLine } from './typed-line.ts';

/** The variable in which a script hands over the line. As an argument, `.cmd` files of Windows would read its signs as their own. */
const LINE = 'MCP_LOCK_LINE';

const MEANING_COLUMNS = 60;

/** Undefined where no script asks: then the script itself is wanted. */
export async function completionAnswer(
  shell: string | undefined,
  host: HookHost,
): Promise<string | undefined> {
  const line = host.env[LINE];
  if (line === undefined) return undefined;
  if (shell === undefined || !isShellName(shell)) return '';
  try {
    const { words, current } = typedLine(line, shell);
    const found = await candidates(words, current, (choice) => lockedNames(choice, host));
    if (typeof found === 'string') return `:${found}\n`;
    // Windows PowerShell reads our output in a code page in which a letter can become a quote.
    const shown = shell === 'powershell' ? found.filter(([value]) => /^[ -~]*$/.test(value)) : found;
    return shown
      .map(([value, meaning]) => `${value}${meaning === undefined ? '' : `\t${inShort(meaning)}`}\n`)
      .join('');
  } catch {
    return '';
  }
}

/** The first sentence, in one line of a list. */
const inShort = (meaning: string): string => {
  const [first = ''] = meaning.split(/(?<=\.)\s|[:;] /);
  return truncate(first.replace(/\.$/, ''), MEANING_COLUMNS, '...');
};
