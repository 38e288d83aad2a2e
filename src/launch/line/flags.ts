/**
 * The flags before the word that names a package or image. In: arguments and a launcher's table. Out: the flags with
 * their values, and all words from the first that is not a flag. A flag that is not in the table is an error, because
 * the next word may be its value or the package. Pure. (`options.ts` reads the options of wrappers, where an unknown
 * one only makes the line opaque.)
 */
import { McpLockError } from '../../errors.ts';
import { unknownFlag } from '../messages.ts';

/** The flags of one launcher, with their dashes. */
export interface FlagTable {
  /** Take the next word, unless their value is glued on with `=`. */
  readonly valued: ReadonlySet<string>;
  /** Take a value at most behind `=`. */
  readonly switches: ReadonlySet<string>;
  /** More switches, by their form: `--allow-…`. */
  readonly families?: RegExp;
  /** What a flag is that the table lacks: nothing that can be read past, or one with a value. */
  readonly unknown: 'error' | 'valued';
  /** Single letters may stand together, the last with its value glued on: `-it`, `-eK=V`. */
  readonly clusters: boolean;
}

export interface Flag {
  readonly name: string;
  readonly value?: string;
}

export interface FlagsRead {
  readonly flags: readonly Flag[];
  /** The first word that is no flag and no flag's value, and all behind it. */
  readonly rest: readonly string[];
  /** The flag at which reading had to stop; then `rest` is empty. */
  readonly unknown?: string;
}

/** Names of flags, divided by blanks. */
export const flagNames = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Reads up to the first word that is no flag. */
export function readFlags(args: readonly string[], table: FlagTable): FlagsRead {
  const flags: Flag[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--') return { flags, rest: args.slice(at + 1) };
    if (!arg.startsWith('-') || arg === '-') return { flags, rest: args.slice(at) };
    const read = readOne(arg, table);
    if (read === undefined) return { flags, rest: [], unknown: arg.split('=')[0] ?? arg };
    const next = read.takesNext ? args[at + 1] : undefined;
    if (read.takesNext) at += 1;
    const [last] = read.flags.slice(-1);
    flags.push(...read.flags.slice(0, -1));
    if (last !== undefined) flags.push(next === undefined ? last : { ...last, value: next });
  }
  return { flags, rest: [] };
}

/** The same, and a refusal of what cannot be read. `tool`: how a person would start it. */
export function knownFlags(args: readonly string[], table: FlagTable, tool: string): FlagsRead {
  const read = readFlags(args, table);
  if (read.unknown !== undefined) throw flagError(read.unknown, tool);
  return read;
}

/** Shows no more of a flag than its name: what is glued on may be a secret. */
export function flagError(flag: string, tool: string): McpLockError {
  return new McpLockError(unknownFlag(flag.startsWith('--') ? flag.slice(0, 40) : flag.slice(0, 2), tool));
}

/** All values of the flags of these names, in the order of the line. */
export const valuesOf = (flags: readonly Flag[], ...wanted: readonly string[]): readonly string[] =>
  flags
    .filter(({ name }) => wanted.includes(name))
    .flatMap(({ value }) => (value === undefined ? [] : [value]));

/** The last of them, which counts. */
export const lastValue = (flags: readonly Flag[], ...wanted: readonly string[]): string | undefined =>
  valuesOf(flags, ...wanted).at(-1);

export const hasFlag = (flags: readonly Flag[], ...wanted: readonly string[]): boolean =>
  flags.some(({ name }) => wanted.includes(name));

interface OneRead {
  readonly flags: readonly Flag[];
  /** The last of them has its value in the next word. */
  readonly takesNext: boolean;
}

/** Undefined: the table does not say what it is. */
function readOne(arg: string, table: FlagTable): OneRead | undefined {
  const equals = arg.indexOf('=');
  const name = equals < 0 ? arg : arg.slice(0, equals);
  const glued = equals < 0 ? {} : { value: arg.slice(equals + 1) };
  const whole = (takesNext: boolean): OneRead => ({ flags: [{ name, ...glued }], takesNext });
  if (table.valued.has(name)) return whole(equals < 0);
  if (table.switches.has(name) || table.families?.test(name) === true) return whole(false);
  const cluster = table.clusters && /^-[^-]/.test(arg) ? readCluster(arg, table) : undefined;
  if (cluster !== undefined) return cluster;
  return table.unknown === 'valued' ? whole(equals < 0) : undefined;
}

function readCluster(arg: string, table: FlagTable): OneRead | undefined {
  const flags: Flag[] = [];
  for (let at = 1; at < arg.length; at += 1) {
    const name = `-${arg[at]}`;
    const rest = arg.slice(at + 1);
    if (table.valued.has(name)) {
      const value = rest === '' ? {} : { value: rest.replace(/^=/, '') };
      return { flags: [...flags, { name, ...value }], takesNext: rest === '' };
    }
    if (!table.switches.has(name)) return undefined;
    flags.push({ name });
    // `-W=path`: the value of a switch that may have one.
    if (rest.startsWith('=')) return { flags, takesNext: false };
  }
  return { flags, takesNext: false };
}
