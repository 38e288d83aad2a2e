/**
 * All texts of the command line and its commands, besides their help (`command-table.ts`) and the texts of `explain`
 * (`report/error-texts.ts`). Facts in, text out. Loaded by every run, so it imports nothing that takes time.
 */
import { counted, printable } from '../display/printable.ts';
import { withRunFlags } from '../display/run-flags.ts';
import { shellWord } from '../display/shell-word.ts';
import type { ErrorMessage } from '../errors.ts';
import { diskCause, diskRemedy } from '../host/messages.ts';

const usageError = (message: string, next: string): ErrorMessage => ({ code: 'E_USAGE', message, next });

/** A command about one server or item; `advice` where no shell reads its name as one word. */
const commandAbout = (verb: string, name: string, advice: string): string => {
  const word = shellWord(name);
  return word === undefined ? advice : `mcp-lock ${verb} ${word}`;
};

/** Where a name can be misspelt, or belong to a server that is not locked. */
const checkName = (server: string): string => {
  const word = shellWord(server);
  return word === undefined
    ? 'Check the name with `mcp-lock list`.'
    : `Check the name with \`mcp-lock list\`, or lock the server with \`mcp-lock update ${word} -i\`.`;
};

/** Untrusted names, as a list. */
const listOf = (names: readonly string[]): string => names.map((name) => printable(name)).join(', ');

const quoted = (name: string): string => `"${printable(name)}"`;

// The process

export const interrupted = (): ErrorMessage => ({ code: 'E_INTERRUPTED', message: 'Interrupted.' });

/** Behind `Interrupted.` and the answer no. */
export const nothingWritten = (): string => 'Nothing was written.';

export const filesWritten = (files: readonly string[]): string => `Written: ${listOf(files)}.`;

/** A stack follows. */
export const bug = (): ErrorMessage => ({
  code: 'E_BUG',
  message: 'This is a bug in mcp-lock. Please report it with the lines below.',
});

export const stdoutUnwritable = (reason: string): ErrorMessage =>
  usageError(
    `The output is incomplete: stdout cannot be written (${reason}).`,
    'Free disk space, or write to another file with `--reporter json=FILE`.',
  );

export const currentFolderMissing = (): ErrorMessage =>
  usageError(
    'The current folder no longer exists.',
    'Go to a folder that exists, then run the same command again.',
  );

/** `problem`: as commander says it, `unknown option '--foo'`. `command`: undefined where none is known. */
export const commandLineInvalid = (problem: string, command: string | undefined): ErrorMessage =>
  usageError(
    `${problem.charAt(0).toUpperCase()}${problem.slice(1)}${/[.?!]$/.test(problem) ? '' : '.'}`,
    command === undefined ? 'mcp-lock --help' : `mcp-lock ${command} --help`,
  );

// Help

export const helpExamples = (lines: readonly string[]): string =>
  `Example:\n${lines.map((line) => `  $ ${line}`).join('\n')}\n`;

export const helpExits = (): string =>
  '\nExit: 0 all servers match · 1 drift · 2 usage, config or lockfile\n      3 a server could not be checked';

// Reports

export const severalReportersOnStdout = (): ErrorMessage =>
  usageError(
    'Only one reporter can write to stdout.',
    'Give each of the others a file, as in `--reporter json=report.json`.',
  );

export const severalReportersOnFile = (): ErrorMessage =>
  usageError('Two reporters cannot write to one file.', 'Give each `--reporter` a file of its own.');

export const reportOnLockfile = (): ErrorMessage =>
  usageError('This would replace the lockfile.', 'Name another file.');

export const reportOnConfig = (): ErrorMessage =>
  usageError('This would replace a config of a client or the settings of mcp-lock.', 'Name another file.');

/** `id`: of a reporter. */
export const reporterWithoutFile = (id: string): ErrorMessage =>
  usageError(`\`--reporter ${id}=\` names no file.`, `Add the file, as in \`--reporter ${id}=report\`.`);

export const reportUnwritable = (reason: string): ErrorMessage =>
  usageError(`The report cannot be written: ${diskCause(reason)}.`, diskRemedy(reason, '--reporter'));

/** A line for the runner of GitHub. `reason`: an errno. */
export const summaryNotice = (reason: string): string =>
  `::notice title=mcp-lock::The summary of the job cannot be written: ${diskCause(reason)}.\n`;

