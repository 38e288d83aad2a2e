/**
 * Whether a command of a shell line is one of mcp-lock, or of a client about its servers, that a person gives: words in, yes or no out.
 * Pure.
 */
import { hasUnknown, isUnknown, mayBe } from './marks.ts';
import * as programs from './programs.ts';
import { nameOf, type Started } from './words.ts';

/** A command of mcp-lock that is not known to be harmless, at any place where a program can stand. */
export function isOwnCommand({ words, names }: Pick<Started, 'words' | 'names'>): boolean {
  // Behind the program that the line starts, a name is only a word.
  const program = names.findIndex(
    (name, at) => !programs.STARTERS.has(name) && !/^-|^\d|^\w+=/.test(words[at] ?? ''),
  );
  const lastUnlocking = words.findLastIndex(isUnlocking);
  return names.some((name, at) => {
    const isFirst = program < 0 || at <= program;
    if (isName(name))
      return isFirst ? !isHarmless(words.slice(at + 1), names.includes('xargs')) : lastUnlocking > at;
    return isFirst && isUnknown(words[at] ?? '') && programs.UNLOCKING_VERBS.has(words[at + 1] ?? '');
  });
}

/** A word of which nothing is known is not taken for the name. */
const isName = (name: string): boolean => !isUnknown(name) && mayBe(name, 'mcp-lock');

/** `moreCome`: words that are not known here, as behind `xargs`. */
function isHarmless(args: readonly string[], moreCome: boolean): boolean {
  const [first, ...more] = args;
  if (first === undefined) return !moreCome;
  if (programs.HARMLESS_VERBS.has(first)) return true;
  if (more.length === 1 && /^(?:--help|-h)$/.test(more[0] ?? '')) return true;
  if (!first.startsWith('-') || args.some(isUnlocking) || args.some(isUnknown)) return false;
  return (
    args.every((one) => /^--?(?:version|help|V|h)$/.test(one)) ||
    args.some((one) => programs.HARMLESS_VERBS.has(one))
  );
}

const isUnlocking = (word: string): boolean =>
  programs.UNLOCKING_VERBS.has(word) ||
  (hasUnknown(word) && !isUnknown(word) && [...programs.UNLOCKING_VERBS].some((verb) => mayBe(word, verb)));

/** The command line behind `mcp-lock exec --` or `mcp-lock guard NAME --`. */
export function behindOwn(words: readonly string[]): readonly string[] | undefined {
  const own = words.findIndex((word) => isName(nameOf(word)));
  const args = words.slice(own + 1);
  const verb = args.findIndex((word) => word === 'exec' || word === 'guard');
  if (own < 0 || verb < 0) return undefined;
  const behind = args.slice(verb + 1);
  const dashes = behind.indexOf('--');
  const from = dashes >= 0 ? dashes + 1 : behind.findIndex((word) => !word.startsWith('-'));
  const inner = from < 0 ? [] : behind.slice(from);
  return inner.length === 0 ? undefined : inner;
}

/** `claude mcp add`, `code --add-mcp` and their like write a config; without mcp-lock, its hooks ask nobody. */
export function isClientCommand({ words, names, name, rest }: Started): boolean {
  if (rest.includes('--add-mcp')) return true;
  const command = rest.find((word) => !word.startsWith('-')) ?? '';
  const isOwn = (word: string) => nameOf(word) === 'mcp-lock';
  if (programs.PACKAGE_MANAGERS.has(name)) {
    if (programs.REMOVING.has(command) && rest.some(isOwn)) return true;
    if (rest.some((word) => /^mcp-lock@(?!v?\d|latest$|next$|[\^~>=<*])/.test(word))) return true;
  }
  const program = names.findIndex((one, at) => !programs.STARTERS.has(one) && !/^-/.test(words[at] ?? ''));
  if (program >= 0 && programs.STARTERS.has(name)) {
    const behind = words.slice(program + 1);
    return isClientCommand({
      words: behind,
      names: [],
      name: programs.CLIENT_PACKAGES.get(names[program] ?? '') ?? names[program] ?? '',
      rest: behind,
    });
  }
  if (programs.CONFIG_WRITERS.has(name))
    return !rest.some((word) => /^(?:-h|--help|--version|list|search)$/.test(word));
  return (
    programs.CLIENTS_WITH_MCP.has(name) &&
    command === 'mcp' &&
    rest.some((word) => /^(?:add|remove|rm|delete|import|reset|enable|disable|edit)/.test(word))
  );
}

/** Words between the name of the program and its command, in code. */
const NEAR = 4;

/** Whether code has the program and one of those commands close to it. */
export const codeMentionsCommand = (code: string): boolean => mentionsCommand(code, NEAR);

/** Whether a text has the program and one of those commands in it, at most `most` words later; absent: anywhere. */
export function mentionsCommand(text: string, most?: number): boolean {
  const tokens = text.split(/[^A-Za-z0-9-]+/);
  return tokens.some(
    (token, at) =>
      token === 'mcp-lock' &&
      (most === undefined ? tokens : tokens.slice(at + 1, at + 1 + most)).some((word) =>
        programs.UNLOCKING_VERBS.has(word),
      ),
  );
}
