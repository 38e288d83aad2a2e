/**
 * A scratch machine for one check: a home, a repository with a folder above it and two levels below, a server and mcp-lock among the
 * installed packages. A model API is added by whoever needs one.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runBin } from '../helpers/bin.ts';
import { installGuard, OF_CHECKOUT } from '../helpers/installed-guard.ts';
import { type Ran, scratch } from '../helpers/run.ts';
import { installed } from './install.ts';
import { LOCKED, type Surface } from './surfaces.ts';
import { NODE } from './versions.ts';

const SERVER = fileURLToPath(new URL('notes-server.js', import.meta.url));

export interface World {
  readonly home: string;
  /** Folders from the one above the repository to `sub/folder` in it. */
  readonly levels: readonly [above: string, repository: string, sub: string, folder: string];
  readonly repository: string;
  /** What a client gets: this home, and a path to the Node that starts it. */
  readonly env: Readonly<Record<string, string>>;
  /** Writes a file, with its folder; anything but text is written as JSON. */
  readonly write: (path: string, content: unknown) => void;
  /** Adds to a file: to an object the members of `content`, at every depth; to another text its text. */
  readonly add: (path: string, content: unknown) => void;
  readonly surface: (surface: Surface) => void;
  readonly mcpLock: (argv: readonly string[], cwd?: string) => Promise<Ran>;
}

export function world(): World {
  const root = scratch('mcp-lock-client');
  const home = join(root, 'home');
  const above = join(root, 'above');
  const repository = join(above, 'repository');
  const levels = [above, repository, join(repository, 'sub'), join(repository, 'sub', 'folder')] as const;
  const write = (path: string, content: unknown) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  };
  const add = (path: string, content: unknown) => {
    const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
    if (typeof content === 'string') write(path, `${before}\n${content}`);
    else write(path, merged(JSON.parse(before || '{}'), content));
  };
  const surface = (now: Surface) => write(join(root, 'surface.json'), now);

  for (const folder of [home, join(root, 'tmp'), levels[3]]) mkdirSync(folder, { recursive: true });
  execFileSync('git', ['init', '-q', repository]);
  write(join(repository, 'package.json'), { private: true, devDependencies: { 'mcp-lock': '1.0.0' } });
  installGuard(repository, OF_CHECKOUT);
  mkdirSync(join(repository, 'servers'));
  cpSync(SERVER, join(repository, 'servers', 'notes.mjs'));
  surface(LOCKED);

  const programs = process.env['PATH'] ?? '';
  const env = {
    PATH: `${join(installed(NODE), 'bin')}:${programs}`,
    HOME: home,
    TMPDIR: join(root, 'tmp'),
    LANG: 'C.UTF-8',
    TERM: 'dumb',
    NO_COLOR: '1',
    // Nothing but loopback is answered, also where a client has no setting for it.
    HTTPS_PROXY: 'http://127.0.0.1:9',
    HTTP_PROXY: 'http://127.0.0.1:9',
    NO_PROXY: '127.0.0.1,localhost',
  };
  return {
    home,
    levels,
    repository,
    env,
    write,
    add,
    surface,
    mcpLock: (argv, cwd = repository) => runBin(cwd, argv, { HOME: home }),
  };
}

/** The words that start the server of the checks, from the repository. */
export const NOTES = ['node', join('servers', 'notes.mjs')] as const;

const merged = (one: any, other: any): unknown =>
  [one, other].every((value) => typeof value === 'object' && value !== null && !Array.isArray(value))
    ? {
        ...one,
        ...Object.fromEntries(Object.entries(other).map(([key, value]) => [key, merged(one[key], value)])),
      }
    : other;
