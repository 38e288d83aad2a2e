/**
 * Every text of this room that a person can read: facts in, message out. Texts of a server stand in one only between quotes.
 * Imports nothing but types, `display` and texts of `host`, since a run without servers loads it too.
 */
import { counted, printable, spelled } from '../display/printable.ts';
import { shellWord } from '../display/shell-word.ts';
import type { ErrorMessage } from '../errors.ts';
import { diskCause, diskRemedy } from '../host/messages.ts';
import { SIZE_VARIABLE } from './limits.ts';
import type { ShapeFault } from './reading/response-shape.ts';
import type { ResultFault } from './reading/result.ts';
import type { TextFault } from './reading/server-text.ts';

const AUTHOR = 'Report it to the author of the server.';
const AGAIN = 'Run the same command again. If it fails again, look into the log of the server.';
const CHECK_PATH = 'Check the path of `url` in the config.';
const CHECK_URL = 'Check `url` in the config.';
const UNTRUSTED_METADATA = 'Do not sign in there. Ask the vendor of the server about its metadata.';

const launch = (message: string, next: string): ErrorMessage => ({ code: 'E_LAUNCH', message, next });
const protocol = (message: string, next = AUTHOR): ErrorMessage => ({ code: 'E_PROTOCOL', message, next });
const limit = (message: string, next = AUTHOR): ErrorMessage => ({ code: 'E_LIMIT', message, next });
/** Past a limit of size, which a person can raise. */
const sizeLimit = (message: string): ErrorMessage =>
  limit(message, `If the server needs that much, set ${SIZE_VARIABLE} (MiB), for example to 64.`);
const auth = (message: string, next: string): ErrorMessage => ({ code: 'E_AUTH', message, next });

const mebibytes = (bytes: number): string => `${bytes / 1024 / 1024} MiB`;
/** Milliseconds as seconds, rounded up: to the half, and below one second to the tenth. */
const inSeconds = (ms: number): number => (ms < 1_000 ? Math.ceil(ms / 100) / 10 : Math.ceil(ms / 500) / 2);

// Starting a server

export const commandNotFound = (command: string): ErrorMessage =>
  launch(`The command "${command}" was not found.`, 'Install it, or correct `command` in the config.');

export const commandNotRunnable = (reason: string): ErrorMessage =>
  launch(`The command cannot be run (${reason}).`, 'Check `command` in the config and its permissions.');

export const workingFolderMissing = (): ErrorMessage =>
  launch('The working folder does not exist.', 'Correct `cwd` in the config.');

export const serverExit = (code: number | null, signal: string | null): ErrorMessage =>
  launch(
    signal === null ? `The server exited with code ${code}.` : `The server was ended by ${signal}.`,
    'Run its launch line in a terminal to see why. It may need a variable, an argument or the network.',
  );

// Time

const PHASES = {
  start: 'The server timed out after TIME while it was starting.',
  lists: 'The server timed out after TIME while its lists were read.',
  compare: 'The comparison of what the server sent timed out after TIME.',
  'sign-in': 'The sign-in timed out after TIME.',
} as const;

/** `limitMs`: the limit that the person gave, even where some of it was spent before. */
export const timeOut = (phase: keyof typeof PHASES, limitMs: number): ErrorMessage => ({
  code: 'E_TIMEOUT',
  message: PHASES[phase].replace('TIME', `${inSeconds(limitMs)} s`),
  next: `Allow more time with \`--timeout ${secondsWithin(inSeconds(limitMs) * 3)}\`.`,
});

/** A line on stderr. */
export const downloading = (name: string): string => `downloading ${printable(name)}\n`;

export const downloadTimeOut = (name: string): ErrorMessage => ({
  code: 'E_TIMEOUT',
  message: `The download of ${name} took longer than 10 minutes.`,
  next: 'Run its launch line in a terminal once, then run the same command again.',
});

/** `message`: what went wrong at the start; `key`: what `npm cache npx` calls the folder, where npm has that command. */
export const installationCutShort = (
  message: string,
  isTimeOut: boolean,
  folder: string,
  key: string | undefined,
): ErrorMessage => ({
  code: isTimeOut ? 'E_TIMEOUT' : 'E_LAUNCH',
  message: `${message} An earlier installation by npx was cut short.`,
  next:
    key === undefined
      ? `Remove the folder ${printable(folder)}, then run the same command again.`
      : `npm cache npx rm ${shellWord(key)}`,
});

