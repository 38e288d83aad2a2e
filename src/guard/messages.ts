/**
 * Every text of the guard: JSON-RPC errors for the client (a model may read them), lines for stderr, reasons for the log, and
 * errors. Facts in, text out. Names are made printable; no other text of a server is repeated.
 */
import { printable } from '../display/printable.ts';
import { shellWord } from '../display/shell-word.ts';
import type { ErrorMessage } from '../errors.ts';
import type { FileChange } from '../launch/proof/manifest.ts';
import type { Section } from '../model.ts';
import type { LineFault } from '../server/reading/message.ts';
import type { ResultFault } from '../server/reading/result.ts';
import type { GuardEvent } from './event.ts';

/** Why a call, prompt or resource is refused. */
export type RefusedAs = 'drifted' | 'unlocked' | 'unlisted' | 'unchecked';

const STATES: Readonly<Record<RefusedAs, string>> = {
  drifted: 'differs from the locked one',
  unlocked: 'is not in mcp-lock.json',
  unlisted: 'is locked, but the server does not list it',
  unchecked: 'could not be checked, because the server did not send its complete list in time',
};

const NOUNS: Readonly<Record<Section, string>> = {
  tools: 'tool',
  prompts: 'prompt',
  resources: 'resource',
  resourceTemplates: 'resource template',
};

/** A method can also be one that the client made up. */
const METHOD_NOUNS: Readonly<Record<string, string>> = {
  'tools/call': 'tool',
  'prompts/get': 'prompt',
  'resources/read': 'resource',
  'resources/subscribe': 'resource',
};

const quoted = (name: string): string => `"${printable(name, { maxChars: 80 })}"`;
const itemOf = (method: string, name: string, said = quoted): string =>
  `${METHOD_NOUNS[method] ?? 'item'} ${said(name)}`;

// Commands: the server's name only where every shell takes it as one word.

export const verifyCommand = (server: string): string => command('verify', server);
export const diffCommand = (server: string): string => command('diff', server);

function command(verb: string, server: string): string {
  const word = shellWord(server);
  return word === undefined ? `mcp-lock ${verb}` : `mcp-lock ${verb} ${word}`;
}

function checkName(server: string): string {
  const word = shellWord(server);
  return word === undefined
    ? 'Check the name with `mcp-lock list`.'
    : `Check the name with \`mcp-lock list\`, or lock the server with \`mcp-lock update ${word} -i\`.`;
}

// JSON-RPC errors. `reason`: a sentence. `next`: a command, or a sentence of advice.

const asSentence = (next: string): string =>
  /^[a-z]/.test(next) ? `Ask the user to run \`${next}\`.` : next;

export const requestRefused = (
  server: string,
  method: string,
  name: string,
  state: RefusedAs,
  next: string,
): string =>
  `mcp-lock refused this request: ${itemOf(method, name)} of server ${quoted(server)} ${STATES[state]}. ${asSentence(next)}`;

export const responseDropped = (server: string, reason: string, next: string): string =>
  `mcp-lock dropped the response of server ${quoted(server)}. ${printable(reason, { maxChars: 300 })} ${asSentence(next)}`;

export const serverStopped = (server: string, reason: string, next: string): string =>
  `mcp-lock stopped server ${quoted(server)}. ${reason} ${asSentence(next)}`;

export const serverNotStarted = (server: string, reason: string, next: string): string =>
  `mcp-lock did not start server ${quoted(server)}. ${reason} ${asSentence(next)}`;

export const serverNotReached = (server: string, reason: string, next: string): string =>
  `mcp-lock did not connect to server ${quoted(server)}. ${reason} ${asSentence(next)}`;

export const idRefused = (): string =>
  'mcp-lock refused this request: another request with the same id has no response yet.';

export const serverEnded = (server: string, how: string): string =>
  `mcp-lock: Server ${quoted(server)} ended (${how}).`;

export const requestFailed = (reason: string, next?: string): string =>
  `mcp-lock: ${reason}${next === undefined ? '' : ` ${asSentence(next)}`}`;

