/**
 * The command line of PowerShell. In: its arguments. Out: the words of one plain command, or the script file it runs;
 * undefined when an option is unknown or the command holds anything PowerShell gives a meaning to.
 */

interface PowerShellLine {
  readonly words?: readonly string[];
  readonly file?: string;
  /** What the file is given. */
  readonly behind?: readonly string[];
  readonly cwd?: string;
}

const SWITCHES = new Set(
  '-noprofile -nop -noninteractive -noni -nologo -sta -mta -login -l -noprofileloadtime'.split(' '),
);
const VALUED = new Set(
  `-executionpolicy -ex -ep -inputformat -inp -if -outputformat -o -of -windowstyle -w -version -v -configurationname
  -config -settingsfile -settings`.split(/\s+/),
);
const FOLDER = new Set(['-workingdirectory', '-wd']);
const FILE = new Set(['-file', '-f']);
const COMMAND = new Set(['-command', '-c']);
/** Words as they are: no operator, variable, array, quote, comment, splatting or escape. */
const PLAIN = /^[\p{L}\p{N}_./\\:+=^!-][\p{L}\p{N}_./\\:+=^!@#%-]*$/u;
const KEYWORDS = new Set(
  `begin break catch class continue data do dynamicparam else elseif end enum exit filter finally for foreach from
  function hidden if in param process return static switch throw trap try until using var while workflow cd set echo
  start sleep iex iwr icm invoke-expression sl sal`.split(/\s+/),
);

/** Reads a line; without an option the words are a command to `powershell` and a file to `pwsh`. */
export function powershell(program: string, args: readonly string[]): PowerShellLine | undefined {
  let cwd: string | undefined;
  const folder = () => (cwd === undefined ? {} : { cwd });
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    const name = arg.toLowerCase();
    if (SWITCHES.has(name)) continue;
    if (VALUED.has(name)) at += 1;
    else if (FOLDER.has(name)) {
      cwd = args[at + 1];
      at += 1;
    } else if (FILE.has(name)) return fileLine(args.slice(at + 1), folder());
    else if (COMMAND.has(name)) return commandLine(args.slice(at + 1), folder());
    else
      return program === 'pwsh' ? fileLine(args.slice(at), folder()) : commandLine(args.slice(at), folder());
  }
  return undefined;
}

const fileLine = (
  [file = '', ...behind]: readonly string[],
  folder: Pick<PowerShellLine, 'cwd'>,
): PowerShellLine | undefined =>
  file === '' || file.startsWith('-') ? undefined : { file, behind, ...folder };

/** PowerShell puts the words together again with blanks and reads them as a line. */
function commandLine(
  args: readonly string[],
  folder: Pick<PowerShellLine, 'cwd'>,
): PowerShellLine | undefined {
  const words: string[] = [];
  for (const piece of args.join(' ').split(/[ \t]+/)) {
    if (piece === '') continue;
    // Single quotes are literal; a blank between them would split the word here.
    const quoted = /^'([^'\p{C}\p{Z}‘’‚‛]*)'$/u.exec(piece)?.[1];
    if (quoted !== undefined && words.length > 0 && quoted !== '') words.push(quoted);
    else if (PLAIN.test(piece) && piece !== '--%' && !/^-[^-].*[.:]/.test(piece)) words.push(piece);
    else return undefined;
  }
  const [command = ''] = words;
  return /^[A-Za-z.\\/]/.test(command) && !/[=%#]/.test(command) && !KEYWORDS.has(command.toLowerCase())
    ? { words, ...folder }
    : undefined;
}
