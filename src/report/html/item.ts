/** In: the findings about one item of a server, about many that changed alike, or about the server itself. Out: their entries under a heading. */
import { counted } from '../../display/printable.ts';
import { isCommand } from '../../display/shell-word.ts';
import type { Finding, ServerReport } from '../../model.ts';
import { pageWords } from '../messages.ts';
import { nextStep } from '../text/advice.ts';
import { isItem } from '../text/finding.ts';
import { type Block, changeKey, grouped, nameChange, worstFirst, worstOf } from '../text/grouping.ts';
import { notStartedReason } from '../text/not-started.ts';
import { changeEntry, changeRow, parameterAt } from './changes.ts';
import { advice, foreign, type Markup, markup } from './markup.ts';
import { headRow } from './parameters.ts';
import { filterData, type Sheet, said } from './sheet.ts';

/** `next`: what to do, where that is not told of the whole server. */
export function itemSection(
  server: ServerReport,
  { findings, names }: Block,
  next: string | undefined,
  lockfile: string,
  sheet: Sheet,
): Markup {
  const groups = [...grouped(worstFirst(findings), changeKey).values()];
  const rows = groups.filter((group) => parameterAt(group) !== undefined);
  const entries = groups
    .filter((group) => parameterAt(group) === undefined)
    .map((group) => changeEntry(group, server.name, sheet));
  const table =
    rows.length === 0
      ? undefined
      : markup`<table>${headRow([pageWords.changed])}<tbody>${rows.map((group) => changeRow(group, server.name, sheet))}</tbody></table>`;
  const stopped = said(sheet, (screen) => notStartedReason(server, findings, lockfile, screen) ?? '');
  const inItems =
    names.length === 0
      ? undefined
      : markup`<p class="names">${pageWords.inItems} ${names.map((name, at) => markup`${at === 0 ? '' : ', '}${foreign(name)}`)}</p>`;
  return markup`<article class="item${signOf(findings)}" ${filterData(findings, server.name, sheet)}><div class="head">${headingOf(findings, names)}</div>${inItems}${entries}${table}${stopped.markup === '' ? undefined : markup`<p class="next">${stopped}</p>`}${nextLine(next)}</article>`;
}

const signOf = (findings: readonly Finding[]): string => {
  const [change] = findings.flatMap(({ rule }) => nameChange(rule) ?? []);
  return change === 'added' ? ' plus' : change === 'removed' ? ' minus' : '';
};

function headingOf([first]: readonly Finding[], names: readonly string[]): Markup {
  if (first === undefined || !isItem(first)) return markup`<h3>${pageWords.wholeServer}</h3>`;
  const { kind, name = '' } = first.subject;
  if (names.length > 1) return markup`<h3>${counted(names.length, kind)}</h3>`;
  return markup`<h3><span class="dim">${kind}</span> <bdi class="name">${foreign(name)}</bdi></h3>`;
}

/** What to do about a block; nothing where there is nothing to do. `isOne`: nothing else of the server changed. */
export const nextOf = (
  server: ServerReport,
  findings: readonly Finding[],
  isOne: boolean,
  lockfile: string,
  { screen }: Sheet,
): string | undefined =>
  !screen.advice || worstOf(findings) === 'info'
    ? undefined
    : nextStep(server, findings, { lockfile, isOne, screen });

export const nextLine = (next: string | undefined): Markup | undefined =>
  next === undefined
    ? undefined
    : markup`<p class="next"><span class="label">${pageWords.nextStep}</span> ${advice(next, isCommand(next))}</p>`;
