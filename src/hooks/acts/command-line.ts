/**
 * Whether a shell command line may change what is locked: its text in, what it may do out. If in doubt it says so: a person is asked,
 * and nothing is denied. What a script or a program does when it is started is not seen.
 */
import { resolve } from 'node:path';
import type { HeldFiles } from './held-files.ts';
import { ANY, GLOB, isUnknown } from './marks.ts';
import {
  behindOwn,
  codeMentionsCommand,
  isClientCommand,
  isOwnCommand,
  mentionsCommand,
} from './own-command.ts';
import { printedBy } from './printed-names.ts';
import * as programs from './programs.ts';
import { onlyReadsIn } from './reading-code.ts';
import type { ShellCommand } from './shell-command.ts';
import type { ShellText } from './shell-text.ts';
import { readShell } from './shell-text.ts';
import { nameOf, type Started, startedBy, versionless } from './words.ts';
import { onlyReads, patchedBy, textsStarted, writtenBy } from './written-files.ts';

/** `command`: of mcp-lock; `file`: a file by which mcp-lock decides; `unread`: the line cannot be read. */
export type Unlocks = 'command' | 'file' | 'unread';

interface Around {
  readonly held: HeldFiles;
  readonly cwd: string;
  /** Known variables, such as HOME. */
  readonly variables: Readonly<Record<string, string>>;
}

const MOST_CHARS = 1_000_000;
const MOST_WORDS = 5_000;
/** Folders that a line goes to. */
const MOST_FOLDERS = 50;
/** Command lines inside of command lines. */
const MOST_DEPTH = 8;

export function unlocksBy(text: string, around: Around, depth = 0): Unlocks | undefined {
  if (depth > MOST_DEPTH || text.length > MOST_CHARS) return 'unread';
  const read = readShell(text.replaceAll('\r\n', '\n').replaceAll('\0', ''), around.variables);
  if (read === undefined || read.commands.flatMap(({ words }) => words).length > MOST_WORDS) return 'unread';
  const folders = foldersOf(read, around.cwd, around.variables['HOME'] ?? '~');
  if (folders.length > MOST_FOLDERS) return 'unread';
  for (const command of read.commands) {
    const found = ofCommand(command, folders, around, depth);
    if (found !== undefined) return found;
  }
  return ofParts(read, folders, around, depth);
}

/** The folders that a relative path may start in. */
function foldersOf({ commands }: ShellText, cwd: string, home: string): readonly string[] {
  const named = commands.flatMap(({ words }) =>
    words.flatMap((word, at) => {
      if (TO_FOLDER.test(words[at - 1] ?? '') && !word.startsWith('-')) return [word];
      return TO_FOLDER_IN_ONE.exec(word)?.[1] ?? [];
    }),
  );
  const folders = new Set([cwd]);
  let last = cwd;
  for (const one of named) {
    const folder = one.replace(/^~(?=$|\/)/, () => home);
    // The one before may have failed.
    folders.add(resolve(cwd, folder));
    last = resolve(last, folder);
    folders.add(last);
  }
  return [...folders];
}

const TO_FOLDER = /^(?:cd|pushd|-C|--cwd|--prefix|--directory|--chdir|-d)$/;
const TO_FOLDER_IN_ONE = /^(?:--cwd=|--prefix=|--directory=|--chdir=|-C)(.+)$/;

function ofCommand(
  command: ShellCommand,
  folders: readonly string[],
  around: Around,
  depth: number,
): Unlocks | undefined {
  const { held } = around;
  const started = startedBy(command);
  if (command.targets.some((target) => held.names(target, false, folders))) return 'file';
  if (isClientCommand(started)) return 'file';
  if (!onlyReads(started)) {
    if (isOwnCommand(started)) return 'command';
    const inner = ofTexts(started, command.input, around, depth);
    if (inner !== undefined) return inner;
  }
  for (const text of textsStarted(started)) {
    const inner = unlocksBy(text, around, depth + 1);
    if (inner === 'command' || inner === 'file') return inner;
  }
  const behind = behindOwn(started.words);
  if (behind !== undefined)
    return ofCommand({ words: behind, targets: [], input: command.input }, folders, around, depth);
  if (patchedBy(started, command.input).some((path) => held.names(path, false, folders))) return 'file';
  const { words, whole } = writtenBy(started);
  return words.some((word) => held.names(word, whole, folders)) ? 'file' : undefined;
}

