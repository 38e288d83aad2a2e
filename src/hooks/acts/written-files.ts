/** What a command of a shell line does with the words behind its program: reads them, or may change the files that they name. Pure. */
import * as programs from './programs.ts';
import { nameOf, type Started } from './words.ts';

/** Whether the words are mere data: no command and no program among them is run. */
export function onlyReads({ name, rest }: Started): boolean {
  if (name === 'git') {
    if (rest.some((word) => /^!|^alias\.|=!/.test(word))) return false;
    return !programs.GIT_RUNS.has(gitCommand(rest) ?? '');
  }
  if (name === 'find' || name === 'fd' || name === 'fdfind')
    return !rest.some((word) => /^(?:-exec|-execdir|-ok|-okdir|-x|-X|--exec|--exec-batch)/.test(word));
  if (programs.PACKAGE_MANAGERS.has(name))
    return programs.PACKAGE_COMMANDS.has(rest.find((word) => !word.startsWith('-')) ?? '');
  return programs.READERS.has(name);
}

/** The words that may name a file which the command changes. `whole`: a folder stands for the files in it. */
export function writtenBy(started: Started): { readonly words: readonly string[]; readonly whole: boolean } {
  const { name, rest } = started;
  const some = (words: readonly string[], whole = false) => ({ words, whole });
  switch (name) {
    case 'git':
      return some(programs.GIT_READS.has(gitCommand(rest) ?? '') ? [] : rest, true);
    case 'find':
      return some(
        rest.some((word) => /^-(?:delete|exec|ok|fprint|fls)/.test(word)) ? rest : [],
        !rest.some((word) => /^-(?:i?name|i?path|i?regex|i?wholename|newer|mtime|size)/.test(word)),
      );
    case 'cp':
    case 'install':
    case 'rsync':
      return some(copiesInto(rest), name === 'rsync');
    case 'sort':
    case 'curl':
    case 'wget':
      return some(rest.filter((word, at) => OUTPUT.test(word) || OUTPUT.test(rest[at - 1] ?? '')));
    case 'sed':
    case 'awk':
    case 'gawk':
    case 'jq':
    case 'yq':
      return some(rest.some((word) => /^(?:-[a-zA-Z]*i|--in-?place|inplace)/.test(word)) ? rest : []);
  }
  if (programs.READERS.has(name) || programs.TALKERS.has(name) || name === 'mcp-lock') return some([]);
  const at = programs.STARTERS.has(name) ? rest.findIndex((word) => nameOf(word) === 'mcp-lock') : -1;
  // `node node_modules/mcp-lock/bin/mcp-lock.js verify --lockfile mcp-lock.json` only reads.
  return some(at < 0 ? rest : rest.slice(0, at), programs.WHOLE_FOLDERS.has(name));
}

const OUTPUT = /^(?:-[a-zA-Z]*[oO]|--output|--output-document)/;

/** The target, and the file that each source becomes if it is a folder. */
function copiesInto(rest: readonly string[]): readonly string[] {
  const option = rest.findIndex((word) => /^(?:-t|--target-directory)$/.test(word));
  const into = (option < 0 ? rest.at(-1) : rest[option + 1]) ?? '';
  const isFolder = option >= 0 || /^\.{0,2}$|[/\\]\.{0,2}$/.test(into) || !/\.[^/\\]*$/.test(into);
  return [into, ...(isFolder ? rest.map((one) => `${into}/${one.split(/[/\\]/).at(-1) ?? ''}`) : [])];
}

/** The command behind the options of git itself. */
function gitCommand(rest: readonly string[]): string | undefined {
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    if (/^(?:-C|-c|--git-dir|--work-tree|--namespace|--exec-path)$/.test(word)) at += 1;
    else if (!word.startsWith('-')) return word;
  }
  return undefined;
}
