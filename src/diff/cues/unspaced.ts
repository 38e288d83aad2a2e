/**
 * In: a text. Out: its runs of single letters ("i g n o r e") as words, or nothing. Where all gaps are alike, the words are
 * found with the lexicon. Takes time linear in the text.
 */
import { once } from '../../host/once.ts';
import { LEXICON } from './lexicon/index.ts';

const RUN = /(?<![\p{L}\p{N}])[\p{L}\p{N}](?:[^\p{L}\p{N}\n]{1,6}[\p{L}\p{N}](?![\p{L}\p{N}])){5,1000}/gu;
const LONGEST = 16;
const COMMON =
  'the a an of to in on at and or is be it you your my me for from with by as that this any all if so no not do does must send read file files user users tool key keys data about before after other was were are can will';

const knownWords = once(
  () =>
    new Set([
      ...COMMON.split(' '),
      ...LEXICON.flatMap(([, phrases]) => phrases.flatMap((phrase) => phrase.split(' '))).filter((word) =>
        /^[a-z]{2,}$/.test(word),
      ),
    ]),
);

export const unspaced = (text: string): string =>
  [...text.matchAll(RUN)].map(([run]) => wordsOf(run)).join('. ');

function wordsOf(run: string): string {
  const gaps = [...run.matchAll(/[^\p{L}\p{N}]+/gu)].map(([gap]) => gap);
  const counts = new Map<string, number>();
  for (const gap of gaps) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  const [usual = ' '] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  const joined = run.replace(/[^\p{L}\p{N}]+/gu, (gap) => (gap === usual ? '' : ' '));
  return joined
    .split(' ')
    .map((part) =>
      part.length > LONGEST || !knownWords().has(part.toLowerCase()) ? segmented(part.toLowerCase()) : part,
    )
    .join(' ');
}

/** The fewest known words that a run of letters is made of; unknown letters stay single. */
function segmented(letters: string): string {
  const best: { readonly cost: number; readonly from: number }[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= letters.length; end += 1) {
    let chosen = { cost: (best[end - 1]?.cost ?? 0) + 5, from: end - 1 };
    for (let from = Math.max(0, end - LONGEST); from < end - 1; from += 1) {
      const cost = (best[from]?.cost ?? 0) + 1;
      if (cost < chosen.cost && knownWords().has(letters.slice(from, end))) chosen = { cost, from };
    }
    best.push(chosen);
  }
  const words: string[] = [];
  for (let end = letters.length; end > 0; end = best[end]?.from ?? 0)
    words.unshift(letters.slice(best[end]?.from ?? 0, end));
  return words.join(' ');
}
