/** In: what a page holds. Out: its bar: ranks with their counts, server, rule, text, the view of differences, keys. Ranks and views need no script. */
import { grouped } from '../../display/printable.ts';
import { SEVERITIES, type Severity } from '../../model.ts';
import { pageKeys, pageWords, shownParts } from '../messages.ts';
import { type Markup, markup, plain } from './markup.ts';
import type { Sheet } from './sheet.ts';

interface Filtered {
  /** Absent: there are no findings, and no differences to view. */
  readonly ranks?: Readonly<Record<Severity, number>>;
  readonly servers: readonly string[];
  readonly rules: readonly string[];
}

/** Options of one list at most; the search finds the others. */
const MOST_OPTIONS = 500;

export function filterBar({ ranks, servers, rules }: Filtered, sheet: Sheet): Markup {
  return markup`<div class="bar" role="search" aria-label="${plain(pageWords.filter)}">
${ranks === undefined ? undefined : rankBoxes(ranks)}
${servers.length < 2 ? undefined : choice('server', pageWords.server, servers, sheet.serverId)}
${rules.length < 2 ? undefined : choice('rule', pageWords.rule, rules, sheet.ruleId)}
<label class="js-only wide"><span>${pageWords.search}</span><input type="search" id="search" autocomplete="off" spellcheck="false"></label>
${ranks === undefined ? undefined : viewChoice()}
<button type="button" id="reset" class="js-only">${pageWords.showAll}</button>
<button type="button" id="keys" class="js-only" aria-keyshortcuts="?">${pageWords.keys}</button>
<output id="count" data-text="${plain(shownParts(ranks !== undefined))}" aria-live="polite"></output>
</div>`;
}

const rankBoxes = (ranks: Readonly<Record<Severity, number>>): Markup =>
  markup`<fieldset class="ranks"><legend class="vh">${pageWords.ranks}</legend>${[...SEVERITIES]
    .reverse()
    .map(
      (rank) =>
        markup`<label><input type="checkbox" id="r-${rank}" value="${rank}" checked><span class="rank ${rank}">${rank.toUpperCase()} ${grouped(ranks[rank])}</span></label>`,
    )}</fieldset>`;

const viewChoice = (): Markup =>
  markup`<fieldset class="side-choice"><legend class="vh">${pageWords.differences}</legend><label><input type="radio" name="view" id="inline" checked>${pageWords.inline}</label><label><input type="radio" name="view" id="split">${pageWords.split}</label></fieldset>`;

const choice = (
  id: string,
  label: string,
  values: readonly string[],
  idOf: (value: string) => string,
): Markup =>
  markup`<label class="js-only wide"><span>${label}</span><select id="${id}"><option value="">${pageWords.all}</option>${values.slice(0, MOST_OPTIONS).map((value) => markup`<option value="${idOf(value)}">${plain(value.slice(0, 100))}</option>`)}</select></label>`;

/** Opened by `?`. */
export const keyHelp = (): Markup =>
  markup`<dialog id="help" aria-labelledby="help-head"><h2 id="help-head">${pageWords.keys}</h2><dl>${pageKeys.map(([key, does]) => markup`<dt><kbd>${key}</kbd></dt><dd>${does}</dd>`)}</dl><form method="dialog"><button>${pageWords.close}</button></form></dialog>`;