/** To the server, in place of what its request asks of the model. */
export const requestDeclined = (): string => 'Declined by mcp-lock guard --strict.';

/** In place of an error of the server. */
export const requestAnsweredByError = (server: string, method: string, next: string): string =>
  `Server ${quoted(server)} responded to ${method} with an error. ${asSentence(next)}`;
/** As JSON-RPC 2.0 words it. */
export const methodUnknown = (): string => 'Method not found';
export const versionUnsupported = (): string => 'Unsupported protocol version';

// Why a server is not started or not reached: sentences.

export const lockedAsRemote = (): string => 'It is locked as a remote server, but the guard got a command.';
export const configHasNoCommand = (): string => 'Its config entry has no command to start.';
export const configHasNoAddress = (): string => 'Its config entry has a command and no address.';
export const launchDiffers = (difference: string): string =>
  `Its launch line differs from the locked one: ${difference}.`;
export const codeDiffers = (): string => 'The package, image or file to start differs from the locked one.';
export const remoteLaunchDiffers = (): string =>
  'Its address or headers in the config differ from the locked ones.';
export const addressDiffers = (): string => 'Its address differs from the locked one.';
export const authorizationServerDiffers = (): string =>
  'Its authorization server differs from the locked one, so no token was sent.';

// What of a launch line differs: clauses of `launchDiffers`.

export const programDiffers = (): string => 'the program differs';
export const argumentCountDiffers = (count: number, locked: number): string =>
  `it has ${count === 1 ? '1 argument' : `${count} arguments`} instead of ${locked}`;
/** `position`: from 1. */
export const argumentDiffers = (position: number): string => `argument ${position} differs`;
export const variableDiffers = (name: string): string =>
  `environment variable ${name} has another value, or is not set`;
export const folderDiffers = (): string => 'the working folder differs';
export const programFolderUnknown = (variables: readonly string[]): string =>
  `the program lies in the repository, and ${variables.join(', ')} is not set to its folder in the environment of the guard`;

// Why a running server is stopped: sentences.

export const listDiffers = (section: Section): string =>
  `Its list of ${NOUNS[section]}s differs from mcp-lock.json.`;
export const instructionsNotText = (): string => 'Its instructions are not a string.';
export const instructionsDiffer = (): string => 'Its instructions differ from the locked ones.';
export const serverInfoDiffers = (): string =>
  'Its name, version or capabilities differ from the locked ones.';
export const processEnded = (how: string): string => `The server ended (${how}).`;
export const sessionLost = (): string =>
  'The server no longer knows this session. Start the server again in the client.';
export const connectionEnded = (): string => 'The connection ended.';

// How a server ended: a few words.

export const exitedWith = (code: number | null, signal: string | null): string =>
  signal === null ? `exit status ${code ?? 'unknown'}` : `signal ${signal}`;
export const outputEnded = (): string => 'its output ended';
export const outputBroke = (): string => 'reading its output failed';

// Why a line is dropped: sentences.

export const lineFault = (fault: LineFault): string => LINE_FAULTS[fault];

const LINE_FAULTS: Readonly<Record<LineFault, string>> = {
  'not-json': 'The line is not JSON.',
  'not-json-rpc': 'The line is not a JSON-RPC message.',
  'carriage-return': 'The line has a carriage return inside.',
  'not-utf8': 'The line is not UTF-8.',
  ambiguous: 'JSON parsers can read the message in different ways.',
};

export const idMissing = (method: string): string => `A ${method} message needs an id.`;
export const idInUse = (): string => 'Another request with the same id has no response yet.';
export const responseToNothing = (): string => 'The response belongs to no open request.';
export const responseUnreadable = (method: string, cause: string): string =>
  `The response to ${method} cannot be checked: ${cause}.`;
export const contentDiffers = (kind: 'page' | 'skill'): string =>
  `A ${KINDS[kind]} differs from the locked one.`;
export const responseAsks = (methods: readonly string[]): string =>
  `The response asks for ${methods.join(', ')}, which --strict declines.`;

const KINDS = { page: 'linked page', skill: 'skill' } as const;

// Why a response cannot be checked: clauses of `responseUnreadable`.

