/**
 * Runs a client's own line once with a program of ours as npm's shell: what npm would hand to the shell comes back, and the server is
 * not started. The program lies in a new closed folder of this user's cache and is removed again; its answer comes through a pipe, so
 * that nothing of it touches the disk. Undefined where anything is not as expected.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Host } from '../../host/host.ts';
import type { Captured } from './captured-start.ts';
import type { DirectLine } from './line.ts';

/** Of a whole run of npx that installs nothing, in milliseconds. */
const CAPTURE_MS = 60_000;

/** What the system reads behind `#!`: one word, and no more characters than every system takes. */
const INTERPRETER = /^\/[^\s]{1,110}$/;

/** `folder`: closed, of this user. `capture`: where the program lay. */
export async function capture(
  { whole, given }: DirectLine,
  folder: string,
  host: Host,
): Promise<{ readonly captured: Captured; readonly capture: string } | undefined> {
  if (!INTERPRETER.test(host.node.path)) return undefined;
  await host.files.makePrivateFolder(folder);
  const own = await host.files.makeScratch(join(folder, 'capture-'));
  try {
    const program = join(own, 'capture.cjs');
    const mark = randomBytes(16).toString('hex');
    await host.files.replace(program, programText(host.node.path, mark), 0o700);
    const { command, args, cwd } = whole;
    const env = { ...whole.env, npm_config_script_shell: program };
    const { code, stdout } = await host.run(command, args, { cwd, env, timeoutMs: CAPTURE_MS });
    const captured = code === 0 ? answerIn(stdout, mark) : undefined;
    return captured === undefined || given['npm_config_script_shell'] === undefined
      ? undefined
      : { captured, capture: program };
  } finally {
    await host.files.removeScratch(own);
  }
}

/** Node's own words alone, for it runs in an environment that nobody has judged. */
const programText = (node: string, mark: string): string => `#!${node}
const { argv, env } = process;
process.stdout.write('\\n${mark}' + JSON.stringify({ argv: argv.slice(2), env: Object.entries(env) }) + '\\n');
`;

function answerIn(stdout: string, mark: string): Captured | undefined {
  const lines = stdout.split('\n').filter((line) => line.startsWith(mark));
  const [line = ''] = lines;
  if (lines.length !== 1) return undefined;
  try {
    return JSON.parse(line.slice(mark.length)) as Captured;
  } catch {
    return undefined;
  }
}
