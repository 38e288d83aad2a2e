/**
 * In: findings that show the same change. Out: it as an entry of an item, or as a row of its table of parameters: each finding with its rank
 * and its rule, the words that changed, what is hidden, and why it matters.
 */
import { isObject, tokensOf } from '../../lock/pointer.ts';
import type { Finding, Json } from '../../model.ts';
import { breakingChange, notSentTo, pageWords, sentTo } from '../messages.ts';
import { reasonFor } from '../text/advice.ts';
import { betweenLocks } from '../text/block.ts';
import { clientSides } from '../text/client-lines.ts';
import { isCue } from '../text/counted.ts';
import { changedPackages, dependencyFinding } from '../text/dependency-changes.ts';
import { message, rowOf, title, wordChange } from '../text/finding.ts';
import { grouped, nameChange } from '../text/grouping.ts';
import { definitionOf } from './definition.ts';
import { foreign, joined, type Markup, markup, sentence } from './markup.ts';
import { cells, parametersOf, rowCells } from './parameters.ts';
import { filterData, idOf, rankBadge, type Sheet, said } from './sheet.ts';
import { differenceOf } from './texts.ts';

type Group = readonly Finding[];

/** The change as an entry. */
export function changeEntry(group: Group, server: string, sheet: Sheet): Markup {
  const lines = group.map(
    (finding) =>
      markup`<div class="what">${rankBadge(finding.severity)}<span class="clause">${said(sheet, (screen) => betweenLocks(finding, screen) ?? title(finding, screen.signs.arrow, screen.foreign))}${acceptedNote(finding)}</span>${ruleName(finding)}</div>`,
  );
  return markup`<div class="f" tabindex="-1" id="${idOf(group, sheet)}" ${filterData(group, server, sheet)}>${lines}${told(group)}${contentOf(group, sheet)}${matched(group)}${reasons(group, sheet)}</div>`;
}

const ruleName = ({ rule }: Finding): Markup => markup`<span class="rule">${foreign(rule)}</span>`;

/** Why settings accept it. */
const acceptedNote = ({ usual, accepted }: Finding): Markup | undefined =>
  usual === undefined
    ? undefined
    : markup` <span class="dim">(${usual.toUpperCase()}${accepted === undefined ? '' : markup`: ${foreign(accepted.reason)}`})</span>`;

/** To whom each side was sent, where a server was asked as several clients. */
function told(group: Group): Markup | undefined {
  const sides = clientSides(group);
  if (sides === undefined) return undefined;
  const { one, other, isBoth } = sides;
  const names = (list: readonly string[], say: (names: string) => string) =>
    sentence((mark) => say(list.map(mark).join(', ')));
  return markup`<p class="said">${isBoth ? '− ' : ''}${names(one, sentTo)}<br>${isBoth ? '+ ' : ''}${names(other, isBoth ? sentTo : notSentTo)}</p>`;
}

function contentOf(group: Group, sheet: Sheet): Markup | undefined {
  const [first] = group;
  if (first === undefined) return undefined;
  const { before, after, rule, subject } = first;
  if (first === dependencyFinding(group))
    return markup`<p class="said"><span class="label">${pageWords.packages}</span> ${said(sheet, (screen) => changedPackages(first, screen, Number.POSITIVE_INFINITY))}</p>`;
  if (wordChange(before, after, '') !== undefined) return undefined;
  const name = subject.name ?? '';
  if (nameChange(rule) === 'added' && isObject(after)) return definitionOf(after, name);
  if (nameChange(rule) === 'removed' && isObject(before))
    return markup`<details><summary>${pageWords.removed}</summary>${definitionOf(before, name)}</details>`;
  return differenceOf(first);
}

/** What a rule about a text found in it. */
function matched(group: Group): Markup | undefined {
  const found = grouped(
    group.filter((finding) => isCue(finding) && finding.evidence !== undefined),
    ({ evidence = '' }) => evidence,
  );
  return found.size === 0
    ? undefined
    : markup`<p class="said"><span class="label">${pageWords.matched}</span> ${[...found.keys()].map((words, at) => markup`${at === 0 ? '' : ' · '}<span class="quote">${foreign(words)}</span>`)}</p>`;
}

