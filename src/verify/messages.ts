/** Everything that the check of servers says to a person, besides its findings. Facts in, text out. */
import { printable } from '../display/printable.ts';
import { shellWord } from '../display/shell-word.ts';
import type { ErrorMessage } from '../errors.ts';

// Before the check

export const lockMissing = (): ErrorMessage => ({
  code: 'E_LOCK_MISSING',
  message: 'There is no lockfile.',
  next: 'mcp-lock init',
});

export const lockMissingInCi = (): ErrorMessage => ({
  code: 'E_LOCK_MISSING',
  message: 'There is no lockfile in this checkout.',
  next: 'Commit mcp-lock.json; `mcp-lock init` on your own machine writes it.',
});

export const lockMissingOfUser = (): ErrorMessage => ({
  code: 'E_LOCK_MISSING',
  message: 'There is no lockfile of this user yet.',
  next: 'mcp-lock init --user',
});

/** A project without any config, although the user has some. `locked`: the lockfile of the user exists. */
export const lockMissingInHome = (command: string, locked: boolean): ErrorMessage => ({
  code: 'E_LOCK_MISSING',
  message: 'This folder has no lockfile and no MCP config. Your home folder has MCP configs.',
  next: `mcp-lock ${locked ? command : 'init'} --user`,
});

/** `lockfile`: absolute path of one above that was not taken. */
export const lockOfOtherUser = (lockfile: string): ErrorMessage => ({
  code: 'E_LOCK_MISSING',
  message: `There is no lockfile here. ${lockfile} belongs to another user, so it is not used.`,
  next: 'Check who wrote that file. To use it anyway, name it with `--lockfile`.',
});

export const deepOffline = (): ErrorMessage => ({
  code: 'E_USAGE',
  message: '`--deep` asks the registry, and `--offline` forbids that.',
  next: 'mcp-lock verify --deep',
});

export const cloakOffline = (): ErrorMessage => ({
  code: 'E_USAGE',
  message: '`--cloak` asks the servers, and `--offline` forbids that.',
  next: 'mcp-lock verify --cloak',
});

export const certificatesUnchecked = (): string =>
  'warning: NODE_TLS_REJECT_UNAUTHORIZED=0 turns off certificate checks: anyone on the network can pose as your servers.\n' +
  'next: Unset it. For your own certificate authority, set NODE_EXTRA_CA_CERTS=FILE.pem.\n';

export const askedAsOther = (
  client: string,
  servers: readonly { readonly server: string; readonly client: string }[],
): string => {
  const names = servers.map((one) => `${printable(one.server)} (locked as ${printable(one.client)})`);
  return `note: Asking as ${client}, which is not the client in the lock: ${names.join(', ')}\n`;
};

/** The word of the progress line, before the count. */
export const checkingServers = (): string => 'Checking';

// The check of one server

export const pageRefused = (): Required<ErrorMessage> => ({
  code: 'E_PROTOCOL',
  message: 'The server no longer returns a page that is in the lock.',
  next: 'Run the command again; if it happens again, report it to the author of the server.',
});

export const treeNotLocked = (server: string): ErrorMessage => ({
  code: 'E_LAUNCH',
  message: 'The packages that the server depends on are not in the lock, so they cannot be compared.',
  next: namedCommand(
    server,
    (name) => `mcp-lock update ${name} -i`,
    'Lock the server again to record its packages.',
  ),
});

export const treeUnknown = (server: string): ErrorMessage => ({
  code: 'E_LAUNCH',
  message: 'npm has no record of the packages that the server depends on.',
  next: namedCommand(
    server,
    (name) => `mcp-lock verify ${name}`,
    'Install the project with `npm ci`, or verify without `--deep`.',
  ),
});

export const startedTooEarly = (): ErrorMessage => ({
  code: 'E_BUG',
  message: 'A step of the check tried to start a program before the launch was verified.',
  next: 'This is a bug in mcp-lock: report it with the launch line of the server.',
});

// Asking as several clients

/** `limitMs`: the time limit of one server, as it was given; `times`: how often it counts for all clients together. */
export const cloakTimedOut = (limitMs: number, times: number): ErrorMessage => ({
  code: 'E_TIMEOUT',
  message: `Asking as all clients did not finish within ${(limitMs * times) / 1000} s.`,
  next: `mcp-lock verify --cloak --timeout ${Math.min(86_400, Math.ceil((limitMs * 3) / 1000))}`,
});

/** In front of what went wrong with one of the clients. */
export const whenAskedAs = (who: string, message: string): string => `Asked as ${who}: ${message}`;

const namedCommand = (server: string, command: (name: string) => string, advice: string): string => {
  const name = shellWord(server);
  return name === undefined ? advice : command(name);
};

// Settings

/** `client`: printable. */
export const settingsClientUnknown = (client: string, known: readonly string[]): ErrorMessage => ({
  code: 'E_CONFIG',
  message: `The settings name the client "${client}", which mcp-lock cannot ask as.`,
  next: `Write one of ${known.join(', ')}.`,
});
