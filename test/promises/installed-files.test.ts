/** Packages on disk are held against their tarballs: real files in the form of npm's cache, no npm. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Place } from '../../src/contracts.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { checkInstalled } from '../../src/launch/proof/check.ts';
import { scratch } from '../helpers/run.ts';
import type { InstalledFilesCase } from './installed-files.cases.ts';
import { kind } from './installed-files.cases.ts';

type Files = Readonly<Record<string, string>>;

const PACKAGES: Readonly<Record<string, { readonly version: string; readonly files: Files }>> = {
  notes: {
    version: '1.2.3',
    files: {
      'dist/server.js': '#!/usr/bin/env node\r\nrequire("notes-words");\n',
      'README.md': 'Notes.',
      'empty.txt': '',
    },
  },
  'notes-words': {
    version: '1.0.0',
    files: {
      'index.js': 'module.exports = 1;\n',
      [`${'deep/'.repeat(30)}name-longer-than-a-header-holds.js`]: '1;',
      'node_modules/inner/package.json': '{"name":"inner","version":"1.0.0"}',
      'node_modules/inner/index.js': '2;\n',
    },
  },
  plain: { version: '2.0.0', files: { 'index.js': '3;\n' } },
};
const PLACES: Readonly<Record<string, string>> = {
  notes: 'node_modules/notes',
  'notes-words': 'node_modules/notes-words',
  plain: 'node_modules/notes/node_modules/plain',
};

const put = (path: string, text: string | Uint8Array) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};

/** A machine with the packages as npx leaves them. */
function installed({ manifest = {}, tree: more = {} }: InstalledFilesCase) {
  const root = scratch('installed-files');
  const [folder, cache] = [join(root, 'npx'), join(root, 'npm')];
  const tree: Record<string, string> = { 'node_modules/notes-words/node_modules/inner': '1.0.0', ...more };
  const tarballs = new Map<string, string>();
  for (const [name, { version, files }] of Object.entries(PACKAGES)) {
    const bin = name === 'notes' ? { bin: { notes: 'dist/server.js' } } : {};
    const all: Files = {
      ...files,
      'package.json': JSON.stringify({ name, version, ...bin, ...manifest[name] }),
    };
    const packed = join(root, 'pack', name);
    for (const [path, text] of Object.entries(all)) {
      put(join(packed, 'package', path), text);
      // npm changes the first line of a program.
      put(join(folder, PLACES[name] ?? '', path), path === 'dist/server.js' ? text.replace('\r', '') : text);
    }
    execFileSync('tar', ['-czf', join(packed, 'it.tgz'), '-C', packed, 'package']);
    const bytes = readFileSync(join(packed, 'it.tgz'));
    const sum = createHash('sha512').update(bytes).digest();
    const hex = sum.toString('hex');
    const path = join(cache, '_cacache/content-v2/sha512', hex.slice(0, 2), hex.slice(2, 4), hex.slice(4));
    put(path, bytes);
    tarballs.set(name, path);
    tree[PLACES[name] ?? ''] = `${version} sha512-${sum.toString('base64')}`;
  }
  tree['node_modules/notes-there'] = `1.0.0 sha512-${'A'.repeat(86)}== os=none`;
  put(join(folder, 'node_modules/.package-lock.json'), '{}');
  // As npm leaves a program.
  chmodSync(join(folder, 'node_modules/notes/dist/server.js'), 0o755);
  mkdirSync(join(folder, 'node_modules/.bin'));
  symlinkSync('../notes/dist/server.js', join(folder, 'node_modules/.bin/notes'));
  const place: Place = {
    platform: process.platform,
    workspaceFolder: join(root, 'project'),
    userHome: root,
    tmpdir: root,
    env: {},
  };
  const host = {
    ...nodeHost(new AbortController().signal),
    env: { XDG_CACHE_HOME: join(root, 'own') },
    home: root,
  };
  const at = (path: string) =>
    path.startsWith('^') ? (tarballs.get(path.slice(1)) ?? '') : join(folder, path);
  const check = () => checkInstalled({ folder, cache, tree, whole: true, program: 'notes' }, place, host);
  return { at, check };
}

function change(
  { write = {}, link = {}, remove, timesBack = false }: InstalledFilesCase,
  at: (path: string) => string,
) {
  for (const [path, text] of Object.entries(write)) {
    const file = at(path);
    if (text === undefined) rmSync(file, { force: true });
    else if (text === '=') writeFileSync(file, readFileSync(file));
    else if (text === '~') {
      const { atime, mtime } = statSync(file);
      const bytes = readFileSync(file);
      bytes[bytes.length - 2] = 0x20;
      writeFileSync(file, bytes);
      if (timesBack) utimesSync(file, atime, mtime);
    } else if (text.startsWith('+')) appendFileSync(file, text.slice(1) || 'x');
    else {
      rmSync(file, { force: true });
      put(file, text);
    }
  }
  if (remove !== undefined) rmSync(at(remove), { recursive: true });
  for (const [path, target] of Object.entries(link)) {
    rmSync(at(path), { force: true });
    symlinkSync(target, at(path));
  }
}

test.each(kind.cases)('$name: $says', async (one) => {
  const { at, check } = installed(one);
  if (one.later === true) expect(await check()).toEqual({ kind: 'proven' });
  change(one, at);
  const first = await check();
  const said =
    first.kind === 'differs'
      ? `${first.path}: ${first.how}`
      : first.kind === 'unproven'
        ? `unproven: ${first.packages.join(', ')}`
        : 'proven';
  expect(said).toBe(one.says);
  expect(await check()).toEqual(first);
});
