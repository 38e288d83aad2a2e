/** In: the HIGH changes of a report. Out: the list at the top of the page: a line each, with the new words, that leads to the change. */
import type { Finding } from '../../model.ts';
import { doNotStart, moreRanked, pageWords } from '../messages.ts';
import { wordChange } from '../text/finding.ts';
import { clauseOf, newWords, type RankedChange, SHADOWS } from '../text/high-changes.ts';
import { namesWithin } from '../text/name-list.ts';
import { whom } from '../text/whom.ts';
import { foreign, type Markup, markup } from './markup.ts';
import { filterData, rankBadge, type Sheet, said } from './sheet.ts';

/** Lines that are not folded. */
const OPEN = 24;
/** Characters that are quoted of a change. */
const QUOTED = 160;

export interface First {
  readonly server: string;
  readonly change: RankedChange;
}

/** Nothing where nothing is HIGH. */
export function firstSection(firsts: readonly First[], sheet: Sheet): Markup | undefined {
  if (firsts.length === 0) return undefined;
  const lines = firsts.map((first) => lineOf(first, sheet));
  const more = lines.slice(OPEN);
  return markup`<section class="first" aria-labelledby="first"><h2 id="first" class="vh">${pageWords.first}</h2><ol>${lines.slice(0, OPEN)}</ol>${
    more.length === 0
      ? undefined
      : markup`<details class="more"><summary>${moreRanked(more.length, 'HIGH')}</summary><ol>${more}</ol></details>`
  }${sheet.screen.advice ? markup`<p class="do">${doNotStart()}</p>` : undefined}</section>`;
}

function lineOf({ server, change }: First, sheet: Sheet): Markup {
  const { findings, names } = change;
  const [first] = findings;
  if (first === undefined) return markup``;
  const id = findings.map((finding) => sheet.ids.get(finding)).find((one) => one !== undefined);
  const who = said(sheet, (screen) => whom(server, findings, names, screen));
  const link = id === undefined ? who : markup`<a href="#${id}">${who}</a>`;
  const what = said(sheet, ({ foreign: mark }) => clauseOf(change, mark).clause);
  const names_ = said(sheet, (screen) => (names.length > 1 ? namesWithin(names, 100, screen) : ''));
  const words = names.length > 1 ? names_ : quoteOf(findings, first);
  return markup`<li ${filterData(findings, server, sheet)}>${rankBadge('high')}<span>${link} ${what}${words.markup === '' ? undefined : markup`: <span class="quote">${words}</span>`}</span></li>`;
}

function quoteOf(findings: readonly Finding[], first: Finding): Markup {
  if (first.rule === SHADOWS) return foreign(String(first.before));
  const change = wordChange(first.before, first.after, '→');
  if (change !== undefined) return foreign(change);
  const text = newWords(findings).replace(/\s+/g, ' ').trim();
  const [...chars] = text.slice(0, 2 * QUOTED);
  const cut = chars.slice(0, QUOTED).join('');
  return text === ''
    ? markup``
    : markup`${foreign(`“${cut}${chars.length > QUOTED || text.length > 2 * QUOTED ? '…' : ''}”`)}`;
}
