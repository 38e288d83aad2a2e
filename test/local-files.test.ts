/**
 * Which files of this machine a launch is pinned by: the file that runs, the interpreter that lies beside it, and the
 * nearest lockfile; in scratch folders, and once through the whole command line.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Place } from '../src/contracts.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { moduleLine } from '../src/launch/launchers/python-module.ts';
import { partsOf, understand } from '../src/launch/line/understand.ts';
import type { Launch, Origin } from '../src/model.ts';
import { LINUX } from './helpers/places.ts';
import { HONEST, repository } from './helpers/repository.ts';
import { mcpLock, scratch } from './helpers/run.ts';

const FOLDER = `\${workspaceFolder}`;
const HOST = nodeHost(new AbortController().signal);
const sha256 = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** Writes files below a fresh folder, each holding its own path; `repo` in it is the workspace. */
function machine(...files: readonly string[]): { readonly root: string; readonly place: Place } {
  const root = scratch('local-files');
  for (const file of ['repo/', ...files]) {
    mkdirSync(join(root, file.endsWith('/') ? file : dirname(file)), { recursive: true });
    if (!file.endsWith('/')) writeFileSync(join(root, file), file);
  }
  const place = { ...LINUX, platform: process.platform, workspaceFolder: join(root, 'repo') };
  return { root, place: { ...place, userHome: join(root, 'home'), tmpdir: join(root, 'tmp') } };
}

const launchOf = (line: string, cwd?: string): Launch => {
  const [command = '', ...args] = line.split(' ');
  return { transport: 'stdio', command, args, env: [], ...(cwd === undefined ? {} : { cwd }) };
};

/** `command:x`, or the paths of all that is hashed, relative to `${workspaceFolder}`. */
async function pinnedBy(line: string, place: Place, root: string, cwd?: string): Promise<readonly string[]> {
  const understood = understand(launchOf(line, cwd), place);
  const all: string[] = [];
  const add = ({ url, integrity, parts = [] }: Origin) => {
    const path = url.replace(`file:${FOLDER}/`, '').replace(`file:${root}/`, '../');
    all.push(path);
    if (integrity !== undefined) {
      const file = path.startsWith('../') ? path.slice(3) : `repo/${path}`;
      expect(integrity, path).toBe(sha256(file));
    }
    for (const part of parts) add(part);
  };
  for (const { launcher, identity, launch } of [understood, ...partsOf(understood)]) {
    add(await launcher.resolve(identity, launch, place, HOST));
  }
  return all;
}

