/**
 * Everything said while servers are recorded and changes accepted: questions, the lines of `init` and `update`, and what they could
 * not do. Facts in, text out; names are untrusted and made printable here.
 */
import { counted, printable } from '../display/printable.ts';
import { withRunFlags } from '../display/run-flags.ts';
import { shellWord } from '../display/shell-word.ts';
import type { ErrorMessage } from '../errors.ts';
import { diskCause, diskRemedy } from '../host/messages.ts';
import { SETTINGS } from '../lock/settings-name.ts';
import type { Severity } from '../model.ts';

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

interface Tools {
  readonly count: number;
  /** Some of them, printable. */
  readonly names: readonly string[];
}

/** "change (write_note, delete_note and 2 more)"; empty where no tool does. */
export const ability = (verb: 'read' | 'change' | 'send', { count, names }: Tools): string => {
  if (count === 0) return '';
  if (names.length === 0) return `${verb} (${count})`;
  const more = count - names.length;
  return `${verb} (${names.join(', ')}${more === 0 ? '' : ` and ${more} more`})`;
};

/** Of a server whose tools neither read, change nor send anything. */
export const noAbilities = (): string => 'neither read, change nor send data';

/** `abilities`: "read (4 tools), change (write_note)". */
export const abilityEstimate = (abilities: string): string => `can probably ${abilities}`;

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

/** Where something was noticed: `item` of the server, or the server itself; `text`: the words, if they are known. */
export const noticedIn = (item: string | undefined, text: string): string =>
  [
    item === undefined ? '' : printable(item, { maxChars: 60 }),
    text === '' ? '' : `"${printable(text, { maxChars: 80 })}"`,
  ]
    .filter((part) => part !== '')
    .join(': ');

/** HIGH notes of one server that are not listed. */
export const moreNoticed = (count: number): string => `and ${count} more`;

/** Where to look at what was only counted, for many servers. */
export const allDetails = (flags: string): string =>
  `Details of a server: \`${withRunFlags('mcp-lock show', flags)}\` with its name.`;

/** Above the difference from the lockfile that `--force` replaces. */
export const againstReplaced = (lockfile: string): string =>
  `Differences from the ${printable(lockfile)} that is replaced:\n`;

/** It cannot be compared. */
export const replacedUnreadable = (lockfile: string): string =>
  `note: ${printable(lockfile)} cannot be read, so what it locked is not compared.\n`;

/** Of a first lock. */
export const notLocked = (servers: readonly Ranked[]): string => `Not locked: ${withRanks(servers)}.\n`;

/** `look`: the command that shows the whole text of those servers. `command`: locks them. */
export const lockNeedsFlag = (look: string, command: string, flags: string): string =>
  `next: Review them with \`${withRunFlags(look, flags)}\`. To lock them without a question, run \`${withRunFlags(command, flags)}\`.\n`;

/** A person said no. */
export const askAgain = (command: string, flags: string): string =>
  `next: To be asked again, run \`${withRunFlags(command, flags)}\`.\n`;

/** `path`: `SERVER` or `SERVER/ITEM`. Without a name where no shell reads it as one word: that shows all servers. */
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
  `the launch line names ${requested === '' ? 'no version' : `"${printable(requested)}"`}, today ${printable(version)}; to pin it, write @${printable(version)} behind the package name`;

/** In place of a rule's name, in front of `textMayDiffer`. */
export const variableNotSet = (): string => 'variable';

export const textMayDiffer = (variable: string): string =>
  `${printable(variable)} is not set. With it, the server may send other text.`;

export const nothingWrittenOf = (totals: string): string => `Nothing was written (${totals}).\n`;

/** `ofUser`: it is the lockfile of the user, which belongs to no repository. */
export const lockWritten = (lockfile: string, totals: string, ofUser: boolean, flags: string): string =>
  ofUser
    ? `Wrote ${printable(lockfile)} (${totals}). Review it: \`${withRunFlags('mcp-lock show', flags)}\`\n`
    : `Wrote ${printable(lockfile)} (${totals}). Review and commit it, then run in CI: \`${withRunFlags('mcp-lock verify', flags)}\`\n`;

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

/** Above the whole text of servers whose report left some of it out. */
export const allTextOf = (servers: readonly string[]): string =>
  `All text of ${servers.map((server) => printable(server, { maxChars: 60 })).join(', ')} for the model:`;

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
  `next: Ask the publisher why. To accept it all the same: \`${withRunFlags('mcp-lock update --accept-integrity', flags)}\`.\n`;

