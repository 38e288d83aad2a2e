/** Runs a real client: words, folder and variables in; what it printed and its exit out. Ends everything that it started. */
import { spawn } from 'node:child_process';
import type { Ran } from '../helpers/run.ts';

/** For what hangs, not for what is slow. */
const LIMIT = 300_000;

export interface Around {
  readonly cwd: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
}

export async function run([program = '', ...args]: readonly string[], { cwd, env }: Around): Promise<Ran> {
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk) => out.push(chunk));
  child.stderr.on('data', (chunk) => err.push(chunk));
  const text = (chunks: readonly Buffer[]) => Buffer.concat(chunks).toString('utf8');
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    end(child.pid);
  }, LIMIT);
  try {
    const exit = await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? -1));
    });
    end(child.pid);
    await Promise.all(
      [child.stdout, child.stderr].map(
        (stream) => stream.closed || new Promise((done) => stream.once('close', done)),
      ),
    );
    if (late) throw new Error(`${[program, ...args].join(' ')} did not end:\n${text(out)}\n${text(err)}`);
    return { exit, stdout: text(out), stderr: text(err) };
  } finally {
    clearTimeout(limit);
  }
}

/** The whole group: a client may leave its servers behind. */
function end(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