describe('what a line of this machine says', () => {
  const seen = (line: string): string => {
    const { identity, parts } = understand(launchOf(line), LINUX);
    const how = identity.opaque === true ? 'opaque' : identity.pinned ? 'pinned' : 'floating';
    const { launcher, url, requested } = identity;
    const own = [launcher, url, requested, how].filter((word) => word !== '').join(' ');
    return [own, ...parts.map((part) => `+ ${part.identity.url}`)].join(' ');
  };

  it.each([
    ['uv run server.py', `uv-run file:${FOLDER}/server.py pinned`],
    ['uv run --with mcp --python 3.12 -q server.py --port 1', `uv-run file:${FOLDER}/server.py pinned`],
    ['uv --directory sub run server.py', `uv-run file:${FOLDER}/sub/server.py pinned`],
    ['uv run --directory=sub -- server.py', `uv-run file:${FOLDER}/sub/server.py pinned`],
    ['uv --project other run server.py', `uv-run file:${FOLDER}/server.py pinned`],
    ['uv run -s server', `uv-run file:${FOLDER}/server pinned`],
    ['uv run ./bin/server', `uv-run file:${FOLDER}/bin/server pinned`],
    ['uv run -m notes.server', 'uv-run command:python notes.server floating'],
    ['uv run --module notes', 'uv-run command:python notes floating'],
    ['uv run notes-server', 'uv-run command:notes-server floating'],
    [
      'uv --directory sub run python server.py',
      `uv-run command:python floating + file:${FOLDER}/sub/server.py`,
    ],
    [
      'uv run --with fastmcp fastmcp run server.py',
      `uv-run command:fastmcp floating + file:${FOLDER}/server.py`,
    ],
    [
      'uv run https://me:secret@dl.example.com/s.py?k=v',
      'uv-run https://dl.example.com/s.py?k=${redacted} floating',
    ],
    ['uv run -', 'uv-run command:uv opaque'],
    ['uv run', 'uv-run command:uv opaque'],
    ['uv run --unknown x server.py', 'uv-run command:uv opaque'],
    ['uv --unknown x run server.py', 'uv-run command:uv opaque'],
    ['uv sync', 'local command:uv floating'],
    ['python -m notes.server --x', 'python-module command:python notes.server floating'],
    ['python3 -um notes', 'python-module command:python3 notes floating'],
    ['py -3.12 -X dev -W ignore -mnotes', 'python-module command:py notes floating'],
    ['.venv/bin/python -m notes', 'python-module command:python notes floating'],
    ['python -c code -m notes', 'local command:python opaque'],
    ['python server.py -m notes', `local file:${FOLDER}/server.py pinned`],
    ['npm run notes', `project-script file:${FOLDER}/package.json pinned`],
    ['npm run -s notes -- --w', `project-script file:${FOLDER}/package.json pinned`],
    ['npm --prefix sub start', `project-script file:${FOLDER}/sub/package.json pinned`],
    ['npm run notes --workspace other', `project-script file:${FOLDER}/other/package.json pinned`],
    ['npm --unknown run notes', 'project-script command:npm opaque'],
    ['pnpm dev mcp', `project-script file:${FOLDER}/package.json pinned`],
    ['pnpm -C sub run mcp', `project-script file:${FOLDER}/sub/package.json pinned`],
    ['pnpm --filter other run mcp', `project-script file:${FOLDER}/other/package.json pinned`],
    ['pnpm exec tsx s.ts', `project-script command:tsx floating + file:${FOLDER}/s.ts`],
    ['pnpm tsx s.ts', `project-script file:${FOLDER}/package.json pinned + file:${FOLDER}/s.ts`],
    ['pnpm install', 'local command:pnpm floating'],
    ['yarn --cwd sub mcp', `project-script file:${FOLDER}/sub/package.json pinned`],
    ['bun run --cwd sub --shell=bun --silent start', `project-script file:${FOLDER}/sub/package.json pinned`],
    ['bun run src/server.ts', `local file:${FOLDER}/src/server.ts pinned`],
    ['bundle exec notes', 'project-tool command:notes floating'],
    ['bundle exec ruby s.rb', `project-tool command:ruby floating + file:${FOLDER}/s.rb`],
    ['poetry -C sub run python s.py', `project-tool command:python floating + file:${FOLDER}/sub/s.py`],
    ['poetry run --unknown python s.py', 'project-tool command:poetry opaque'],
    ['cargo run --release -- --stdio', 'project-tool command:cargo floating'],
    ['php artisan boost:mcp', `local file:${FOLDER}/artisan pinned`],
    ['java -jar notes.jar', `local file:${FOLDER}/notes.jar pinned`],
    ['deno run -A main.ts', `local file:${FOLDER}/main.ts pinned`],
    ['notes-server', 'local command:notes-server floating'],
  ])('%s', (line, expected) => {
    expect(seen(line)).toBe(expected);
  });

  it.each([
    ['-m a', 'a', false],
    ['-I -m a b', 'a', true],
    ['-uPm a', 'a', true],
    ['--check-hash-based-pycs never -m a', 'a', false],
    ['-Wignore -ma', 'a', false],
  ])('python %s', (line, module, apart) => {
    expect(moduleLine(line.split(' '))).toMatchObject({ module, apart });
  });

  it.each(['-c x', 'a.py -m b', '-m', '-', '-W -m'])('python %s names no module', (line) => {
    expect(moduleLine(line.split(' '))).toBeUndefined();
  });
});

