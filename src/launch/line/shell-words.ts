/**
 * One simple command of a POSIX shell, read only where every shell reads it alike. In: a line. Out: its words, or
 * undefined. Expands nothing but `~/`. An unquoted character that any shell could give another meaning makes the whole
 * line undefined.
 */

/** One simple command: variables it sets for itself, then the program and its arguments. */
interface SimpleCommand {
  readonly sets: Readonly<Record<string, string>>;
  readonly words: readonly string[];
}

interface ShellOptions {
  /** The folder for `~/`; without it a tilde is not understood. */
  readonly home?: string;
  /** Whether a backslash means what it means to a shell; where it may mean more, it is not understood. */
  readonly escapes?: boolean;
}

interface Word {
  readonly text: string;
  /** How many of its first characters stand outside of quotes. */
  readonly bare: number;
}

/** Longer lines are not looked into: no launch line is. */
const LONGEST = 100_000;
/** Operators, expansions, globs and braces. */
const SPECIAL = new Set('|&;<>()$`*?[]{}!');
/** Invisible characters, and every blank except the two that all shells split words at. */
const UNSEEN = /(?![ \t])[\p{C}\p{Z}]/u;
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

/** The one simple command of a line, `exec` before it taken off. */
export function simpleCommand(line: string, reading: ShellOptions = {}): SimpleCommand | undefined {
  const words = wordsOf(line, { escapes: true, ...reading });
  if (words === undefined) return undefined;
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

/** The words of a line in which nothing but quotes and blanks has a meaning. */
export const plainWords = (line: string): readonly string[] | undefined =>
  wordsOf(line, { escapes: false })?.map(({ text }) => text);

function wordsOf(line: string, { home, escapes }: ShellOptions): readonly Word[] | undefined {
  if (line.length > LONGEST || UNSEEN.test(line)) return undefined;
  const words: Word[] = [];
  let text: string | undefined;
  let bare = 0;
  const add = (more: string, quoted: boolean) => {
    if (!quoted && bare === (text ?? '').length) bare += more.length;
    text = (text ?? '') + more;
  };
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at] ?? '';
    if (char === ' ' || char === '\t') {
      if (text !== undefined) words.push({ text, bare });
      text = undefined;
      bare = 0;
    } else if (char === "'") {
      const end = line.indexOf("'", at + 1);
      if (end < 0) return undefined;
      add(line.slice(at + 1, end), true);
      at = end;
    } else if (char === '"') {
      const quoted = doubleQuoted(line, at + 1, escapes === true);
      if (quoted === undefined) return undefined;
      add(quoted.text, true);
      at = quoted.end;
    } else if (char === '\\') {
      const next = line[at + 1];
      if (next === undefined || escapes !== true) return undefined;
      add(next, true);
      at += 1;
    } else if (SPECIAL.has(char)) return undefined;
    else if (char === '~') {
      // After `=` and `:` some shells expand it and some do not.
      if (text !== undefined && /[=:]$/.test(text)) return undefined;
      if (text !== undefined) add(char, false);
      else if (home === undefined || !/^(?:[/ \t]|$)/.test(line.slice(at + 1))) return undefined;
      else add(home, true);
    } else if (text === undefined && (char === '#' || char === '=')) return undefined;
    else add(char, false);
  }
  if (text !== undefined) words.push({ text, bare });
  return words;
}

/** What stands between double quotes, and where they close. */
function doubleQuoted(
  line: string,
  from: number,
  escapes: boolean,
): { readonly text: string; readonly end: number } | undefined {
  let text = '';
  for (let at = from; at < line.length; at += 1) {
    const char = line[at] ?? '';
    if (char === '"') return { text, end: at };
    if (char === '$' || char === '`' || char === '!') return undefined;
    if (char === '\\') {
      const next = line[at + 1] ?? '';
      if (!escapes) return undefined;
      if (/[$`"\\]/.test(next)) {
        text += next;
        at += 1;
        continue;
      }
    }
    text += char;
  }
  return undefined;
}
