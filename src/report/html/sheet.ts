/** What the parts of one page share: how sentences are made, which ids its changes have. Options in, markup out. Pure but for its counter. */
import type { RenderOptions } from '../../contracts.ts';
import type { Finding, Severity } from '../../model.ts';
import { SEVERITIES } from '../../model.ts';
import { grouped } from '../text/grouping.ts';
import { type Screen, screenOf } from '../text/screen.ts';
import { type Markup, markup, sentence } from './markup.ts';

export interface Sheet {
  readonly screen: Screen;
  /** The ids of changes that are on the page. */
  readonly ids: Map<Finding, string>;
  /** Another one each time. */
  readonly nextId: () => string;
  /** As a filter names it. */
  readonly serverId: (name: string) => string;
  readonly ruleId: (rule: string) => string;
}

/** Wider than any text: the page folds by itself. */
const COLUMNS = 1_000_000;

export const pageScreen = (options: RenderOptions): Screen =>
  screenOf({ ...options, color: false, unicode: true, verbose: true, columns: COLUMNS });

export function sheetOf(options: RenderOptions): Sheet {
  const numbers = new Map<string, number>();
  const numbered = (key: string): number => {
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  };
  let count = 0;
  return {
    nextId: () => {
      count += 1;
      return `f${count}`;
    },
    screen: pageScreen(options),
    ids: new Map(),
    serverId: (name) => `s${numbered(`server ${name}`)}`,
    ruleId: (rule) => `u${numbered(`rule ${rule}`)}`,
  };
}

/** A sentence of the text report as markup. */
export const said = ({ screen }: Sheet, make: (screen: Screen) => string): Markup =>
  sentence((foreign) => make({ ...screen, foreign }));

export const rankBadge = (severity: Severity): Markup =>
  markup`<span class="rank ${severity}">${severity.toUpperCase()}</span>`;

/** What the filters ask of a change: ranks, rules, server. */
export function filterData(findings: readonly Finding[], server: string, sheet: Sheet): Markup {
  const ranks = [...SEVERITIES]
    .reverse()
    .filter((rank) => findings.some(({ severity }) => severity === rank));
  const rules = [...grouped(findings, ({ rule }) => rule).keys()].map(sheet.ruleId);
  return markup`data-r="${ranks.join(' ')}" data-u="${rules.join(' ')}" data-s="${sheet.serverId(server)}"`;
}

/** The id of a change, the same for all findings of it. */
export function idOf(findings: readonly Finding[], { ids, nextId }: Sheet): string {
  const id = nextId();
  for (const finding of findings) ids.set(finding, id);
  return id;
}
