/**
 * The command of a server's block: a command, a whole command line as a list or as one string, or a URL in its place. A tree in,
 * words out. Runs nothing.
 */
import type { Branch } from '../formats/tree.ts';
import { isBranch, isList, kindOf } from '../formats/tree.ts';
import {
  commandArgsInvalid,
  commandLineAmbiguous,
  commandLineInvalid,
  commandWithoutPath,
  stringExpected,
  stringItemExpected,
  valueEmpty,
} from '../messages.ts';
import { splitCommandLine } from './command-line.ts';
import type { Keys, ServerRules, Unreadable } from './server-rules.ts';
import { unreadable } from './server-rules.ts';

export interface Program {
  /** The command and the words before the `args` of the block; undefined: the block has no command. */
  readonly words?: readonly string[];
  /** The words are separate: in a list, or split by the client. */
  readonly split: boolean;
  /** The command line is a URL. */
  readonly url?: string;
  /** The object that holds `env`, if it is not the block. */
  readonly env?: Branch;
  /** The words are the whole line: the client ignores `args`. */
  readonly isWhole?: true;
  /** Keys of the block that were read. */
  readonly used: readonly string[];
}

export function programOf(block: Branch, keys: Keys, rules: ServerRules): Program | Unreadable {
  const key = keys.command.find((one) => (block.get(one) ?? null) !== null);
  const line = rules.commandLine === undefined ? undefined : block.get(rules.commandLine);
  if (key === undefined && rules.commandLine !== undefined && typeof line === 'string') {
    return ofLine(line, rules.commandLine);
  }
  if (key === undefined) return { split: false, used: [] };
  const command = block.get(key);
  if (isList(command) && rules.commandList === true) {
    const bad = command.findIndex((word) => typeof word !== 'string');
    if (bad >= 0) return unreadable(stringItemExpected(key, bad + 1, kindOf(command[bad])), key);
    const [first] = command;
    if (typeof first !== 'string' || first.trim() === '') return unreadable(valueEmpty(key), key);
    const isWhole = rules.splitsCommand === 'without-args' ? { isWhole: true as const } : {};
    return { words: command as readonly string[], split: true, used: [key], ...isWhole };
  }
  if (isBranch(command) && rules.commandObject === true) return ofObject(command, key);
  if (typeof command !== 'string') return unreadable(stringExpected(key, kindOf(command)), key);
  if (command.trim() === '') return unreadable(valueEmpty(key), key);
  const args = block.get('args') ?? [];
  const isSplit =
    rules.splitsCommand === 'always' ||
    (rules.splitsCommand === 'without-args' && isList(args) && args.length === 0);
  if (!isSplit) return { words: [command], split: false, used: [key] };
  if (rules.splitsCommand === 'without-args' && /[\\\t\r\n]|""|''/.test(command))
    return unreadable(commandLineAmbiguous(key), key);
  const words = splitCommandLine(command);
  return words === undefined ? unreadable(commandLineInvalid(key), key) : { words, split: true, used: [key] };
}

/** `npx -y name --flag`, `https://host/mcp`, `@scope/name`. */
function ofLine(line: string, key: string): Program | Unreadable {
  if (/^https?:\/\//i.test(line.trim())) return { url: line.trim(), split: true, used: [key] };
  const words = splitCommandLine(line);
  if (words === undefined) return unreadable(commandLineInvalid(key), key);
  // This client starts a scoped package with npx.
  return { words: /^@[^/\s]+\//.test(words[0] ?? '') ? ['npx', ...words] : words, split: true, used: [key] };
}

/** `{"path": "node", "args": ["x.js"], "env": {}}`. */
function ofObject(command: Branch, key: string): Program | Unreadable {
  const path = command.get('path');
  const args = command.get('args') ?? [];
  if (typeof path !== 'string' || path.trim() === '') return unreadable(commandWithoutPath(key), key);
  if (!isList(args) || args.some((arg) => typeof arg !== 'string'))
    return unreadable(commandArgsInvalid(key), key);
  return {
    words: [path, ...(args as readonly string[])],
    split: true,
    ...(command.has('env') ? { env: command } : {}),
    used: [key],
  };
}
