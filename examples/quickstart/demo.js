/**
 * Locks this folder's servers in a scratch copy, changes what one of them says, and lets `verify` find it. What comes from
 * npm is downloaded before, with a limit of minutes: the time for a server to answer is short.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const bin = fileURLToPath(new URL('../../bin/mcp-lock.js', import.meta.url));
/** For one download. */
const DOWNLOAD_MS = 10 * 60_000;
const scratch = mkdtempSync(join(tmpdir(), 'mcp-lock-demo-'));
let child;
let interrupted = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interrupted = true;
    // Ctrl-C reaches the child by itself; a second signal would cut its own clean-up short.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child?.kill(signal);
  });
}

try {
  process.exitCode = (await demo()) ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  if (interrupted) process.exitCode = 130;
}

async function demo() {
  // The folder has a lock, which CI verifies. The demo makes its own.
  cpSync(here, scratch, { recursive: true, filter: (file) => !file.endsWith('mcp-lock.json') });
  if (!(await download())) return false;
  say('.mcp.json has three MCP servers. `init` writes down what they tell the model today:');
  if (!(await step(['init', '--yes'], 0))) return false;
  say('Some days later. Has anything changed?');
  if (!(await step(['verify'], 0))) return false;
  say('Now the notes server changes its text. Same file, same launch line, same version:');
  console.log('$ touch rug-pull');
  writeFileSync(join(scratch, 'rug-pull'), '');
  if (!(await step(['verify'], 1))) return false;
  say('Exit 1: a CI job fails here, and an agent behind `mcp-lock exec` does not start.');
  console.log(`
Next, in your own repository:
  npx mcp-lock init       lock the servers of your MCP config (it asks before it starts them)
  less mcp-lock.json      look at what they tell your agent, and commit the file
  npx mcp-lock verify     in CI and before a session: exit 1 when something changed`);
  return true;
}

/** Puts what npx will start into npm's cache. */
async function download() {
  const { mcpServers } = JSON.parse(readFileSync(join(scratch, '.mcp.json'), 'utf8'));
  const packages = Object.values(mcpServers).flatMap(({ command, args }) =>
    command === 'npx' ? [args[1]] : [],
  );
  for (const name of packages) {
    console.log(`Downloading ${name} from npm …`);
    const line = ['exec', '--yes', `--package=${name}`, '--', 'node', '--version'];
    const ended = await run('npm', line, { stdio: ['ignore', 'ignore', 'inherit'], timeout: DOWNLOAD_MS });
    if (interrupted) return false;
    if (ended === 0) continue;
    console.error(`\nThe demo stops: npm could not download ${name}. It needs the npm registry.`);
    return false;
  }
  return true;
}

async function step(args, expected) {
  if (interrupted) return false;
  console.log(`$ mcp-lock ${args.join(' ')}`);
  const ended = await run(process.execPath, [bin, ...args], { stdio: 'inherit' });
  if (interrupted) return false;
  if (ended === expected) return true;
  console.error(
    `\nThe demo stops: \`mcp-lock ${args.join(' ')}\` ended with ${ended}, not with ${expected}.`,
  );
  return false;
}

function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const shell = process.platform === 'win32' && command === 'npm';
    child = spawn(command, args, { cwd: scratch, shell, ...options });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? signal));
  });
}

function say(text) {
  console.log(`\n# ${text}`);
}