describe('the nearest lockfile', () => {
  it.each([
    ['beside the file', 'node a/s.js', ['a/s.js', 'a/package-lock.json'], ['package-lock.json']],
    ['above it', 'node a/b/s.js', ['a/b/s.js', 'a/yarn.lock'], ['yarn.lock']],
    ['at the root of the workspace', 'tsx a/s.ts', ['a/s.ts', 'pnpm-lock.yaml'], []],
    ['two of one folder', 'bun a/s.ts', ['a/s.ts', 'a/bun.lock', 'a/package-lock.json'], []],
    ['never above the workspace', 'node a/s.js', ['a/s.js'], ['../package-lock.json', '../package.json']],
    ['none of another language', 'python a/s.py', ['a/s.py', 'uv.lock'], ['a/package-lock.json']],
    ['not past one for another', 'node a/s.js', ['a/s.js', 'package-lock.json'], ['a/uv.lock']],
    ['of a program that names its interpreter itself', './a/s.py', ['a/s.py', 'a/poetry.lock'], []],
    ['of ruby', 'ruby a/s.rb', ['a/s.rb', 'Gemfile.lock'], []],
    ['of php', 'php artisan boost:mcp', ['artisan', 'composer.lock'], []],
    ['none for a shell', 'bash a/s.sh', ['a/s.sh'], ['package-lock.json']],
    ['of deno', 'deno run -A a/s.ts', ['a/s.ts', 'deno.lock'], []],
    ['of a folder that is run', 'node a', ['a', 'a/package-lock.json'], ['a/index.js', 'package-lock.json']],
    ['of uv', 'uv run a/s.py', ['a/s.py', 'uv.lock'], ['a/Pipfile']],
    ['of the folder uv is told', 'uv --directory b run s.py', ['b/s.py', 'b/uv.lock'], ['uv.lock']],
    ['of the project uv is told', 'uv --project b run s.py', ['s.py', 'b/uv.lock'], ['uv.lock']],
    ['none without a project', 'uv run --no-project s.py', ['s.py'], ['uv.lock']],
    ['of a script of the project', 'npm run x', ['package.json', 'package-lock.json'], []],
    ['of a tool', 'bundle exec x', ['command:x', 'Gemfile.lock'], []],
    ['of a tool in a folder', 'poetry -C b run x', ['command:x', 'b/poetry.lock'], ['poetry.lock']],
  ])('%s', async (_, line, expected, more) => {
    const files = [...expected.filter((file) => !file.startsWith('command:')), ...more];
    const written = files.filter((file) => file !== 'a').map((file) => join('repo', file));
    const { root, place } = machine(...written);
    if (expected.includes('a')) {
      const { integrity } = await local(line, place);
      expect(integrity).toBe(sha256('repo/a/index.js'));
      expect((await local(line, place)).parts?.map(({ url }) => url)).toEqual([
        `file:${FOLDER}/a/package-lock.json`,
      ]);
    } else expect(await pinnedBy(line, place, root)).toEqual(expected);
  });

  const local = (line: string, place: Place): Promise<Origin> => {
    const { launcher, identity, launch } = understand(launchOf(line), place);
    return launcher.resolve(identity, launch, place, HOST);
  };

  it('outside of the workspace is looked for up to the first project', async () => {
    const files = ['other/p/package.json', 'other/p/src/s.js', 'other/package-lock.json', 'other/q/src/s.js'];
    const { root, place } = machine(...files);
    expect(await pinnedBy(`node ${root}/other/p/src/s.js`, place, root)).toEqual(['../other/p/src/s.js']);
    expect(await pinnedBy(`node ${root}/other/q/src/s.js`, place, root)).toEqual([
      '../other/q/src/s.js',
      '../other/package-lock.json',
    ]);
  });

  it('of another machine is the same under its paths', () => {
    const { identity } = understand(launchOf('node sub\\server.js'), {
      ...LINUX,
      platform: 'win32',
      workspaceFolder: 'C:\\repo',
      userHome: 'C:\\Users\\Ada',
      tmpdir: 'C:\\Temp',
    });
    expect(identity.url).toBe(`file:${FOLDER}/sub/server.js`);
  });
});

describe('a module of Python', () => {
  it.each([
    ['a file', ['notes.py', 'uv.lock'], ['command:python', 'notes.py', 'uv.lock']],
    ['a package', ['notes/__init__.py', 'notes/__main__.py'], ['command:python', 'notes/__main__.py']],
    [
      'a package before a file',
      ['notes/__init__.py', 'notes/__main__.py', 'notes.py'],
      ['command:python', 'notes/__main__.py'],
    ],
    ['a file before a plain folder', ['notes/__main__.py', 'notes.py'], ['command:python', 'notes.py']],
    ['a plain folder', ['notes/__main__.py'], ['command:python', 'notes/__main__.py']],
    ['elsewhere', ['src/notes.py'], ['command:python']],
  ])('%s', async (_, files, expected) => {
    const { root, place } = machine(...files.map((file) => join('repo', file)));
    expect(await pinnedBy('python -m notes', place, root)).toEqual(expected);
    expect(await pinnedBy('python -I -m notes', place, root)).toEqual(['command:python']);
  });

  it('is looked for in the folder of the launch', async () => {
    const { root, place } = machine('repo/sub/notes/server.py');
    expect(await pinnedBy('python -m notes.server', place, root, 'sub')).toEqual([
      'command:python',
      'sub/notes/server.py',
    ]);
    expect(await pinnedBy('python -m ../evil', place, root, 'sub')).toEqual(['command:python']);
    expect(await pinnedBy('uv --directory sub run -m notes.server', place, root)).toEqual([
      'command:python',
      'sub/notes/server.py',
    ]);
  });
});

