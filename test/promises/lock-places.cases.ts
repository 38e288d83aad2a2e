import type { Kind, Named } from './kind.ts';

/** Folders and files below a scratch folder; the home folder is `home`. */
interface LockCase extends Named {
  /** Paths of lockfiles, `.git` folders (`x/.git/`) and `.git` files (`x/.git`). */
  readonly files: readonly string[];
  /** Path → path that it links to. */
  readonly links?: Readonly<Record<string, string>>;
  /** Path of what another user put there. */
  readonly foreign?: string;
  /** The folder in which the client is started. */
  readonly start: string;
  /** The lockfile that is used, or would be: in the start folder where there is none. */
  readonly lock: string;
  readonly above?: string;
  readonly refused?: string;
}

export const kind: Kind<LockCase> = {
  promise: 'accident',
  kind: 'Lockfiles in folders above: the nearest one inside the same project is used, and no other.',
  cases: [
    { name: 'in the start folder', files: ['p/mcp-lock.json'], start: 'p', lock: 'p/mcp-lock.json' },
    {
      name: 'in a folder above, inside a git repository',
      files: ['p/.git/', 'p/mcp-lock.json'],
      start: 'p/a/b/c',
      lock: 'p/mcp-lock.json',
    },
    {
      name: 'in a folder above, outside of git',
      files: ['p/mcp-lock.json'],
      start: 'p/a/b',
      lock: 'p/mcp-lock.json',
    },
    {
      name: 'above the root of the git repository',
      files: ['mcp-lock.json', 'p/.git/'],
      start: 'p/a',
      lock: 'p/a/mcp-lock.json',
    },
    {
      name: 'above a worktree, whose .git is a file',
      files: ['p/.git/', 'p/mcp-lock.json', 'p/trees/x/.git'],
      start: 'p/trees/x/a',
      lock: 'p/trees/x/a/mcp-lock.json',
    },
    {
      name: 'of a submodule, below the lock of its repository',
      files: ['p/.git/', 'p/mcp-lock.json', 'p/sub/.git', 'p/sub/mcp-lock.json'],
      start: 'p/sub/a',
      lock: 'p/sub/mcp-lock.json',
    },
    {
      name: 'two on the way',
      files: ['p/.git/', 'p/mcp-lock.json', 'p/a/mcp-lock.json'],
      start: 'p/a/b',
      lock: 'p/a/mcp-lock.json',
      above: 'p/mcp-lock.json',
    },
    {
      name: 'in the home folder',
      files: ['home/mcp-lock.json'],
      start: 'home/p/a',
      lock: 'home/p/a/mcp-lock.json',
    },
    {
      name: 'in a home folder that is a git repository',
      files: ['home/.git/', 'home/mcp-lock.json'],
      start: 'home/p/a',
      lock: 'home/p/a/mcp-lock.json',
    },
    {
      name: 'in a folder of such a home folder',
      files: ['home/.git/', 'home/code/mcp-lock.json'],
      start: 'home/code/p',
      lock: 'home/code/mcp-lock.json',
    },
    {
      name: 'above the home folder, in a git repository around it',
      files: ['.git/', 'mcp-lock.json'],
      start: 'home/p',
      lock: 'home/p/mcp-lock.json',
    },
    {
      name: 'in the home folder, where the client is started',
      files: ['home/mcp-lock.json'],
      start: 'home',
      lock: 'home/mcp-lock.json',
    },
    {
      name: 'above the home folder, where the client is started',
      files: ['mcp-lock.json'],
      start: 'home',
      lock: 'home/mcp-lock.json',
    },
    {
      name: 'beside a home folder that is inside the project',
      files: ['.git/', 'mcp-lock.json'],
      start: 'a/b',
      lock: 'mcp-lock.json',
    },
    {
      name: 'of another user',
      files: ['p/mcp-lock.json'],
      foreign: 'p/mcp-lock.json',
      start: 'p/a',
      lock: 'p/a/mcp-lock.json',
      refused: 'p/mcp-lock.json',
    },
    {
      name: 'in a folder of another user',
      files: ['p/mcp-lock.json'],
      foreign: 'p',
      start: 'p/a',
      lock: 'p/a/mcp-lock.json',
      refused: 'p/mcp-lock.json',
    },
    {
      name: 'of another user, below one of this user',
      files: ['p/mcp-lock.json', 'p/a/mcp-lock.json'],
      foreign: 'p/a/mcp-lock.json',
      start: 'p/a/b',
      lock: 'p/mcp-lock.json',
      refused: 'p/a/mcp-lock.json',
    },
    {
      name: 'above a folder that was named by a link: where it really is',
      files: ['p/mcp-lock.json', 'mcp-lock.json'],
      links: { 'links/here': 'p/a' },
      start: 'links/here',
      lock: 'p/mcp-lock.json',
      above: 'mcp-lock.json',
    },
    {
      name: 'beside a link to a folder',
      files: ['links/mcp-lock.json', 'p/.git/'],
      links: { 'links/here': 'p' },
      start: 'links/here',
      lock: 'links/here/mcp-lock.json',
    },
  ],
};
