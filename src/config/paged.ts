/**
 * A long text for a person: through the pager of this user where it is longer than the terminal is high, else on stdout. `PAGER` says
 * which pager, as for git; without it `less`. No text is lost where the pager cannot be started or fails.
 */
import type { Settings } from './settings.ts';

/** What `less` is told by git, too: leave when all fits, show colours, keep the text on the screen. */
const DEFAULTS = { LESS: 'FRX', LV: '-c' } as const;

/** What changes how `less` shows a text, or shows another one. */
const OPTIONS_OF_LESS = /^LESS/;

/** Resolves when the text is written, or the person has left the pager. */
export async function paged(text: string, { host, pages }: Pick<Settings, 'host' | 'pages'>): Promise<void> {
  const { terminal, env } = host;
  const [command, ...args] = wordsOf(env['PAGER'] ?? 'less');
  const isLong = text.split('\n').length > terminal.rows;
  const wanted = pages && isLong && command !== undefined && command !== 'cat';
  if (wanted && (await terminal.page(command, args, text, { ...DEFAULTS, ...env }))) return;
  terminal.stdout(text);
}

/**
 * The same for a text that a person is asked about next. A repository can set the environment of a terminal, and `PAGER=true` or
 * `LESS=+q` shows nothing: only `less` itself is taken, without options of others.
 */
export async function pagedBeforeAsking(
  text: string,
  settings: Pick<Settings, 'host' | 'pages'>,
): Promise<void> {
  const { host } = settings;
  const own = Object.entries(host.env).filter(([name]) => !OPTIONS_OF_LESS.test(name));
  const isLess = wordsOf(host.env['PAGER'] ?? 'less')[0] === 'less';
  const env = { ...Object.fromEntries(own), PAGER: 'less', LESSSECURE: '1' };
  await paged(text, { host: { ...host, env }, pages: settings.pages && isLess });
}

/** The words of a command line, which no shell reads: blanks part them, save inside quotes. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'),
  );
