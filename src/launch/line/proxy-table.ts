/**
 * How each proxy names the server behind it. In: its arguments. Out: the launches among them; undefined when an option
 * is unknown or the arguments could be read in two ways. Never contacts anything.
 */
import type { Launch } from '../../model.ts';
import type { Options, OptionTable } from './options.ts';
import { beforeDashes, lastOf, readMixed, readOptions, wordList } from './options.ts';

interface ServersBehind {
  readonly launches: readonly Launch[];
  readonly opaque?: true;
}
type Proxy = (args: readonly string[]) => ServersBehind | undefined;

const NO_LAUNCH: ServersBehind = { launches: [] };

const MCP_REMOTE: OptionTable = {
  valued: wordList(`--header --header-file --transport --host --resource --callback-path --auth-timeout
    --static-oauth-client-info --static-oauth-client-metadata --client-metadata-url --authorize-param --ignore-tool
    --protocol --token-endpoint`),
  switches: wordList('--allow-http --debug --silent --enable-proxy'),
};
const SUPERGATEWAY: OptionTable = {
  valued:
    wordList(`--stdio --sse --streamableHttp --streamable-http --outputTransport --output-transport --port
    --baseUrl --base-url --ssePath --sse-path --messagePath --message-path --streamableHttpPath
    --streamable-http-path --logLevel --log-level --header --oauth2Bearer --healthEndpoint --health-endpoint
    --protocolVersion --protocol-version --sessionTimeout --session-timeout`),
  switches: wordList('--cors --cors= --stateful --stateless'),
};
const MCP_PROXY: OptionTable = {
  valued:
    wordList(`--transport --log-level --port --host --sse-port --sse-host --cwd --client-id --client-secret
    --token-url --server --endpoint --sseEndpoint --streamEndpoint --apiKey --connectionTimeout --requestTimeout
    --gracefulShutdownTimeout`),
  pairs: wordList('-H --headers -e --env'),
  switches: wordList(`--debug --no-debug --pass-environment --no-pass-environment --stateless --no-stateless
    --verify-ssl --no-verify-ssl`),
};
const MCPO: OptionTable = {
  valued:
    wordList(`--port -p --host -h --api-key -k --env -e --env-path --cors-allow-origins --name -n --description -d
    --version -v --ssl-certfile -t --ssl-keyfile --path-prefix --root-path --log-level --server-type --type --header -H`),
  switches: wordList('--strict-auth'),
};
const FASTMCP: OptionTable = {
  valued:
    wordList(`--transport -t --host --port -p --path --log-level -l --python --with --with-requirements --project
    --reload-dir`),
  switches: wordList('--no-banner --show-banner --skip-env --skip-source --stateless --reload --no-reload'),
};
const MCP: OptionTable = {
  valued: wordList('--transport -t --with-editable -e --with'),
  switches: [],
};

/** Source: README of 1.6 (document). `--metadata` takes several words. */
const AWS: OptionTable = {
  valued:
    wordList(`--service --profile --region --log-level --retries --timeout --connect-timeout --read-timeout
    --write-timeout --metadata --profiles --tool-timeout`),
  switches: wordList('--read-only --skip-auth'),
};
const URL_OPTION: OptionTable = {
  valued: wordList('--url -u --header -H --transport --api-key'),
  switches: ['--debug'],
};