/** The most that `--timeout` takes. */
const MOST_SECONDS = 86_400;
const secondsWithin = (seconds: number): number => Math.min(MOST_SECONDS, Math.ceil(seconds));

/** `message`: that of a time-out; `line`: what the server printed instead of a message. */
export const timeOutAfterOtherOutput = (message: string, line: string): ErrorMessage => ({
  code: 'E_TIMEOUT',
  message: `${message} It printed a line that is not JSON-RPC on stdout: "${line}".`,
  next: 'Check that the launch line starts an MCP server and that it prints only JSON-RPC on stdout.',
});

export const requestTimeOut = (): ErrorMessage => ({
  code: 'E_TIMEOUT',
  message: 'A request to the server timed out.',
  next: 'Run the same command again with a larger `--timeout`.',
});

export const listTimeOut = (method: string, timeoutMs: number): ErrorMessage => ({
  code: 'E_TIMEOUT',
  message: `The server did not respond to \`${method}\` within ${inSeconds(timeoutMs)} s, not even with an error.`,
  next: AUTHOR,
});

// Responses

export const httpStatus = (status: number, text = ''): ErrorMessage =>
  protocol(
    `The server responded with HTTP ${status}${text === '' ? '' : `: "${text}"`}.`,
    status >= 500 ? AGAIN : 'Check `url` and `headers` in the config.',
  );

export const errorResponse = (text: string): ErrorMessage =>
  protocol(`The server responded with an error: "${text}".`, AGAIN);

export const foreignEndpoint = (): ErrorMessage =>
  protocol(
    'The event stream of the server names an endpoint of another origin.',
    'Do not use this server. It would send your messages and credentials to that origin.',
  );

export const responseNotCaptured = (method: string): ErrorMessage => ({
  code: 'E_PROTOCOL',
  message: `The text of the response to \`${method}\` was not captured.`,
});

export const invalidUtf8 = (): ErrorMessage => protocol('The server sent bytes that are not UTF-8.');

const TEXT_FAULTS: Readonly<Record<TextFault, string>> = {
  ambiguous: 'a message with a member that some JSON parsers take for another',
  batch: 'a JSON-RPC batch, which mcp-lock does not support',
  'carriage-return': 'a message with a carriage return inside, where some clients end a line',
  'hidden-start': 'a message that does not begin with JSON',
  'line-end': 'a message on a line with other text',
  broken: 'a message that is not one JSON value on one line',
};

/** `hidden`: the names of the characters in it that cannot be seen. */
export const messageUnsound = (fault: TextFault, hidden: readonly string[] = []): ErrorMessage =>
  protocol(
    `The server sent ${TEXT_FAULTS[fault]}.${hidden.length === 0 ? '' : ` It contains ${hidden.join(', ')}.`}`,
    fault === 'batch'
      ? AUTHOR
      : 'Report it to the author of the server. Clients read such a message differently.',
  );

const SHAPE_FAULTS: Readonly<Record<ShapeFault, string>> = {
  version: 'does not have `"jsonrpc": "2.0"`',
  both: 'has both a `result` and an `error`',
  id: 'has an `id` that is neither a string nor an integer',
  result: 'has a `result` that is not an object, or with a `_meta` that is not an object',
  error: 'has an `error` without an integer `code` or a `message`',
  member: 'has a member that JSON-RPC does not have',
};

export const responseInvalid = (method: string, fault: ShapeFault | undefined): ErrorMessage =>
  protocol(
    `The response to \`${method}\` ${fault === undefined ? 'is not valid JSON-RPC' : SHAPE_FAULTS[fault]}.`,
    'Report it to the author of the server. Clients read such a response differently.',
  );

export const responseWithoutId = (): ErrorMessage => protocol('The server sent a response without an `id`.');

/** `id`: as JSON. */
export const responseToUnknown = (id: string): ErrorMessage =>
  protocol(
    `The server sent a response with the id ${spelled(id.slice(0, 40).toWellFormed())}, which no request has.`,
    'Report it to the author of the server. A client with such a request would take it for the response.',
  );