function reasons(group: Group, { screen }: Sheet): Markup {
  const all = group.flatMap((finding) =>
    betweenLocks(finding, screen) === undefined ? (reasonFor(finding) ?? []) : [],
  );
  return joined(
    [...new Set(all)].map(
      (reason) => markup`<p class="why"><span class="label">${pageWords.why}</span> ${reason}</p>`,
    ),
  );
}

const SCHEMA = /^(?:schema|output)\//;

/** The parameter that a group is about, where it is about one: it is then a row of the table. */
export function parameterAt(group: Group): { readonly path: string; readonly keyword: string } | undefined {
  const [first] = group;
  if (first === undefined || !group.some(({ rule }) => SCHEMA.test(rule))) return undefined;
  const keys = tokensOf(first.subject.pointer ?? '');
  const steps: string[] = [];
  let at = 1;
  for (; at < keys.length; at += 1) {
    if (keys[at] === 'properties' && keys[at + 1] !== undefined) {
      steps.push(`${steps.length === 0 ? '' : '.'}${keys[at + 1]}`);
      at += 1;
    } else if (keys[at] === 'items' && steps.length > 0) steps.push('[]');
    else break;
  }
  if (steps.length === 0) return undefined;
  const of = keys[0] === 'outputSchema' ? 'outputSchema › ' : '';
  return { path: `${of}${steps.join('')}`, keyword: keys.slice(at).join('/') };
}

/** The change as a row: what changed of a parameter stands in its column. */
export function changeRow(group: Group, server: string, sheet: Sheet): Markup {
  const [first] = group;
  const at = parameterAt(group);
  if (first === undefined || at === undefined) return joined([]);
  const rule = group.find((finding) => SCHEMA.test(finding.rule))?.rule ?? '';
  const columns = columnsOf(rule, at.path, at.keyword, first);
  const lines = group.map(
    (finding) =>
      markup`<div class="what">${rankBadge(finding.severity)}<span class="clause">${sentence((mark) => mark(message(finding)))}${rowOf(finding.rule)?.compat === 'B' ? breakingChange() : ''}${acceptedNote(finding)}</span>${ruleName(finding)}</div>`,
  );
  const rest = columns.isWhole ? undefined : contentOrWords(first);
  return markup`<tr class="f" tabindex="-1" id="${idOf(group, sheet)}" ${filterData(group, server, sheet)}>${columns.cells}<td data-label="${pageWords.changed}">${lines}${rest}${told(group)}${matched(group)}${reasons(group, sheet)}</td></tr>`;
}

/** A difference, or both sides where they are words. */
function contentOrWords(change: Finding): Markup | undefined {
  const words = wordChange(change.before, change.after, '→');
  return words === undefined ? differenceOf(change) : markup`<p class="said">${foreign(words)}</p>`;
}

interface Columns {
  readonly cells: Markup;
  /** All of the change is in them. */
  readonly isWhole: boolean;
}

function columnsOf(rule: string, path: string, keyword: string, { before, after }: Finding): Columns {
  const schema = after ?? before;
  if (/\/property-(?:added|removed)/.test(rule) && schema !== undefined) {
    const [own, ...inner] = parametersOf(schema, path, rule.endsWith('-required') || undefined);
    if (own !== undefined) {
      const required = rule.includes('-added-') ? rule.endsWith('-required') : undefined;
      // What is nested in it is told as it stands.
      return { cells: cells({ ...own, required }), isWhole: inner.length === 0 };
    }
  }
  if (/\/property-became-/.test(rule)) {
    const now = rule.endsWith('-required') ? pageWords.yes : pageWords.no;
    return {
      cells: rowCells(path, undefined, markup`${pageWords.became} ${now}`, undefined),
      isWhole: true,
    };
  }
  const change = contentOrWords({ before, after } as Finding);
  if (keyword === 'description')
    return { cells: rowCells(path, undefined, undefined, change), isWhole: true };
  if (keyword === 'type') return { cells: rowCells(path, change, undefined, undefined), isWhole: true };
  const name: Json = keyword;
  return {
    cells: rowCells(path, name === '' ? undefined : markup`${foreign(keyword)}`, undefined, undefined),
    isWhole: false,
  };
}
