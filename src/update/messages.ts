/**
 * Everything said while servers are recorded and changes accepted: questions, the lines of `init` and `update`, and what they could
 * not do. Facts in, text out; names are untrusted and made printable here.
 */
import { counted, printable } from '../display/printable.ts';
import { withRunFlags } from '../display/run-flags.ts';
import { shellWord } from '../display/shell-word.ts';
import type { ErrorMessage } from '../errors.ts';

// Before servers are started

export const startsServers = (count: number): string =>
  `This starts ${count === 1 ? 'this server' : `these ${count} servers`}:`;

export const startQuestion = (count: number): string => `Start ${count === 1 ? 'it' : 'them'}? [Y/n] `;

export const disabledInConfig = (): string => '  (disabled in the config)';

export const workingFolder = (folder: string): string => `in ${printable(folder)}`;

export const variablesUsed = (names: readonly string[]): string =>
  `with variables ${names.map((name) => printable(name)).join(', ')}`;

export const headersUsed = (names: readonly string[]): string =>
  `with headers ${names.map((name) => printable(name)).join(', ')}`;

export const startNeedsYes = (): ErrorMessage => ({
  code: 'E_USAGE',
  message: 'This command starts servers, and nobody can be asked in CI.',
  next: 'Run it on your own machine, or add `--yes`.',
});

export const startNotAnswered = (): ErrorMessage => ({
  code: 'E_INTERRUPTED',
  message: 'There was no answer, so no server was started.',
  next: 'Run the same command again and press Enter at the question, or add `--yes`.',
});

export const startDeclined = (): ErrorMessage => ({
  code: 'E_INTERRUPTED',
  message: 'The answer was no.',
});

/** The word of the progress line, before the count. */
export const readingServers = (): string => 'Reading';

export const otherMachinesNotRecorded = (server: string, reason: string): string =>
  `warning: ${printable(server)}: its packages for other systems are not locked: ${printable(reason)}\n`;

export const treeNotRecorded = (server: string, reason: string): string =>
  `warning: ${printable(server)}: the packages it depends on are not locked: ${printable(reason)}\n`;

/** `name`: as given to `--allow-volatile`. */
export const nothingAllowed = (name: string): string =>
  `warning: --allow-volatile ${printable(name)} is not needed: no item of this name has such a text.\n`;

/** `rule`: of what was found. `item`: absent for the opening response. */
export const differsSuspiciously = (rule: string, item: string | undefined, text: string): ErrorMessage => ({
  code: 'E_PROTOCOL',
  message: `A part of ${item === undefined ? 'the opening response' : JSON.stringify(item)} that differs between two starts has suspicious content (${rule}): "${text.slice(0, 400).toWellFormed()}".`,
  next: 'Report it to the author of the server. Such a text can neither be pinned nor left unpinned.',
});

const FILE_CHANGES = {
  changed: 'An installed file of the package was changed.',
  missing: 'An installed file of the package is missing.',
  added: 'A file was added to the installed package.',
} as const;

/** The place is the file. */
export const installedFileDiffers = (how: keyof typeof FILE_CHANGES): ErrorMessage => ({
  code: 'E_LAUNCH',
  message: FILE_CHANGES[how],
  next: 'Delete the folder `_npx` in the npm cache, or run `npm ci` for a dependency of the project. Then run the same command again.',
});

// The lines of `init` and `update`

/** "3 servers, 38 tools, 1 not locked". `kept`: could not be read and are in the lock already. */
export const lockTotals = (servers: number, tools: number, notLocked: number, kept: number): string =>
  [
    counted(servers, 'server'),
    counted(tools, 'tool'),
    ...(notLocked === 0 ? [] : [`${notLocked} not locked`]),
    ...(kept === 0 ? [] : [`${kept} could not be read and ${kept === 1 ? 'stays' : 'stay'} as locked`]),
  ].join(', ');

/** Instead of the counts of an empty server. */
export const noItems = (): string => 'no items';

export const signedInAt = (issuer: string): string => `, signed in at ${printable(issuer)}`;

/** `count` notes of one rank that are only counted. */
export const ruleCount = (count: number, rule: string): string => `${count} ${rule}`;

/** Where to look at what is only counted. */
export const notesDetails = (server: string, flags: string): string =>
  `Details: ${showCommand(server, flags)}`;