export const inputClosed = (): ErrorMessage => protocol('The server no longer reads requests from stdin.');

export const conflictingResponses = (method: string): ErrorMessage =>
  protocol(
    `The server sent two different responses to one \`${method}\` request.`,
    'Report it to the author of the server. Clients do not agree which of them counts.',
  );

const RESPONSE_FAULTS: Readonly<Record<ResultFault, string>> = {
  ambiguous: 'contains a member that some JSON parsers take for another',
  syntax: 'is not valid JSON',
  'duplicate-key': 'contains the same key twice in one object',
  'lone-surrogate': 'contains a lone surrogate, which is half a character',
  'too-deep': 'is nested too deeply',
};

export const unlockableResponse = (method: string, fault: ResultFault): ErrorMessage =>
  protocol(
    `The response to \`${method}\` ${RESPONSE_FAULTS[fault]}.`,
    'Report it to the author of the server. Such a response cannot be locked.',
  );

export const memberMissing = (method: string, member: string): ErrorMessage =>
  protocol(`The response to \`${method}\` has no \`${member}\`.`);

export const memberInvalid = (method: string, member: string): ErrorMessage =>
  protocol(`The response to \`${method}\` has an invalid \`${member}\`.`);

/** `member`: empty when the item is no object at all. */
export const itemInvalid = (method: string, member: string): ErrorMessage =>
  protocol(
    member === ''
      ? `The response to \`${method}\` contains an item that is not an object.`
      : `The response to \`${method}\` contains an item with an invalid \`${member}\`.`,
    'Report it to the author of the server. Clients reject such a list too.',
  );

export const tokenInText = (): ErrorMessage =>
  protocol(
    'The server repeats an access token of this run in the text it sends.',
    'Report it to the operator of the server, and revoke the token.',
  );

// Lists and their limits

export const itemTwice = (method: string, name: string): ErrorMessage =>
  protocol(
    `The server lists ${JSON.stringify(name)} twice in \`${method}\`.`,
    'Report it to the author of the server. Two items of one name cannot be locked.',
  );

export const pageRefused = (method: string, page: number): ErrorMessage =>
  protocol(`The server reports \`${method}\` as an unknown method on page ${page}.`);

export const cursorTwice = (method: string): ErrorMessage =>
  limit(`The server repeats a cursor of \`${method}\`, so the list has no end.`);

export const listsKeepChanging = (): ErrorMessage =>
  protocol('The server says each time that its lists have changed while they were read.');

const LISTS: Readonly<Record<string, string>> = {
  tools: 'tool list',
  prompts: 'prompt list',
  resources: 'resource list',
  resourceTemplates: 'resource template list',
  skills: 'skill list',
  linked: 'list of linked pages',
};

/** `missingFrom`: the start whose list lacks it. */
export const listsDiffer = (section: string, name: string, missingFrom: 'first' | 'second'): ErrorMessage =>
  protocol(
    `The ${LISTS[section] ?? section} differs between two starts: ${JSON.stringify(name)} is missing from the ${missingFrom}.`,
    'Run the same command again. If it differs again, report it to the author of the server.',
  );

/** `places`: what differs, with both texts. */
export const startsDiffer = (
  server: string,
  places: readonly {
    readonly pointer: string;
    readonly item: string;
    readonly texts: readonly [string, string];
  }[],
): ErrorMessage => {
  const told = places
    .slice(0, MOST_PLACES)
    .map(({ pointer, texts: [one, two] }) => `${pointer}: "${one}", then "${two}".`);
  const more = places.length - told.length;
  const names = [...new Set(places.map(({ item }) => shellWord(`${server}/${item}`)))];
  const named = names.length <= MOST_PLACES && !names.includes(undefined);
  const flags = named
    ? names.map((name) => ` --allow-volatile ${name}`).join('')
    : ' --allow-volatile with the server and the item';
  return protocol(
    [
      'The text differs between two starts, and the parts that differ have no common kind and length.',
      ...told,
      ...(more > 0 ? [`And ${counted(more, 'more place')}.`] : []),
    ].join(' '),
    `Report it to the author of the server. To leave the whole text unpinned, add${flags} to init or update.`,
  );
};
const MOST_PLACES = 3;

