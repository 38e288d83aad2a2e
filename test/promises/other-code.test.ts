/** What npm would take in the place of a package is refused, and nothing else is: real files, a pretended npm. */
import { mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Place } from '../../src/contracts.ts';
import type { Host } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { npx } from '../../src/launch/launchers/npx.ts';
import { fileUrl } from '../../src/launch/line/origin-url.ts';
import { hiddenCopy } from '../../src/launch/npm/hidden-copies.ts';
import { bringsProgram } from '../../src/launch/npm/package-programs.ts';
import { workspaceFolders } from '../../src/launch/npm/workspaces.ts';
import type { StdioLaunch } from '../../src/model.ts';
import { layOut, pathIn } from '../helpers/other-code.ts';
import { scratch } from '../helpers/run.ts';
import type { OtherCodeCase } from './other-code.cases.ts';
import { kind } from './other-code.cases.ts';

const INTEGRITY = `sha512-${'A'.repeat(86)}==`;

const PLACE: Place = {
  platform: process.platform,
  workspaceFolder: '/project',
  userHome: '/home/ada',
  tmpdir: '/tmp',
  env: {},
};

/** The real machine, with an npm that knows one release. */
function machine(): Host {
  const real = nodeHost(new AbortController().signal);
  return {
    ...real,
    run: async (command, args, options) => {
      if (command !== 'npm') return real.run(command, args, options);
      const release = {
        name: 'notes',
        version: '1.2.3',
        'dist.integrity': INTEGRITY,
        'dist-tags': { latest: '1.2.3' },
      };
      return { code: 0, stdout: args[0] === 'config' ? '' : JSON.stringify(release), stderr: '' };
    },
  };
}

function asked(one: OtherCodeCase) {
  const root = realpathSync(scratch('other-code'));
  const layout = {
    project: join(root, 'up', 'project'),
    home: join(root, 'home'),
    prefix: join(root, 'global'),
    facts: { SERVER: '', INTEGRITY, WORDS: INTEGRITY, RESOLVED: 'https://registry.example/notes.tgz' },
    mark: join(root, 'mark'),
  };
  mkdirSync(layout.project, { recursive: true });
  layOut(one, layout);
  const { line = 'notes@1.2.3', env = {}, cwd } = one;
  const own = Object.fromEntries(
    Object.entries(env).map(([name, value]) => [name, value.replace('PREFIX', layout.prefix)]),
  );
  const place: Place = {
    platform: process.platform,
    workspaceFolder: layout.project,
    userHome: layout.home,
    tmpdir: root,
    env: { HOME: layout.home, PATH: dirname(process.execPath), ...own },
  };
  const exec = line.startsWith('exec: ');
  const launch: StdioLaunch = {
    transport: 'stdio',
    command: exec ? 'npm' : 'npx',
    args: exec ? ['exec', '-y', '--', ...line.slice(6).split(' ')] : ['-y', ...line.split(' ')],
    env: Object.keys(own),
    ...(cwd === undefined ? {} : { cwd: join(layout.project, cwd) }),
  };
  const identity = npx.identify(launch, place);
  if (identity === undefined) throw new Error('npx does not know its own line');
  return { layout, place, origin: () => npx.resolve(identity, launch, place, machine()) };
}

test.each([
  [
    'workspaces',
    (folder: string, host: Host) => workspaceFolders({ workspaces: ['w/*'] }, folder, PLACE, host),
  ],
  [
    'programs',
    (folder: string, host: Host) =>
      bringsProgram({ directories: { bin: 'bin' } }, folder, 'notes', PLACE, host),
  ],
  [
    'packages',
    (folder: string, host: Host) =>
      hiddenCopy({ name: 'notes', requested: '1.2.3' }, folder, undefined, PLACE, host),
  ],
])('more %s than can be looked at are refused', async (what, look) => {
  const real = machine();
  const names = Array.from({ length: 200_001 }, (_, at) => `n${at}`);
  const many: Host = {
    ...real,
    files: {
      ...real.files,
      list: async () => names,
      kind: async () => 'directory',
      look: async () => ({ kind: 'directory', ageMs: 0 }),
      realPath: async (path) => path,
    },
  };
  await expect(look('/project', many)).rejects.toThrow(`node_modules cannot be read (too many ${what}).`);
});

test('links that lead back to a folder above are followed once', async () => {
  const root = realpathSync(scratch('other-code-links'));
  mkdirSync(join(root, 'w'));
  for (const name of ['a', 'b', 'c']) {
    mkdirSync(join(root, 'node_modules', name), { recursive: true });
    symlinkSync(root, join(root, 'w', name), 'junction');
    symlinkSync(join(root, 'node_modules'), join(root, 'node_modules', name, 'node_modules'), 'junction');
  }
  const host = machine();
  const found = await workspaceFolders({ workspaces: ['w/**'] }, root, PLACE, host);
  expect(found.map((folder) => folder.slice(root.length + 1)).sort()).toEqual(['w', 'w/a', 'w/b', 'w/c']);
  const wanted = { name: 'notes', requested: '1.2.3' };
  expect(await hiddenCopy(wanted, root, undefined, PLACE, host)).toBeUndefined();
});

describe('in the place of a package', () => {
  test.each(kind.cases.filter(({ refused }) => refused !== undefined))('$name: refused', async (one) => {
    const { layout, place, origin } = asked(one);
    const path = pathIn(one.refused ?? '', layout);
    const refused = await origin().then(
      () => expect.unreachable('it is not refused'),
      (error: unknown) => error,
    );
    expect(refused).toMatchObject({ code: 'E_LAUNCH', detail: { place: path } });
    if (!path.endsWith('.npmrc'))
      expect(refused).toMatchObject({ detail: { inPlace: fileUrl(path, place) } });
  });

  test.each(kind.cases.filter(({ refused }) => refused === undefined))('$name: quiet', async (one) => {
    expect(await asked(one).origin()).toMatchObject({ url: 'pkg:npm/notes@1.2.3', integrity: INTEGRITY });
  });
});
