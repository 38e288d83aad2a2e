/** What npm would take in the place of a package is refused, and nothing else is: real files, a pretended npm. */
import { mkdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Place } from '../../src/contracts.ts';
import type { Host } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { npx } from '../../src/launch/launchers/npx.ts';
import { fileUrl } from '../../src/launch/line/origin-url.ts';
import type { StdioLaunch } from '../../src/model.ts';
import { layOut, pathIn } from '../helpers/other-code.ts';
import { scratch } from '../helpers/run.ts';
import type { OtherCodeCase } from './other-code.cases.ts';
import { kind } from './other-code.cases.ts';

const INTEGRITY = `sha512-${'A'.repeat(86)}==`;

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