export const repeatsSecret = (name: string): ErrorMessage =>
  protocol(
    `The server repeats the value of ${name} in the text it sends.`,
    'Report it to the author of the server. If the value is no secret, use a variable or an argument whose name does not say so.',
  );

export const listTooLarge = (method: string, bytes: number): ErrorMessage =>
  sizeLimit(`The list from \`${method}\` is larger than ${mebibytes(bytes)}.`);

export const tooManyItems = (method: string, max: number): ErrorMessage =>
  limit(`The list from \`${method}\` has more than ${counted(max, 'item')}.`);

export const tooManyPages = (method: string, max: number): ErrorMessage =>
  limit(`The list from \`${method}\` has more than ${counted(max, 'page')}.`);

/** `method`: absent for a single message. */
export const tooManyValues = (max: number, method?: string): ErrorMessage =>
  sizeLimit(
    method === undefined
      ? `The server sent a message with more than ${counted(max, 'JSON value')}.`
      : `The list from \`${method}\` has more than ${counted(max, 'JSON value')}.`,
  );

/** Many values below long keys. `method`: absent for a single message. */
export const pointersTooLong = (method?: string): ErrorMessage =>
  sizeLimit(
    method === undefined
      ? 'The server sent a message with too many values below long member names.'
      : `The list from \`${method}\` has too many values below long member names.`,
  );

export const nameTooLong = (method: string, max: number): ErrorMessage =>
  limit(`The list from \`${method}\` has an item with a name of more than ${counted(max, 'character')}.`);

export const messageTooLarge = (bytes: number): ErrorMessage =>
  sizeLimit(`The server sent a message larger than ${mebibytes(bytes)}.`);

export const responseTooLarge = (bytes: number): ErrorMessage =>
  sizeLimit(`The server sent more than ${mebibytes(bytes)} in one response.`);

export const tooManyUnrequested = (max: number): ErrorMessage =>
  limit(`The server sent more than ${counted(max, 'message')} that were not requested.`);

export const tooManyLinks = (count: number, max: number): ErrorMessage =>
  limit(`The tools of the server link to ${counted(count, 'page')}; the limit is ${max}.`);

export const linkedPageTooLarge = (bytes: number): ErrorMessage =>
  limit(`A page that a tool links to is larger than ${mebibytes(bytes)}.`);

// HTTP: the address and its headers

export const invalidUrl = (): ErrorMessage => launch('The URL of the server is not valid.', CHECK_URL);

/** `character`: by its name. */
export const characterInUrl = (character: string): ErrorMessage =>
  launch(
    `The URL contains a character that is not allowed in an address: ${character}.`,
    'Type the value of `url` again, or of the variable that it comes from.',
  );

export const passwordInUrl = (): ErrorMessage =>
  launch(
    'The URL contains a user name or a password, which clients do not send.',
    'Remove them from `url`, and add the header `"Authorization": "Basic …"` to the config.',
  );

export const headerNameInvalid = (): ErrorMessage =>
  launch('The name of a header contains a character that is not allowed.', 'Check `headers` in the config.');

/** `character`: by its name. */
export const characterInHeader = (name: string, character: string): ErrorMessage =>
  launch(
    `The value of the header ${name} contains a character that is not allowed: ${character}.`,
    `Check the value of ${name} in the config, or the variable that it comes from.`,
  );

// HTTP: the response

/** `refusals`: each way that was tried, and how it failed. */
export const noCommonTransport = (refusals: readonly string[]): ErrorMessage =>
  protocol(`The server supports neither ${refusals.join(' nor ')}.`, CHECK_PATH);

export const webPage = (): ErrorMessage =>
  protocol(
    'The server responded with a web page (text/html), not with MCP.',
    `${CHECK_PATH} The server may be behind a sign-in page.`,
  );

/** `type`: a media type, or undefined for none that is known. */
export const notMcp = (type: string | undefined): ErrorMessage =>
  protocol(`The server responded with ${type ?? 'an unknown content type'}, not with MCP.`, CHECK_PATH);

export const noResponse = (method: string | undefined, status: number): ErrorMessage =>
  protocol(`The server did not respond to ${requestOf(method)} (HTTP ${status}).`);

export const emptyResponse = (method: string | undefined): ErrorMessage =>
  protocol(`The response to ${requestOf(method)} is empty.`);