// verify, exec and hooks: the servers of the user beside those of the project

/** `names`: of servers in configs of the user. `flags`: those of a run with `--user`. */
export const uncheckedOfUser = (names: readonly string[], flags: string): string => {
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  return (
    `note: Not checked: ${counted(names.length, 'server')} of your own configs, which your clients start here too (${listOf(names.slice(0, MOST_NAMED))}${more}).\n` +
    `next: ${withRunFlags('mcp-lock init --user', flags)}\n`
  );
};

const MOST_NAMED = 6;

/** `file`: of the lock of the project. */
export const lockNotTracked = (file: string): string =>
  `note: Git does not track ${printable(file)}, so reviewers and CI do not see it. Add it with \`git add\`.\n`;

/** Both are lockfiles, the second in a folder above the first. */
export const otherLockAbove = (used: string, above: string): string =>
  `note: ${printable(used)} is used. ${printable(above)} is above it and is not used.\n`;

// audit

/**
 * Without a lockfile nobody has read the servers. `isWarned`: one of them has a HIGH, so that no command is advised which starts it.
 */
export const auditWithoutLock = (flags: string, isWarned: boolean): string =>
  `note: There is no lockfile, so only configs were judged and no text of a server.\n${afterAudit('mcp-lock init', flags, isWarned)}`;

const afterAudit = (command: string, flags: string, isWarned: boolean): string =>
  `next: ${isWarned ? 'Correct what is noticed above before you start these servers.' : withRunFlags(command, flags)}\n`;

export const auditWithoutTexts = (count: number, flags: string, isWarned: boolean): string =>
  `note: ${counted(count, 'server')} ${count === 1 ? 'is' : 'are'} not locked, so no text of ${count === 1 ? 'it' : 'them'} was judged.\n${afterAudit('mcp-lock update', flags, isWarned)}`;

// diff

export const clientForStoredLocks = (): ErrorMessage =>
  usageError(
    '`--as` is for live servers, and `--from` and `--to` compare stored locks.',
    'Leave out `--as`, or leave out `--from` and `--to`.',
  );

// exec

export const agentMissing = (): ErrorMessage =>
  usageError(
    '`exec` needs the command that starts the agent.',
    'Write it after `--`, as in `mcp-lock exec -- my-agent`.',
  );

export const storedVerdictUsed = (seconds: number): string =>
  `Not checked again: all servers matched ${seconds} s ago, and lock, configs, settings and entry files are unchanged.\n`;

export const verdictNotStored = (reason: string): string =>
  `note: The result of the check cannot be stored (${reason}). The next run checks again.\n`;

export const agentNotFound = (command: string): ErrorMessage =>
  agentNotStarted(`The command ${quoted(command)} was not found.`);

export const agentNotRun = (command: string, reason: string): ErrorMessage =>
  agentNotStarted(`The command ${quoted(command)} cannot be run (${reason}).`);

const agentNotStarted = (message: string): ErrorMessage => ({
  code: 'E_LAUNCH',
  message,
  next: 'Check the command after `--`. For a command of the project, use `mcp-lock exec -- npx COMMAND`.',
});

export const maxAgeWithoutUnit = (text: string): ErrorMessage =>
  usageError(`\`--max-age ${text}\` has no unit.`, `Add s, m or h, as in \`--max-age ${text}m\`.`);

export const maxAgeInvalid = (text: string): ErrorMessage =>
  usageError(
    `\`--max-age ${text}\` is not a time of at most 24 hours.`,
    'Give a time, as in `--max-age 10m`.',
  );

// explain

/** `near`: names that may have been meant. */
export const unknownRule = (name: string, near: readonly string[]): ErrorMessage =>
  usageError(
    `There is no rule or error code "${name}".`,
    near.length === 0 ? 'mcp-lock explain' : `Did you mean ${near.join(', ')}?`,
  );

/** Headings of one error code. */
export const errorHeadings = { exit: 'exit', means: 'means', causes: 'causes', remedy: 'do' } as const;

/** Above the list of all of them. */
export const errorCodes = (): string => 'Error codes';

export const detailsOfOne = (): string => 'Details of one: mcp-lock explain NAME';

// guard

export const serverNotLocked = (server: string): ErrorMessage => ({
  code: 'E_LOCK_MISSING',
  message: 'The server is not in the lock, so the guard does not start it.',
  next: checkName(server),
});

