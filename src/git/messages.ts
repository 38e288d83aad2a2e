/**
 * Everything said about git's drivers: facts in, text out. Names, paths and revisions are untrusted and made printable here.
 */
import { counted, printable } from '../display/printable.ts';
import type { ErrorMessage } from '../errors.ts';
import type { Conflict } from './merge-locks.ts';

// Merging

/** Names of items that are listed of one server. */
const MOST_ITEMS = 10;

/** What stands between markers, a line a server, and what to do. */
export const conflictLines = (path: string, conflicts: readonly Conflict[]): string =>
  [
    `mcp-lock: both sides changed ${printable(path)} differently:`,
    ...conflicts.map((one) => `  ${conflictOf(one)}`),
    'next: Keep one side of each conflict, remove the markers, then run `mcp-lock verify`.',
    '',
  ].join('\n');

function conflictOf({ server, items, ours, theirs }: Conflict): string {
  if (server === undefined) return 'the hash of the accepted settings';
  const name = printable(server, { maxChars: 200 });
  if (items !== undefined) {
    const named = items.slice(0, MOST_ITEMS).map((item) => printable(item, { maxChars: 200 }));
    const more = items.length - named.length;
    return `${name}: ${named.join(', ')}${more === 0 ? '' : ` and ${counted(more, 'more item')}`}`;
  }
  if (ours === undefined || theirs === undefined)
    return `${name}: ${ours === undefined ? 'ours' : 'theirs'} removed it, the other side changed it`;
  const [one, two] = [ours, theirs].map(({ origin }) => printable(origin.version ?? '', { maxChars: 50 }));
  return one === two
    ? `${name}: the whole server`
    : `${name}: version ${one || 'unknown'} and ${two || 'unknown'}`;
}

/** `reason`: why one of the three versions cannot be read. */
export const lockUnmergeable = (path: string, reason: string): string =>
  [
    `mcp-lock: a version of ${printable(path)} cannot be read, so it was merged line by line:`,
    `  ${printable(reason, { maxChars: 500 })}`,
    'next: Keep one side, remove the markers, then run `mcp-lock verify`.',
    '',
  ].join('\n');

// Showing

/** `paths`: the same unless the file got another name. `more`: lines of git about that, and of the mode; empty ones are left out. */
export const diffHeading = (oldPath: string, newPath: string, more: readonly string[]): string =>
  [`diff --mcp-lock a/${oldPath} b/${newPath}`, ...more]
    .filter((line) => line !== '')
    .map((line) => `${printable(line)}\n`)
    .join('');

/** As git itself says it. */
export const unmergedPath = (path: string): string => `* Unmerged path ${printable(path)}\n`;

export const sameContent = (): string => 'The content is the same.\n';

export const comparisonFailed = (reason: string): string =>
  `The two versions cannot be compared: ${printable(reason.trim(), { maxChars: 300 })}\n`;

/** Behind a hash of a lock. */
export const textNotHashed = (): string => '(does not match its text)';

/** `reason`: the errno of the system call. */
export const fileUnreadable = (file: string, reason: string): string =>
  `mcp-lock: ${printable(file)} cannot be read (${reason}).\n`;

// The command line

const usage = (message: string, next: string): ErrorMessage => ({ code: 'E_USAGE', message, next });

export const unknownGitCommand = (what: string): ErrorMessage =>
  usage(
    `"${printable(what, { maxChars: 50 })}" is not a git driver. The drivers are diff, textconv and merge; \`install\` sets them up.`,
    'mcp-lock git install --help',
  );

/** `what`: `diff`; `wanted`: its arguments, as git gives them. */
export const wrongGitArguments = (what: string, wanted: string): ErrorMessage =>
  usage(`\`mcp-lock git ${what}\` takes ${wanted}.`, 'mcp-lock git install --help');

// Setting up

export const noRepository = (): ErrorMessage =>
  usage('This folder is in no git repository with files, so there is nothing to set up.', 'git init');

/** `reason`: what git printed, or the errno of the system call that should start it. */
export const gitFailed = (reason: string): ErrorMessage =>
  usage(
    `git failed (${printable(reason.trim(), { maxChars: 300 })}).`,
    'Correct what git reports, then run the same command again.',
  );

/** `names`: of the settings that were written. `undo`: commands. */
export const driversInstalled = (names: readonly string[], undo: readonly string[]): string =>
  [
    'git now calls mcp-lock for lockfiles in this repository. Written to its own config, not to yours:',
    ...names.map((name) => `  ${printable(name)}`),
    'To undo it:',
    ...undo.map((command) => `  ${command}`),
    '',
  ].join('\n');

export const driversKnown = (): string => 'The git config of this repository is set up already.\n';

export const noProgramOnPath = (): string =>
  [
    'warning: mcp-lock is in no folder of the PATH, so git shows and merges lockfiles as text.',
    'next: npm install --global mcp-lock',
    '',
  ].join('\n');

interface FileLine {
  readonly file: string;
  readonly line: string;
}

export const linesAsked = (lines: readonly FileLine[]): string =>
  lines.map(({ file, line }) => `${printable(file)}\n  + ${printable(line)}\n`).join('');

export const linesQuestion = (count: number): string =>
  `Add ${count === 1 ? 'this line' : 'these lines'}? [Y/n] `;

/** `asked`: a person said no. */
export const linesLeft = (asked: boolean): string =>
  asked
    ? 'Nothing was added.\n'
    : 'Nothing was added, because nobody can be asked.\nnext: Add it yourself, or run the same command with `--yes`.\n';

export const lineWritten = (file: string, line: string): string =>
  `${printable(file)}: added ${printable(line)}\n`;

/** `file`: where the line belongs. */
export const ownersUnknown = (file: string, name: string): string =>
  `To have somebody asked to review each change of the lockfile, add a line to ${printable(file)}:\n  ${printable(name)} @your-team\n`;
