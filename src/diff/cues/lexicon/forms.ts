/**
 * In: verbs. Out: all their forms, as a lexicon writes phrases. A verb that changes its stem names the past after a colon
 * (`send:sent`, `take:took:taken`); words after a verb follow each form (`hand over`).
 */

/** `forms('send:sent hand_over')`: every form of each verb; `_` joins its words. */
export const forms = (verbs: string): string =>
  spelled(verbs, ({ base, s, ing, past }) => [base, s, ing, ...past]);

/** The form of an order: `send`. */
export const orders = (verbs: string): string => spelled(verbs, ({ base }) => [base]);

/** The forms of the present: `send`, `sends`, `sending`. */
export const present = (verbs: string): string => spelled(verbs, ({ base, s, ing }) => [base, s, ing]);

/** What is done to something: `sent`. */
export const done = (verbs: string): string => spelled(verbs, ({ past }) => [past.at(-1) ?? '']);

interface Forms {
  readonly base: string;
  readonly s: string;
  readonly ing: string;
  /** The past and the participle, if they differ. */
  readonly past: readonly string[];
}

function spelled(verbs: string, which: (forms: Forms) => readonly string[]): string {
  return [
    ...new Set(
      verbs.split(' ').flatMap((written) => {
        const [verb = '', ...past] = written.split(':');
        const [base = '', ...after] = verb.split('_');
        return which(formsOf(base, past)).map((form) => [form, ...after].join(' '));
      }),
    ),
  ].join('|');
}

function formsOf(base: string, past: readonly string[]): Forms {
  const stem = base.endsWith('e') && !base.endsWith('ee') ? base.slice(0, -1) : doubled(base);
  const regular = /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${stem}ed`;
  return { base, s: thirdPerson(base), ing: `${stem}ing`, past: past.length === 0 ? [regular] : past };
}

function thirdPerson(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|o)$/.test(base) ? `${base}es` : `${base}s`;
}

// `drop` becomes `dropped`, `submit` becomes `submitted`, but `open` stays.
const doubled = (base: string): string =>
  /^[^aeiou]*[aeiou][bdgklmnprt]$/.test(base) || /(?:mit|fer|pel)$/.test(base) ? base + base.slice(-1) : base;
