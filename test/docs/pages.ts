/** The pages of `docs/` with a part that the code makes: a page's text in, the same text with that part as the code is today out. */
import { commandLine } from '../../src/cli/command-line.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { clients } from './clients.ts';
import { commands } from './commands.ts';
import { errors } from './errors.ts';
import { launchers } from './launchers.ts';
import { rules } from './rules.ts';
import { tried } from './tried.ts';

/** Page → what stands between its two marks. */
export const GENERATED: Readonly<Record<string, () => string | Promise<string>>> = {
  'clients.md': clients,
  'commands.md': () =>
    commands(commandLine(nodeHost(new AbortController().signal), '0', async () => undefined)),
  'errors.md': errors,
  'guarantees.md': tried,
  'launchers.md': launchers,
  'rules.md': rules,
};

/** Throws when the page has no place for the part: two marks with this name. */
export function filled(page: string, part: string, mark = 'generated'): string {
  const [start, end] = [`<!-- ${mark} -->\n`, `<!-- /${mark} -->\n`];
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the page needs ${start.trim()} and ${end.trim()}`);
  return `${page.slice(0, from)}${start}\n${part}\n${page.slice(to)}`;
}
