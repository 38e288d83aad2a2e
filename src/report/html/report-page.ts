/**
 * In: a report. Out: one HTML file in which a person decides: what was found in one line, each HIGH, what was not checked, then the servers
 * with their items, the gravest first. The gravest findings are on the page however many there are; a cut says how many are not.
 */
import type { RenderOptions } from '../../contracts.ts';
import { isCommand } from '../../display/shell-word.ts';
import type { Work } from '../../host/turns.ts';
import type { Failure, Report } from '../../model.ts';
import { cutFindings, pageTitle, pageWords, userServers } from '../messages.ts';
import { stderrText } from '../text/failure.ts';
import { userOptions } from '../text/screen.ts';
import { settingsText } from '../text/settings.ts';
import { summaryLines } from '../text/summary.ts';
import { checkedServers, ranksOf, tallyOf } from '../text/tally.ts';
import { documentOf } from './document.ts';
import { filterBar, keyHelp } from './filters.ts';
import { firstSection } from './first.ts';
import { advice, foreign, joined, type Markup, markup } from './markup.ts';
import { ofSide, type PageServer, SIDE_HEADING, serverSection, serversInTurns } from './servers.ts';
import { pageScreen, type Sheet, said, sheetOf } from './sheet.ts';
import { textOf } from './texts.ts';

/** Of this user's servers too, where the report has them. As work that yields after each item. */
export function* reportPage(report: Report, options: RenderOptions): Work<string> {
  const sheet = sheetOf(options);
  const sides = [
    { report, sheet },
    ...(report.user === undefined ? [] : [{ report: report.user, sheet: userSheet(sheet, options) }]),
  ];
  const { servers, shown } = yield* serversInTurns(sides);
  const all = sides.reduce((sum, side) => sum + side.report.findings.length, 0);
  const firsts = servers.flatMap(({ of, highs }) =>
    highs.map((change) => ({ server: of.server.name, change })),
  );
  const findings = sides.flatMap((side) => side.report.findings);
  const tally = tallyOf({ ...report, findings });
  const bar = filterBar(
    {
      ranks: tally.severities,
      servers: [...new Set(servers.flatMap(({ of, blocks }) => (blocks.length > 0 ? of.server.name : [])))],
      rules: [...new Set(findings.map(({ rule }) => rule))].sort(),
    },
    sheet,
  );
  const body = markup`<a class="skip vh" href="#changes">${pageWords.skip}</a>
<header><p class="brand"><strong>mcp-lock</strong> ${foreign(report.lockfile)}</p>${summaryOf(report, sheet, 'h1')}${shown < all ? markup`<p class="note">${cutFindings(shown, all)}</p>` : undefined}${settingsNote(report, sheet)}</header>
${all === 0 ? undefined : bar}
<main id="changes" tabindex="-1">
${firstSection(firsts, sheet)}
${joined(
  sides.map((side, index) =>
    sideOf(
      side.report,
      side.sheet,
      servers.filter((one) => one.side === index),
      index,
    ),
  ),
)}
</main>
<footer>${pageWords.offline}</footer>
${keyHelp()}`;
  return documentOf(pageTitle(ranksOf(tally.severities)), body);
}

const userSheet = (sheet: Sheet, options: RenderOptions): Sheet => ({
  ...sheet,
  screen: pageScreen(userOptions(options)),
});

/** What the text report says first. */
function summaryOf(report: Report, sheet: Sheet, tag: 'h1' | 'p'): Markup {
  const [first, ...rest] = [0, 1, 2].map((at) =>
    said(sheet, (screen) => summaryLines(report, screen)[at] ?? ''),
  );
  const more = rest.map((line) => (line.markup === '' ? '' : markup`<p class="dim">${line}</p>`));
  return markup`${tag === 'h1' ? markup`<h1>${first}</h1>` : markup`<p>${first}</p>`}${more}`;
}

function settingsNote(report: Report, sheet: Sheet): Markup | undefined {
  const note = said(sheet, (screen) => settingsText(report, screen) ?? '');
  return note.markup === '' ? undefined : markup`<p class="note">${note}</p>`;
}

function sideOf(report: Report, sheet: Sheet, servers: readonly PageServer[], index: number): Markup {
  const isUser = index > 0;
  const head = isUser
    ? markup`<section class="side"><h2 id="${SIDE_HEADING}">${userServers()}</h2>${summaryOf(report, sheet, 'p')}${settingsNote(report, sheet)}</section>`
    : undefined;
  const changed = servers.filter(({ of }) => of.findings.length > 0);
  const names = checkedServers(report).filter(({ findings }) => findings.length === 0);
  const matching =
    names.length === 0
      ? undefined
      : markup`<section><details class="matching"><summary>${pageWords.matching}: ${names.length}</summary><p>${names.map(({ server }, at) => markup`${at === 0 ? '' : ', '}${foreign(server.name)}`)}</p></details></section>`;
  return markup`${head}${failureSection(report.failures, index)}${changed.map((one) => serverSection(one, sheet))}${matching}`;
}

function failureSection(failures: readonly Failure[], index: number): Markup | undefined {
  if (failures.length === 0) return undefined;
  return markup`<section class="failed" aria-labelledby="failed${index}${ofSide(index)}"><h2 id="failed${index}">${pageWords.notChecked}</h2><ul>${failures.map(failureOf)}</ul></section>`;
}

function failureOf({ server, message, code, place, next, stderr }: Failure): Markup {
  const output = stderrText(stderr ?? '');
  const fact = (word: string, value: Markup | undefined) =>
    value === undefined ? undefined : markup`<dt>${word}</dt><dd>${value}</dd>`;
  return markup`<li><p>${server === undefined ? undefined : markup`<strong>${foreign(server)}</strong> `}${foreign(message)} <code>${code}</code></p><dl class="facts">${fact(pageWords.place, place === undefined ? undefined : foreign(place))}${fact(pageWords.nextStep, next === undefined ? undefined : advice(next, isCommand(next)))}</dl>${output === '' ? undefined : markup`<details><summary>${pageWords.output}</summary>${textOf(output)}</details>`}</li>`;
}