export const sameNameAs = (tool: string, server: string): string =>
  `"${printable(tool)}" is also the name of a tool of ${printable(server)}`;

/** `path`: `SERVER` or `SERVER/ITEM`. */
export const reviewItem = (path: string, flags: string): string => `Review it: ${showCommand(path, flags)}`;

/** Without a name where no shell reads it as one word: that shows all servers. */
const showCommand = (path: string, flags: string): string =>
  withRunFlags(['mcp-lock show', shellWord(path) ?? ''].join(' ').trimEnd(), flags);

/** `hole`: what may stand there. `texts`: what stood there at the two starts. */
export const placeDiffers = (pointer: string, hole: readonly string[], texts: readonly string[]): string =>
  `${printable(pointer)} differs between two starts (${printable(hole.join(', '))}): ${texts.map((text) => `"${printable(text, { maxChars: 80 })}"`).join(', then ')}`;

export const placeRepeats = (pointer: string): string =>
  `${printable(pointer)} repeats a credential, which is not pinned`;

export const contentUnknown = (): string =>
  'mcp-lock cannot tell what this line starts; only the line itself is pinned';

export const programNotPinned = (): string =>
  'a program of this machine; no registry gives its integrity, so its bytes are not pinned';

export const sourceNotPinned = (): string => 'no registry gives its integrity, so its bytes are not pinned';

/** `requested`: the version as the launch line has it; empty: none. */
export const versionNotPinned = (requested: string, version: string): string =>
  `the launch line names ${requested === '' ? 'no version' : `"${printable(requested)}"`}, today ${printable(version)}; pin it with @${printable(version)} after the package name, then run mcp-lock update`;

/** In place of a rule's name, in front of `textMayDiffer`. */
export const variableNotSet = (): string => 'variable';

export const textMayDiffer = (variable: string): string =>
  `${printable(variable)} is not set. With it, the server may send other text.`;

export const nothingWrittenOf = (totals: string): string => `Nothing was written (${totals}).\n`;

/** `ofUser`: it is the lockfile of the user, which belongs to no repository. */
export const lockWritten = (lockfile: string, totals: string, ofUser: boolean, flags: string): string =>
  ofUser
    ? `Wrote ${printable(lockfile)} (${totals}). Review it: ${withRunFlags('mcp-lock show', flags)}\n`
    : `Wrote ${printable(lockfile)} (${totals}). Review and commit it, then run in CI: ${withRunFlags('mcp-lock verify', flags)}\n`;

/** `lockfile`: the one of a folder above. */
export const otherLockAbove = (lockfile: string): string =>
  `note: ${printable(lockfile)} exists already. Commands in this folder and below it will use the new lockfile.\n`;

/** For a lockfile in the home folder. */
export const initInHome = (): string =>
  'note: This is your home folder. For servers that your clients start everywhere, use `mcp-lock init --user`.\n';

/** `command`: locks what is missing, when the errors are fixed. */
export const lockTheRest = (count: number, command: string, flags: string): string =>
  `${count === 1 ? '1 server is' : `${count} servers are`} not locked.\nnext: Fix the errors above, then run \`${withRunFlags(`mcp-lock ${command}`, flags)}\`.\n`;

// A lockfile that is there already

export const lockExists = (): ErrorMessage => ({
  code: 'E_LOCK_EXISTS',
  message: 'There is a lockfile already.',
  next: 'mcp-lock verify',
});

/** `reason`: why it cannot be read, as a sentence; `remedy`: what its own error advises. */
export const lockExistsBroken = (reason: string, remedy: string | undefined): ErrorMessage => ({
  code: 'E_LOCK_EXISTS',
  message: `There is a lockfile already, and it cannot be read: ${reason}`,
  next: remedy ?? 'Restore the lockfile from git, or write it from scratch with `mcp-lock init --force`.',
});

// Accepting changes

/** `names`: the servers of the command line. */
export const noTerminalToAsk = (names: readonly string[]): ErrorMessage => ({
  code: 'E_USAGE',
  message: '`update -i` asks questions, and there is no terminal to ask on.',
  next: ['mcp-lock update', ...names.flatMap((name) => shellWord(name) ?? []), '--dry-run'].join(' '),
});

export const nothingWritten = (): string => 'Nothing was written.\n';

export const skippedWhole = (server: string): string =>
  `${printable(server)}: skipped. A server is locked whole or not at all, so it stays as it was locked.\n`;

