/**
 * One simple command of a POSIX shell, read only where every shell reads it alike. In: a line. Out: its words, or
 * undefined. Expands nothing but `~/` and `$HOME`. Any other `$NAME` becomes a mark (`open-words.ts`). `cd X &&`,
 * `export K=V;` and `set -e;` may stand before the command. An unquoted character that any shell could give another
 * meaning makes the whole line undefined.
 */
import { posix } from 'node:path';
import { openWord } from './open-words.ts';
import type { ShellOptions, Word } from './shell-lexer.ts';
import { wordsOf } from './shell-lexer.ts';

/** One simple command: variables it sets for itself, then the program and its arguments. */
interface SimpleCommand {
  readonly sets: Readonly<Record<string, string>>;
  readonly words: readonly string[];
  /** The folder that the line goes to first, as written; absent: it stays. */
  readonly cwd?: string;
}

/** Words that are no programs to some shell: keywords, builtins, modifiers. */
const NO_PROGRAMS = new Set(
  `. : [ [[ ! - alias autoload bg bind bindkey break builtin caller case cd chdir command compgen complete compopt
  continue coproc declare dirs disable disown do done echo elif else emulate enable esac eval exec exit export false
  fc fg fi float for foreach function functions getln getopts hash help hist history if in integer jobs kill let
  limit local log logout mapfile nocorrect noglob nameref popd print printf private pushd pushln pwd read readarray
  readonly rehash repeat return sched select set setopt shift shopt source suspend test then time times trap true
  ttyctl type typeset ulimit umask unalias unfunction unhash unlimit unset unsetopt until vared wait whence where
  which while zcompile zformat zle zmodload zparseopts zregexparse zstyle`.split(/\s+/),
);

/** The one command of a line that starts a program, `exec` before it taken off, and what the commands before it set. */
export function simpleCommand(line: string, reading: ShellOptions = {}): SimpleCommand | undefined {
  const words = wordsOf(line, { escapes: true, ...reading });
  if (words === undefined) return undefined;
  const commands = commandsOf(words);
  const last = commands.pop();
  const sets: Record<string, string> = Object.create(null);
  let cwd: string | undefined;
  for (const { words: before, end } of commands) {
    const [name, ...rest] = before.map(({ text }) => text);
    if (before[0]?.bare !== name?.length) return undefined;
    if (name === 'cd' && end === '&&') {
      const folder = rest[0] === '--' ? rest[1] : rest[0];
      if (folder === undefined || rest.length > (rest[0] === '--' ? 2 : 1)) return undefined;
      if (folder === '' || folder.startsWith('-') || openWord.test(folder)) return undefined;
      cwd = cwd === undefined || posix.isAbsolute(folder) ? folder : posix.join(cwd, folder);
    } else if (name === 'export') {
      for (const { text, bare } of before.slice(1)) {
        const variable = /^([A-Za-z_]\w*)(?:=|$)/.exec(text)?.[1];
        // Another home would be meant by what follows.
        if (variable === undefined || bare < variable.length || /^(?:HOME|CDPATH)$/.test(variable))
          return undefined;
        if (text.length > variable.length) sets[variable] = text.slice(variable.length + 1);
      }
    } else if (name !== 'set' || !rest.every((word) => /^(?:[-+][euo]*|[-+]x|pipefail)$/.test(word)))
      return undefined;
  }
  const command = last === undefined ? undefined : programIn(last.words);
  if (command === undefined) return undefined;
  return { sets: { ...sets, ...command.sets }, words: command.words, ...(cwd === undefined ? {} : { cwd }) };
}

interface Command {
  readonly words: readonly Word[];
  readonly end: string;
}

function commandsOf(words: readonly Word[]): Command[] {
  const out: Command[] = [];
  let rest = [...words];
  while (rest.length > 0) {
    const at = rest.findIndex(({ operator }) => operator === true);
    const [own, end] = at < 0 ? [rest, ''] : [rest.slice(0, at), rest[at]?.text ?? ''];
    out.push({ words: own, end });
    rest = at < 0 ? [] : rest.slice(at + 1);
  }
  return out;
}

/** A program with its arguments, and the variables it is given. */
function programIn(words: readonly Word[]): Omit<SimpleCommand, 'cwd'> | undefined {
  const sets: Record<string, string> = Object.create(null);
  let at = 0;
  for (; at < words.length; at += 1) {
    const { text, bare } = words[at] as Word;
    const name = /^([A-Za-z_]\w*)=/.exec(text)?.[1];
    if (name === undefined) break;
    if (bare <= name.length) return undefined;
    sets[name] = text.slice(name.length + 1);
  }
  if (words[at]?.text === 'exec' && words[at]?.bare === 4) at += 1;
  const [program, ...args] = words.slice(at).map(({ text }) => text);
  if (program === undefined || program === '' || /^[-+]|[=]/.test(program) || NO_PROGRAMS.has(program)) {
    return undefined;
  }
  return { sets, words: [program, ...args] };
}
