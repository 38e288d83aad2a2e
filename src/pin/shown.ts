/**
 * The difference of two texts of a config as a person reads it: only lines that change, each cut around its change, with
 * the secrets of the config replaced. Texts in, lines out that may be printed.
 */
import { structuredPatch } from 'diff';
import { printable } from '../display/printable.ts';
import type { Palette } from '../display/style.ts';
import { redactArgs, redactLiterals, redactText } from '../lock/redact.ts';
import type { Spec } from '../model.ts';

/** So much of a line is shown before and after what changes in it. */
const AROUND = 60;

/** The lines of a unified diff. `name`: the file as a person would type it. */
export function diffLines(
  name: string,
  before: string,
  after: string,
  specs: readonly Spec[],
  paint: Palette,
): readonly string[] {
  const secrets = secretsIn(specs);
  const clean = (line: string) => redactText(redactLiterals(line.replace(/\r$/, ''), secrets));
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: 0 });
  const lines = hunks.flatMap(({ oldStart, newStart, lines: changed }) => {
    const of = (sign: string) =>
      changed.filter((line) => line.startsWith(sign)).map((line) => clean(line.slice(1)));
    const [old, now] = [of('-'), of('+')];
    const cut = (line: string, index: number, others: readonly string[]) =>
      printable(around(line, others[index] ?? ''));
    return [
      `@@ line ${oldStart}${newStart === oldStart ? '' : ` → ${newStart}`} @@`,
      ...old.map((line, index) => paint.remove(`- ${cut(line, index, now)}`)),
      ...now.map((line, index) => paint.add(`+ ${cut(line, index, old)}`)),
    ];
  });
  return [`--- ${printable(name)}`, `+++ ${printable(name)}`, ...lines];
}

/** Every value that a config gives a variable or header, and every argument that is a credential; longest first. */
function secretsIn(specs: readonly Spec[]): readonly string[] {
  const found = specs.flatMap(({ launch, env }) => {
    if (launch.transport !== 'stdio') return Object.values(env);
    const kept = redactArgs(launch.args, launch.command);
    return [...Object.values(env), ...launch.args.filter((arg, index) => kept[index] !== arg)];
  });
  return [...new Set(found)].filter((value) => value.length > 2).sort((a, b) => b.length - a.length);
}

/** A long line as far as it is near to where it differs from the other one. */
function around(line: string, other: string): string {
  if (line.length <= 2 * AROUND) return line;
  let start = 0;
  while (start < other.length && line[start] === other[start]) start += 1;
  let end = 0;
  while (end < other.length - start && line.at(-1 - end) === other.at(-1 - end)) end += 1;
  const [from, to] = [Math.max(0, start - AROUND), Math.min(line.length, line.length - end + AROUND)];
  return `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
}
