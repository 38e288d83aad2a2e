/**
 * One wrapper by its row in `wrapper-table.ts`. In: the arguments of a wrapper. Out: the command among them, and what the
 * wrapper changes for it. Pure.
 */
import type { Options } from './options.ts';
import { allOf, lastOf, readOn, readOptions } from './options.ts';
import type { WrapperRow } from './wrapper-table.ts';

/** What one wrapper holds. */
export interface Wrapped {
  readonly words: readonly string[];
  readonly cwd?: string | undefined;
  readonly sets?: Readonly<Record<string, string>>;
  readonly setsUnknown?: true;
  readonly elsewhere?: true;
  readonly envFiles?: readonly string[];
  /** Files that decide what else it runs, as written. */
  readonly files?: readonly string[];
}

/** `/usr=/usr`; and the links that every system has: `usr/bin=/bin`. No path holds a further `=`. */
const SAME_PATH = /^([^=]*)=\1$|^\/?usr\/(\w+)=\/\2$/s;
/** Characters that a shell gives a meaning to. */
const PLAIN = /^[\w@%+,./:=-]+$/;

/** The command among the arguments of a wrapper. Undefined for an option that its row lacks. */
export function wrappedByRow(args: readonly string[], row: WrapperRow): Wrapped | undefined {
  const read = commandOf(args, row);
  if (read === undefined) return undefined;
  if (read.found.some(([name, value]) => row.samePaths?.includes(name) === true && !SAME_PATH.test(value)))
    return undefined;
  const sets: Record<string, string> = Object.create(null);
  for (const [name, value] of read.found) {
    if (row.sets?.includes(name) !== true) continue;
    const [, variable, text] = /^([A-Za-z_]\w*)=(.*)$/s.exec(value) ?? [];
    if (variable === undefined || text === undefined) return undefined;
    sets[variable] = text;
  }
  let words = read.rest;
  while (row.assigns !== undefined && words[0]?.includes('=') === true) {
    const [, variable, text] = /^([A-Za-z_]\w*)=(.*)$/s.exec(words[0]) ?? [];
    if (variable === undefined || text === undefined) return undefined;
    if (row.assigns === 'unquoted' && /^['"]/.test(text)) return undefined;
    sets[variable] = text;
    words = words.slice(1);
  }
  const around = {
    sets,
    cwd: lastOf(read, ...(row.folder ?? [])),
    ...(row.setsUnknown === true ? { setsUnknown: true as const } : {}),
    ...(row.envFiles === undefined ? {} : { envFiles: envFilesOf(read, row.envFiles) }),
    ...(row.files === undefined ? {} : { files: filesOf(read, row.files) }),
    ...(row.elsewhere === true ? { elsewhere: true as const } : {}),
  };
  const line = lineIn(read, words, row);
  if (line === undefined) return undefined;
  if (line !== '') return { ...around, words: line };
  if (words.length === 0 || words[0]?.startsWith('-') === true) return undefined;
  if (row.versioned !== undefined) {
    const [, program] = row.versioned.exec(words[0] ?? '') ?? [];
    if (program === undefined) return undefined;
    words = [program, ...words.slice(1)];
  }
  const direct = read.found.some(([name]) => row.direct?.includes(name));
  const { expands } = row;
  if (expands !== undefined && !direct && words.some((word) => word === '' || expands.test(word))) {
    return undefined;
  }
  return { ...around, words };
}

/** Paths of the env files, as written. */
function envFilesOf(
  read: Options,
  { options, usual }: NonNullable<WrapperRow['envFiles']>,
): readonly string[] {
  const named = allOf(read, ...options);
  return named.length > 0 || usual === undefined ? named : [usual];
}

/** A folder stands for the usual files in it. */
const filesOf = (read: Options, { options, usual }: NonNullable<WrapperRow['files']>): readonly string[] => {
  const named = allOf(read, ...options);
  return [...named, ...named.flatMap((one) => usual.map((file) => `${one}/${file}`)), ...usual];
};

/** Options, and the words of the command behind verb, operands and `--`. */
function commandOf(all: readonly string[], row: WrapperRow): Options | undefined {
  // The command follows an option of its own.
  const at = row.command === undefined ? -1 : all.findIndex((arg) => row.command?.includes(arg));
  if (row.command !== undefined && at < 0) return undefined;
  const args = at < 0 ? all : [...all.slice(0, at), '--', ...all.slice(at + 1)];
  let read = readOptions(args, row);
  if (read !== undefined && row.verbs !== undefined) {
    if (read.dashes || !row.verbs.includes(read.rest[0] ?? '')) return undefined;
    read = readOn(read, read.rest.slice(1), row);
  }
  while (read !== undefined && row.many !== undefined && !read.dashes) {
    if (read.rest.length === 0 && lastOf(read, ...(row.lines ?? [])) !== undefined) break;
    if (read.rest.length === 0 || !row.many.test(read.rest[0] ?? '')) return undefined;
    read = readOn(read, read.rest.slice(1), row);
  }
  if (read === undefined || (row.dashes === true && !read.dashes)) return undefined;
  let { rest } = read;
  for (const operand of row.operands ?? []) {
    if (!operand.test(rest[0] ?? '')) return undefined;
    rest = rest.slice(1);
  }
  if (row.operands === undefined || !/^-./s.test(rest[0] ?? '')) return { ...read, rest };
  // Options and `--` may also stand behind the operands.
  return readOn(read, rest, row);
}

/** The words of a shell that gets the command as a line; empty where none does, undefined where it is not certain. */
function lineIn(
  read: Options,
  words: readonly string[],
  row: WrapperRow,
): readonly string[] | '' | undefined {
  const line = lastOf(read, ...(row.lines ?? []));
  if (line !== undefined) return words.length > 0 ? undefined : ['sh', '-c', line];
  if (row.lines !== undefined) return undefined;
  if (row.shell === true) return words.length === 0 ? undefined : ['sh', '-c', words.join(' ')];
  if (row.scripts === undefined) return '';
  const [script] = words;
  if (script === undefined || !words.every((word) => PLAIN.test(word))) return undefined;
  const program = lastOf(read, ...row.scripts.options);
  if (program !== undefined) return ['sh', '-c', [program, ...words].join(' ')];
  const ending = /\.(\w+)$/.exec(script)?.[1] ?? '';
  const { programs } = row.scripts;
  return [(Object.hasOwn(programs, ending) ? programs[ending] : undefined) ?? row.scripts.usual, ...words];
}