/** To the client, which gives it to a person or to a model. `title`: what the code means. */
export const guardNotBegun = (code: string, title: string, flags: string): string =>
  `mcp-lock did not start the server: ${title} (${code}). Ask the user to run \`${withRunFlags('mcp-lock verify', flags)}\`.`;

export const logUnwritable = (reason: string): ErrorMessage =>
  usageError(
    `The log cannot be written (${reason}).`,
    'Name a regular file in a folder that exists, as in `--log guard.jsonl`.',
  );

// hook

/** `known`: ids of clients. */
export const hookClientMissing = (known: readonly string[]): ErrorMessage =>
  usageError(
    '`hook` needs the client whose hooks it answers.',
    `Name the client: ${known.map((id) => `\`mcp-lock hook ${id}\``).join(' or ')}.`,
  );

export const unknownHookClient = (known: readonly string[]): ErrorMessage =>
  usageError('The hooks of this client are not supported.', `Use one of: ${known.join(', ')}.`);

export const unknownShell = (known: readonly string[]): ErrorMessage =>
  usageError('There is no completion for this shell.', `Use one of: ${known.join(', ')}.`);

export const unknownSchema = (known: readonly string[]): ErrorMessage =>
  usageError('There is no schema of this name.', `Use one of: ${known.join(', ')}.`);

export const hookOnTerminal = (): ErrorMessage =>
  usageError(
    '`hook` reads JSON that a client sends on stdin, and stdin is a terminal here.',
    'Add the command to the settings of the client, as docs/hooks.md shows.',
  );

// list

/** Column headings of the table. */
export const listColumns = ['server', 'launcher', 'origin', 'version', 'lock'] as const;

/** Above the servers of one config. `clients`: who reads it. `scope`: `project` or `user`. */
export const configHeading = (clients: string, file: string, scope: string): string =>
  `${file}  ${clients}  ${scope}`;

export const disabledServer = (server: string): string => `${server} (disabled)`;

/** Whether the launch names an exact version; nothing pins what an address responds. `not checked`: a file that cannot be read now. */
export const versionState = (state: 'remote' | 'opaque' | 'pinned' | 'floating' | 'not checked'): string =>
  state;

/** `version`: shown where the launch floats, so that only the lock says which version was reviewed. */
export const lockState = (locked: boolean, version: string | undefined, guarded: boolean): string =>
  `${!locked ? 'not locked' : version === undefined ? 'locked' : `locked ${version}`}${guarded ? ', guarded' : ''}`;

/** `what`: a server, or a place in a config. */
export const listProblem = (what: string, problem: string, next?: string): string =>
  `? ${printable(what)}: ${printable(problem)}${next === undefined ? '' : `\n  next: ${printable(next)}`}`;

export const lockedWithoutConfig = (server: string): string =>
  `! ${printable(server)} is in the lock but in no config`;

/** `from`: each config, and the keys that are from it. */
export const mergedServer = (
  server: string,
  from: readonly { readonly file: string; readonly keys: readonly string[] }[],
): string =>
  `- ${printable(server)} is made of ${from.map(({ file, keys }) => `${printable(file)} (${listOf(keys)})`).join(' and ')}`;

export const replacedServer = (server: string, file: string): string =>
  `- ${printable(server)} in ${printable(file)} is not started: another config of its client has this name`;

export const noServersListed = (files: readonly string[]): string =>
  `No MCP servers in ${listOf(files)}.\nnext: Add a server there, or name another config with \`--config FILE\`.\n`;

export const noServerLocked = (flags: string): string =>
  `None of these servers is locked.\nnext: ${withRunFlags('mcp-lock init', flags)}\n`;

// login and logout

/** `next`: what the problem with the entry itself advises. */
export const signInEntryInvalid = (server: string, next: string | undefined): ErrorMessage =>
  usageError(
    `The config entry of ${quoted(server)} cannot be read.`,
    next ?? 'Correct the entry in the config.',
  );

export const loginOfLocalServer = (server: string): ErrorMessage =>
  usageError(`${quoted(server)} is not a remote server, so it needs no sign-in.`, 'mcp-lock list');

export const authorizationHeaderSet = (server: string): ErrorMessage =>
  usageError(
    `The config sets the Authorization header of ${quoted(server)}, and mcp-lock sends that.`,
    'To sign in instead, remove the header from the config.',
  );

