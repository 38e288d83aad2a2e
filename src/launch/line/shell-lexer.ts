/**
 * The words of a POSIX shell line. In: a line. Out: words, and the operators `&&` and `;` between commands; undefined where
 * an unquoted character could mean anything else to any shell. Expands nothing but `~/` and `$HOME`; any other `$NAME`
 * becomes a mark (`open-words.ts`).
 */
import { openWord } from './open-words.ts';

export interface ShellOptions {
  /** The folder for `~/` and `$HOME`; without it neither is understood. */
  readonly home?: string;
  /** Whether variables become marks; otherwise a line with one is not understood. */
  readonly variables?: boolean;
  /** Whether a backslash means what it means to a shell; where it may mean more, it is not understood. */
  readonly escapes?: boolean;
}

export interface Word {
  readonly text: string;
  /** How many of its first characters stand outside of quotes. */
  readonly bare: number;
  /** What ends the command in front of it: `&&` or `;`. */
  readonly operator?: true;
}

/** Longer lines are not looked into: no launch line is. */
const LONGEST = 100_000;
/** Operators, expansions, globs and braces. */
const SPECIAL = new Set('|&;<>()$`*?[]{}!');
/** Invisible characters, and every blank except the two that all shells split words at. */
const UNSEEN = /(?![ \t])[\p{C}\p{Z}]/u;

/** The words of a line in which nothing but quotes and blanks has a meaning. */
export const plainWords = (line: string): readonly string[] | undefined =>
  wordsOf(line, { escapes: false })?.map(({ text }) => text);

export function wordsOf(line: string, reading: ShellOptions): readonly Word[] | undefined {
  const { home, escapes } = reading;
  if (line.length > LONGEST || UNSEEN.test(line)) return undefined;
  const words: Word[] = [];
  let text: string | undefined;
  let bare = 0;
  const add = (more: string, quoted: boolean) => {
    if (!quoted && bare === (text ?? '').length) bare += more.length;
    text = (text ?? '') + more;
  };
  const endWord = () => {
    if (text !== undefined) words.push({ text, bare });
    text = undefined;
    bare = 0;
  };
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at] ?? '';
    if (char === ' ' || char === '\t') endWord();
    else if (char === "'") {
      const end = line.indexOf("'", at + 1);
      if (end < 0) return undefined;
      add(line.slice(at + 1, end), true);
      at = end;
    } else if (char === '"') {
      const quoted = doubleQuoted(line, at + 1, reading);
      if (quoted === undefined) return undefined;
      add(quoted.text, true);
      at = quoted.end;
    } else if (char === '\\') {
      const next = line[at + 1];
      if (next === undefined || escapes !== true) return undefined;
      add(next, true);
      at += 1;
    } else if (char === '$') {
      const found = variableAt(line, at, reading, true);
      if (found === undefined) return undefined;
      add(found.text, true);
      at = found.end;
    } else if (escapes === true && (char === ';' || line.startsWith('&&', at))) {
      endWord();
      if (words.length === 0 || words.at(-1)?.operator === true) return undefined;
      const operator = char === ';' ? ';' : '&&';
      at += operator.length - 1;
      // One at the end ends nothing.
      if (char !== ';' || line.slice(at + 1).trim() !== '')
        words.push({ text: operator, bare: 0, operator: true });
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
  endWord();
  return words;
}

interface Piece {
  readonly text: string;
  /** Where it ends in the line. */
  readonly end: number;
}

/** `$NAME` or `${NAME}`. Outside of quotes a value with a blank would be several words. */
function variableAt(line: string, at: number, reading: ShellOptions, splits: boolean): Piece | undefined {
  const [whole, plain, braced] = /^\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})/.exec(line.slice(at)) ?? [];
  const name = plain ?? braced;
  if (whole === undefined || name === undefined || reading.variables !== true) return undefined;
  const end = at + whole.length - 1;
  if (name !== 'HOME') return { text: openWord.of(name, splits), end };
  const { home } = reading;
  // `zsh` gives a meaning to what follows these.
  if (/[:[]/.test(line[end + 1] ?? '')) return undefined;
  return home === undefined || (splits && !/^[\w./-]+$/.test(home)) ? undefined : { text: home, end };
}

/** What stands between double quotes, and where they close. */
function doubleQuoted(line: string, from: number, reading: ShellOptions): Piece | undefined {
  const escapes = reading.escapes === true;
  let text = '';
  for (let at = from; at < line.length; at += 1) {
    const char = line[at] ?? '';
    if (char === '"') return { text, end: at };
    if (char === '$') {
      const found = variableAt(line, at, reading, false);
      if (found === undefined) return undefined;
      text += found.text;
      at = found.end;
      continue;
    }
    if (char === '`' || char === '!') return undefined;
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