export const responseNotJson = (): ErrorMessage => protocol('The server sent a response that is not JSON.');

const requestOf = (method: string | undefined): string =>
  method === undefined ? 'a request' : `\`${method}\``;

export const sessionIdInvalid = (): ErrorMessage =>
  protocol('The session id of the server contains characters that are not allowed.');

export const sessionIdTooLong = (max: number): ErrorMessage =>
  protocol(`The session id of the server is longer than ${counted(max, 'character')}.`);

export const streamClosed = (): ErrorMessage =>
  protocol('The server closed its event stream before it responded.', AGAIN);

const STREAM_FAULTS = {
  'broken-mark': 'begins with a broken byte order mark',
  hidden: 'has a message in a place where only some clients look for one',
  mark: 'begins with a byte order mark in front of a message',
  nul: 'contains U+0000 NULL',
  return: 'has a message in lines that end with a carriage return alone',
  unfinished: 'ends with a message that has no blank line after it',
} as const;
export type StreamFault = keyof typeof STREAM_FAULTS;

export const streamUnsound = (fault: StreamFault): ErrorMessage =>
  protocol(
    `The event stream of the server ${STREAM_FAULTS[fault]}.`,
    'Report it to the author of the server. Clients read such a stream differently.',
  );

export const tooManyRequests = (): ErrorMessage =>
  limit(
    'The server keeps responding with HTTP 429 (too many requests).',
    'Wait a while, then run the same command again.',
  );

/** `waitMs`: what the server asks for; `leftMs`: what is left of the limit that the person gave. */
export const waitTooLong = (waitMs: number, leftMs: number, limitMs: number): ErrorMessage => {
  const wait = Math.ceil(waitMs / 1000);
  return {
    code: 'E_TIMEOUT',
    message: `The server asks to wait ${wait} s (HTTP 429), but only ${Math.max(0, Math.floor(leftMs / 1000))} s are left.`,
    next: `Wait ${wait} s, or allow more time with \`--timeout ${secondsWithin(wait + inSeconds(limitMs))}\`.`,
  };
};

// HTTP: redirects. Addresses are given without secrets.

export const redirectUnaccepted = (from: string, to: string): ErrorMessage =>
  protocol(`The server redirects to another address (${from} → ${to}).`, acceptRedirect(to));

export const redirectToPlainHttp = (from: string, to: string): ErrorMessage =>
  protocol(
    `The server redirects from https to plain http (${from} → ${to}).`,
    'Do not follow it. Ask the operator of the server for an https address.',
  );

export const redirectToOtherOrigin = (from: string, to: string): ErrorMessage =>
  protocol(`The server redirects to another origin (${from} → ${to}).`, acceptRedirect(to));

export const redirectChangesMethod = (status: number, from: string, to: string): ErrorMessage =>
  protocol(
    `The server redirects with HTTP ${status}, which turns a POST into a GET (${from} → ${to}).`,
    acceptRedirect(to),
  );

const acceptRedirect = (to: string): string =>
  `Check that ${to} is the server you want, then write that address as \`url\` into the config.`;

export const redirectWithoutTarget = (status: number): ErrorMessage =>
  protocol(`The server redirects (HTTP ${status}) without a valid target.`);

export const redirectLoop = (addresses: readonly string[]): ErrorMessage =>
  protocol(`The server redirects in a loop (${addresses.join(' → ')}).`, CHECK_URL);

export const tooManyRedirects = (max: number, addresses: readonly string[]): ErrorMessage =>
  protocol(`The server redirects more than ${counted(max, 'time')} (${addresses.join(' → ')}).`, CHECK_URL);

export const twoRedirects = (): ErrorMessage =>
  protocol(
    'The server redirects its requests to two different paths.',
    'Report it to the author of the server. One server needs one address.',
  );

// HTTP: no connection

type Fault = readonly [code: ErrorMessage['code'], message: string, next: string];

const CHECK_NETWORK = 'Check `url` in the config and the network of this machine.';
const CHECK_PORT = 'Check the port of `url` in the config.';
const CERTIFICATE = 'Ask the operator of the server. Do not turn off certificate checks.';
const OWN_AUTHORITY = 'If it is your own authority, set NODE_EXTRA_CA_CERTS to its PEM file.';

