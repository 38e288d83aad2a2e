/** One line for whoever reads the job: as an annotation where GitHub runs it, else as text on stderr. Texts of ours alone. */
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