interface UpdateOutcome {
  readonly wrote: boolean;
  readonly dryRun: boolean;
  /** Names of servers, and of the settings, with changes to accept. */
  readonly changed: readonly string[];
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
  if (dryRun && changed.length > 0) return `Would accept ${acceptedWords(changed)}. ${nothingWritten()}`;
  if (wrote) return `Accepted ${acceptedWords(changed)}. Wrote ${printable(lockfile)} (${totals}).\n`;
  if (found) return nothingWritten();
  if (quiet) return '';
  return failed
    ? `Nothing changed in the servers that could be read. ${printable(lockfile)} stays as it is (${totals}).\n`
    : `Nothing changed: ${printable(lockfile)} is up to date (${totals}).\n`;
};

const acceptedWords = (changed: readonly string[]): string => {
  const servers = changed.filter((name) => name !== SETTINGS).length;
  const words = servers === 0 ? [] : [`changes in ${counted(servers, 'server')}`];
  return [...words, ...(servers === changed.length ? [] : ['the settings'])].join(' and ');
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

// What to do with each server, after its changes have been shown

/** `accept`: changes of servers that are locked or come and go. `lock`: servers of a first lock. */
export type Purpose = 'accept' | 'lock';

type Counts = Readonly<Record<Severity, number>>;

/** What is asked about in one go. */
interface Asked {
  readonly server: string;
  readonly drop?: string | undefined;
}

const WORST_FIRST = ['high', 'medium', 'low', 'info'] as const;

/** "2 high, 1 low"; empty for nothing. */
const ranksOf = (counts: Counts): string =>
  WORST_FIRST.filter((rank) => counts[rank] > 0)
    .map((rank) => `${counts[rank]} ${rank}`)
    .join(', ');

/** Above the one question for all servers without a HIGH. `counts`: their findings together. */
export const withoutHigh = (servers: readonly Asked[], counts: Counts, purpose: Purpose): string => {
  const ranks = ranksOf(counts);
  if (purpose === 'lock') return `${named(servers)}: ${ranks === '' ? 'nothing was noticed' : ranks}.`;
  const drops = servers.filter(({ drop }) => drop !== undefined);
  const removed = drops.length === 0 ? '' : ` Removed from the lockfile: ${named(drops)}.`;
  const changes = counts.high + counts.medium + counts.low + counts.info;
  return `${counted(changes, 'change')} (${ranks}) in ${named(servers)}.${removed}`;
};

const WORDS = { accept: 'Accept', lock: 'Lock' } as const;

export const acceptQuestion = (count: number, purpose: Purpose): string =>
  `${WORDS[purpose]} ${count === 1 ? 'it' : 'them'}? [y/N] `;

/** Names that a question holds. */
const MAX_NAMES = 6;

/** "notes", "notes and files", "12 servers (a, b, c, d, e, f, …)". */
const named = (servers: readonly Asked[]): string => {
  const names = servers.slice(0, MAX_NAMES).map(({ server }) => printable(server, { maxChars: 60 }));
  if (servers.length === 1) return names.join();
  return `${servers.length} servers (${names.join(', ')}${servers.length > MAX_NAMES ? ', …' : ''})`;
};

/** Above the question for one server with a HIGH. `letters`: those of its name that look like Latin ones, as `U+0456`. */
export const withHigh = (server: string, counts: Counts, letters: readonly string[]): string =>
  `${printable(server)}: ${ranksOf(counts)}.${letters.length === 0 ? '' : ` Its name has letters that look like Latin ones: ${letters.join(', ')}.`}`;

/** Enter is no. */
/** `typed`: what is to be typed, if it is more than the name. */
export const nameQuestion = (purpose: Purpose, server: string, typed: string): string =>
  `Type ${typed === server ? 'its name' : `"${printable(typed)}"`} to ${WORDS[purpose].toLowerCase()} it, or press Enter to go on without it: `;

export const dropAllWord = (): string => 'remove all';

/** Above `dropAllQuestion`. */
export const noneConfigured = (count: number): string =>
  count === 1
    ? 'No config has the only locked server.'
    : `No config has any of the ${counted(count, 'locked server')}.`;

export const dropAllQuestion = (word: string): string =>
  `Type "${word}" to empty the lockfile, or press Enter to leave it: `;

export const nameLooksAlike = (typed: string, wanted: string): string =>
  `Not accepted: "${printable(typed, { maxChars: 200 })}" looks like "${printable(wanted)}", but has other characters.\n`;

export const leftAsLocked = (servers: readonly Ranked[]): string => `Not accepted: ${withRanks(servers)}.\n`;

interface Ranked {
  readonly server: string;
  readonly counts: Counts;
}

/** Servers whose ranks are all listed; of more, only a HIGH is. */
const MAX_RANKED = 12;

/** "notes (2 high, 1 low); files". */
const withRanks = (servers: readonly Ranked[]): string =>
  servers
    .map(({ server, counts }) => {
      const ranks = ranksOf(servers.length > MAX_RANKED ? { ...counts, medium: 0, low: 0, info: 0 } : counts);
      return ranks === '' ? printable(server) : `${printable(server)} (${ranks})`;
    })
    .join('; ');

/** Nobody could be asked. `command`: accepts them, with `--accept` and the rank that it takes. */
export const acceptanceNeedsFlag = (command: string, flags: string): string =>
  `next: Review what is shown above. To accept it without a question, run \`${withRunFlags(command, flags)}\`.\n`;

/** `command`: of git, in the folder of this run. Not folded, so that it can be copied. */
export const undoLine = (command: string): string => `Undo: ${command}\n`;

// Another version of one server

/** Why a server has no version that a config could change. */
export type NotUpgradable = 'unconfigured' | 'remote' | 'opaque' | 'local' | 'elsewhere' | 'floating';

const NOT_UPGRADABLE: Readonly<Record<NotUpgradable, string>> = {
  unconfigured: 'No config has this server.',
  remote: 'A remote server has no version in the config: its operator decides what runs.',
  opaque: 'mcp-lock cannot tell what this launch line starts.',
  local: 'The launch line starts a program of this machine, not a package with a version.',
  elsewhere: 'The launch line does not name the package and its version in one word.',
  floating: 'The launch line names no exact version to change.',
};

/** Without a name where no shell reads it as one word: that updates all servers. */
const updateCommand = (server: string): string =>
  ['mcp-lock update', shellWord(server) ?? ''].join(' ').trimEnd();

const versionByHand = (server: string): string =>
  `Write the exact version into the config, then run \`${updateCommand(server)}\`.`;

export const notUpgradable = (server: string, why: NotUpgradable): ErrorMessage => {
  const byHand = why === 'opaque' || why === 'elsewhere' || why === 'floating';
  return {
    code: 'E_CONFIG',
    message: NOT_UPGRADABLE[why],
    next: byHand ? versionByHand(server) : updateCommand(server),
  };
};

/** `server`: its key. */
export const versionNotLookedUp = (server: string): ErrorMessage =>
  usageError(
    'mcp-lock does not look up which version of this package is the newest.',
    `Name the version: \`mcp-lock upgrade ${shellWord(server) ?? 'SERVER'} VERSION\`.`,
  );

/** `current`: as the config has it. */
export const notOneVersion = (typed: string, current: string): ErrorMessage =>
  usageError(
    `"${printable(typed, { maxChars: 100 })}" is not one exact version of this package.`,
    `Name a version as the config has it (${printable(current, { maxChars: 100 })}), or none for the newest.`,
  );

export const notAnUpgrade = (server: string): ErrorMessage => ({
  code: 'E_CONFIG',
  message: 'The version is not a part of the launch line that mcp-lock can change.',
  next: versionByHand(server),
});

/** `old`, `word`: words of the launch line. */
export const changeByHand = (server: string, old: string, word: string): ErrorMessage => ({
  code: 'E_CONFIG',
  message: `mcp-lock cannot change "${printable(old)}" to "${printable(word)}" here without changing something else.`,
  next: `Change it by hand, then run \`${updateCommand(server)}\`.`,
});

/** `answered`: the version that the registry gave. */
export const otherVersionAnswered = (answered: string): ErrorMessage => ({
  code: 'E_REGISTRY',
  message: `The registry answered with another version than was asked for: "${printable(answered, { maxChars: 100 })}".`,
  next: 'Ask the operator of the registry.',
});

export const wouldBeOtherServer = (server: string): ErrorMessage => ({
  code: 'E_CONFIG',
  message: `With the other version, clients would start "${printable(server)}" in several ways.`,
  next: 'Make the launch lines of this server equal in all configs, then run the same command again.',
});

/** `newest`: none was named. */
export const versionInUse = (server: string, version: string, newest: boolean): string =>
  `${printable(server)} already uses ${newest ? 'the newest version, ' : ''}${printable(version)}. ${nothingWritten()}`;

/** `files`: as shown. */
export const upgraded = (
  server: string,
  from: string,
  to: string,
  files: readonly string[],
  totals: string,
  dryRun: boolean,
): string => {
  const change = `${printable(server)} from ${printable(from)} to ${printable(to)}`;
  return dryRun
    ? `Would upgrade ${change}. ${nothingWritten()}`
    : `Upgraded ${change}. Wrote ${files.map((file) => printable(file)).join(', ')} (${totals}).\n`;
};

// A plan: what `update --plan` saw

const usageError = (message: string, next: string): ErrorMessage => ({ code: 'E_USAGE', message, next });

/** `one`, `other`: options of the command line. */
export const optionsConflict = (one: string, other: string): ErrorMessage =>
  usageError(`\`${one}\` and \`${other}\` cannot be used together.`, 'Leave one of them out.');

export const planNamesServers = (): ErrorMessage =>
  usageError(
    'The plan says which servers are updated, so none can be named beside `--apply`.',
    'Leave out the names of the servers.',
  );

export const notAPlan = (): ErrorMessage =>
  usageError(
    'This file is not a plan of `mcp-lock update --plan`.',
    'Name the file that `mcp-lock update --plan` wrote.',
  );

export const planMissing = (): ErrorMessage =>
  usageError('There is no such file.', 'Check the path after `--apply`.');

export const planUnreadable = (reason: string): ErrorMessage =>
  usageError(`The plan cannot be read (${reason}).`, 'Check the path after `--apply`.');

export const planIsOtherFile = (): ErrorMessage =>
  usageError('There is a file already, and it is not a plan.', 'Name another file with `--plan`.');

export const planUnwritable = (reason: string): ErrorMessage =>
  usageError(`The plan cannot be written: ${diskCause(reason)}.`, diskRemedy(reason, '--plan'));

/** `count`: servers with changes. `command`: applies the plan. */
export const planWritten = (count: number, file: string, command: string, flags: string): string =>
  count === 0
    ? `Wrote ${printable(file)}: nothing to accept. The lockfile was not changed.\n`
    : `Wrote ${printable(file)}: changes in ${counted(count, 'server')}. The lockfile was not changed.\nnext: Review what is shown above. To accept exactly this, run \`${withRunFlags(command, flags)}\`.\n`;

/** The lockfile is another one than the plan was made for. */
export const planForOtherLock = (): string =>
  'The lockfile has changed since the plan was made. Nothing was written.\n';

/** `servers`: those that are not what the plan says. */
export const planMisfits = (servers: readonly string[]): string =>
  `The plan no longer fits: ${servers.map((server) => printable(server, { maxChars: 60 })).join(', ')}. Nothing was written.\n`;

/** Not all that a plan holds was accepted. */
export const planNotAccepted = (): string => 'A plan is accepted as a whole. Nothing was written.\n';

/** `command`: makes the plan anew. */
export const makePlanAnew = (command: string, flags: string): string =>
  `next: Make a new plan and review it: \`${withRunFlags(command, flags)}\`.\n`;

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

/** `lockfile`: its path as shown. */
export const unknownRevision = (name: string, lockfile: string): ErrorMessage =>
  usageError(
    `"${printable(name)}" is neither a git revision nor a file (a path begins with ./ or ends with .json).`,
    historyOf(lockfile),
  );

const notInClone = (revision: string, isShallow: boolean): string =>
  `This ${isShallow ? 'shallow ' : ''}clone does not have "${printable(revision)}".`;

/** `remote`, `branch`: what the revision is made of. */
export const branchNotFetched = (
  revision: string,
  remote: string,
  branch: string,
  isShallow: boolean,
): ErrorMessage => {
  const words = [remote, branch].map(shellWord);
  const [from, to] = words.every((word) => word !== undefined && !word.startsWith('"')) ? words : [];
  return usageError(
    notInClone(revision, isShallow),
    from === undefined
      ? 'Fetch the branch with `git fetch`.'
      : `git fetch ${isShallow ? '--depth=1 ' : ''}${from} ${to}:refs/remotes/${from}/${to}`,
  );
};

/** `remote`: to ask for a commit by its name; undefined: more of the history may have the revision. */
export const revisionNotFetched = (
  revision: string,
  remote: string | undefined,
  isShallow: boolean,
): ErrorMessage => {
  const [from, what] = [remote, revision].map((word) => (word === undefined ? word : shellWord(word)));
  return usageError(
    notInClone(revision, isShallow),
    from === undefined || what === undefined
      ? `git fetch${isShallow ? ' --unshallow' : ''}`
      : `git fetch ${isShallow ? '--depth=1 ' : ''}${from} ${what}`,
  );
};

/** `object`: as git names the file. The command brings it from the remote. */
export const fileNotFetched = (path: string, revision: string, object: string): ErrorMessage => {
  const word = shellWord(object);
  return usageError(
    `This partial clone does not have ${printable(path)} of revision "${printable(revision)}".`,
    word === undefined ? 'Fetch the file with `git show`.' : `git cat-file -e ${word}`,
  );
};

export const gitRefuses = (folder: string): ErrorMessage => {
  const word = shellWord(folder);
  return usageError(
    'git does not read this repository, because it belongs to another user.',
    word === undefined
      ? 'Add its folder to safe.directory in the config of git.'
      : `git config --global --add safe.directory ${word}`,
  );
};

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

// Settings at the first lock

export const settingsLeft = (flags: string): string =>
  'The settings were not accepted, so nothing in them lets a run pass.\n' +
  `next: ${withRunFlags('mcp-lock update -i', flags)}\n`;
