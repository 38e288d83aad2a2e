/** Names of programs in words of a shell command: a command in; what it starts, and the words behind that, out. Pure. */
import * as programs from './programs.ts';
import type { ShellCommand } from './shell-command.ts';

/** A command with the program that it starts, behind keywords and wrappers. */
export interface Started {
  readonly words: readonly string[];
  /** Of each word: the name, if it is a program. */
  readonly names: readonly string[];
  readonly name: string;
  /** The words behind it. */
  readonly rest: readonly string[];
}

export function startedBy({ words }: ShellCommand): Started {
  const names = words.map(nameOf);
  const first = names.findIndex((name, at) => !STANDS_BEFORE.has(name) && !/^-|^\w+=/.test(words[at] ?? ''));
  return { words, names, name: versionless(names[first] ?? ''), rest: words.slice(first + 1) };
}

/** Keywords and programs before the one that is started. */
const STANDS_BEFORE: ReadonlySet<string> = new Set(
  [...programs.STARTERS].filter(
    (one) => !/^(?:npx|bunx|pnpx|npm|pnpm|yarn|bun|deno|node|tsx|xargs|parallel|x|run|dlx)$/.test(one),
  ),
);

/** The name of a program without its folder, its version and the ending that a system wants. */
export function nameOf(word: string): string {
  if (word === ':') return word;
  const path = word
    .replaceAll('\\', '/')
    .replace(/@[^/]*$/, '')
    .replace(/\/+$/, '');
  const name = path.split(/[/:]/).at(-1) ?? '';
  return name.replace(/\.(?:cmd|exe|ps1|bat|[cm]?js)$/i, '').toLowerCase();
}

/** `python3.12` → `python`. */
export const versionless = (name: string): string => name.replace(/(?<=[a-z])[\d.]+$/, '');
