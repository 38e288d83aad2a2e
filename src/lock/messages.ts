/**
 * All texts about the lockfile: facts in, error messages and problem phrases out. Server names and paths come in as they are;
 * whoever prints a message makes them printable.
 */
import { shellWord } from '../display/shell-word.ts';
import type { ErrorCode, ErrorMessage } from '../errors.ts';
import { diskCause, diskRemedy } from '../host/messages.ts';
import type { Section } from '../model.ts';
import type { JsonFault } from './json.ts';

const error = (code: ErrorCode, message: string, next: string): ErrorMessage => ({ code, message, next });

// A lockfile that cannot be read.

const restore = (path: string): string => {
  const file = shellWord(path);
  return file === undefined
    ? 'Restore the file from git.'
    : `Restore the file from git, for example with \`git checkout HEAD -- ${file}\`. It discards changes that are not committed.`;
};

/** `revision`: of git, with the last version that can be read. `servers`: what that version does not have, or not so. */
export const restoreRevision = (revision: string, path: string, servers: readonly string[]): string => {
  const file = shellWord(path);
  const how = file === undefined ? '' : ` with \`git checkout ${revision} -- ${file}\``;
  const words = servers.flatMap((name) => shellWord(name) ?? []);
  const then = words.length === 0 ? 'mcp-lock verify' : `mcp-lock update ${words.join(' ')}`;
  return `Restore the last version that can be read${how}, then run \`${then}\`.`;
};

/** For a file that is not in git. */
export const writeAnew = (): string =>
  'Restore the file from a backup, or lock every server anew with `mcp-lock init --force`.';

/** `kind`: what stands at the path of the lockfile. */
export const lockNotFile = (kind: 'directory' | 'other'): ErrorMessage =>
  error(
    'E_LOCK_PARSE',
    `The lockfile is ${kind === 'directory' ? 'a directory' : 'not a regular file'}.`,
    'Move it away, or name another file with `--lockfile`.',
  );

/** `reason`: the errno of the system call, such as `EACCES`. */
export const lockUnreadable = (reason: string): ErrorMessage =>
  error(
    'E_LOCK_PARSE',
    `The lockfile cannot be read (${reason}).`,
    'Make the lockfile readable for this user.',
  );

export const lockLinkBroken = (): ErrorMessage =>
  error('E_LOCK_PARSE', 'The lockfile is a link to a file that does not exist.', 'Remove the link.');

export const lockLinkOutside = (): ErrorMessage =>
  error(
    'E_LOCK_PARSE',
    'The lockfile is a link to a file outside this folder.',
    'Replace the link with the file itself, or name the file with `--lockfile`.',
  );

export const lockNotUtf8 = (utf16: boolean, path: string): ErrorMessage =>
  error('E_LOCK_PARSE', `The lockfile is not UTF-8${utf16 ? ' but UTF-16' : ''}.`, restore(path));

export const lockEmpty = (path: string): ErrorMessage =>
  error('E_LOCK_PARSE', 'The lockfile is empty.', restore(path));

/** `merged`: it looks as if two versions had been merged line by line. */
export const lockNotJson = (fault: JsonFault, merged: boolean, path: string): ErrorMessage =>
  error(
    'E_LOCK_PARSE',
    `The lockfile is not valid JSON: ${JSON_FAULTS[fault]}.${merged ? ' Two versions of it seem to have been merged line by line (`merge=union`).' : ''}`,
    restore(path),
  );

export const JSON_FAULTS: Readonly<Record<JsonFault, string>> = {
  syntax: 'syntax error',
  'duplicate-key': 'an object has the same key twice',
  'lone-surrogate': 'a string contains half a character',
  'too-deep': 'it is nested too deeply',
};

/** One line for each problem: where it is, and one of the phrases below. */
export const lockInvalid = (
  problems: readonly { readonly line: number; readonly pointer: string; readonly problem: string }[],
  path: string,
): ErrorMessage => {
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  const lines = problems.map(({ line, pointer, problem }) => `  line ${line}  ${pointer || '/'}  ${problem}`);
  return error('E_LOCK_PARSE', [`The lockfile has ${count}:`, ...lines].join('\n'), restore(path));
};

// What is wrong at one place of a lockfile.

/** `expected`: "a string"; `found`: the kind of the value that is there, "a number". */
export const wrongKind = (expected: string, found: string): string => `expected ${expected}, found ${found}`;

export const reservedName = (): string => 'no server may have this name';

export const emptyString = (): string => 'expected a string that is not empty';

export const notHash = (): string => 'expected "sha256:" and 64 hex digits';

export const notCount = (): string => 'expected a whole number';

/** `allowed`: the values as JSON. */
export const notAllowed = (allowed: readonly string[]): string => `expected ${allowed.join(' or ')}`;

export const lineBreakInLine = (): string => 'a line cannot contain a line break';

export const lineBreakInText = (): string => 'a text of more than one line must be an array of its lines';