export const responseMalformed = (): string => 'it is not a valid JSON-RPC response';
export const resultMissing = (): string => 'its result is not an object';
export const cursorRepeats = (): string =>
  'it names the cursor that it was asked for, so the list has no end';
export const listMissing = (): string => 'it has no list, or the list is too long';
export const contentMissing = (): string => 'it has no content to compare';
export const resultFault = (fault: ResultFault): string => FAULTS[fault];

const FAULTS: Readonly<Record<ResultFault, string>> = {
  ambiguous: 'JSON parsers can read the result in different ways',
  syntax: 'it is not JSON',
  'duplicate-key': 'an object has the same key twice',
  'lone-surrogate': 'a string has an unpaired surrogate',
  'too-deep': 'it is nested too deeply',
};

// What a remote server did in place of a response: sentences.

export const connectionBroke = (): string => 'The connection closed before a response arrived.';
export const checkBeforeRetry = (): string => 'Check whether the request took effect before you try again.';
export const httpStatus = (status: number): string => `The server responded with HTTP ${status}.`;
export const responseInvalid = (): string => 'The server sent no valid response.';

/** An event for a person; undefined for what belongs only into a log. `said`: shows a name that a server or client chose. */
export function eventText(event: GuardEvent, said: (name: string) => string = quoted): string | undefined {
  switch (event.event) {
    case 'started':
    case 'unpinned':
    case 'list-changed':
      return undefined;
    case 'stopped':
      return `stopped: ${printable(event.reason, { maxChars: 300 })}`;
    case 'item':
      return `${NOUNS[event.section]} ${said(event.name)} ${STATES[event.verdict]}`;
    case 'page':
    case 'skill':
      return `${KINDS[event.event]} ${said(event.name)} ${STATES[event.verdict]}`;
    case 'beside':
      return `the result with its ${event.section === 'skills' ? 'skill' : NOUNS[event.section]}s has members that are not in mcp-lock.json`;
    case 'instructions':
      return event.verdict === 'drifted'
        ? 'the instructions differ from the locked ones'
        : 'the instructions are not in mcp-lock.json';
    case 'server':
      return 'name, version or capabilities differ from the locked ones';
    case 'call':
      return `request for ${itemOf(event.method, event.name, said)}, which ${STATES[event.verdict]}`;
    case 'declined':
      return `declined a request of the server: ${quoted(event.method)}`;
    case 'dropped':
      return `dropped a line from the ${event.from}: ${printable(event.reason, { maxChars: 300 })}`;
  }
}

/** `action`: what became of it, where the event does not say it. */
export const eventLine = (server: string, text: string, action?: string): string =>
  `mcp-lock guard: ${printable(server, { maxChars: 80 })}: ${text}${action === undefined ? '' : `: ${action}`}\n`;

// Errors of the relay.

export const tooLarge = (): string => 'The message is too large.';
export const responseTooLarge = (server: string): string =>
  `mcp-lock dropped the response of server ${quoted(server)}: it is too large. Ask for less at once.`;
export const messageTooLarge = (maxBytes: number): ErrorMessage => ({
  code: 'E_LIMIT',
  message: `A message is larger than ${maxBytes / 1024 / 1024} MiB.`,
});

export const responsesUnread = (side: 'client' | 'server'): ErrorMessage => ({
  code: 'E_LIMIT',
  message: `The ${side} sends messages but does not read the responses.`,
  next: `Report this to the author of the ${side}.`,
});

// Errors of the library's guard.

export const clientConnected = (): ErrorMessage => ({
  code: 'E_USAGE',
  message: 'The client is already connected, so the guard would not see its messages.',
  next: 'Call `guardClient` before `connect`.',
});

export const serverNotLocked = (server: string): ErrorMessage => ({
  code: 'E_LOCK_MISSING',
  message: `Server ${quoted(server)} is not in the lockfile.`,
  next: checkName(server),
});

export const entryMismatch = (server: string): ErrorMessage => ({
  code: 'E_LOCK_PARSE',
  message: `The lock entry of server ${quoted(server)} does not match its hash: it was edited by hand or merged badly.`,
  next: 'See what changed with `git diff HEAD -- mcp-lock.json`, then run `mcp-lock verify`.',
});