describe('an interpreter of the repository', () => {
  it('is hashed beside what it runs', async () => {
    const { root, place } = machine('repo/bin/node', 'repo/s.js', 'repo/bin/python');
    expect(await pinnedBy('bin/node s.js', place, root)).toEqual(['s.js', 'bin/node']);
    expect(await pinnedBy(`${place.workspaceFolder}/bin/node s.js`, place, root)).toEqual([
      's.js',
      'bin/node',
    ]);
    expect(await pinnedBy('bin/node -e code', place, root)).toEqual(['command:node', 'bin/node']);
    expect(await pinnedBy('bin/python -m x', place, root)).toEqual(['command:python', 'bin/python']);
  });

  it.skipIf(process.platform === 'win32')('is none of it when it is only linked there', async () => {
    const { root, place } = machine('repo/s.py', 'machine/python', 'repo/.venv/bin/');
    symlinkSync(join(root, 'machine/python'), join(root, 'repo/.venv/bin/python'));
    expect(await pinnedBy('.venv/bin/python s.py', place, root)).toEqual(['s.py']);
  });

  it('in another folder is another program', async () => {
    const { root, place } = machine('machine/node', 'repo/s.js');
    expect(await pinnedBy(`${root}/machine/node s.js`, place, root)).toEqual(['s.js']);
  });
});

describe('verify', () => {
  const server = { command: 'node', args: ['servers/scripted.js', 'notes.json'] };

  it('tells a changed file before anything starts, also offline, and a changed lockfile as such', async () => {
    const { root, lock, config } = repository({ notes: HONEST });
    config({ notes: server });
    const lockfile = join(root, 'package-lock.json');
    writeFileSync(lockfile, '{}');
    expect(await mcpLock(root, ['init', '--yes'])).toMatchObject({ exit: 0 });
    expect(JSON.parse(lock()).servers.notes.origin.parts).toEqual([
      { url: `file:${FOLDER}/package-lock.json`, integrity: sha256('{}') },
    ]);
    expect(await mcpLock(root, ['verify'])).toMatchObject({ exit: 0 });
    writeFileSync(lockfile, '{"a":1}');
    for (const flags of [[], ['--offline']]) {
      const moved = await mcpLock(root, ['verify', ...flags]);
      expect(moved.exit).toBe(0);
      expect(moved.stdout).toContain('origin/lockfile-changed');
      expect(moved.stdout).not.toContain('origin/file-changed');
    }
    const deep = await mcpLock(root, ['verify', '--deep']);
    expect(deep.exit).toBe(1);
    expect(deep.stdout).toMatch(/HIGH[\s\S]*origin\/lockfile-changed/);
    writeFileSync(lockfile, '{}');
    writeFileSync(join(root, 'servers/scripted.js'), 'process.exit(1)');
    for (const flags of [[], ['--offline']]) {
      const moved = await mcpLock(root, ['verify', ...flags]);
      expect(moved).toMatchObject({ exit: 1 });
      expect(moved.stdout).toContain('origin/file-changed');
    }
  });

  it('tells a lockfile that comes and goes', async () => {
    const { root, config } = repository({ notes: HONEST });
    config({ notes: server });
    expect(await mcpLock(root, ['init', '--yes'])).toMatchObject({ exit: 0 });
    writeFileSync(join(root, 'package-lock.json'), '{}');
    const came = await mcpLock(root, ['verify']);
    expect(came.exit).toBe(0);
    expect(came.stdout).toContain('origin/lockfile-changed');
  });

  it('sees the file behind a shell, and tells the same when it is moved out of the way', async () => {
    const { root, config } = repository({ notes: HONEST });
    config({ notes: { command: 'sh', args: ['-c', 'exec env A=b node servers/scripted.js notes.json'] } });
    expect(await mcpLock(root, ['init', '--yes'])).toMatchObject({ exit: 0 });
    writeFileSync(join(root, 'servers/scripted.js'), 'process.exit(1)');
    expect((await mcpLock(root, ['verify'])).stdout).toContain('origin/file-changed');
  });
});
