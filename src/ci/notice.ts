/**
 * What the runner of a job reads: one line for whoever reads the job, as an annotation where GitHub runs it and else as text on stderr; and a
 * wall around text in which nothing is a command. Annotations have texts of ours alone.
 */
import { randomBytes } from 'node:crypto';
import type { ServerHost } from '../host/host.ts';

/** `level`: of the annotation. */
export function sayNotice(
  text: string,
  { env, terminal }: Pick<ServerHost, 'env' | 'terminal'>,
  level: 'notice' | 'warning' = 'notice',
): void {
  if (env['GITHUB_ACTIONS'] !== 'true') {
    terminal.stderr(`${text}\n`);
    return;
  }
  const data = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  terminal.stdout(`::${level} title=mcp-lock::${data}\n`);
}

/** What is printed meanwhile is text to the runner, whatever it looks like. */
export async function asText<T>(
  work: () => Promise<T>,
  { env, terminal }: Pick<ServerHost, 'env' | 'terminal'>,
): Promise<T> {
  if (env['GITHUB_ACTIONS'] !== 'true') return work();
  const word = randomBytes(16).toString('hex');
  terminal.stdout(`::stop-commands::${word}\n`);
  try {
    return await work();
  } finally {
    terminal.stdout(`::${word}::\n`);
  }
}