export const signInTimedOut = (): ErrorMessage => ({
  code: 'E_TIMEOUT',
  message: 'Nobody signed in within 5 minutes.',
  next: 'Run the same command again.',
});

interface SignInPlan {
  readonly server: string;
  /** Of the server. */
  readonly origin: string;
  readonly issuer: string;
  readonly resource: string;
  readonly otherOrigin: boolean;
  readonly scope: string | undefined;
  /** What the lock says, where that differs. */
  readonly locked: { readonly issuer: string; readonly resource: string } | undefined;
}

/** What a person agrees to. */
export const signInPlan = ({
  server,
  origin,
  issuer,
  resource,
  otherOrigin,
  scope,
  locked,
}: SignInPlan): readonly string[] => [
  `${printable(server)}  ${printable(origin)}`,
  `  signs in at  ${printable(issuer)}${otherOrigin ? '  (not the origin of the server)' : ''}`,
  `  resource     ${printable(resource)}`,
  ...(scope === undefined ? [] : [`  scope        ${printable(scope)}`]),
  ...(locked === undefined
    ? []
    : [
        `  THE LOCK HAS ${printable(locked.issuer)} for ${printable(locked.resource)}. Ask the vendor before you sign in.`,
      ]),
];

/** `differs`: from what the lock says. */
export const signInQuestion = (differs: boolean): string =>
  differs ? 'Sign in although the lock differs? [y/N] ' : 'Sign in there? [Y/n] ';

export const authorizationServerDiffers = (server: string): ErrorMessage =>
  usageError(
    `The authorization server of ${quoted(server)} differs from the lock.`,
    'Ask the vendor whether it moved. If it did, run the same command again in a terminal.',
  );

export const signInNotAnswered = (): ErrorMessage => ({
  code: 'E_INTERRUPTED',
  message: 'There was no answer, so nobody was signed in.',
  next: 'Run the same command again and answer the question.',
});

export const openAddress = (address: string): string =>
  `Open this address in your browser:\n  ${printable(address)}\n`;

export const noBrowser = (): string => 'No browser could be started here. Open the address yourself.\n';

export const noReportKept = (): ErrorMessage =>
  usageError('No report about this lockfile is kept here.', 'mcp-lock verify');

/** `reason`: as the system names it; absent: no folder outside of the project is known. */
export const pageUnwritable = (reason?: string): ErrorMessage =>
  usageError(
    `The page cannot be written to the state folder of this user${reason === undefined ? ', which is inside the project' : ` (${reason})`}.`,
    'Write it to a file: `mcp-lock verify --reporter html=FILE`.',
  );

export const noBrowserForPage = (): string => 'No browser could be started here. Open the file yourself.\n';

export const waitingForSignIn = (): string => 'Waiting for the sign-in. Ctrl-C ends it.\n';

export const signedIn = (server: string, issuer: string): string =>
  `Signed in to ${printable(server)} at ${printable(issuer)}.\n`;

/** `ofUser`: in the lockfile of the user, which belongs to no repository. */
export const authorizationServerRecorded = (lockfile: string, ofUser: boolean): string =>
  `Recorded its authorization server in ${printable(lockfile)}.${ofUser ? '' : ' Commit that file.'}\n`;

export const noSignIn = (server: string): string => `There is no sign-in for ${printable(server)}.\n`;

/** `revoked`: the issuer has withdrawn the tokens too. */
export const signInRemoved = (server: string, issuer: string, revoked: boolean): string =>
  `Removed the sign-in for ${printable(server)} at ${printable(issuer)}.${revoked ? '' : ' Its tokens stay valid there until they expire.'}\n`;

// Configs that are written: init --pin, wrap, unwrap

export const rewriteNeedsYes = (): ErrorMessage =>
  usageError(
    'This command changes configs, and nobody can be asked in CI.',
    'Run it on your own machine, or add `--yes`.',
  );

export const rewriteQuestion = (): string => 'Write these changes? [Y/n] ';

/** `otherwise`: another way on, ` or leave out \`--pin\``. */
export const rewriteNotAnswered = (otherwise: string): ErrorMessage => ({
  code: 'E_INTERRUPTED',
  message: 'There was no answer, so no config was changed.',
  next: `Run the same command again and press Enter at the question${otherwise}.`,
});