const CONNECTION_FAULTS = {
  'unknown-host': ['E_LAUNCH', 'The host name of the server is not known.', CHECK_NETWORK],
  'host-lookup': ['E_LAUNCH', 'The host name of the server cannot be looked up now.', CHECK_NETWORK],
  refused: ['E_LAUNCH', 'Nothing listens at the address of the server (connection refused).', CHECK_NETWORK],
  'no-route': ['E_LAUNCH', 'The address of the server cannot be reached from this machine.', CHECK_NETWORK],
  'connect-timeout': ['E_TIMEOUT', 'The connection to the server timed out.', CHECK_NETWORK],
  'response-timeout': [
    'E_TIMEOUT',
    'A request to the server timed out.',
    'Run the same command again with a larger `--timeout`.',
  ],
  'broken-off': ['E_PROTOCOL', 'The server closed the connection before it responded.', AGAIN],
  headers: ['E_LIMIT', 'The response of the server has headers of more than 16 KiB.', AUTHOR],
  expired: ['E_LAUNCH', 'The certificate of the server has expired.', CERTIFICATE],
  'not-yet-valid': [
    'E_LAUNCH',
    'The certificate of the server is not valid yet.',
    'Check the clock of this machine, then ask the operator of the server.',
  ],
  revoked: ['E_LAUNCH', 'The certificate of the server was revoked.', CERTIFICATE],
  'other-host': [
    'E_LAUNCH',
    'The certificate of the server is for another host.',
    'Check the host of `url`. If it is right, ask the operator of the server.',
  ],
  'self-signed': [
    'E_LAUNCH',
    'The certificate of the server is self-signed and not known to this machine.',
    OWN_AUTHORITY,
  ],
  'unknown-authority': [
    'E_LAUNCH',
    'The certificate of the server comes from an authority that this machine does not know.',
    OWN_AUTHORITY,
  ],
  'no-tls': [
    'E_LAUNCH',
    'The server does not speak TLS at this port.',
    'Check the port and the scheme of `url` in the config.',
  ],
  'tls-refused': ['E_LAUNCH', 'The encrypted connection to the server was refused.', CERTIFICATE],
  'not-http': ['E_PROTOCOL', 'The response of the server is not HTTP.', CHECK_PORT],
  compression: ['E_PROTOCOL', 'The compressed response of the server cannot be unpacked.', AUTHOR],
  'blocked-port': ['E_LAUNCH', 'Web clients do not connect to the port of this URL.', CHECK_PORT],
  other: ['E_LAUNCH', 'The server cannot be reached.', CHECK_NETWORK],
} as const satisfies Readonly<Record<string, Fault>>;

export type ConnectionFault = keyof typeof CONNECTION_FAULTS;

/** `code`: the platform's own, where it says more; `proxy`: the variable that names a proxy on the way. */
export function connectionFailure(fault: ConnectionFault, code = '', proxy?: string): ErrorMessage {
  const [kind, message, next] = CONNECTION_FAULTS[fault];
  return {
    code: kind,
    message: code === '' ? message : `${message.slice(0, -1)} (${code}).`,
    next: proxy === undefined ? next : `${next} Check also the proxy in ${proxy}.`,
  };
}

export const proxyRefusal = (status: string, variable: string, host: string): ErrorMessage =>
  launch(
    `The proxy on the way to the server responded with HTTP ${status}.`,
    `Check ${variable}, or exempt the host with \`NO_PROXY=${host}\`.`,
  );

// Authentication: what a server refuses

export const authenticationRequired = (): ErrorMessage =>
  auth(
    'The server requires authentication (HTTP 401).',
    'Add a header such as `"Authorization": "Bearer ${TOKEN}"` to the config.',
  );

export const accessDenied = (): ErrorMessage =>
  auth(
    'The server denies access (HTTP 403).',
    'Check that the credentials in the config are valid and may list its tools.',
  );

/** A command for this server, and words for one whose name cannot stand in a command. */
const login = (server: string | undefined, flags = ''): string | undefined =>
  server === undefined ? undefined : `mcp-lock login ${server}${flags}`;
const SIGN_IN = 'Sign in to this server with the command `login`.';