/** `skipped`: groups of changes; the empty one is what concerns the server as a whole. */
export const partlyAccepted = (server: string, accepted: number, skipped: readonly string[]): string => {
  const names = skipped.map((group) => (group === '' ? 'the server itself' : printable(group)));
  return `${printable(server)}: accepted ${accepted}, skipped ${skipped.length} (${names.join(', ')}).\n`;
};

export const refusedLines = (count: number, flags: string): string =>
  `Not accepted: ${counted(count, 'server')} whose package changed under the same version.\n` +
  `next: Ask the publisher why. To accept it all the same: \`${withRunFlags('mcp-lock update -i --accept-integrity', flags)}\`.\n`;

interface UpdateOutcome {
  readonly wrote: boolean;
  readonly dryRun: boolean;
  /** Servers with changes to accept. */
  readonly changed: number;
  /** Whether anything differs. */
  readonly found: boolean;
  /** Whether a server could not be read. */
  readonly failed: boolean;
  readonly quiet: boolean;
  readonly lockfile: string;
  readonly totals: string;
}

export const outcomeLines = ({
  wrote,
  dryRun,
  changed,
  found,
  failed,
  quiet,
  lockfile,
  totals,
}: UpdateOutcome): string => {
  if (dryRun && changed > 0)
    return `Would accept changes in ${counted(changed, 'server')}. ${nothingWritten()}`;
  if (wrote)
    return `Accepted changes in ${counted(changed, 'server')}. Wrote ${printable(lockfile)} (${totals}).\n`;
  if (found) return nothingWritten();
  if (quiet) return '';
  return failed
    ? `Nothing changed in the servers that could be read. ${printable(lockfile)} stays as it is (${totals}).\n`
    : `Nothing changed: ${printable(lockfile)} is up to date (${totals}).\n`;
};

/** `near`: names that may have been meant. `stored`: two locks are compared. */
export const noSuchItem = (
  server: string | undefined,
  item: string,
  near: readonly string[],
  stored: boolean,
): ErrorMessage => ({
  code: 'E_USAGE',
  message: `${stored ? 'Neither lock' : 'Neither the lock nor the server'} has an item "${item}".`,
  next:
    near.length === 0
      ? ['mcp-lock diff', shellWord(server ?? '') ?? ''].join(' ').trimEnd()
      : `Did you mean ${near.join(', ')}?`,
});

// Asking about each change

export const questionKeys = (): readonly string[] => [
  '[a] accept',
  '[s] skip',
  '[d] full diff',
  '[e] explain',
  '[A] accept the rest of this server',
  '[q] quit, write nothing',
];

export const questionHead = (server: string, number: number, count: number): string =>
  `${printable(server)}  change ${number} of ${count}`;

export const acceptedWhole = (server: string): string =>
  `${printable(server)} is accepted with all its changes or not at all: one skip leaves it as it was locked.`;

export const keysHint = (): string => 'Type one of: a, s, d, e, A, q. Enter accepts nothing.\n';

export const highNeedsName = (): string => 'This is HIGH, so one key is not enough.\n';

export const typeName = (server: string): string => `Type "${printable(server)}" to accept: `;

export const nameDiffers = (): string => 'Not accepted: the name does not match.\n';

// A lock of an earlier revision

const usageError = (message: string, next: string): ErrorMessage => ({ code: 'E_USAGE', message, next });

/** `lockfile`: its path as shown. */
export const unknownRevision = (name: string, lockfile: string): ErrorMessage =>
  usageError(`"${printable(name)}" is neither a git revision nor a file.`, historyOf(lockfile));

/** `path`: of the lock inside the repository. */
export const noLockAtRevision = (path: string, revision: string, lockfile: string): ErrorMessage =>
  usageError(`There is no ${printable(path)} in revision "${printable(revision)}".`, historyOf(lockfile));

const historyOf = (lockfile: string): string => {
  const word = shellWord(lockfile);
  return word === undefined
    ? 'List the revisions of the lockfile with `git log`.'
    : `git log --oneline -- ${word}`;
};

export const gitNotRun = (reason: string): ErrorMessage =>
  usageError(
    `The program git cannot be run (${reason}).`,
    'Install git, or compare two files with `mcp-lock diff --from OLD.json --to NEW.json`.',
  );
