/**
 * What a promise of `docs/guarantees.md` was held against: one kind of attack or accident, and the cases of it that the tests try.
 * `NAME.cases.ts` in this folder exports `kind`; `NAME.test.ts` beside it runs every case. `npm run docs` lists both on that page.
 */

/** The promises, under the headings of the page. */
export const PROMISES = {
  text: 'All text that a server lists for the model is pinned',
  origin: 'Where the code comes from is pinned',
  order: 'The order of checks',
  accident: 'It does not pass by accident',
  quiet: 'It stays quiet when nothing changed',
  shown: 'Text from servers is shown safely',
  secrets: 'Secrets stay out',
  processes: 'Processes end, and work is bounded',
  guard: 'The guard lets through what is locked, and nothing else',
  audit: 'Audit notices what its rules know, and stays quiet about honest servers',
} as const;

export interface Named {
  /** What is tried, as a line of a list: "a sentence in the place of a date". */
  readonly name: string;
}

export interface Kind<Case extends Named = Named> {
  readonly promise: keyof typeof PROMISES;
  /** One sentence: what is tried, and what must come of it. */
  readonly kind: string;
  readonly cases: readonly Case[];
  /** What stays possible, in one sentence. `docs/threat-model.md` says it to users. */
  readonly open?: string;
}
