/**
 * What each error code means, its usual causes and what to do: the data behind `mcp-lock explain E_LAUNCH` and `docs/errors.md`.
 * A table; a code without a row does not compile. Commands stand in
 * backticks. ASCII, so that a terminal without Unicode gets the same words.
 */
import type { ErrorCode } from '../errors.ts';

interface ErrorText {
  /** One line, lower case, without a period. */
  readonly title: string;
  readonly means: string;
  /** The most frequent first. */
  readonly causes: readonly string[];
  /** What a person does about it. */
  readonly remedy: string;
}

export const ERROR_TEXTS: Readonly<Record<ErrorCode, ErrorText>> = {
  E_USAGE: {
    title: 'wrong command line',
    means:
      'The command line names something that does not exist, or combines options that exclude each other.',
    causes: [
      'An unknown command, option, server, item, client or rule.',
      'A value out of range, such as `--timeout 0`.',
      'A command that asks was run where nobody can answer, for example with `CI` set.',
    ],
    remedy:
      'Read the `next:` line. `mcp-lock COMMAND --help` lists the options, `mcp-lock list` the servers.',
  },
  E_CONFIG: {
    title: 'no usable config file',
    means: 'No config file of an MCP client was found, or one of them cannot be read or written.',
    causes: [
      'The folder has no config of a known client. `--user` reads the configs of your home folder in place of those of the project.',
      'A syntax error, or an entry that cannot be understood. The other entries are still checked.',
      'The file is larger than 20 MiB, is not a regular file, or cannot be read by you.',
      'The search for configs in folders below ended after 4,000 folders.',
    ],
    remedy: 'Correct the file at the place shown. To read another file, use `mcp-lock list --config FILE`.',
  },
  E_LOCK_MISSING: {
    title: 'no lockfile',
    means:
      'There is no mcp-lock.json in this folder or above it in the repository, or the server that `guard` should start is not in it.',
    causes: [
      'The servers were never locked.',
      'The lockfile was not committed, so CI does not have it.',
      'The command runs outside of the folder with the lockfile.',
      'With `--user`: `mcp-lock init --user` was never run by this user.',
    ],
    remedy:
      'On your machine: `mcp-lock init`, review the file, commit it. For another folder: `--cwd FOLDER`. For the servers of your home folder: `mcp-lock init --user`.',
  },
  E_LOCK_EXISTS: {
    title: '`init` would replace a lockfile',
    means: 'There is a lockfile already, and `init` does not overwrite what was reviewed.',
    causes: ['The command `init` was run a second time.', 'The lockfile that is there cannot be read.'],
    remedy:
      'See what differs with `mcp-lock verify`, and accept changes with `mcp-lock update -i`. To start over, use `mcp-lock init --force`; review the whole file again.',
  },
  E_LOCK_PARSE: {
    title: 'the lockfile cannot be read',
    means:
      'The lockfile is not what mcp-lock.schema.json allows. Every problem is listed with its line; nothing is guessed.',
    causes: [
      'The file is empty, cut off, not UTF-8 or not valid JSON.',
      'It was edited by hand: an unknown field, a wrong type, a key that is there twice.',
      'It is a symbolic link out of the repository, or to nothing.',
    ],
    remedy:
      'Look with `git diff HEAD -- mcp-lock.json`. Restore with `git checkout HEAD -- mcp-lock.json`; it discards changes that are not committed. If the committed file is broken, the `next:` line names the last version in git that can be read.',
  },
  E_LOCK_CONFLICT: {
    title: 'the lockfile has merge conflict markers',
    means: 'Git could not merge two versions of the lockfile and left both in it.',
    causes: [
      'Two branches changed the same server.',
      'Git merged line by line, and the changes are close to each other. After `mcp-lock git install` it merges server by server and item by item.',
    ],
    remedy:
      'Keep one side of each conflict and remove the markers; in a rebase the sides are swapped. `git checkout --theirs -- mcp-lock.json` takes the whole file of one side. Then run `mcp-lock verify`, and `mcp-lock update -i` for what differs.',
  },
  E_LOCK_NEWER: {
    title: 'the lockfile is from a newer mcp-lock',
    means: 'The lockfile has a version, or names a client, that this mcp-lock does not know.',
    causes: ['A colleague or CI uses a newer mcp-lock than you.'],
    remedy: 'Install the version that wrote it: `npm install --save-dev mcp-lock@latest`.',
  },
  E_LOCK_FOREIGN: {
    title: 'another tool wrote this file',
    means: 'A file with the name of the lockfile exists, and it has the format of another tool.',
    causes: [
      'ToolPin, MCPTrust and the mcp-lock by blestlabs use the same file name.',
      'The file is an npm lockfile.',
    ],
    remedy: 'Move the file away, or use another name: `mcp-lock init --lockfile mcp-servers.lock.json`.',
  },
  E_LOCK_WRITE: {
    title: 'the lockfile could not be written',
    means: 'Nothing was written. The old lockfile is untouched.',
    causes: [
      'Another mcp-lock changed the same server while this command ran. Changes of different servers are all kept.',
      'Another mcp-lock did not end its write within 10 seconds.',
      'The folder is missing or not writable, or the disk is full.',
    ],
    remedy: 'Do what the `next:` line says, then run the same command again.',
  },
  E_LAUNCH: {
    title: 'the server could not be started or reached',
    means:
      'The launch line cannot be understood, the program did not start or ended early, or the address does not answer. Nothing is known about what the server says.',
    causes: [
      'The program is not installed or not on the PATH (`npx`, `uvx`, `docker`).',
      'The server ended with an error of its own. Its last lines of stderr are shown.',
      'A variable that the config uses is not set here, or only the client knows it (`${input:...}`).',
      'DNS, TLS, a proxy or a refused connection, for a remote server.',
      'A file of the project would make the package manager start something else (`.npmrc`, `bunfig.toml`, a program in node_modules).',
    ],
    remedy:
      'Read the cause in the message. `mcp-lock list` shows how each launch line is understood and starts nothing.',
  },
  E_TIMEOUT: {
    title: 'the server did not answer in time',
    means: 'The time for one server (`--timeout`, 30 seconds by default) ended before everything was read.',
    causes: [
      'The first start downloads packages.',
      'The server needs long to start, or waits for something.',
      'The server printed no JSON-RPC message at all.',
    ],
    remedy:
      'Give it more time: `mcp-lock verify --timeout 120`. If that fails too, look at the log of the server.',
  },
  E_PROTOCOL: {
    title: 'the server broke the protocol',
    means:
      'The server answered something that MCP does not allow, or that two readers could understand differently. Such an answer is never locked.',
    causes: [
      'An answer that is not valid JSON-RPC, has a key twice, or has characters before it that cannot be seen.',
      'Lists that change each time they are read.',
      'A list that names an item twice, or an item with a wrong or missing field.',
      'A list that differs between two starts, so that it cannot be locked.',
      'A text that differs at each start, by more than tokens of one kind and length. `init` and `update` with `--allow-volatile SERVER/ITEM` leave it unpinned.',
      'A secret of the config in the text of the server.',
      'An HTTP status that is not part of MCP, or a redirect to another origin.',
      'For a config that names no MCP endpoint: the page of an ordinary web server.',
    ],
    remedy:
      'Check the address in the config. If it is right, report the message to the author of the server.',
  },
  E_AUTH: {
    title: 'the server requires a login',
    means: 'The server answered 401 or 403, or the sign-in failed. Without a login it cannot be read.',
    causes: [
      'Nobody has signed in on this machine, or the sign-in expired or was revoked.',
      'In CI: no `MCP_LOCK_TOKEN` or client credentials in the environment.',
      'The token lacks a scope, or the header in the config is no longer valid.',
      'The authorization server does not support dynamic client registration.',
    ],
    remedy:
      'On your machine: `mcp-lock login SERVER`. In CI: set `MCP_LOCK_TOKEN_SERVER`; see docs/remote-and-login.md.',
  },
  E_REGISTRY: {
    title: 'the package registry gave no answer that can be used',
    means:
      'The registry could not say which version a launch line means or what its integrity is. It is never assumed.',
    causes: [
      'The registry is not reachable, or refuses the credentials.',
      'The package, version or image does not exist there.',
      'The registry gives no integrity for the package.',
    ],
    remedy:
      'Try the same with the package manager, for example `npm view PACKAGE`. Then run the command again.',
  },
  E_GITHUB: {
    title: 'a request to GitHub failed',
    means: 'A request of `mcp-lock ci` to the GitHub API, or its push to the repository, failed.',
    causes: [
      'The token of the job lacks a permission: `contents: write` and `pull-requests: write` for mode `update-pr`.',
      'The setting "Allow GitHub Actions to create and approve pull requests" is off.',
      'A rule of the repository protects the branch, or GitHub did not answer.',
    ],
    remedy: 'Read the status in the message, correct permissions or settings, and run the job again.',
  },
  E_LIMIT: {
    title: 'the server sent too much',
    means:
      'A list passed 1,000 pages or 10,000 items, a list or message passed 16 MiB, or the server sent the same page again and again. A list is never cut.',
    causes: ['A fault in the server, or an attack.', 'HTTP 429 again and again: too many requests.'],
    remedy: 'Report it to the author of the server. After 429, wait and run the command again.',
  },
  E_BUG: {
    title: 'a bug in mcp-lock',
    means: 'Something happened that mcp-lock does not expect. The result of this run means nothing.',
    causes: ['A fault in mcp-lock.'],
    remedy: 'Report it with the lines below the message. Remove what you do not want to publish.',
  },
  E_INTERRUPTED: {
    title: 'interrupted',
    means: 'The command ended before it was done. The message says what was written until then.',
    causes: [
      'Ctrl-C, or another signal that ends the program.',
      'The answer to a question was no, or there was none.',
    ],
    remedy: 'Run the command again. Where nobody can answer, `--yes` starts servers without a question.',
  },
};
