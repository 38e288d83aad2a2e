/**
 * What the word that is being typed can become: a typed line in; values with what they mean, or that files or folders are wanted, out.
 * The names of the lock come as a function, which is called where they are wanted only.
 */
import { LIST, type OptionRow } from '../command-table.ts';
import type { LockChoice, LockedNames } from './locked-names.ts';
import type { Choice, Source } from './sources.ts';
import { commandChoices, sourceOf } from './sources.ts';
import type { TypedCommand } from './typed-command.ts';
import { flagsOf, optionNamed, optionsOf, placeholderOf, typedCommand } from './typed-command.ts';

export type Candidates = readonly Choice[] | 'files' | 'folders';

type NamesOf = (choice: LockChoice) => Promise<LockedNames>;

export async function candidates(
  words: readonly string[],
  current: string,
  namesOf: NamesOf,
): Promise<Candidates> {
  const typed = typedCommand(words);
  const { name, row, args, open, isOver } = typed;
  if (isOver) return 'files';
  if (open !== undefined) return valuesOf(sourceOfOption(open, name), current, typed, namesOf);
  const [, flag, value] = /^(--[\w-]+=)(.*)$/s.exec(current) ?? [];
  if (flag !== undefined && value !== undefined) {
    const option = optionNamed(flag.slice(0, -1), row);
    const source = option === undefined ? undefined : sourceOfOption(option, name);
    const values = await valuesOf(source, value, typed, namesOf);
    return typeof values === 'string' ? values : values.map(([one, meaning]) => [flag + one, meaning]);
  }
  if (current.startsWith('-')) return starting(current, optionChoices(typed));
  if (name === undefined) {
    return starting(current, [...commandChoices(), ['help', 'Prints the help of a command.']]);
  }
  if (name === 'help') {
    return args.length > 0 ? [] : valuesOf(sourceOf('command', 'help'), current, typed, namesOf);
  }
  if (row === undefined) return [];
  const all = row.args ?? [];
  const last = all.at(-1)?.[0];
  const argument = all[args.length]?.[0] ?? (last?.endsWith('...]') ? last : undefined);
  const source = argument === undefined ? 'nothing' : sourceOf(argument.slice(1, -1), name);
  if (source !== 'nothing') return valuesOf(source, current, typed, namesOf);
  // Where any text can stand, or nothing more, options are what is left.
  return current === '' ? optionChoices(typed) : [];
}

/** Of the value of an option; undefined for a switch. */
function sourceOfOption(option: OptionRow, command: string | undefined): Source | undefined {
  const placeholder = placeholderOf(option);
  return placeholder === undefined ? undefined : sourceOf(placeholder, command, flagsOf(option));
}

async function valuesOf(
  source: Source | undefined,
  current: string,
  { args, given }: TypedCommand,
  namesOf: NamesOf,
): Promise<Candidates> {
  if (source === undefined || source === 'nothing') return [];
  if (source === 'files' || source === 'folders') return source;
  // `json=report.json`
  if (typeof source === 'function')
    return current.includes('=') ? 'files' : starting(current, await source());
  const last = (flag: string) => given.findLast(([option]) => flagsOf(option).includes(flag));
  const names = await namesOf({
    cwd: last('--cwd')?.[1],
    lockfile: last('--lockfile')?.[1],
    user: last('--user') !== undefined,
  });
  const servers = [...names.keys()].filter((server) => !args.includes(server));
  if (source === 'servers')
    return starting(
      current,
      servers.map((server) => [server]),
    );
  const fitting = servers.filter((server) => current.startsWith(`${server}/`) || server.startsWith(current));
  const items = (server: string) => (names.get(server) ?? []).map((item): Choice => [`${server}/${item}`]);
  // Items of several servers at once would be a long list, and their names begin with that of the server.
  const isOne = fitting.length === 1 || fitting.some((server) => current.startsWith(`${server}/`));
  const shown = source === 'both' ? servers.map((server): Choice => [server]) : [];
  return starting(current, [...shown, ...(source === 'items' || isOne ? fitting.flatMap(items) : [])]);
}

/** An option that was given already is left out, unless it may be repeated. */
function optionChoices({ row, given }: TypedCommand): readonly Choice[] {
  const done = new Set(given.map(([option]) => option).filter(([, , value]) => value !== LIST));
  const rows = optionsOf(row).filter((option) => !done.has(option));
  return [
    ...rows.flatMap((option) =>
      flagsOf(option)
        .slice(-1)
        .map((flag): Choice => [flag, option[1]]),
    ),
    ['--help', 'Print this help.'],
    ...(row === undefined ? [['--version', 'Print the version.'] as const] : []),
  ];
}

const starting = (current: string, choices: readonly Choice[]): readonly Choice[] =>
  choices.filter(([value]) => value.startsWith(current));
