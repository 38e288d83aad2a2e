/** What a service of code scanning or code quality lists: a finding, a failure, or what it must know about the report. Types and ids. */
import type { Anchor } from '../../contracts.ts';
import type { Severity } from '../../model.ts';

export interface Result {
  /** A rule, an error code, or one of `OWN`; never a text of a server. */
  readonly rule: string;
  readonly rank: Rank;
  /** One line, whose foreign words are code spans. */
  readonly title: string;
  /** Lines of the same kind: the words that changed, why it matters, what to do next. */
  readonly details: readonly string[];
  readonly place: Anchor;
  readonly fingerprint: string;
  /** Why settings accept it. */
  readonly accepted?: string;
}

/** `error`: something could not be checked. */
export type Rank = Severity | 'error';

/** What a report says that no rule and no error code stands for. */
export const OWN = {
  /** A rule that this version does not have. */
  other: 'report/other-rule',
  loosened: 'report/settings-loosen',
  cut: 'report/cut',
} as const;