/** By the name of the program, and of the package that brings it. */
export const PROXIES: Readonly<Record<string, Proxy>> = {
  'mcp-remote': (args) => {
    const read = readMixed(args, MCP_REMOTE);
    const [url] = read?.rest ?? [];
    return read === undefined || url === undefined ? undefined : remoteAt(url, headersOf(read));
  },
  'mcp-proxy-for-aws': (args) => firstAddress(args, AWS),
  'aws-mcp-proxy': (args) => firstAddress(args, AWS),
  'pi-mcp-adapter': (args) => firstAddress(args, URL_OPTION),
  '@composio/mcp': (args) => (args[0] === 'start' ? firstAddress(args.slice(1), URL_OPTION) : NO_LAUNCH),
  supergateway: (args) => {
    const read = readMixed(args, SUPERGATEWAY);
    const servers = read?.found.filter(([name]) => /^--(?:stdio|sse|streamable-?http)$/i.test(name)) ?? [];
    const [[name, value] = ['', ''], ...more] = servers;
    if (read === undefined || name === '' || more.length > 0) return undefined;
    // It hands the command to a shell.
    return name === '--stdio' ? programIn(['sh', '-c', value]) : remoteAt(value, headersOf(read));
  },
  'mcp-proxy': mcpProxy,
  mcp_proxy: mcpProxy,
  mcpo: (args) => {
    const read = readOptions(args, MCPO);
    if (read?.dashes !== true) return undefined;
    const type = lastOf(read, '--server-type', '--type') ?? 'stdio';
    return type === 'stdio' ? programIn(read.rest) : remoteAt(read.rest[0] ?? '', []);
  },
  '@smithery/cli': smithery,
  smithery,
  fastmcp: (args) => {
    if (args[0] !== 'run') return NO_LAUNCH;
    const read = readMixed(beforeDashes(args.slice(1)), FASTMCP);
    if (read === undefined) return undefined;
    return serverOf(read.rest[0] ?? 'fastmcp.json');
  },
  mcp: (args) => {
    if (args[0] !== 'run' && args[0] !== 'dev') return NO_LAUNCH;
    const [file] = readMixed(args.slice(1), MCP)?.rest ?? [];
    return file === undefined ? undefined : serverOf(file);
  },
};

/** A proxy with one address, as an option or as a word. */
function firstAddress(args: readonly string[], options: OptionTable): ServersBehind | undefined {
  const read = readMixed(args, options);
  const named = read === undefined ? undefined : lastOf(read, '--url', '-u');
  const url = named ?? read?.rest.find((word) => /^(?:https?:\/\/|\$\{)/i.test(word));
  return read === undefined || url === undefined ? undefined : remoteAt(url, headersOf(read));
}

/** Two programs go by this name: one of Python, one of npm. */
function mcpProxy(args: readonly string[]): ServersBehind | undefined {
  const read = readOptions(args, MCP_PROXY);
  const [first = '', ...others] = read?.rest ?? [];
  if (read === undefined || first === '') return undefined;
  if (/^(?:https?:\/\/|\$\{)/i.test(first)) {
    return readMixed(others, MCP_PROXY) === undefined ? undefined : remoteAt(first, headersOf(read));
  }
  // Without `--` one of the two goes on reading options behind the command.
  if (!read.dashes && others.some((word) => word.startsWith('-'))) return undefined;
  return programIn(read.rest, lastOf(read, '--cwd'));
}

/** Their service decides what runs when it starts: only its name is known. */
function smithery(args: readonly string[]): ServersBehind | undefined {
  if (args[0] !== 'run') return NO_LAUNCH;
  const name = args[1] ?? '';
  if (!/^@?[\w.-]+(?:\/[\w.-]+)?$/.test(name)) return undefined;
  const [launch] = remoteAt(`https://server.smithery.ai/${name}`, []).launches;
  return { launches: launch === undefined ? [] : [launch], opaque: true };
}

/** A file of Python, with or without the name of an object in it; an address; a file that names further servers. */
function serverOf(word: string): ServersBehind {
  if (/^https?:\/\//i.test(word)) return remoteAt(word, []);
  const file = /^(.*\.py):[\w.]+$/s.exec(word)?.[1] ?? word;
  const inside = programIn(['python', file]);
  return /\.py$/.test(file) ? inside : { ...inside, opaque: true };
}

const remoteAt = (url: string, headers: readonly string[]): ServersBehind => ({
  launches: [{ transport: 'http', url, headers: [...headers].sort() }],
});

function programIn([program, ...args]: readonly string[], cwd?: string): ServersBehind {
  if (program === undefined || program === '') return NO_LAUNCH;
  const folder = cwd === undefined ? {} : { cwd };
  return { launches: [{ transport: 'stdio', command: program, args, env: [], ...folder }] };
}

/** Names of the headers it sends. */
const headersOf = ({ found }: Options): readonly string[] => [
  ...new Set(
    found
      .filter(([name]) => /^(?:--headers?|-H)$/.test(name))
      .map(([, value]) => /^[\w-]+/.exec(value.trim())?.[0] ?? '')
      .filter((name) => name !== ''),
  ),
];
