/**
 * What a block says is to be started: a program, its whole line as a list or as one text, or an address in that place. A
 * tree in, words out. Runs nothing.
 */
import type { Branch } from '../formats/tree.ts';
import { isBranch, isList, kindOf } from '../formats/tree.ts';
import {
  commandArgsInvalid,
  commandLineInvalid,
  commandWithoutPath,
  stringExpected,
  stringItemExpected,
  valueEmpty,
} from '../messages.ts';
import { wordsOf } from './command-line.ts';
import type { Keys, ServerRules, Wrong } from './server-rules.ts';
import { wrong } from './server-rules.ts';

export interface Program {
  /** The command and what stands before the `args` of the block; undefined: it names none. */
  readonly words?: readonly string[];
  /** The client parts the words of one text itself, or they stand apart already. */
  readonly split: boolean;
  /** The line is an address. */
  readonly url?: string;
  /** Where else than in the block its `env` stands. */
  readonly env?: Branch;
  /** Keys of the block that were acted on. */
  readonly used: readonly string[];
}

export function programOf(block: Branch, keys: Keys, rules: ServerRules): Program | Wrong {
  const key = keys.command.find((one) => (block.get(one) ?? null) !== null);
  const line = rules.line === undefined ? undefined : block.get(rules.line);
  if (key === undefined && rules.line !== undefined && typeof line === 'string') {
    return ofLine(line, rules.line);
  }
  if (key === undefined) return { split: false, used: [] };
  const command = block.get(key);
  if (isList(command) && rules.commandList === true) {
    const bad = command.findIndex((word) => typeof word !== 'string');
    if (bad >= 0) return wrong(stringItemExpected(key, bad + 1, kindOf(command[bad])), key);
    const [first] = command;
    if (typeof first !== 'string' || first.trim() === '') return wrong(valueEmpty(key), key);
    return { words: command as readonly string[], split: true, used: [key] };
  }
  if (isBranch(command) && rules.commandObject === true) return ofObject(command, key);
  if (typeof command !== 'string') return wrong(stringExpected(key, kindOf(command)), key);
  if (command.trim() === '') return wrong(valueEmpty(key), key);
  return { words: [command], split: false, used: [key] };
}

/** `npx -y name --flag`, `https://host/mcp`, `@scope/name`. */
function ofLine(line: string, key: string): Program | Wrong {
  if (/^https?:\/\//i.test(line.trim())) return { url: line.trim(), split: true, used: [key] };
  const words = wordsOf(line);
  if (words === undefined) return wrong(commandLineInvalid(key), key);
  // The client starts a scoped package with npx.
  return { words: /^@[^/\s]+\//.test(words[0] ?? '') ? ['npx', ...words] : words, split: true, used: [key] };
}

/** `{"path": "node", "args": ["x.js"], "env": {}}`. */
function ofObject(command: Branch, key: string): Program | Wrong {
  const path = command.get('path');
  const args = command.get('args') ?? [];
  if (typeof path !== 'string' || path.trim() === '') return wrong(commandWithoutPath(key), key);
  if (!isList(args) || args.some((arg) => typeof arg !== 'string'))
    return wrong(commandArgsInvalid(key), key);
  return {
    words: [path, ...(args as readonly string[])],
    split: true,
    ...(command.has('env') ? { env: command } : {}),
    used: [key],
  };
}
