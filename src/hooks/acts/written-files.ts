/** What a command of a shell line does with the words behind its program: reads them, or may change the files that they name. Pure. */
import { copiedInto, movedInto } from './copied-files.ts';
import { ANY, GLOB } from './marks.ts';
import * as programs from './programs.ts';
import { nameOf, type Started, startedBy } from './words.ts';

/** Whether the words are mere data: no command and no program among them is run. */
export function onlyReads({ name, rest }: Started): boolean {
  if (name === 'git') {
    if (
      rest.some(
        (word, at) => /^!|^alias\.|=!/.test(word) || (rest[at - 1] === '-c' && RUN_SETTING.test(word)),
      )
    )
      return false;
    return !programs.GIT_RUNS.has(gitCommand(rest) ?? '') && !rest.some((word) => /^-O\S/.test(word));
  }
  if (name === 'find' || name === 'fd' || name === 'fdfind')
    return !rest.some((word) => RUNS_FOR_EACH.test(word));
  if (name === 'rg') return !rest.some((word) => /^--pre(?:=|$)/.test(word));
  if (name === 'less' || name === 'man') return !rest.some((word) => /^\+|^(?:-P|--pager)/.test(word));
  if (programs.PACKAGE_MANAGERS.has(name))
    return programs.PACKAGE_COMMANDS.has(rest.find((word) => !word.startsWith('-')) ?? '');
  return programs.READERS.has(name);
}

const RUNS_FOR_EACH = /^(?:-exec|-execdir|-ok|-okdir|-x|-X|--exec|--exec-batch)/;
/** Settings of git whose value is run as a command line. */
const RUN_SETTING =
  /^[\w.-]*(?:pager|editor|command|external|helper|program|cmd|textconv|hook\w*|process|clean|smudge)[\w.]*=/i;

/** Options and settings whose value is run as a command line, also by programs that otherwise only read. */
const STARTS =
  /(?:pager|editor|viewer|browser|command|cmd|exec|program|shell|invoke|askpass|(?:upload|receive)-pack|hostname-bin|toolexec|vettool|httpd|helper|runner)$|^--(?:pre|git|external|e?rsh)$/i;
/** Options that switch a program off: `--no-pager`. */
const STARTS_NONE = /^--no-/;

/** The values of such options and settings, and `ext::` addresses of git, `!` aliases of others. */
export function textsStarted({ name, rest }: Started): readonly string[] {
  const takesSettings = programs.TALKERS.has(name) || programs.PACKAGE_MANAGERS.has(name);
  return rest.flatMap((word, at) => {
    const [, option = '', value] = /^([^=\s]+?)(?::*)(?:=([\s\S]*))?$/.exec(word) ?? [];
    const isOption = option.startsWith('-') || value !== undefined || takesSettings;
    const texts = isOption && STARTS.test(option) && !STARTS_NONE.test(option) ? [value ?? rest[at + 1]] : [];
    const alias = takesSettings ? /^!([\s\S]+)$/.exec(word)?.[1] : undefined;
    return [...texts, alias, /^ext::([\s\S]+)$/.exec(word)?.[1]].filter((text) => text !== undefined);
  });
}

interface Written {
  readonly words: readonly string[];
  readonly whole: boolean;
}

/** The words that may name a file which the command changes. `whole`: a folder stands for the files in it. */
export function writtenBy(started: Started): Written {
  const { name, rest } = started;
  const some = (words: readonly string[], whole = false) => ({ words, whole });
  const outputs = () => rest.filter((word, at) => OUTPUT.test(word) || OUTPUT.test(rest[at - 1] ?? ''));
  const operands = rest.filter((word) => !word.startsWith('-'));
  switch (name) {
    case 'git':
      return writtenByGit(rest);
    case 'find':
      return some(foundBy(rest), !rest.some((word) => FILTER.test(word)));
    case 'fd':
    case 'fdfind':
      return some(rest.some((word) => RUNS_FOR_EACH.test(word)) ? rest : []);
    case 'cp':
    case 'install':
    case 'rsync':
    case 'ln':
      return some([...copiedInto(rest), ...(name === 'ln' ? rest.filter(isNoPlace) : [])], true);
    case 'mv':
      return some(movedInto(rest), true);
    case 'wget':
      return some(rest.some((word) => OUTPUT.test(word)) ? outputs() : rest);
    case 'sort':
    case 'curl':
    case 'tree':
    case 'less':
    case 'http':
    case 'xh':
      return some(outputs());
    case 'xxd':
      return some(operands.slice(1));
    case 'zip':
      return some(rest.includes('-m') ? rest : operands.slice(0, 1));
    case 'tar':
      // What an archive brings along is not seen.
      return some(
        /^-?\w*c/.test(rest[0] ?? '') && !rest.includes('--remove-files') ? operands.slice(0, 2) : rest,
      );
    case 'perl':
    case 'ruby':
      if (!rest.some((word) => /^-[a-zA-Z]*[np]/.test(word))) return some(rest);
      return some(inPlace(rest));
    case 'sed':
    case 'awk':
    case 'gawk':
    case 'jq':
    case 'yq':
      return some(inPlace(rest));
    case 'python':
    case 'py':
      // With a second name, it writes that.
      if (rest[0] === '-m' && rest[1] === 'json.tool') return some(operands.slice(2));
  }
  if (programs.READERS.has(name) || programs.TALKERS.has(name) || name === 'mcp-lock') return some([]);
  const isStarter = programs.STARTERS.has(name);
  const checker = rest.findIndex((word) => !word.startsWith('-'));
  if (
    isStarter &&
    programs.CHECKERS.has(nameOf(rest[checker] ?? '')) &&
    !rest.some((word) => FIXES.test(word))
  )
    return some([]);
  const at = isStarter ? rest.findIndex((word) => nameOf(word) === 'mcp-lock') : -1;
  // `node node_modules/mcp-lock/bin/mcp-lock.js verify --lockfile mcp-lock.json` only reads.
  return some(at < 0 ? rest : rest.slice(0, at), programs.WHOLE_FOLDERS.has(name));
}

