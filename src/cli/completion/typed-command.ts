/** Words of a command line in; which command it is and which options and arguments it has so far, by `command-table.ts`, out. Pure. */
import type { CommandRow, OptionRow } from '../command-table.ts';
import { COMMANDS, GLOBAL_OPTIONS } from '../command-table.ts';

export interface TypedCommand {
  /** As it was typed; undefined before it is. */
  readonly name: string | undefined;
  /** Undefined for a name that no command has. */
  readonly row: CommandRow | undefined;
  readonly args: readonly string[];
  /** Flags with their values, in the order in which they were typed. A switch has no value. */
  readonly given: readonly (readonly [row: OptionRow, value: string | undefined])[];
  /** The option whose value is the next word. */
  readonly open: OptionRow | undefined;
  /** After `--`: the command line of another program. */
  readonly isOver: boolean;
}

export function typedCommand(words: readonly string[]): TypedCommand {
  let name: string | undefined;
  let row: CommandRow | undefined;
  let open: OptionRow | undefined;
  let isOver = false;
  const args: string[] = [];
  const given: [OptionRow, string | undefined][] = [];
  for (const word of words) {
    if (isOver) continue;
    if (open !== undefined) {
      given.push([open, word]);
      open = undefined;
    } else if (word === '--') isOver = true;
    else if (/^-./.test(word)) {
      const [flag = '', ...value] = word.split('=');
      const option = optionNamed(flag, row);
      if (option === undefined) continue;
      if (placeholderOf(option) !== undefined && value.length === 0) open = option;
      else given.push([option, value.length === 0 ? undefined : value.join('=')]);
    } else if (name === undefined) {
      name = word;
      row = COMMANDS.find((one) => one.name === word);
    } else args.push(word);
  }
  return { name, row, args, given, open, isOver };
}

/** Those of a command, and those of every command. */
export const optionsOf = (row: CommandRow | undefined): readonly OptionRow[] => [
  ...(row?.options ?? []),
  ...GLOBAL_OPTIONS,
];

export const optionNamed = (flag: string, row: CommandRow | undefined): OptionRow | undefined =>
  optionsOf(row).find((one) => flagsOf(one).includes(flag));

/** `-q` and `--quiet`, for `-q, --quiet`. */
export const flagsOf = ([flags]: OptionRow): readonly string[] => flags.match(/(?<![\w-])--?[\w-]+/g) ?? [];

/** The name of its value: `file` for `--lockfile <file>`. */
export const placeholderOf = ([flags]: OptionRow): string | undefined => /[<[](.+)[>\]]$/.exec(flags)?.[1];
