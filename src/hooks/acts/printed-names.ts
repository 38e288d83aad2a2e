/** Words of a command that it may print, so that a substitution or a pipe makes names of files of them. Pure. */
import type { ShellCommand } from './shell-command.ts';
import { nameOf } from './words.ts';

/** They print names of files, or what they are told; what others print is the content of files. */
const PRINTS = /^(?:echo|printf|ls|find|fd|fdfind|e?grep|rg|realpath|readlink|locate|basename|dirname)$/;
const GIT_PRINTS = /^(?:ls-files|ls-tree|diff|status|rev-parse|grep)$/;

export function printedBy({ words }: ShellCommand): readonly string[] {
  const [first = '', ...rest] = words;
  const name = nameOf(first);
  const isGit = name === 'git' && rest.some((word) => GIT_PRINTS.test(word));
  return PRINTS.test(name) || isGit ? rest : [];
}
