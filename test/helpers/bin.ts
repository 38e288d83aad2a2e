/** The program as a process of its own, for what only the start of a process decides. Needs the built program. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Ran } from './run.ts';

const BIN = fileURLToPath(new URL('../../bin/mcp-lock.js', import.meta.url));

/** `mcp-lock ARGV…` in `cwd`, with these variables besides its own home and path. */
export function runBin(
  cwd: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [BIN, ...argv], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', HOME: cwd, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk) => out.push(chunk));
  child.stderr.on('data', (chunk) => err.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({
        exit: code ?? -1,
        stdout: Buffer.concat(out).toString('utf8'),
        stderr: Buffer.concat(err).toString('utf8'),
      }),
    );
  });
}
