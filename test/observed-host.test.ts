/**
 * The machine that takes notes: a later run may act on them only while every answer is the one that was noted. On real files.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gitFiles } from '../src/host/git.ts';
import type { Host } from '../src/host/host.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { withVariables } from '../src/host/observed-env.ts';
import { observeHost, sameObservations } from '../src/host/observed-host.ts';
import { scratch } from './helpers/run.ts';

const HOST = { ...nodeHost(new AbortController().signal), env: { PATH: process.env['PATH'], A: '1' } };

/** What is asked in a folder with `file`, `folder/inner`, `link` → `file`. */
type Ask = (host: Host, folder: string) => unknown;
/** What somebody does to the folder afterwards. */
type Change = (folder: string) => void;

function prepared(): string {
  const folder = scratch('observed');
  writeFileSync(join(folder, 'file'), 'text');
  mkdirSync(join(folder, 'folder'));
  writeFileSync(join(folder, 'folder', 'inner'), 'text');
  symlinkSync('file', join(folder, 'link'));
  return folder;
}

async function stillTheSame(ask: Ask, change: Change, host: Host = HOST): Promise<boolean> {
  const folder = prepared();
  const observed = observeHost(host);
  await Promise.resolve(ask(observed.host, folder)).catch(() => undefined);
  const notes = observed.observations();
  if (notes === undefined) throw new Error('not repeatable');
  expect(await sameObservations(JSON.parse(JSON.stringify(notes)), host)).toBe(true);
  change(folder);
  return sameObservations(notes, host);
}

const write =
  (file: string, text = 'other'): Change =>
  (folder) =>
    writeFileSync(join(folder, file), text);
const remove =
  (file: string): Change =>
  (folder) =>
    rmSync(join(folder, file), { recursive: true });

describe('an answer that is no longer the same', () => {
  it.each<[string, Ask, Change]>([
    ['a file with other text', ({ files }, at) => files.read(join(at, 'file')), write('file', 'tex2')],
    ['a file that is gone', ({ files }, at) => files.read(join(at, 'file')), remove('file')],
    ['a file that is there now', ({ files }, at) => files.read(join(at, 'new')), write('new')],
    ['a file where none was', ({ files }, at) => files.kind(join(at, 'new')), write('new')],
    [
      'a folder in place of a file',
      ({ files }, at) => files.kind(join(at, 'new')),
      (at) => mkdirSync(join(at, 'new')),
    ],
    ['another size', ({ files }, at) => files.size(join(at, 'file')), write('file', 'longer text')],
    [
      'a link in place of a file',
      ({ files }, at) => files.isLink(join(at, 'new')),
      (at) => symlinkSync('file', join(at, 'new')),
    ],
    [
      'a file that can be written',
      ({ files }, at) => files.isReadOnly(join(at, 'file')),
      (at) => chmodSync(join(at, 'file'), 0o444),
    ],
    ['another beginning', ({ files }, at) => files.readStart(join(at, 'file'), 2), write('file', 'other')],
    [
      'a link that leads elsewhere',
      ({ files }, at) => files.realPath(join(at, 'link')),
      (at) => {
        rmSync(join(at, 'link'));
        symlinkSync('folder', join(at, 'link'));
      },
    ],
    ['one more name in a folder', ({ files }, at) => files.list(at), write('new')],
    ['one more file in a tree', ({ folders }, at) => folders.survey(at), write('folder/new')],
    [
      'other bytes of the same length in a tree',
      ({ folders }, at) => folders.survey(at),
      write('folder/inner', 'tEXT'),
    ],
    [
      'other bytes in a tree, with the time put back',
      ({ folders }, at) => {
        utimesSync(join(at, 'folder', 'inner'), 1000, 1000);
        return folders.survey(at);
      },
      (at) => {
        writeFileSync(join(at, 'folder', 'inner'), 'tEXT');
        utimesSync(join(at, 'folder', 'inner'), 1000, 1000);
      },
    ],
    ['one more entry', ({ folders }, at) => folders.entries(at), write('new')],
    ['a folder that others may write', ({ folders }, at) => folders.closed(at), (at) => chmodSync(at, 0o777)],
  ])('%s', async (_, ask, change) => {
    expect(await stillTheSame(ask, change)).toBe(false);
  });

  it('is not a change of what nobody asked for', async () => {
    expect(await stillTheSame(({ files }, at) => files.read(join(at, 'file')), write('folder/inner'))).toBe(
      true,
    );
  });
});

