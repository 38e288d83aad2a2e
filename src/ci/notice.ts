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

/** A second wall: what is printed is text to the runner, whatever it looks like, but for annotations, which are finished lines of ours. */
export function walled<H extends Pick<ServerHost, 'env' | 'terminal'>>(host: H): H {
  const { env, terminal } = host;
  if (env['GITHUB_ACTIONS'] !== 'true') return host;
  const word = randomBytes(16).toString('hex');
  const stdout = (text: string) => {
    if (text === '' || ANNOTATION.test(text)) terminal.stdout(text);
    else terminal.stdout(`::stop-commands::${word}\n${text}${text.endsWith('\n') ? '' : '\n'}::${word}::\n`);
  };
  return { ...host, terminal: { ...terminal, stdout } };
}

/** No report begins so: reports break such lines. */
const ANNOTATION = /^::(?:error|warning|notice) /;
