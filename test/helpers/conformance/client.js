/**
 * mcp-lock as a client of the protocol's conformance suite, which starts this file with the address of its server as the last
 * argument. `CONFORMANCE_STEPS`: what is done, in this order; a step that ends with `!` must fail. Exit status 0 when each step
 * ended as it should.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { callThroughGuard } from './agent.js';
import { withoutOtherLists } from './only-tools.js';

const BIN = fileURLToPath(new URL('../../../bin/mcp-lock.js', import.meta.url));
const context = JSON.parse(process.env['MCP_CONFORMANCE_CONTEXT'] ?? '{}');
const id = context.client_id ?? '';
const url = process.argv.at(-1) ?? '';
const scratch = mkdtempSync(join(tmpdir(), 'mcp-lock-conformance-'));
const root = join(scratch, 'repository');
for (const folder of ['repository', 'home']) mkdirSync(join(scratch, folder));
const configure = (address) =>
  writeFileSync(
    join(root, '.mcp.json'),
    JSON.stringify({ mcpServers: { s: { type: 'http', url: address } } }),
  );
configure(url);

const env = { PATH: process.env['PATH'] ?? '', HOME: join(scratch, 'home'), NO_COLOR: '1' };
/** The client that the suite has registered: its secret or its key. */
const credentials = {
  ...(context.client_secret === undefined ? {} : { MCP_LOCK_CLIENT_SECRET: context.client_secret }),
  ...(context.private_key_pem === undefined ? {} : { MCP_LOCK_PRIVATE_KEY: context.private_key_pem }),
};

/** `mcp-lock ARGV…`; `onText` is called with all that it printed so far. Gives its exit status. */
function mcpLock(argv, more = {}, onText = () => undefined) {
  const child = spawn(process.execPath, [BIN, ...argv, '--timeout', '60'], {
    cwd: root,
    env: { ...env, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece) => {
      process.stderr.write(piece);
      text += piece;
      onText(text);
    });
  }
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
}

/** A person whose browser follows every redirect, back to the address of mcp-lock. */
function login(words, more = {}) {
  let opened = false;
  return mcpLock(['login', 's', '--no-browser', '--yes', ...words], more, (text) => {
    const address = /https?:\/\/\S+[?&]response_type=code\S*(?=\s)/.exec(text)?.[0];
    if (opened || address === undefined) return;
    opened = true;
    fetch(address).catch(() => undefined);
  });
}

const call = () =>
  callThroughGuard(
    { command: process.execPath, args: [BIN, 'guard', 's'], cwd: root, env },
    context.toolCalls,
  );

const STEPS = {
  'only-tools': async () => {
    configure(await withoutOtherLists(url));
    return 0;
  },
  init: () => mcpLock(['init', '--yes']),
  'init-as-client': () => mcpLock(['init', '--yes'], { MCP_LOCK_CLIENT_ID: id, ...credentials }),
  login: () => login([]),
  'login-as-client': () => login(['--client-id', id], credentials),
  'login-by-url': () => login(['--client-id', 'https://conformance-test.local/client-metadata.json']),
  'login-with-scope': () => login(['--scope', 'mcp:basic mcp:write']),
  call: () =>
    call().then(
      () => 0,
      (error) => {
        console.error(`agent: ${error}`);
        return 1;
      },
    ),
};

let wrong = '';
for (const step of (process.env['CONFORMANCE_STEPS'] ?? '').split(' ')) {
  const code = await STEPS[step.replace('!', '')]();
  if ((code !== 0) === step.endsWith('!')) continue;
  wrong = `${step} ended with ${code}`;
  break;
}
if (wrong !== '') console.error(wrong);
rmSync(scratch, { recursive: true, force: true });
process.exit(wrong === '' ? 0 : 1);
