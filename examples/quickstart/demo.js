/** Locks this folder's servers in a scratch copy, changes what one of them says, and lets `verify` find it. */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const bin = fileURLToPath(new URL('../../bin/mcp-lock.js', import.meta.url));
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
  cpSync(here, scratch, { recursive: true });
  say('Three MCP servers stand in .mcp.json. Write down what they tell the model today:');
  if (!(await step(['init', '--yes'], 0))) return false;
  say('Some days later. Has anything changed?');
  if (!(await step(['verify'], 0))) return false;
  say('Now the notes server pulls the rug. Same file, same launch line, same version:');
  console.log('$ touch rug-pull');
  writeFileSync(join(scratch, 'rug-pull'), '');
  if (!(await step(['verify'], 1))) return false;
  say('Exit 1: a CI job fails here, and an agent behind `prestart` does not start. End of the demo.');
  return true;
}

async function step(args, expected) {
  if (interrupted) return false;
  console.log(`$ mcp-lock ${args.join(' ')}`);
  const ended = await run(args);
  if (interrupted) return false;
  if (ended === expected) return true;
  console.error(
    `\nThe demo stops: \`mcp-lock ${args.join(' ')}\` ended with ${ended}, not with ${expected}.`,
  );
  return false;
}

function run(args) {
  return new Promise((resolve, reject) => {
    child = spawn(process.execPath, [bin, ...args], { cwd: scratch, stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? signal));
  });
}

function say(text) {
  console.log(`\n# ${text}`);
}