/** `server`, `scope`: as words of a command; undefined where that is not safe. */
export const scopeRequired = (
  scope: string,
  server: string | undefined,
  scopeWord: string | undefined,
): ErrorMessage =>
  auth(
    `The server requires a token with the scope "${scope}".`,
    (scopeWord === undefined ? undefined : login(server, ` --scope ${scopeWord}`)) ?? SIGN_IN,
  );

export const accountDenied = (): ErrorMessage =>
  auth(
    'The server denies access to this account (HTTP 403).',
    'Ask the operator of the server what this account may do.',
  );

export const anonymousDenied = (server: string | undefined): ErrorMessage =>
  auth('The server denies access without a token (HTTP 403).', login(server) ?? SIGN_IN);

export const variableTokenRejected = (variable: string): ErrorMessage =>
  auth(`The server rejects the token from ${variable} (HTTP 401).`, `Set ${variable} to a new value.`);

export const storedTokenRejected = (server: string | undefined): ErrorMessage =>
  auth('The server rejects the stored sign-in (HTTP 401).', login(server) ?? SIGN_IN);

export const headerRejected = (header: string): ErrorMessage =>
  auth(
    `The server rejects the header "${header}" of the config (HTTP 401).`,
    `Renew the value of "${header}".`,
  );

/** `variable`: the one that would hold a token for this server. */
export const signInRequired = (server: string | undefined, variable: string): ErrorMessage =>
  auth(
    'The server requires a sign-in (HTTP 401).',
    `Sign in with \`${login(server) ?? 'login'}\`, or set ${variable} to a token.`,
  );

export const tokenRequired = (server: string | undefined, variable: string): ErrorMessage =>
  auth(
    'The server requires a token (HTTP 401).',
    `Set ${variable} to a token, add a header to the config, or sign in with \`${login(server) ?? 'login'}\`.`,
  );

/** Behind a message: variables of the config that may be the reason. */
export const unsetVariables = (names: readonly string[]): string => `Not set here: ${names.join(', ')}.`;

// Sign-in: metadata

const METADATA_FAULTS = {
  'no-url': 'it is not a URL',
  'no-https': 'its URL is not https',
  password: 'its URL contains a user name or a password',
  local: 'it is on this machine or in its network',
  query: 'its URL has a query or a fragment',
} as const;

/** `what`: `token endpoint`, `authorization server`. */
export const metadataAddress = (what: string, fault: keyof typeof METADATA_FAULTS): ErrorMessage =>
  auth(`The sign-in metadata names an invalid ${what}: ${METADATA_FAULTS[fault]}.`, UNTRUSTED_METADATA);

export const metadataInvalid = (): ErrorMessage =>
  auth('The sign-in metadata of the server is not valid.', UNTRUSTED_METADATA);

export const otherIssuer = (): ErrorMessage =>
  auth('The authorization server names itself as another issuer.', UNTRUSTED_METADATA);

export const otherResource = (): ErrorMessage =>
  auth(
    'The sign-in metadata of the server is for another resource.',
    'Check the address in the config. No token was sent.',
  );

export const signInNotNeeded = (server: string | undefined): ErrorMessage => ({
  code: 'E_USAGE',
  message: 'The server needs no sign-in: it responds without a token.',
  ...(server === undefined ? {} : { next: `mcp-lock verify ${server}` }),
});

/** `variable`: the one that would hold a token for this server. */
export const noAuthorizationServer = (variable: string): ErrorMessage =>
  auth(
    'The server names no authorization server to sign in at.',
    `If the server takes a token, add a header to the config, or set ${variable}.`,
  );

export const noIssuerMetadata = (): ErrorMessage =>
  auth('The authorization server publishes no metadata.', 'Ask the vendor of the server how to sign in.');

export const unencryptedAddress = (): ErrorMessage =>
  auth(
    'The URL of the server is not https, so no token is sent to it.',
    'Write an https address into the config.',
  );

export const signInUnanswered = (host: string): ErrorMessage =>
  protocol(
    `${host} did not respond to a sign-in request.`,
    'Check the network, then run the same command again.',
  );

export const signInStatus = (host: string, status: number): ErrorMessage =>
  protocol(
    `${host} responded to a sign-in request with HTTP ${status}.`,
    'Run the same command again later.',
  );

export const signInTooLarge = (bytes: number): ErrorMessage =>
  limit(
    `A response to a sign-in request is larger than ${mebibytes(bytes)}.`,
    'Ask the vendor of the server about its sign-in.',
  );

