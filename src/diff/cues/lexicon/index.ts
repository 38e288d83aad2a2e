/** All words and phrases by concept, of all languages. A new language is a row in `languages.ts`. */
import { ACTS } from './acts.ts';
import { ENGLISH } from './english.ts';
import { LANGUAGES as OTHERS } from './languages.ts';
import { SENSES } from './senses.ts';
import { THEMES } from './themes.ts';

const LANGUAGES: readonly Readonly<Record<string, string>>[] = [
  ENGLISH,
  ACTS,
  SENSES,
  THEMES,
  ...Object.values(OTHERS),
];

/** Each concept with its phrases; a language has an entry of its own. */
export const LEXICON: readonly (readonly [concept: string, phrases: readonly string[]])[] = LANGUAGES.flatMap(
  (words) => Object.entries(words).map(([concept, phrases]) => [concept, phrases.split('|')] as const),
);
