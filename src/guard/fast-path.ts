/**
 * The server of `guard NAME -- COMMAND…` on its way before the command line is read: arguments after `guard` in, what an
 * earlier start of the same lock and line left word of out. Loads no package and no command, tells no error: whatever it
 * does not understand is for the command proper, which must admit the server before anything of it is passed on.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { ServerHost } from '../host/host.ts';
import { placeAt } from '../launch/place.ts';
import type { Lockfile } from '../model.ts';
import { earlyRequest } from './store/remembered-start.ts';
import type { Running } from './watched-server.ts';
import { startWatched } from './watched-server.ts';

export async function quickStart(args: readonly string[], host: ServerHost): Promise<Running | undefined> {
  try {
    const read = optionsOf(args);
    if (read === undefined) return undefined;
    const { name, words, options } = read;
    const root = resolve(host.cwd, options.cwd ?? '.');
    const lockPath =
      options.lockfile === undefined ? join(root, 'mcp-lock.json') : resolve(host.cwd, options.lockfile);
    if ((await host.files.kind(lockPath)) !== 'file') return undefined;
    const lock = await host.files.read(lockPath);
    // Word is left only for bytes that were read strictly.
    const { servers } = JSON.parse(new TextDecoder().decode(lock)) as Lockfile;
    const entry = Object.hasOwn(servers, name) ? servers[name] : undefined;
    if (entry === undefined) return undefined;
    const request = await earlyRequest({ name, entry, lock, words }, placeAt(root, host), host);
    return request === undefined ? undefined : await startWatched(request, host);
  } catch {
    return undefined;
  }
}

/** The options a wrapped entry has; a line with any other takes a little longer. */
function optionsOf(args: readonly string[]) {
  const end = args.indexOf('--');
  const words = args.slice(end + 1);
  if (end < 0 || words.length === 0) return undefined;
  const { values: options, positionals } = parseArgs({
    args: args.slice(0, end),
    allowPositionals: true,
    options: {
      'on-drift': { type: 'string' },
      strict: { type: 'boolean' },
      log: { type: 'string' },
      cwd: { type: 'string' },
      lockfile: { type: 'string' },
      config: { type: 'string', multiple: true },
      user: { type: 'boolean' },
    },
  });
  const [name, ...more] = positionals;
  return name === undefined || more.length > 0 ? undefined : { name, words, options };
}