export const withoutPinning = (): string => ', or leave out `--pin`';

export const configWritten = (file: string, change: string): string =>
  `Wrote ${printable(file)}: ${change}.\n`;

export const serversChanged = (count: number, change: 'pinned' | 'wrapped' | 'unwrapped'): string =>
  `${counted(count, 'server')} ${change}`;

/** `change` was not made, and `reason` is a sentence. */
export const serverUnchanged = (
  server: string,
  change: 'pinned' | 'wrapped' | 'unwrapped',
  reason: string,
): string => `! ${printable(server)} is not ${change}. ${printable(reason)}`;

/** The word of the progress line, before the count. */
export const lookingUpVersions = (): string => 'Looking up';

export const nothingToPin = (): string => 'Nothing to pin: every package has an exact version.';

export const noVersionToPin = (): string => 'What it starts has no version.';

export const variablesWithoutQuotes = (): string =>
  'The config contains variables without quotes, so mcp-lock does not change it.';

export const packageNotPlain = (): string => 'The config does not contain the package name as plain text.';

export const pinByHand = (old: string, exact: string, place: string): string =>
  `next: Write ${printable(exact)} in place of ${printable(old)} in ${printable(place)}.`;

/** `servers`: those that were named, or none for all. */
export const nothingToWrap = (servers: readonly string[]): string =>
  `Nothing to wrap: ${servers.length === 0 ? 'every server' : listOf(servers)} starts through the guard.`;

export const nothingToUnwrap = (servers: readonly string[]): string =>
  servers.length === 0
    ? 'Nothing to unwrap: no server starts through the guard.'
    : `Nothing to unwrap: ${listOf(servers)} starts without the guard.`;

/** `tool`: how mcp-lock is started in the project. `folder`: as shown. `onPath`: clients find another mcp-lock on the PATH. */
export const guardNotInstalled = (
  tool: string,
  folder: string,
  onPath: boolean,
  install: string,
): ErrorMessage =>
  usageError(
    `The guard could not start: \`${tool}\` finds no mcp-lock in ${printable(folder)}, so no config was changed.${onPath ? ' One is on your PATH: `mcp-lock wrap --via path` uses it.' : ''}`,
    install,
  );

export const guardNotOnPath = (install: string): ErrorMessage =>
  usageError('The guard could not start: mcp-lock is not on your PATH, so no config was changed.', install);

/** `program`: `pnpm`, which is not on the PATH. */
export const guardWithoutTool = (program: string): ErrorMessage =>
  usageError(
    `The guard could not start: ${program} is not on your PATH, so no config was changed.`,
    `Install ${program}, or start mcp-lock in another way with \`--via\`.`,
  );

/** Why `list` does not call a wrapped server guarded. `missing`: `pnpm`, or mcp-lock. */
export const guardCannotStart = (missing: string, install: string | undefined): string =>
  `Its guard cannot start: ${missing} is not installed here.${install === undefined ? '' : ` Install it with \`${install}\`.`}`;

/** Why a server is not wrapped or unwrapped, and what to do. */
export interface Obstacle {
  readonly reason: string;
  readonly next: string;
}

const lockServer = (server: string): string => {
  const word = shellWord(server);
  return word === undefined ? 'mcp-lock update -i' : `mcp-lock update ${word} -i`;
};

export const notInLock = (server: string): Obstacle => ({
  reason: 'It is not in the lock, so the guard would not start it.',
  next: lockServer(server),
});

export const lockTextEdited = (server: string): Obstacle => ({
  reason: 'The text of its entry in the lock does not match its hashes.',
  next: seeChanges(server),
});

export const launchNotLocked = (server: string): Obstacle => ({
  reason: 'Its launch line differs from the lock, so the guard would not start it.',
  next: seeChanges(server),
});

/** What to do where the reason brings no advice of its own. */
export const seeChanges = (server: string): string =>
  commandAbout('verify', server, 'See what changed with `mcp-lock verify`.');

/** `key`: of the config, `envFile`. */
export const variablesAddedByClient = (key: string): Obstacle => ({
  reason: `Its client adds environment variables with "${key}", and a guarded server would not get them.`,
  next: 'Name each variable in the config without its value, or start your agent with `mcp-lock exec`.',
});

/** What to do about a server that cannot have a guard. */
export const checkInstead = (): string =>
  'Start your agent with `mcp-lock exec`, which checks the server before each start.';

/** `words`: of the guard, in front of the command line. */
export const wrapByHand = (words: readonly string[]): string =>
  `Write \`${words.map((word) => printable(word)).join(' ')}\` in front of its command line by hand.`;

