/** What a terminal shows when a locked server changes its text: a real run in a scratch folder, in colour. */
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mcpLock, scratch } from '../helpers/run.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));

/** `notes` changes after it was locked, `rota` does not. Throws if the report is not one of drift. */
export async function driftScreen(): Promise<string> {
  const root = scratch('mcp-lock-picture');
  cpSync(join(EXAMPLES, 'quickstart/notes-server.js'), join(root, 'notes/notes-server.js'));
  cpSync(join(EXAMPLES, 'prestart/rota-server.js'), join(root, 'rota/rota-server.js'));
  const server = (name: string) => ({ command: 'node', args: [`${name}/${name}-server.js`] });
  writeFileSync(
    join(root, '.mcp.json'),
    JSON.stringify({ mcpServers: { notes: server('notes'), rota: server('rota') } }),
  );
  const env = { LC_ALL: 'C.UTF-8', TERM: 'xterm' };
  const run = async (argv: readonly string[], expected: number) => {
    const ran = await mcpLock(root, argv, { env });
    if (ran.exit !== expected)
      throw new Error(`mcp-lock ${argv.join(' ')} ended with ${ran.exit}: ${ran.stderr}`);
    return ran.stdout;
  };
  await run(['init', '--yes'], 0);
  writeFileSync(join(root, 'notes/rug-pull'), '');
  return `$ mcp-lock verify\n${await run(['verify', '--color', 'always'], 1)}`;
}
