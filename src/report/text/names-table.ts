/**
 * In: items of a server that were added, removed or renamed. Out: a table of their names, the worst first: of what was added also what
 * stands out and what it takes, its text not. Removed ones, and those past the size of the table, are lists of names.
 */
import { actsOf, member, parametersOf } from '../../diff/abilities/acts.ts';
import { displayWidth, truncate, wrap } from '../../display/width.ts';
import { isObject } from '../../lock/pointer.ts';
import type { Finding, Json } from '../../model.ts';
import { itemTraits, nameChanges, newServerNames } from '../messages.ts';
import { grouped, nameChange, worstFirst } from './grouping.ts';
import { namesWithin } from './name-list.ts';
import { outline } from './outline.ts';
import { type Amount, amountOf, amountOfItem, NOTHING_LEFT, type Part } from './part.ts';
import { RANK, rankWord, type Screen } from './screen.ts';

/** Rows of one server, and lines of a list, in a report about one server. */
const ROWS = 16;
const LIST_LINES = 8;

const SIGNS = { added: '+', renamed: '~', removed: '-' } as const;

/**
 * The table under its heading; nothing without such items. `servers`: how many tables share the report. `isNew`: the whole server is, so
 * that one list has all of its names.
 */
export function namesPart(
  server: string,
  findings: readonly Finding[],
  { servers, isNew }: { readonly servers: number; readonly isNew: boolean },
  screen: Screen,
): Part {
  if (findings.length === 0) return { lines: [], left: NOTHING_LEFT };
  const [added, renamed, removed] = (['added', 'renamed', 'removed'] as const).map((change) =>
    worstFirst(findings.filter(({ rule }) => nameChange(rule) === change)),
  ) as [readonly Finding[], readonly Finding[], readonly Finding[]];
  const share = Math.max(2, Math.floor(ROWS / servers));
  const most = isNew ? 0 : screen.verbose ? findings.length : share;
  const lists = Math.max(2, Math.floor(LIST_LINES / servers));
  const named = `${screen.foreign(server)}: ${countsOf(findings)}`;
  const heading = isNew ? newServerNames(named) : named;
  const listed = [...added.slice(most), ...renamed.slice(most), ...removed];
  return {
    lines: [
      ...wrap(heading, screen.columns, 2).map(screen.paint.bold),
      ...[...added.slice(0, most), ...renamed.slice(0, most)].flatMap((finding) => rowLines(finding, screen)),
      ...[...grouped(listed, listKey).values()].flatMap((group) => listLines(group, lists, screen)),
    ],
    left: amountOf(added.map((finding) => leftOf(finding, screen))),
  };
}

/** Added first, then renamed, then removed. */
const countsOf = (findings: readonly Finding[]): string =>
  nameChanges(
    Object.keys(SIGNS).flatMap((change) =>
      [...grouped(findings, ({ rule }) => rule)].flatMap(([rule, list]) =>
        nameChange(rule) === change ? [[rule, list.length] as const] : [],
      ),
    ),
  );

function rowLines({ severity, rule, subject, before, after }: Finding, screen: Screen): readonly string[] {
  const { foreign, signs, columns } = screen;
  const change = nameChange(rule);
  const kind = subject.kind === 'tool' ? '' : `${subject.kind} `;
  const name = foreign(subject.name ?? '');
  const indent = 2 + RANK;
  const head = `  ${rankWord(screen, severity)}`;
  if (change === 'renamed') {
    const text = `${SIGNS.renamed} ${kind}${foreign(String(before ?? ''))} ${signs.arrow} ${name}`;
    return wrap(text, columns - indent, 2).map((line, at) => (at === 0 ? head : ' '.repeat(indent)) + line);
  }
  const text = `${SIGNS.added} ${kind}${name}`;
  const facts = [takes(after, screen), traits(subject, after)].filter((part) => part !== '').join('  ');
  const room = columns - indent - displayWidth(text) - 2;
  const lines = wrap(text, columns - indent, 2);
  const isOneLine = lines.length === 1 && facts !== '' && room >= 12;
  return lines.map((line, at) =>
    at > 0
      ? ' '.repeat(indent) + line
      : `${head}${line}${isOneLine ? `  ${screen.paint.dim(truncate(facts, room, signs.ellipsis))}` : ''}`,
  );
}

/** `(path, limit?)`: parameters of a tool, arguments of a prompt. */
function takes(item: Json | undefined, { foreign }: Screen): string {
  if (item === undefined) return '';
  const names = parametersOf(item).map(([name]) => name);
  const given = member(item, 'arguments');
  const required = member(member(item, 'inputSchema'), 'required');
  const must = Array.isArray(required) ? required : [];
  const taken = [
    ...new Set(names.map((name) => `${foreign(name)}${must.includes(name) ? '' : '?'}`)),
    ...(Array.isArray(given) ? given.map((one: Json) => foreign(String(member(one, 'name') ?? ''))) : []),
  ];
  return taken.length === 0 ? '' : `(${taken.join(', ')})`;
}

function traits({ kind, name = '' }: Finding['subject'], item: Json | undefined): string {
  if (kind !== 'tool' || item === undefined) return '';
  const { changes, sends } = actsOf(name, item);
  const hints = member(item, 'annotations');
  return itemTraits({
    claimsReadOnly: member(hints, 'readOnlyHint') === true,
    isDestructive: member(hints, 'destructiveHint') === true,
    changes,
    sends,
  });
}

const listKey = ({ severity, rule }: Finding): string => `${severity} ${rule}`;

/** `LOW     - a, b and 3 more`, for items of one rank and one change. */
function listLines(group: readonly Finding[], most: number, screen: Screen): readonly string[] {
  const [first] = group;
  if (first === undefined) return [];
  const indent = 2 + RANK;
  const sign = SIGNS[nameChange(first.rule) ?? 'added'];
  const names = group.map(({ subject }) => subject.name ?? '');
  const list = namesWithin(names, screen.verbose ? undefined : most * (screen.columns - indent), screen);
  const kind = first.subject.kind === 'tool' ? '' : `${first.subject.kind} `;
  return wrap(`${sign} ${kind}${list}`, screen.columns - indent, 2).map(
    (line, at) => (at === 0 ? `  ${rankWord(screen, first.severity)}` : ' '.repeat(indent)) + line,
  );
}

/** All of an added item but its name. */
function leftOf({ after }: Finding, { columns, verbose }: Screen): Amount {
  if (verbose || !isObject(after)) return NOTHING_LEFT;
  const { name: _, uri: __, uriTemplate: ___, ...rest } = after;
  return amountOfItem(
    outline(rest).map((line) => ({
      characters: line.trim().length,
      lines: Math.max(1, Math.ceil(line.length / (columns - 4))),
      items: 1,
    })),
  );
}