export const launchNotWrapped = (place: string): Obstacle => ({
  reason: 'Its launch line is not written as `wrap` writes it.',
  next: `Remove the words of the guard by hand in ${printable(place)}.`,
});

/** A line that starts a guard in a way that only a person can have written. */
export const guardByHand = (): Obstacle => ({
  reason: 'It starts `mcp-lock guard` already, but not as `wrap` writes it.',
  next: 'Write the launch line of the server alone, then run `mcp-lock wrap` again.',
});

/** Two entries of the lock stand for it, and the guard would have to be both. */
export const readDifferently = (): Obstacle => ({
  reason: 'Two clients read this entry in different ways, and a guard can name only one of them.',
  next: checkInstead(),
});

export const mergedFromConfigs = (): Obstacle => ({
  reason: 'Its client merges it from several configs, and a guard in one of them would miss the rest.',
  next: 'Write the whole entry into one config, lock it, then run `mcp-lock wrap` again.',
});

export const guardNotEffective = (reason: string): Obstacle => ({
  reason: reason.replace(` ${wrapAgain()}`, ''),
  next: wrapAgain(),
});

export const removeDuplicateKey = (): string =>
  'Remove one of the two keys, then run the same command again.';

export const wrapAgain = (): string => 'Unwrap the server, then wrap it again.';

export const unknownConfigServer = (server: string, known: readonly string[]): ErrorMessage =>
  usageError(
    `No config has a server ${quoted(server)}.`,
    known.length === 0
      ? 'Add a server to a config, or name another config with `--config FILE`.'
      : `Use one of: ${listOf(known)}.`,
  );

// show

/** Headings of one entry, and of what links to other places. */
export const entryHeadings = {
  launch: 'launch',
  variables: 'with',
  origin: 'origin',
  integrity: 'bytes',
  signIn: 'sign-in',
  server: 'server',
  protocol: 'protocol',
  instructions: 'instructions',
  profile: 'asked as',
  volatile: 'not pinned',
  linked: 'links to',
  skills: 'skills',
  pointers: 'points to (the content there can change)',
} as const;

export const signInOfEntry = (issuer: string, resource: string): string => `${issuer} for ${resource}`;

export const linkNotLocked = (uri: string): string => `${uri}  not locked: it could not be read`;

/** `where`: the item and pointer that name the address. */
export const addressIn = (address: string, where: string): string => `${address}  at ${where}`;

/** `part`: an item, or a field of the entry; undefined where it is clear which text this is about. */
export const lockedTextChanged = (part: string | undefined): string =>
  part === undefined
    ? '! This text does not match its hash.'
    : `! ${part}: This text does not match its hash.`;

export const partOfServer = (part: string): string => `its ${part}`;

export const lockedServerChanged = (server: string): string =>
  `! ${server}: The text in the lock does not match its hashes.`;

export const unknownLockedServer = (server: string, known: readonly string[]): ErrorMessage =>
  usageError(
    `The lock has no server "${server}".`,
    known.length === 0 ? 'mcp-lock list' : `Use one of: ${known.join(', ')}.`,
  );

export const unknownLockedItem = (server: string, item: string): ErrorMessage =>
  usageError(
    `${quoted(server)} has no item ${quoted(item)} in the lock.`,
    commandAbout('show', server, 'List the locked servers with `mcp-lock show`.'),
  );

// store

export const unknownStoreCommand = (given: string): ErrorMessage =>
  usageError(`\`store ${given}\` is not known.`, 'Use one of: store path, store verify, store prune.');

export const storeWithoutNames = (command: 'verify' | 'prune'): ErrorMessage =>
  usageError(`\`store ${command}\` takes no server names.`, `mcp-lock store ${command}`);

export const noTreeLocked = (server: string): ErrorMessage =>
  usageError(
    `The lock has no package tree for ${quoted(server)}.`,
    commandAbout('show', server, 'List the locked servers with `mcp-lock show`.'),
  );