describe('the environment', () => {
  const ask: Ask = ({ env }) => env['A'];

  it.each([
    ['a variable that was read', ask, { A: '2' }, false],
    ['one that was read and is gone', ask, { A: undefined }, false],
    ['one that nobody read', ask, { B: '2' }, true],
    ['one more name, where names were asked for', (({ env }) => Object.keys(env)) as Ask, { B: '2' }, false],
    ['another value, where names were asked for', (({ env }) => Object.keys(env)) as Ask, { A: '2' }, true],
    [
      'one that was looked for and is there now',
      (({ env }) => Object.hasOwn(env, 'B')) as Ask,
      { B: '' },
      false,
    ],
    [
      'one that was looked for and is gone',
      (({ env }) => Object.hasOwn(env, 'A')) as Ask,
      { A: undefined },
      false,
    ],
    ['one that was looked for with `in`', (({ env }) => 'B' in env) as Ask, { B: '' }, false],
    ['one below a layer', (({ env }) => withVariables(env, { B: '1' })['A']) as Ask, { A: '2' }, false],
    [
      'one below two layers',
      (({ env }) => withVariables(withVariables(env, { B: '1' }), { C: '1' })['A']) as Ask,
      { A: '2' },
      false,
    ],
    ['one that a layer hides', (({ env }) => withVariables(env, { A: '1' })['A']) as Ask, { A: '2' }, true],
    ['one that was only copied', (({ env }) => withVariables(env, {})['B']) as Ask, { A: '2' }, true],
  ] as const)('%s', async (_, read, change, same) => {
    const observed = observeHost(HOST);
    read(observed.host, '');
    const notes = observed.observations();
    expect(notes && (await sameObservations(notes, { ...HOST, env: { ...HOST.env, ...change } }))).toBe(same);
  });

  it('is kept by name and digest only', () => {
    const observed = observeHost({ ...HOST, env: { SECRET: 'canary-5f1c' } });
    expect(observed.host.env['SECRET']).toBe('canary-5f1c');
    expect(JSON.stringify(observed.observations())).not.toContain('canary');
  });
});

describe('what git says', () => {
  it('counts as an answer', async () => {
    const folder = prepared();
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder });
    git('init', '-q');
    git('add', 'file');
    const observed = observeHost(HOST);
    await gitFiles(folder, ['file', 'new'], observed.host);
    const notes = observed.observations();
    expect(notes?.answers).toMatchObject([{ question: 'git' }]);
    expect(notes && (await sameObservations(notes, HOST))).toBe(true);
    write('new')(folder);
    git('add', 'new');
    expect(notes && (await sameObservations(notes, HOST))).toBe(false);
  });
});

describe('what cannot be asked again', () => {
  it.each<[string, Ask]>([
    ['another program', ({ run }, cwd) => run('true', [], { cwd, env: {}, timeoutMs: 1000 })],
    [
      'git with other variables',
      ({ run }, cwd) => run('git', ['--version'], { cwd, env: {}, timeoutMs: 10_000 }),
    ],
    ['a registry', ({ registryFetch }) => registryFetch('http://127.0.0.1:1/').catch(() => undefined)],
    ['the age of a file', ({ files }, at) => files.look(at)],
    [
      'a file that changed between two questions',
      async ({ files }, at) => {
        await files.read(join(at, 'file'));
        write('file')(at);
        await files.read(join(at, 'file'));
      },
    ],
  ])('%s', async (_, ask) => {
    const folder = prepared();
    const observed = observeHost(HOST);
    await ask(observed.host, folder);
    expect(observed.observations()).toBeUndefined();
  });
});