// Sign-in: credentials and tokens

export const variableForSeveral = (variable: string): ErrorMessage =>
  auth(
    `${variable} could be meant for more than one server.`,
    'Rename the servers, so that their names differ in letters or digits.',
  );

export const tokenVariableInvalid = (variable: string): ErrorMessage =>
  auth(
    `${variable} contains characters that are not allowed in a token.`,
    `Set ${variable} to a valid token.`,
  );

export const keyFileUnreadable = (variable: string, reason: string): ErrorMessage =>
  auth(`${variable} names a file that cannot be read (${reason}).`, `Set ${variable} to the path of a key.`);

export const keyInvalid = (variable: string): ErrorMessage =>
  auth(
    `The key from ${variable} is not a private key for signatures.`,
    'Give an RSA, EC or Ed25519 key as PEM, without a passphrase.',
  );

/** `error`: the error code of OAuth, where it is a known kind of word. */
export const clientRejected = (variable: string, error: string | undefined): ErrorMessage =>
  auth(
    `The authorization server rejects the client from ${variable}${inBrackets(error)}.`,
    `Check ${variable}, the secret or key beside it, and what this client may do.`,
  );

/** `error`: the error code of OAuth. */
export const resourceRejected = (error: string): ErrorMessage =>
  auth(
    `The authorization server does not know the resource that the server names (${error}).`,
    'Ask the operator of the server: its metadata and its authorization server name different resources.',
  );

/** `error`: the error code of OAuth. */
export const tokenRequestRejected = (error: string): ErrorMessage =>
  auth(
    `The authorization server rejects the token request (${error}).`,
    'Ask its operator which grants, scopes and resources this client may request.',
  );

export const signInRejected = (error: string | undefined): ErrorMessage =>
  auth(
    `The authorization server rejects the sign-in${inBrackets(error)}.`,
    'Run the same command again. If it fails again, ask the operator of the authorization server.',
  );

const inBrackets = (word: string | undefined): string => (word === undefined ? '' : ` (${word})`);

/** `source`: a variable, or the stored sign-in. */
export const tokenInvalid = (source: string): ErrorMessage =>
  auth(
    `The token from ${source} contains characters that are not allowed in a header.`,
    'Sign in again, or ask the operator of the authorization server.',
  );

export const storedSignIn = (): string => 'the stored sign-in';

// Sign-in: the browser, the folder

/** `port`: 0 for any. */
export const callbackUnavailable = (port: number, reason: string): ErrorMessage =>
  auth(
    `mcp-lock cannot listen on 127.0.0.1${port === 0 ? '' : `:${port}`} for the redirect of the browser (${reason}).`,
    'Stop the program that uses this port, then run the same command again.',
  );

export const noRegistration = (): ErrorMessage =>
  auth(
    'The authorization server does not support dynamic client registration.',
    'Register a client there with the redirect `http://127.0.0.1/callback`, then add `--client-id ID`.',
  );

export const otherSignIn = (): ErrorMessage =>
  auth(
    'The browser returned the response to another sign-in.',
    'Run the same command again, and open only the address that it prints.',
  );

export const signInRefused = (error: string | undefined): ErrorMessage =>
  auth(
    `The sign-in was refused${inBrackets(error)}.`,
    'Run the same command again, and allow it in the browser.',
  );

export const stateFolderInRepository = (variable: string): ErrorMessage =>
  auth(
    'The folder for sign-ins is inside this repository.',
    `Set ${variable} to a folder outside of the repository.`,
  );

export const signInNotStored = (reason: string): ErrorMessage =>
  auth(`The sign-in cannot be stored on this machine: ${diskCause(reason)}.`, diskRemedy(reason));

// Client profiles

/** `id`: fit to be printed. */
export const unknownProfile = (id: string, known: readonly string[]): ErrorMessage => ({
  code: 'E_USAGE',
  message: `There is no client profile "${id}".`,
  next: `Choose one of ${known.join(', ')}.`,
});

export const newerProfile = (): ErrorMessage => ({
  code: 'E_LOCK_NEWER',
  message: 'The lockfile names a client profile that this version of mcp-lock does not know.',
  next: 'npm install --save-dev mcp-lock@latest',
});