/** Words and here-documents that may be command lines or programs themselves. */
function ofTexts(
  { words, names, name }: Started,
  input: readonly string[],
  around: Around,
  depth: number,
): Unlocks | undefined {
  const isText = (word: string) => /[\s;|&`$(]/.test(word);
  if (names.some((one) => programs.INTERPRETERS.has(versionless(one)))) {
    const code = [...words.filter(isText), ...input];
    const says = (text: string) => codeMentionsCommand(text) && (RUNS[name]?.test(text) ?? true);
    const changes = (text: string) => around.held.mentionedIn(text) && !onlyReadsIn(name, text);
    if (code.some((text) => changes(text) || says(text))) return 'file';
    if (name in RUNS) return undefined;
  }
  if (programs.TALKERS.has(name)) return undefined;
  const shell = names.findIndex((one) => programs.SHELLS.has(one));
  const behind = words.slice(shell + 1);
  const runs = shell >= 0 || programs.RUN_TEXTS.has(name) || words.some((word) => RUNS_TEXT.test(word));
  const texts = [
    ...words.filter(isText).flatMap((word) => [...new Set([word, word.replace(BEFORE_TEXT, '')])]),
    ...(shell < 0 ? [] : [...behind, behind.join(' '), ...input]),
  ];
  for (const text of texts) {
    const inner = text === words.join(' ') ? undefined : unlocksBy(text, around, depth + 1);
    if (inner === 'command' || (inner !== undefined && runs)) return inner;
  }
  return undefined;
}

/** `--to-command=…`, `-S…`, `alias.x=!…`: what stands before a command line in a word. */
const BEFORE_TEXT = /^(?:-[SO]|-{0,2}[A-Za-z][\w.-]*=|\+?!)*/;
/** Behind it, or in it, stands a command line. */
const RUNS_TEXT = /^(?:-c|-x|-S|--call|--exec|--command|--to-command|--checkpoint-action)(?:$|=|\S*\s)/;
/** What a text must have that these can run a command with. */
const RUNS: Readonly<Record<string, RegExp>> = {
  sed: /[/|#,]\w*e\w*(?:[\s;}]|$)|(?:^|[;{}\d$])\s*e\s/,
  perl: /\b(?:system|exec|qx|open|spawn)\b|`/,
  awk: /\bsystem\b|[|"]\s*getline|\|/,
  gawk: /\bsystem\b|[|"]\s*getline|\|/,
};

/** Names that reach a program by another way than its own words: `xargs`, a pipe into a shell, a list of a loop. */
function ofParts(
  { commands, values }: ShellText,
  folders: readonly string[],
  around: Around,
  depth: number,
): Unlocks | undefined {
  const { held } = around;
  const all = [...commands.flatMap(({ words, input }) => [...words, ...input]), ...values];
  if (commands.some(isBlind) && mentionsCommand(all.join('\n'))) return 'command';
  if (commands.some(takesLines)) {
    const printed = commands.map(printedBy).filter((words) => words.length > 0);
    const lines = printed.flatMap((words) => [...words.filter((word) => /\s/.test(word)), words.join(' ')]);
    for (const line of [...lines, ...commands.flatMap(({ input }) => input)]) {
      const found = unlocksBy(line, around, depth + 1);
      if (found !== undefined) return found;
    }
  }
  const isHeld = (word: string) => word !== GLOB && held.names(word, false, folders);
  const loops = commands.filter(({ words: [first = ''] }) => /^(?:for|select|set)$/.test(first));
  const listed = [...loops.flatMap(({ words }) => words), ...values];
  const reads = commands.some(({ words }) =>
    words.some((word) => /^(?:read|mapfile|readarray|-v)$/.test(word)),
  );
  const read = reads ? commands.flatMap((one) => [...printedBy(one), ...one.input]) : [];
  const writesUnknown = commands.some(
    (one) => one.targets.includes(ANY) || writtenBy(startedBy(one)).words.includes(ANY),
  );
  const isNamed = (word: string) => isHeld(word) || (!/\s/.test(word) && held.mentionedIn(word));
  if (writesUnknown && ([...listed, ...read].some(isHeld) || values.some(isNamed))) return 'file';
  return commands.some(writesPiped) && all.some(isHeld) ? 'file' : undefined;
}

/** What it runs is not among its own words. */
function isBlind({ words }: ShellCommand): boolean {
  const names = words.map(nameOf);
  const shell = names.findIndex((name) => programs.SHELLS.has(name));
  const takesInput =
    shell >= 0 && words.slice(shell + 1).every((word) => word.startsWith('-') || isUnknown(word));
  return takesInput || names.includes('xargs') || names.includes('alias') || isUnknown(words[0] ?? '');
}

/** A shell that runs what it is piped. */
const takesLines = ({ words }: ShellCommand): boolean => {
  const at = words.findIndex((word) =>
    /^(?:(?:ba|z|da|k|fi|a)?sh|pwsh|powershell|at|batch)$/.test(nameOf(word)),
  );
  const isLater = /^(?:at|batch)$/.test(nameOf(words[at] ?? ''));
  return at >= 0 && at < 3 && (isLater || words.slice(at + 1).every((word) => word.startsWith('-')));
};

/** `xargs rm`: changes files that it is told. */
function writesPiped({ words }: ShellCommand): boolean {
  const at = words.findIndex((word) => /^(?:xargs|parallel)$/.test(nameOf(word)));
  const inner = words.slice(at + 1).find((word) => !word.startsWith('-'));
  return at >= 0 && inner !== undefined && !programs.READERS.has(nameOf(inner));
}
