/**
 * `mcp-lock explain [NAME]`: what a rule says, why it matters, an example and how to accept it; or what an error code means,
 * its causes and what to do. Without a name all of them in one list. Out: text on stdout. Reads no lock and no config, starts
 * nothing.
 */
import type { Settings } from '../../config/settings.ts';
import type { Family } from '../../diff/rules/table.ts';
import { families } from '../../diff/rules/table.ts';
import { editDistance } from '../../display/nearest-names.ts';
import { printable } from '../../display/printable.ts';
import type { Palette } from '../../display/style.ts';
import { palette } from '../../display/style.ts';
import { padEnd, wrap } from '../../display/width.ts';
import type { ErrorCode } from '../../errors.ts';
import { exitOf, McpLockError } from '../../errors.ts';
import { SEVERITIES } from '../../model.ts';
import { ERROR_TEXTS } from '../../report/error-texts.ts';
import { labelled, NARROW, ruleLines } from '../../report/text/explanation.ts';
import { rowOf } from '../../report/text/finding.ts';
import { detailsOfOne, errorCodes, errorHeadings, unknownRule } from '../messages.ts';

const SEVERITY_COLUMNS = Math.max(...SEVERITIES.map((severity) => severity.length)) + 2;
const MOST_NAMED = 5;
const LONGEST_COMPARED = 80;

/** Runs the command; returns the exit status. Throws E_USAGE for a name that is neither a rule nor an error code. */
export async function explainCommand(name: string | undefined, settings: Settings): Promise<number> {
  const { columns, color } = settings.render;
  const paint = palette(color);
  const lines =
    name === undefined
      ? listLines(families(), columns, paint)
      : isCode(name)
        ? errorLines(name, columns, paint)
        : linesOfRule(name, columns, paint);
  settings.host.terminal.stdout(`${lines.join('\n')}\n`);
  return 0;
}

const isCode = (name: string): name is ErrorCode => Object.hasOwn(ERROR_TEXTS, name);

/** The lines of one error code. */
function errorLines(code: ErrorCode, columns: number, paint: Palette): readonly string[] {
  const { title, means, causes, remedy } = ERROR_TEXTS[code];
  const part = (label: string, text: string) => labelled(label, text, columns, paint);
  return [
    ...wrap(code, columns).map(paint.bold),
    ...wrap(title, columns),
    '',
    ...part(errorHeadings.exit, String(exitOf(code))),
    '',
    ...part(errorHeadings.means, means),
    '',
    ...causes.flatMap((cause, index) => part(index === 0 ? errorHeadings.causes : '', `- ${cause}`)),
    '',
    ...part(errorHeadings.remedy, remedy),
  ];
}

/** The lines of one rule. Throws E_USAGE for a rule that does not exist. */
function linesOfRule(id: string, columns: number, paint: Palette): readonly string[] {
  const row = rowOf(id);
  if (row === undefined) throw unknown(id);
  return ruleLines(id, row, columns, paint);
}

function listLines(groups: readonly Family[], columns: number, paint: Palette): readonly string[] {
  const longest = Math.max(...groups.flatMap(({ rules }) => rules.map(({ id }) => id.length)));
  const before = 2 + SEVERITY_COLUMNS + longest + 2;
  const blocks = groups.flatMap(({ label, rules }) => [
    ...wrap(label, columns).map(paint.bold),
    ...rules.flatMap(({ id, row }) => {
      const severity = `  ${paint[row.severity](padEnd(row.severity, SEVERITY_COLUMNS))}`;
      if (columns < before + 20) {
        const indent = columns < NARROW ? 4 : 2 + SEVERITY_COLUMNS;
        const title = wrap(row.title, columns - indent).map((line) => ' '.repeat(indent) + line);
        return columns < NARROW
          ? [severity.trimEnd(), ...wrap(`    ${id}`, columns, 4), ...title]
          : [severity + id, ...title];
      }
      return wrap(row.title, columns - before).map((line, index) =>
        index === 0 ? severity + padEnd(id, longest + 2) + line : ' '.repeat(before) + line,
      );
    }),
    '',
  ]);
  return [...blocks, ...codeLines(columns, paint), ...wrap(detailsOfOne(), columns)];
}

/** All error codes with their titles. */
function codeLines(columns: number, paint: Palette): readonly string[] {
  const codes = Object.entries(ERROR_TEXTS);
  const before = 2 + Math.max(...codes.map(([code]) => code.length)) + 2;
  return [
    ...wrap(errorCodes(), columns).map(paint.bold),
    ...codes.flatMap(([code, { title }]) =>
      columns < NARROW
        ? [`  ${code}`, ...wrap(title, columns - 4).map((line) => `    ${line}`)]
        : wrap(title, columns - before).map(
            (line, index) => padEnd(index === 0 ? `  ${code}` : '', before) + line,
          ),
    ),
    '',
  ];
}

function unknown(given: string): McpLockError {
  const near = nearest(given);
  return new McpLockError(unknownRule(printable(given, { maxChars: LONGEST_COMPARED }), near));
}

/** Ids a few letters away, with or without their family; otherwise the first ones of the same family. */
function nearest(given: string): readonly string[] {
  const wanted = given.trim().toLowerCase();
  if (wanted === '' || wanted.length > LONGEST_COMPARED) return [];
  const groups = families();
  const ids = [...groups.flatMap(({ rules }) => rules.map(({ id }) => id)), ...Object.keys(ERROR_TEXTS)];
  const close = ids
    .map((id) => {
      const [, name = ''] = id.split('/');
      const full = id.toLowerCase();
      return { id, distance: Math.min(editDistance(wanted, full), editDistance(wanted, name)) };
    })
    .filter(({ id, distance }) => distance <= Math.min(6, Math.floor(Math.min(wanted.length, id.length) / 3)))
    .sort((a, b) => a.distance - b.distance);
  const best = close[0]?.distance ?? 0;
  // Past one or two letters from the best match, a name is a coincidence.
  const named = close.filter(({ distance }) => distance <= best + 2).map(({ id }) => id);
  const family = groups.find(({ id }) => id === wanted.split('/')[0]);
  return (named.length > 0 ? named : (family?.rules.map(({ id }) => id) ?? [])).slice(0, MOST_NAMED);
}
