/**
 * A name that a person typed against the name it must be: two texts in; whether they are the same, only look the same, or differ, out.
 * Only the very same characters count: a name that looks equal may be another server's. Pure.
 */
import { codePoint } from '../diff/cues/count.ts';
import { isLookAlike, looseSkeleton } from '../diff/cues/skeleton.ts';

/** Blanks and tabs around what was typed are left out; no other character is. */
export const typedText = (answer: string): string => answer.replace(/^[ \t]+|[ \t\r]+$/g, '');

/** `y` or `yes`; anything else is no. */
export const isYes = (answer: string): boolean => /^y(?:es)?$/i.test(typedText(answer));

/** What is typed to accept a server: its name, and more where that alone is an answer that one gives without reading. */
export const textToType = (server: string): string =>
  /^(?:y|yes|n|no|ok)$/i.test(server) ? `server ${server}` : server;

/** Nothing typed is never a name. */
export function compareTyped(answer: string, wanted: string): 'same' | 'alike' | 'other' {
  const typed = typedText(answer);
  if (typed === '') return 'other';
  if (typed === wanted || answer === wanted) return 'same';
  return seen(typed) === seen(wanted) ? 'alike' : 'other';
}

/** What a reader sees of a name: look-alike letters as one, without what shows as nothing. */
const seen = (name: string): string =>
  looseSkeleton(name.normalize('NFKD').replace(/[\p{Default_Ignorable_Code_Point}\p{M}\p{C}\s]/gu, ''));

/** Letters of other alphabets in a name that look like Latin ones, each once: `U+0456`. A name of one alphabet alone has none. */
export const lookAlikes = (name: string): readonly string[] =>
  /[A-Za-z]/.test(name) ? [...new Set([...name].filter(isLookAlike))].map(codePoint) : [];