interface StoredTree {
  readonly key: string;
  /** Servers of the lock that use it; undefined: none. */
  readonly servers: readonly string[] | undefined;
  readonly unchanged: boolean;
  /** How many files its server wrote. */
  readonly written: number;
}

export const storedTree = ({ key, servers, unchanged, written }: StoredTree): string =>
  `${key.slice(0, 16)}  ${servers === undefined ? 'not in this lock' : listOf(servers)}: ${unchanged ? 'as installed' : 'NOT as installed'}${written === 0 ? '' : ` · ${counted(written, 'file')} written by its server`}`;

export const changedFile = (path: string, change: string): string =>
  `  ${printable(path, { maxChars: 200 })} ${change}`;

export const moreFiles = (count: number): string => `  and ${count} more`;

export const storeTotals = (trees: number, damaged: number): string =>
  trees === 0
    ? 'The store is empty.'
    : `${counted(trees, 'tree')}, ${damaged === 0 ? 'all as installed' : `${damaged} not as installed`}.`;

export const pruneDamaged = (flags: string): string => `next: ${withRunFlags('mcp-lock store prune', flags)}`;

export const pruneWithoutLock = (): string =>
  'There is no lockfile here, so only damaged trees and incomplete installations are removed. Other projects may need the rest.\n';

export const removalHeading = (): string => 'This removes from the store, for every project of this user:';

/** `written`: how many files its server wrote. */
export const removal = (path: string, why: 'damaged' | 'unused' | 'incomplete', written: number): string => {
  const reason = {
    damaged: 'not as installed',
    unused: 'not in this lock',
    incomplete: 'incomplete installation',
  }[why];
  return `  ${printable(path)}  (${reason}${written === 0 ? '' : `; contains ${counted(written, 'file')} written by its server`})`;
};

export const pruneNeedsYes = (): ErrorMessage =>
  usageError(
    'This command removes trees, and nobody can be asked here.',
    'Check the list above, then add `--yes`.',
  );

export const pruneQuestion = (): string => 'Remove them? [y/N] ';

export const pruneDeclined = (): ErrorMessage => ({
  code: 'E_INTERRUPTED',
  message: 'The answer was not yes, so nothing was removed.',
  next: 'To remove them, run the same command again and answer y, or add `--yes`.',
});

export const nothingToRemove = (): string => 'Nothing to remove.\n';

export const treesRemoved = (count: number): string => `Removed ${counted(count, 'tree')}.\n`;

// What guards hid

export const nothingHidden = (): string => 'No guard hid or refused anything here in the last 7 days.';

/** `earlier`: a later session of the server hid nothing. */
export const hiddenBy = (server: string, earlier: boolean): string =>
  earlier
    ? `${printable(server, { maxChars: 80 })}: hidden or refused earlier; a later session hid nothing`
    : `${printable(server, { maxChars: 80 })}: hidden or refused by its guard`;

/** `at`: milliseconds since 1970. */
export const hiddenItem = (at: number, what: string, count: number): string =>
  `  ${minuteOf(at)}  ${what}${count === 1 ? '' : ` (${count} times)`}`;

/** 2026-11-30 14:02 UTC */
const minuteOf = (at: number): string =>
  Number.isFinite(new Date(at).getTime())
    ? `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
    : 'unknown time';

export const hiddenMore = (count: number): string => `  and ${count} more`;
/** `is`: `unreadable` and `missing` where nobody knows whether this was accepted since. */
export const hiddenLockfile = (path: string, is: 'read' | 'unreadable' | 'missing'): string => {
  const now = { read: '', unreadable: ' (now cannot be read)', missing: ' (now missing)' };
  return `  lockfile: ${printable(path)}${now[is]}`;
};
export const hiddenNext = (next: string, flags: string): string =>
  `  next: ${printable(withRunFlags(next, flags))}`;

/** For a status line or a shell prompt: only names that no prompt reads as something else. Empty: nothing was hidden. */
export function statusLine(servers: readonly { readonly server: string; readonly count: number }[]): string {
  if (servers.length === 0) return '';
  const [first] = servers;
  const name = first !== undefined && /^[A-Za-z0-9._-]{1,40}$/.test(first.server) ? first.server : '1 server';
  const count = servers.reduce((sum, one) => sum + one.count, 0);
  const where = servers.length === 1 ? name : `${servers.length} servers`;
  return `mcp-lock: ${count} hidden or refused (${where})`;
}
