/**
 * In: a folder of `.jsonl` files whose lines are `{source, kind, tool}`, in `poisoned*.jsonl` tools of an attack, in others
 * tools of honest servers. Out: each tool with the cues of its texts. Other tools of its source are its siblings.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cuesOf } from '../../src/diff/cues.ts';
import type { Fact } from '../../src/diff/fact.ts';
import { RULES } from '../../src/diff/rules.ts';
import { type JsonObject, SEVERITIES, type Severity } from '../../src/model.ts';

/** What one server's tools say of each other and of its own site is expected, and counted apart. */
const NEIGHBOURLY: ReadonlySet<string> = new Set(['text/url-added', 'text/tool-reference']);

export interface Row {
  readonly source: string;
  readonly kind: string;
  readonly tool: JsonObject;
}

export interface Scored extends Row {
  readonly isPoisoned: boolean;
  readonly facts: readonly Fact[];
  /** Of its cues, without references to siblings and addresses; absent: none. */
  readonly worst: Severity | undefined;
}

/** Every tool of a folder, scored. */
export const scored = (folder: string): readonly Scored[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => {
      const isPoisoned = file.startsWith('poisoned');
      const rows = rowsOf(join(folder, file));
      const names = namesBySource(rows);
      return rows.map((row): Scored => {
        const facts = cuesOf(row.tool, { toolNames: names.get(row.source) ?? new Set(), own: nameOf(row) });
        return { ...row, isPoisoned, facts, worst: worstOf(facts) };
      });
    });

export const severityOf = ({ rule, severity }: Fact): Severity => severity ?? RULES[rule].severity;

export const isNeighbourly = ({ rule }: Fact): boolean => NEIGHBOURLY.has(rule);

const worstOf = (facts: readonly Fact[]): Severity | undefined =>
  SEVERITIES.findLast((severity) =>
    facts.some((fact) => !isNeighbourly(fact) && severityOf(fact) === severity),
  );

const rowsOf = (file: string): readonly Row[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);

const nameOf = ({ tool }: Row): string => (typeof tool['name'] === 'string' ? tool['name'] : '');

function namesBySource(rows: readonly Row[]): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const row of rows) names.set(row.source, (names.get(row.source) ?? new Set()).add(nameOf(row)));
  return names;
}
