/**
 * What two readers said of each HIGH of `npm run releases`. They saw the change in context (`--judge FILE`), not the code. `right`: a
 * reviewer would want to be stopped by it; `arguable`: some would; `wrong`: nobody would. No text of a server.
 */
import type { Finding } from '../../src/model.ts';
import type { Pair } from './pairs.ts';

export type Judgement = 'right' | 'arguable' | 'wrong';

export interface Verdict {
  readonly rule: string;
  /** Id of the server in `pairs.ts`. */
  readonly server: string;
  readonly from: string;
  readonly to: string;
  /** `tool send_mail /inputSchema/properties/body`. */
  readonly item: string;
  readonly readers: readonly [Judgement, Judgement];
}

export const VERDICTS: readonly Verdict[] = [];

export interface High {
  readonly pair: Pair;
  readonly finding: Finding;
}

/** The HIGH as a verdict names it. */
export const nameOf = ({ pair, finding: { rule, subject } }: High): Omit<Verdict, 'readers'> => ({
  rule,
  server: pair.server.id,
  from: pair.from,
  to: pair.to,
  item: [subject.kind, subject.name, subject.pointer].filter((part) => part !== undefined).join(' '),
});

const keyOf = ({ rule, server, from, to, item }: Omit<Verdict, 'readers'>): string =>
  [rule, server, from, to, item].join('\n');

/** HIGHs without a verdict, and verdicts about what is no HIGH of these pairs any more. */
export function compareVerdicts(
  highs: readonly High[],
  pairs: readonly Pair[],
  verdicts: readonly Verdict[] = VERDICTS,
): { readonly without: readonly High[]; readonly stale: readonly Verdict[] } {
  const [judged, found] = [new Set(verdicts.map(keyOf)), new Set(highs.map((high) => keyOf(nameOf(high))))];
  const run = new Set(pairs.map(({ server, from, to }) => `${server.id} ${from} ${to}`));
  return {
    without: highs.filter((high) => !judged.has(keyOf(nameOf(high)))),
    stale: verdicts.filter((one) => run.has(`${one.server} ${one.from} ${one.to}`) && !found.has(keyOf(one))),
  };
}
