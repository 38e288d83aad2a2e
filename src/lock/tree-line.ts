/**
 * One package of a locked tree: the text behind its place (`4.1.12 sha512-… os=linux cpu=x64,arm64 libc=glibc`) in, its parts out, and
 * back. The words behind the integrity say which machines install an optional package, as its `package.json` has them; `optional`
 * stands for one that some machines install for several such reasons. Pure.
 */
import type { Machine } from '../host/machine.ts';

/** `os`, `cpu` and `libc` of a `package.json`: names, or names to leave out (`!win32`). */
export type Machines = Readonly<Partial<Record<(typeof KINDS)[number], readonly string[]>>>;

export interface TreeLine {
  readonly version: string;
  /** Sums, or the commit of a package from git; none for a package inside another. */
  readonly hashes: readonly string[];
  /** Absent: every machine installs it. `optional`: only some do, and the line does not say which. */
  readonly only?: Machines | 'optional';
}

const KINDS = ['os', 'cpu', 'libc'] as const;
const WORD = /^(os|cpu|libc)=(\S+)$/;

export function parseTreeLine(text: string): TreeLine {
  const [version = '', ...rest] = text.split(' ');
  const hashes = rest.filter((word) => word !== 'optional' && !WORD.test(word));
  if (rest.includes('optional')) return { version, hashes, only: 'optional' };
  const named = rest.flatMap((word) => {
    const [, kind, list = ''] = WORD.exec(word) ?? [];
    return kind === undefined ? [] : [[kind, list.split(',').map(plain)] as const];
  });
  return named.length === 0 ? { version, hashes } : { version, hashes, only: Object.fromEntries(named) };
}

export const writeTreeLine = ({ version, hashes, only }: TreeLine): string =>
  [
    version,
    ...hashes,
    ...(only === undefined ? [] : only === 'optional' ? ['optional'] : wordsOf(only)),
  ].join(' ');

/** `os=linux`, `cpu=x64,arm64`, in a fixed order. */
const wordsOf = (machines: Machines): readonly string[] =>
  KINDS.flatMap((kind) => {
    const list = machines[kind] ?? [];
    return list.length === 0 ? [] : [`${kind}=${[...list].sort().map(encodeURIComponent).join(',')}`];
  });

/** Whether a machine installs the package. Unsure, as for `optional`: true. */
export const fits = ({ only }: Pick<TreeLine, 'only'>, machine: Machine): boolean =>
  only === undefined || only === 'optional' || KINDS.every((kind) => accepts(only[kind], machine[kind]));

/** As npm decides it (`npm-install-checks`): a list of names, or of names that are left out. */
function accepts(list: readonly string[] | undefined, value: string | undefined): boolean {
  if (list === undefined || list.length === 0) return true;
  // Only Linux has several C libraries: elsewhere npm installs no package that asks for one.
  if (value === undefined) return false;
  if (list.length === 1 && list[0] === 'any') return true;
  return !list.includes(`!${value}`) && (list.includes(value) || list.every((one) => one.startsWith('!')));
}

function plain(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}
