/**
 * Texts in GitHub's Markdown. Our words are escaped, and keep what stands in backticks as code; foreign text, printable already, becomes
 * code that it cannot end: in a line of a sentence, or as lines in a fence. Pure.
 */
import { breakCommands } from '../../display/printable.ts';

/** A code span. Empty text has none. */
export function code(text: string): string {
  if (text === '') return '';
  const marks = '`'.repeat(longestRun(text) + 1);
  // One blank on each side is taken off again, so a backtick or a blank at the edge needs one.
  const edge = /^[ `]|[ `]$/.test(text) ? ' ' : '';
  return `${marks}${edge}${text}${edge}${marks}`;
}

/** Lines as a block of code. `language`: that of GitHub's colours. */
export function fence(lines: readonly string[], language: 'text' | 'diff'): string {
  const text = breakCommands(lines.join('\n'));
  const marks = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${marks}${language}\n${text}\n${marks}`;
}

/** A sentence of ours: what stands in backticks is code, and nothing else in it means anything. */
export const words = (text: string): string =>
  text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1)) : part.replace(SPECIAL, '\\$&')))
    .join('');

const SPECIAL = /[\\`*_[\]<>&|~!#@]/g;

function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}
