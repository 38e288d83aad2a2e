/**
 * What stands on a launch line, for rules about it: a launch in, its words and the scripts among them out. Reads behind wrappers, so that
 * `wsl bash -c`, `sudo sh -c` and `docker exec x sh -c` are scripts too. Pure; runs and expands nothing.
 */
import { programOf } from '../launch/line/program.ts';
import type { Launch } from '../model.ts';

export interface Script {
  /** The program that runs it: `bash`, `python`. */
  readonly program: string;
  readonly code: string;
  /** It is encoded on the line. */
  readonly encoded?: true;
}

/** Of longer lines the beginning is read. */
const MOST_WORDS = 5_000;
const LONGEST = 20_000;

/** Command and arguments; none for an address. */
export const wordsOnLine = (launch: Launch): readonly string[] =>
  launch.transport === 'stdio'
    ? [launch.command, ...launch.args].slice(0, MOST_WORDS).map((word) => word.slice(0, LONGEST))
    : [];

const SHELL = /^(?:sh|bash|zsh|dash|ash|ksh|mksh|fish|csh|tcsh|busybox)$/;

/** Programs that run code from a word of the line, and the options before it. */
const RUNNERS: readonly { readonly program: RegExp; readonly option: RegExp }[] = [
  { program: SHELL, option: /^[-+][a-z]*c[a-z]*$/i },
  { program: /^(?:python[\d.]*|py|pypy\d?)$/, option: /^-[a-zA-Z]*c$/ },
  { program: /^(?:node|nodejs|bun|tsx|ts-node)$/, option: /^(?:-e|-p|-pe|--eval|--print)$/ },
  { program: /^deno$/, option: /^eval$/ },
  { program: /^(?:perl|ruby|lua|osascript|elixir|julia|R|Rscript)$/, option: /^-[a-zA-Z]*[eE]$/ },
  { program: /^php$/, option: /^-r$/ },
  { program: /^cmd$/, option: /^\/[ck]$/i },
  { program: /^(?:powershell|pwsh)$/, option: /^[-/](?:c|co|com|comm|comma|comman|command)$/i },
  { program: /^(?:powershell|pwsh)$/, option: /^[-/](?:e|ec|en|enc|enco\w*)$/i },
  { program: /^su$/, option: /^-c$/ },
  { program: /^env$/, option: /^(?:-S|--split-string)$/ },
];
/** These take the rest of the line. */
const TAKES_REST = /^(?:cmd|powershell|pwsh)$/;

/** The scripts of a line, and the command itself where it is a line of its own. */
export function scriptsOf(launch: Launch): readonly Script[] {
  const words = wordsOnLine(launch);
  const [command = ''] = words;
  const found: Script[] =
    /[|;&<>`$]/.test(command) && /\s/.test(command) ? [{ program: 'sh', code: words.join(' ') }] : [];
  let runner: string | undefined;
  for (const [index, word] of words.entries()) {
    const program = programOf(word).toLowerCase();
    if (runner !== undefined) {
      const row = RUNNERS.find(({ program: of, option }) => of.test(runner ?? '') && option.test(word));
      if (row !== undefined) {
        const rest = TAKES_REST.test(runner) ? words.slice(index + 1).join(' ') : (words[index + 1] ?? '');
        found.push(scriptOf(runner, word, rest));
        runner = undefined;
        continue;
      }
    }
    if (RUNNERS.some(({ program: of }) => of.test(program))) runner = program;
  }
  return found.filter(({ code }) => code.trim() !== '');
}

function scriptOf(program: string, option: string, code: string): Script {
  if (!/^[-/]e/i.test(option) || !/^(?:powershell|pwsh)$/.test(program)) return { program, code };
  return { program, code: Buffer.from(code, 'base64').toString('utf16le').slice(0, LONGEST), encoded: true };
}
