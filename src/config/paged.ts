/**
 * A long text for a person: through the pager of this user where it is longer than the terminal is high, else on stdout. `PAGER` says
 * which pager, as for git; without it `less`. No text is lost where the pager cannot be started or fails.
 */
import type { Settings } from './settings.ts';

/** What `less` is told by git, too: leave when all fits, show colours, keep the text on the screen. */
const DEFAULTS = { LESS: 'FRX', LV: '-c' } as const;

/** Resolves when the text is written, or the person has left the pager. */
export async function paged(text: string, { host, pages }: Pick<Settings, 'host' | 'pages'>): Promise<void> {
  const { terminal, env } = host;
  const [command, ...args] = wordsOf(env['PAGER'] ?? 'less');
  const isLong = text.split('\n').length > terminal.rows;
  const wanted = pages && isLong && command !== undefined && command !== 'cat';
  if (wanted && (await terminal.page(command, args, text, { ...DEFAULTS, ...env }))) return;
  terminal.stdout(text);
}

/** The words of a command line, which no shell reads: blanks part them, save inside quotes. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'),
  );