export const tooFewLines = (): string =>
  'a text of one line must be a string, and a missing text is left out';

export const unknownField = (): string => 'unknown field';

export const missingField = (name: string): string => `"${name}" is missing`;

export const textAndHashes = (): string => 'expected either "definition" or "fields"';

export const textBesideHash = (): string => 'expected no text beside "fields"';

export const treeInEntry = (): string => 'expected "dependencies" after "servers", not in an entry';

export const treeOfUnknownServer = (): string => 'no server in "servers" has this name';

export const treeWithoutHash = (): string => 'the entry of this server has no "dependenciesHash"';

export const hashWithoutTree = (): string =>
  '"dependencies" at the end of the file has no tree of this server';

export const besideSameAs = (): string => 'expected only "folder", "launch" and "sameAs" in this entry';

export const folderNotInName = (): string =>
  'the name of this entry does not begin with its "folder" and a colon';

export const sameAsItself = (): string => 'an entry cannot be the same as itself';

export const sameAsMissing = (): string => 'no server in "servers" has this name';

export const sameAsChain = (): string => 'expected the name of an entry that has no "sameAs" itself';

export const volatileElsewhere = (): string =>
  'expected a JSON pointer that begins with /server/ or with a section';

export const noHole = (): string =>
  'expected lines such as "time at 4", "number(2-6) at 12", "secret" or "any"';

// A lockfile that is not this mcp-lock's own.

/** The servers between the conflict markers, by side. */
export const lockConflict = (
  ours: readonly string[],
  theirs: readonly string[],
  path: string,
): ErrorMessage => {
  const sides = [
    ...(ours.length === 0 ? [] : [`ours: ${ours.join(', ')}`]),
    ...(theirs.length === 0 ? [] : [`theirs: ${theirs.join(', ')}`]),
  ];
  const servers = sides.length === 0 ? '' : ` (${sides.join('; ')})`;
  // The lockfile of the user is in no repository.
  const file = /^(?:[/~\\]|[A-Za-z]:)/.test(path) ? undefined : shellWord(path);
  const side = file === undefined ? '' : `, or of the whole file with \`git checkout --theirs -- ${file}\``;
  return error(
    'E_LOCK_CONFLICT',
    `The lockfile has unresolved merge conflicts${servers}.`,
    `Keep one side of each conflict${side}; in a rebase the sides are swapped. Then run \`mcp-lock verify\`, and \`mcp-lock update -i\` for what differs.`,
  );
};

/** `tool`: who wrote it, as `foreignTool` names it. */
export const lockOfOtherTool = (tool: string): ErrorMessage =>
  error(
    'E_LOCK_FOREIGN',
    `This file was written by ${tool}, not by this mcp-lock.`,
    'mcp-lock init --lockfile mcp-servers.lock.json',
  );

export const lockNewer = (version: number): ErrorMessage =>
  error(
    'E_LOCK_NEWER',
    `The lockfile has version ${version}. This mcp-lock reads version 1.`,
    'npm install --save-dev mcp-lock@latest',
  );

// A file that cannot be written.

/** `reason`: the errno of the system call, such as `EROFS`. */
export const lockUnwritable = (reason: string): ErrorMessage =>
  error(
    'E_LOCK_WRITE',
    `The lockfile cannot be written: ${diskCause(reason)}.`,
    diskRemedy(reason, '--lockfile'),
  );

/** `servers`: those whose entries another process changed; none: it changed the file in another way. */
export const lockChangedMeanwhile = (servers: readonly string[]): ErrorMessage =>
  error(
    'E_LOCK_WRITE',
    servers.length === 0
      ? 'Another process changed the lockfile while this command ran, so nothing was written.'
      : `Another process changed ${servers.join(', ')} in the lockfile while this command ran, so nothing was written.`,
    'mcp-lock verify',
  );

/** `writer`: the number of the process. `writeLock`: the file that stops this process. */
export const fileBeingWritten = (name: string, writer: number, writeLock: string): ErrorMessage =>
  error(
    'E_LOCK_WRITE',
    `Process ${writer} is writing ${name}, and did not end in time.`,
    `Wait until it ends, then run the same command again. If nothing is writing, delete ${writeLock}.`,
  );

export const writeLockIsDirectory = (name: string, writeLock: string): ErrorMessage =>
  error(
    'E_LOCK_WRITE',
    `${name} cannot be written: its write lock is a directory.`,
    `Remove the directory ${writeLock}, then run the same command again.`,
  );

// A server that cannot be locked.

export const itemsAlikeWithoutPaths = (section: Section): ErrorMessage =>
  error(
    'E_PROTOCOL',
    `Two ${NOUNS[section]} differ only in a folder or secret of this machine, so they would share one lock entry.`,
    'Change the settings of the server so that its items have different names.',
  );

const NOUNS: Readonly<Record<Section, string>> = {
  tools: 'tools',
  prompts: 'prompts',
  resources: 'resources',
  resourceTemplates: 'resource templates',
};