const OUTPUT = /^(?:-[a-zA-Z]*[oO]|--output|--output-document|--remote-name)/;
const FIXES = /^(?:--write|--fix|-w|-i|--in-?place|--apply)/;
const FILTER = /^-(?:i?name|i?path|i?regex|i?wholename|newer|mtime|size)/;
const inPlace = (rest: readonly string[]): readonly string[] =>
  rest.some((word) => /^(?:-[a-zA-Z]*i|--in-?place|inplace)/.test(word)) ? rest : [];
/** Not a folder that a link is put into. */
const isNoPlace = (word: string): boolean => !/^(?:\.{1,2}\/*)+$/.test(word);

/** Paths of git may have stars in quotes, and begin with a word such as `:(top)`. */
function writtenByGit(rest: readonly string[]): Written {
  const command = gitCommand(rest);
  if (programs.GIT_READS.has(command ?? ''))
    return {
      words: rest.filter((word, at) => /^--output=/.test(word) || rest[at - 1] === '--output'),
      whole: false,
    };
  const isIndexOnly =
    command === 'restore' &&
    rest.some((word) => /^(?:--staged|-S)$/.test(word)) &&
    !rest.some((word) => /^(?:--worktree|-W)$/.test(word));
  const words = rest.map((word) => word.replace(/^:(?:\([^)]*\)|[/!^]+)/, '').replace(/[*?]/g, GLOB));
  return { words: isIndexOnly ? [] : words, whole: true };
}

/** What `find` changes: the names that it looks for, below the folders in which it begins. */
function foundBy(rest: readonly string[]): readonly string[] {
  const at = rest.findIndex((word) => RUNS_FOR_EACH.test(word));
  const inner = startedBy({ words: rest.slice(at + 1), targets: [], input: [] });
  const changes =
    rest.some((word) => /^-(?:delete|fprint|fls)/.test(word)) ||
    (at >= 0 && !programs.READERS.has(inner.name));
  if (!changes) return [];
  const first = rest.findIndex((word) => word.startsWith('-'));
  const folders = first === 0 ? ['.'] : rest.slice(0, first < 0 ? rest.length : first);
  const patterns = rest.flatMap((word, index) => {
    if (!/^-i?(?:name|path|wholename)$/.test(rest[index - 1] ?? '') || !/[*?]/.test(word)) return [];
    return [word.replace(/^\*\//, '').replace(/[*?]+/g, GLOB)];
  });
  return [
    ...rest,
    ...folders.flatMap((folder) =>
      patterns.flatMap((one) => [`${folder}/${one}`, `${folder}/${ANY}/${one}`]),
    ),
  ];
}

/** The files that a patch in a here-document is for. */
export function patchedBy({ name, rest }: Started, input: readonly string[]): readonly string[] {
  const isGit = name === 'git' && /^(?:apply|am)$/.test(gitCommand(rest) ?? '');
  if (!isGit && !/^(?:patch|apply_patch|applypatch)$/.test(name)) return [];
  return input.flatMap((text) =>
    [...text.matchAll(PATCHED)].flatMap(([, path = '']) => [path, path.replace(/^[^/]*\//, '')]),
  );
}

const PATCHED =
  /^(?:\+\+\+|---|rename to|rename from|\*\*\* (?:Update File|Add File|Delete File|Move to):) "?([^\t\r\n"]+)/gm;

/** The command behind the options of git itself. */
function gitCommand(rest: readonly string[]): string | undefined {
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    if (/^(?:-C|-c|--git-dir|--work-tree|--namespace|--exec-path)$/.test(word)) at += 1;
    else if (!word.startsWith('-')) return word;
  }
  return undefined;
}
