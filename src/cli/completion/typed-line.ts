/**
 * A command line as far as it is typed: its text up to the cursor in; its words, and the one being typed, out. Quotes are taken off.
 * Nothing is expanded. The text may be unfinished in any way.
 */
import type { ShellName } from './shells/index.ts';

interface TypedLine {
  /** Those before the one being typed, without the name of the program. */
  readonly words: readonly string[];
  /** Empty where a new word begins. */
  readonly current: string;
}

const PROGRAM = /(?:^|[\\/])mcp-lock(?:\.\w+)?$/;

/** Settings of variables (`A=b mcp-lock …`), and whatever else stands before the program, are left out. */
export function typedLine(text: string, shell: ShellName): TypedLine {
  const words = wordsOf(text, shell === 'powershell' ? '`' : '\\');
  const at = words.slice(0, -1).findIndex((word) => PROGRAM.test(word));
  return { words: words.slice(Math.max(0, at) + 1, -1), current: words.at(-1) ?? '' };
}

/** The last word is the one being typed. `literal`: the character that takes the meaning of the next one. */
function wordsOf(text: string, literal: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote: string | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === literal && quote !== "'") {
      at += 1;
      word = (word ?? '') + text.charAt(at);
    } else if (char === quote) quote = undefined;
    else if (quote === undefined && (char === '"' || char === "'")) {
      quote = char;
      word ??= '';
    } else if (quote === undefined && /\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + char;
  }
  return [...words, word ?? ''];
}