export const connectionClosed = (): string => 'The connection was closed.';

// Errors of the store.

/** `cause`: npm's code, a system error, or one of the clauses below. */
export const packagesNotInstalled = (cause: string): ErrorMessage => ({
  code: 'E_REGISTRY',
  message: `The locked packages could not be installed (${cause}).`,
  next: 'Check the network and the npm registry, then start the server again.',
});

export const partNotLocked = (name: string): ErrorMessage => ({
  code: 'E_LAUNCH',
  message: `The lock does not list ${name}, which the server needs on this system.`,
  next: 'Run `mcp-lock update` on this system, then review the change of the lock.',
});

export const packageMissing = (name: string): string => `${name} is missing`;
export const packagesDiffer = (): string => 'npm installed other packages than the locked ones';
export const unknownCause = (): string => 'unknown cause';

export const placeNotNpm = (): ErrorMessage =>
  notInstallable('The locked tree has an entry that is not an npm package');
export const packageFromGit = (name: string): ErrorMessage =>
  notInstallable(`Package ${name} comes from git and not from a registry`);
export const packageBySha1 = (name: string): ErrorMessage =>
  notInstallable(`Package ${name} is locked by a SHA-1 hash only`);

const notInstallable = (fact: string): ErrorMessage => ({
  code: 'E_REGISTRY',
  message: `${fact}, so the guard cannot install the tree.`,
  next: 'Ask the author of the server for a version whose packages all come from the npm registry.',
});

export const storeUnusable = (cause: string): ErrorMessage =>
  damaged(`The store of installed trees cannot be used (${cause}).`);
export const fileListMissing = (): ErrorMessage =>
  damaged('An installed tree has no valid list of its files (manifest.json).');

/** `more`: how many other files differ. */
export const filesChanged = (path: string, how: FileChange, more: number): ErrorMessage =>
  damaged(
    `Files of the installed tree changed after the installation: ${printable(path, { maxChars: 120 })} ${fileChange(how)}${more === 0 ? '' : `, and ${more} more`}.`,
  );

const damaged = (message: string): ErrorMessage => ({
  code: 'E_LAUNCH',
  message,
  next: 'mcp-lock store verify',
});

export const fileChange = (how: FileChange): string =>
  ({ changed: 'was changed', missing: 'is missing', added: 'was added' })[how];

export const storeWritableByOthers = (): ErrorMessage => ({
  code: 'E_LAUNCH',
  message: 'Other users can write to the store of installed trees.',
  next: 'Remove their write permission, delete the folder, and start the server again.',
});

export const programMissing = (name: string): ErrorMessage =>
  programUnknown(`Package ${name} has no program of the same name.`);
export const programOutside = (): ErrorMessage =>
  programUnknown('The program of the package lies outside the folder of the package.');

const programUnknown = (message: string): ErrorMessage => ({
  code: 'E_LAUNCH',
  message,
  next: 'Name the program in the config: `npx -y --package NAME -- PROGRAM`.',
});

// The entry of a remote server in the configs

const usageError = (message: string, next: string): ErrorMessage => ({ code: 'E_USAGE', message, next });

export const guardWithoutCommand = (): ErrorMessage =>
  usageError(
    '`guard` needs the command line of a local server.',
    'Write it after `--`, as in `mcp-lock guard notes -- npx -y notes-mcp@1.2.0`.',
  );

/** `files`: the configs that were read. */
export const noRemoteServer = (files: readonly string[]): ErrorMessage =>
  usageError(
    `No config has a server of this name (read: ${files.map((file) => printable(file)).join(', ')}).`,
    'Name the config of the server with `--config FILE`.',
  );

export const severalRemoteServers = (): ErrorMessage =>
  usageError(
    'More than one server in the configs has this name.',
    'Name the config of the server with `--config FILE`.',
  );

// What guards hid, for a person.

/** In place of a name that a server or client chose. */
export const oddName = (): string => 'with a name that is not one plain word';
