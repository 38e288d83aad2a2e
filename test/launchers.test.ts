/** What launch lines say about where their code comes from. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Place } from '../src/contracts.ts';
import { McpLockError } from '../src/errors.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { LAUNCHERS } from '../src/launch/launchers/index.ts';
import { understand } from '../src/launch/line/understand.ts';
import type { Launch } from '../src/model.ts';
import { LINUX, WINDOWS } from './helpers/places.ts';

const stdio = (line: readonly string[], cwd?: string): Launch => {
  const [command = '', ...args] = line;
  return { transport: 'stdio', command, args, env: [], ...(cwd === undefined ? {} : { cwd }) };
};
const words = (line: string): Launch => stdio(line.split(' '));
const http = (url: string): Launch => ({ transport: 'http', url, headers: [] });
const seen = (launch: Launch, place = LINUX): string => {
  const { url, requested, pinned, launcher } = understand(launch, place).identity;
  return [launcher, url, requested || '-', pinned ? 'pinned' : 'floating'].join(' ');
};
const failure = (launch: Launch): McpLockError => {
  try {
    understand(launch, LINUX);
  } catch (error) {
    if (error instanceof McpLockError) return error;
  }
  throw new Error('no McpLockError');
};
const FOLDER = `\${workspaceFolder}`;

describe('npx and npm exec', () => {
  it.each([
    ['npx notes', 'pkg:npm/notes - floating'],
    ['npx -y notes@', 'pkg:npm/notes - floating'],
    ['npx -y notes@*', 'pkg:npm/notes * floating'],
    ['npx -y notes@latest --x', 'pkg:npm/notes latest floating'],
    ['npx -y notes@^1.2', 'pkg:npm/notes ^1.2 floating'],
    ['npx -y notes@1.2.3', 'pkg:npm/notes 1.2.3 pinned'],
    ['npx -y notes@v1.2.3', 'pkg:npm/notes v1.2.3 pinned'],
    ['npx -y @example/notes@1.2.3 a b', 'pkg:npm/%40example/notes 1.2.3 pinned'],
    ['npx @example/notes', 'pkg:npm/%40example/notes - floating'],
    ['npx -y -- notes@1.2.3 --y', 'pkg:npm/notes 1.2.3 pinned'],
    ['npx --unknown notes other', 'pkg:npm/notes - floating'],
    ['npx --registry https://npm.example.com notes', 'pkg:npm/notes - floating'],
    ['npx --registry=https://npm.example.com notes', 'pkg:npm/notes - floating'],
    ['npx -C sub --loglevel silent notes', 'pkg:npm/notes - floating'],
    ['npx -p notes@1.0.0 run-notes', 'pkg:npm/notes 1.0.0 pinned'],
    ['npx --package notes@1.0.0 -- run-notes -p x', 'pkg:npm/notes 1.0.0 pinned'],
    ['npx --package=notes@1.0.0 -c run-notes', 'pkg:npm/notes 1.0.0 pinned'],
    ['npx -p helper@1.0.0 -p notes@2.0.0 notes', 'pkg:npm/notes 2.0.0 pinned'],
    ['npx -p helper -p notes@2.0.0 notes', 'pkg:npm/notes 2.0.0 floating'],
    ['npx -yp notes', 'pkg:npm/notes - floating'],
    ['npx owner/repo', 'git+https://github.com/owner/repo.git - floating'],
    ['npx github:a/b#v1', 'git+https://github.com/a/b.git v1 floating'],
    ['npx git+https://git.example.com/a.git#main', 'git+https://git.example.com/a.git main floating'],
    ['npx git+https://git.example.com/a.git', 'git+https://git.example.com/a.git - floating'],
    ['npx github:a/b#0a1b2c3', 'git+https://github.com/a/b.git 0a1b2c3 floating'],
    ['npx github:a/b#semver:^1', 'git+https://github.com/a/b.git semver:^1 floating'],
    [
      `npx notes@github:a/b#${'0a1b2c3d'.repeat(5)}`,
      `git+https://github.com/a/b.git ${'0a1b2c3d'.repeat(5)} pinned`,
    ],
    ['npx git+https://me:secret@git.example.com/a.git#v1', 'git+https://git.example.com/a.git v1 floating'],
    [
      'npx https://me:secret@dl.example.com/a.tgz?key=secret',
      `https://dl.example.com/a.tgz?key=\${redacted} - floating`,
    ],
    ['npx ./tool', `file:${FOLDER}/tool - floating`],
    ['npx ~/tool', `file:\${userHome}/tool - floating`],
    ['npx short@npm:@example/long@1.0.0', 'pkg:npm/%40example/long 1.0.0 pinned'],
    ['npx short@npm:long', 'pkg:npm/long - floating'],
    ['npm exec notes@1.0.0', 'pkg:npm/notes 1.0.0 pinned'],
    ['npm exec --yes -- notes@1.0.0 --package evil', 'pkg:npm/notes 1.0.0 pinned'],
    ['npm exec notes --package other@1.0.0', 'pkg:npm/other 1.0.0 pinned'],
    ['npm exec -p notes', 'pkg:npm/notes - floating'],
    ['npm --silent x notes', 'pkg:npm/notes - floating'],
    ['/usr/local/bin/npx notes', 'pkg:npm/notes - floating'],
    ['C:\\node\\npx.CMD notes', 'pkg:npm/notes - floating'],
    ['C:/node/npx.cmd notes', 'pkg:npm/notes - floating'],
    ['cmd /c npx -y notes@1.0.0', 'pkg:npm/notes 1.0.0 pinned'],
    ['cmd.exe /d /s /C npx notes', 'pkg:npm/notes - floating'],
  ])('%s', (line, expected) => {
    expect(seen(words(line))).toBe(`npx ${expected}`);
  });

  it('takes one plain text after cmd /c for words, and anything else for a shell line', () => {
    expect(seen(stdio(['cmd', '/c', 'npx -y notes@1.0.0']))).toBe('npx pkg:npm/notes 1.0.0 pinned');
    expect(seen(stdio(['cmd', '/c', 'npx notes & del x']))).toBe('shell command:cmd - floating');
  });

  it('does not take a file of the repository for npx', () => {
    expect(seen(words('./bin/npx notes'))).toBe(`local file:${FOLDER}/bin/npx - pinned`);
    for (const tool of ['npx', 'uvx', 'bunx', 'pnpx', 'docker', 'pipx']) {
      const launch = words(`/home/ada/repo/bin/${tool} run notes`);
      expect(seen(launch)).toBe(`local file:${FOLDER}/bin/${tool} - pinned`);
    }
  });

  it.each([
    ['a variable', 'npx -y ${PKG}', /\$\{PKG\}/],
    ['a variable in the version', 'npx -y notes@${VERSION}', /\$\{VERSION\}/],
    ['no package', 'npx -y', /names no package/],
    ['no package name', 'npx -y workspace:secret-thing', /needs a package that npm understands/],
  ])('cannot lock %s', (_, line, message) => {
    const error = failure(words(line));
    expect(error.code).toBe('E_LAUNCH');
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain('secret');
    expect(error.detail.next).toBeDefined();
  });

  it.each(['npm start', 'npm run server', 'npxx notes', 'bunx notes'])('leaves %s to others', (line) => {
    expect(seen(words(line))).not.toMatch(/^npx /);
  });
});

describe('local commands', () => {
  it.each([
    ['node server.js', `file:${FOLDER}/server.js`],
    ['node.exe ./dist/index.js --port 1', `file:${FOLDER}/dist/index.js`],
    ['/usr/bin/node -r dotenv/config --import tsx server.ts', `file:${FOLDER}/server.ts`],
    ['node --env-file=.env --conditions dev server.js', `file:${FOLDER}/server.js`],
    ['node --env-file .env --env-file-if-exists more.env server.js', `file:${FOLDER}/server.js`],
    ['node --watch-path ./evil.js --title ./evil.js server.js', `file:${FOLDER}/server.js`],
    [
      'node --disable-warning DEP0040 --icu-data-dir evil --input-type module server.js',
      `file:${FOLDER}/server.js`,
    ],
    ['node --inspect-port 9229 --redirect-warnings evil.js server.js', `file:${FOLDER}/server.js`],
    ['node --inspect --watch server.js', `file:${FOLDER}/server.js`],
    ['python3 --check-hash-based-pycs never -Xdev server.py', `file:${FOLDER}/server.py`],
    ['bun --tsconfig-override evil.json --define A:1 server.ts', `file:${FOLDER}/server.ts`],
    ['deno run -L debug --inspect-publish-uid stderr main.ts', `file:${FOLDER}/main.ts`],
    ['node --no-warnings -- server.js', `file:${FOLDER}/server.js`],
    ['node ../other/server.js', `file:\${userHome}/other/server.js`],
    ['node /tmp/x/server.js', `file:\${tmpdir}/x/server.js`],
    ['node /opt/server.js', 'file:/opt/server.js'],
    ['node /home/ada/repository/server.js', `file:\${userHome}/repository/server.js`],
    ['tsx watch src/server.ts', `file:${FOLDER}/src/server.ts`],
    ['bun run --cwd sub src/server.ts', `file:${FOLDER}/sub/src/server.ts`],
    ['deno run --allow-net -c deno.json main.ts', `file:${FOLDER}/main.ts`],
    ['python3.12 -W ignore -u server.py', `file:${FOLDER}/server.py`],
    ['py -3.12 server.py', `file:${FOLDER}/server.py`],
    ['ruby -r json server.rb', `file:${FOLDER}/server.rb`],
    ['php artisan boost:mcp', `file:${FOLDER}/artisan`],
    ['perl server.pl', `file:${FOLDER}/server.pl`],
    ['bash -euo pipefail run.sh', `file:${FOLDER}/run.sh`],
    ['bash -eu -o pipefail run.sh', `file:${FOLDER}/run.sh`],
    ['pwsh -executionpolicy Bypass -wd sub run.ps1 -Command x', `file:${FOLDER}/run.ps1`],
    ['fish -C evil.fish run.fish', `file:${FOLDER}/run.fish`],
    ['pwsh -NoProfile -ExecutionPolicy Bypass -File run.ps1', `file:${FOLDER}/run.ps1`],
    ['java -cp lib -jar server.jar', `file:${FOLDER}/server.jar`],
    ['./server --stdio', `file:${FOLDER}/server`],
    ['bin/server', `file:${FOLDER}/bin/server`],
  ])('%s runs a file', (line, url) => {
    expect(seen(words(line))).toBe(`local ${url} - pinned`);
  });

  it.each([
    ['node -e code', 'node'],
    ['node --eval=code server.js', 'node'],
    ['node -', 'node'],
    ['node', 'node'],
    ['python3 -c code', 'python3'],
    ['perl -e code', 'perl'],
    ['example-server --stdio', 'example-server'],
    ['C:\\tools\\node.exe -e code', 'node'],
  ])('%s runs no file', (line, name) => {
    expect(seen(words(line))).toBe(`local command:${name} - floating`);
  });

  it('java example.Main names a class', () => {
    expect(seen(words('java example.Main'))).toBe('java command:java example.Main floating');
  });

  it('starts relative paths from the folder of the launch', () => {
    expect(seen(stdio(['node', 'server.js'], 'sub'))).toBe(`local file:${FOLDER}/sub/server.js - pinned`);
    expect(seen(stdio(['./server'], '/srv/a'))).toBe('local file:/srv/a/server - pinned');
  });

  it.each([
    [['node', 'dist\\server.js'], `file:${FOLDER}/dist/server.js`],
    [['C:\\Python\\python.exe', 'C:\\Users\\Ada\\notes\\server.py'], `file:\${userHome}/notes/server.py`],
    [['c:\\users\\ada\\repo\\server.exe'], `file:${FOLDER}/server.exe`],
    [['D:\\tools\\server.exe', '--stdio'], 'file:D:/tools/server.exe'],
    [['.\\server.cmd'], `file:${FOLDER}/server.cmd`],
  ])('on Windows %j runs a file', (line, url) => {
    expect(seen(stdio(line), WINDOWS)).toBe(`local ${url} - pinned`);
  });
});

describe('the bytes of a local file', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'launchers-')));
  const place: Place = { ...LINUX, platform: process.platform, workspaceFolder: folder };
  const host = nodeHost(new AbortController().signal);
  const resolve = (line: string) => {
    const launch = words(line);
    const { launcher, identity } = understand(launch, place);
    return launcher.resolve(identity, launch, place, host);
  };
  writeFileSync(join(folder, 'server.js'), 'first');
  mkdirSync(join(folder, 'app'));
  writeFileSync(join(folder, 'app', 'package.json'), '{"main": "start"}');
  writeFileSync(join(folder, 'app', 'start.js'), 'main');
  mkdirSync(join(folder, 'empty'));
  const sha256 = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;

  it('are hashed', async () => {
    expect(await resolve('node server.js')).toEqual({
      url: `file:${FOLDER}/server.js`,
      integrity: sha256('first'),
    });
  });

  it('change the hash', async () => {
    writeFileSync(join(folder, 'changes.js'), 'first');
    const before = await resolve('node changes.js');
    writeFileSync(join(folder, 'changes.js'), 'second');
    expect(await resolve('node changes.js')).toEqual({ ...before, integrity: sha256('second') });
  });

  it.each([
    ['node server', 'first'],
    ['node app', 'main'],
  ])('%s is the file that node would load', async (line, text) => {
    expect(await resolve(line)).toMatchObject({ integrity: sha256(text) });
  });

  mkdirSync(join(folder, 'order'));
  const order = (path: string, text = path) => {
    mkdirSync(dirname(join(folder, 'order', path)), { recursive: true });
    writeFileSync(join(folder, 'order', path), text);
  };
  for (const path of [
    'a',
    'a.js',
    'b.js',
    'b.json',
    'b/index.js',
    'c.json',
    'c.node',
    'd/index.js',
    'd/__main__.py',
  ])
    order(path);
  order('e/package.json', '{"main": "lib"}');
  for (const path of ['e/lib/index.js', 'e/index.js', 'f/index.json', 'g.ts', 'g.js', 'h.mjs']) order(path);
  order('i/package.json', '{"main": "gone"}');
  order('i/index.js');
  order('j/package.json', '{ no JSON');
  order('j/index.js');
  order('k/package.json', '{"main": "lib.js"}');
  for (const path of ['k/lib.js/index.js', 'k/lib.js.js', 'l.py', 'l/__main__.py', 'm.js']) order(path);

  it.each([
    ['node order/a', 'a'],
    ['node order/b', 'b.js'],
    ['node order/b/', 'b.js'],
    ['node order/c', 'c.json'],
    ['node order/d', 'd/index.js'],
    ['python3 order/d', 'd/__main__.py'],
    ['node order/e', 'e/lib/index.js'],
    ['node order/f', 'f/index.json'],
    ['node order/g', 'g.js'],
    ['tsx order/g', 'g.js'],
    ['bun ./order/g', 'g.ts'],
    ['bun ./order/h', 'h.mjs'],
    ['tsx order/h', 'h.mjs'],
    ['node order/i', 'i/index.js'],
    ['node order/j', 'j/index.js'],
    ['node order/k', 'k/lib.js.js'],
  ])('%s loads %s, as the interpreter does', async (line, text) => {
    expect(await resolve(line)).toMatchObject({ integrity: sha256(text) });
  });

  it.each(['node order/h', 'python3 order/l', 'bash order/m', './order/m', 'python3 order/e'])(
    '%s loads nothing',
    async (line) => {
      const outcome = await resolve(line).then(
        ({ integrity }) => integrity,
        (error: unknown) => error,
      );
      if (line === 'python3 order/l') expect(outcome).toBe(sha256('l/__main__.py'));
      else
        expect(outcome).toMatchObject({ code: 'E_LAUNCH', message: expect.stringMatching('does not exist') });
    },
  );

  it('node itself agrees with the order', () => {
    for (const [entry, file] of [
      ['b', 'b.js'],
      ['e', 'e/lib/index.js'],
      ['k', 'k/lib.js.js'],
      ['i', 'i/index.js'],
    ] as const) {
      for (const path of ['b.js', 'e/lib/index.js', 'k/lib.js.js', 'i/index.js'])
        order(path, `console.log('${path}')`);
      const out = execFileSync(process.execPath, ['--no-deprecation', join(folder, 'order', entry)], {
        encoding: 'utf8',
      });
      expect(out.trim()).toBe(file);
    }
    for (const path of ['b.js', 'e/lib/index.js', 'k/lib.js.js', 'i/index.js']) order(path);
  });

  it.each([
    ['node loop', /cannot be read \(ELOOP\)/],
    ['node loop/server.js', /cannot be read \(ELOOP\)/],
    ['node folder-with-bad-package', /cannot be read \(E(?:LOOP|ISDIR)\)/],
    ['node server.js/deeper', /does not exist/],
  ])('%s: what the disk refuses is an error with a place', async (line, message) => {
    if (!existsSync(join(folder, 'folder-with-bad-package'))) {
      symlinkSync('loop', join(folder, 'loop'));
      mkdirSync(join(folder, 'folder-with-bad-package', 'package.json'), { recursive: true });
    }
    await expect(resolve(line)).rejects.toMatchObject({
      code: 'E_LAUNCH',
      message: expect.stringMatching(message),
      detail: { place: expect.stringContaining(folder) },
    });
  });

  it.each(['EACCES', 'ENOTDIR', 'ELOOP'])('%s on a look-up is an error with a place', async (code) => {
    const failing = () => Promise.reject(Object.assign(new Error(code), { code }));
    const blocked = { ...host, files: { ...host.files, kind: failing } };
    const launch = words('node server.js');
    const { launcher, identity } = understand(launch, place);
    await expect(launcher.resolve(identity, launch, place, blocked)).rejects.toMatchObject({
      code: 'E_LAUNCH',
      detail: { place: `${folder}/server.js` },
    });
  });

  it.each(['node missing.js', './missing', 'node empty'])(
    '%s: a missing file is an error with its name',
    async (line) => {
      await expect(resolve(line)).rejects.toMatchObject({
        code: 'E_LAUNCH',
        message: 'The file that the server starts does not exist.',
        detail: {
          place: expect.stringMatching(/\/(missing|empty)/),
          next: expect.stringContaining('Check the path'),
        },
      });
    },
  );

  it('are not looked for behind a program of the PATH', async () => {
    expect(await resolve('example-server --stdio')).toEqual({ url: 'command:example-server' });
  });
});

describe('addresses', () => {
  it.each([
    ['https://mcp.example.com/v1', 'https://mcp.example.com/v1'],
    ['HTTPS://MCP.Example.COM:443/V1/#part', 'https://mcp.example.com/V1/'],
    ['http://localhost:3000', 'http://localhost:3000/'],
    ['https://me:secret@mcp.example.com/', 'https://mcp.example.com/'],
    ['https://mcp.example.com/?key=secret&pro=1', `https://mcp.example.com/?key=\${redacted}&pro=1`],
    [
      'https://mcp.example.com/?read_only=true&write=false&max=123456',
      'https://mcp.example.com/?read_only=true&write=false&max=123456',
    ],
    [
      'https://mcp.example.com/?a=TRUE&b=1234567&c=true%20&d=&123456',
      `https://mcp.example.com/?a=\${redacted}&b=\${redacted}&c=\${redacted}&d=&\${redacted}`,
    ],
    ['https://mcp.example.com/?secret', `https://mcp.example.com/?\${redacted}`],
  ])('%s', async (url, expected) => {
    const launch = http(url);
    const { launcher, identity } = understand(launch, LINUX);
    expect(identity).toEqual({ launcher: 'remote', url: expected, requested: '', pinned: true });
    const host = nodeHost(new AbortController().signal);
    expect(await launcher.resolve(identity, launch, LINUX, host)).toEqual({ url: expected });
  });

  it.each([
    ['https://mcp.example.com/${PATHKEY}/v1', 'https://mcp.example.com/${PATHKEY}/v1', true],
    ['HTTPS://MCP.Example.com:443/${env:KEY}#x', 'https://mcp.example.com/${env:KEY}', true],
    ['https://${HOST}/v1', 'https://${HOST}/v1', false],
    ['https://${Tenant}.Example.com:8443/${input:x}', 'https://${Tenant}.example.com:8443/${input:x}', false],
    ['http://localhost:${PORT}/mcp', 'http://localhost:${PORT}/mcp', false],
    ['https://me:${PASSWORD}@mcp.example.com/', 'https://mcp.example.com/', true],
    [
      'https://mcp.example.com/?key=${KEY}&b=x${KEY}',
      'https://mcp.example.com/?key=${KEY}&b=${redacted}',
      true,
    ],
    ['https://mcp.example.com/?key=${KEY:-secret}', 'https://mcp.example.com/?key=${KEY}', true],
    ['https://mcp.example.com/${A:-${B}}/slot0z', 'https://mcp.example.com/${A:-${B}}/slot0z', true],
    ['${MCP_URL}', '${MCP_URL}', false],
    ['${MCP_URL}/v1?key=secret#x', '${MCP_URL}/v1?key=${redacted}', false],
    ['${U:-https://me:secret@h.example.com/}/v1', '${U:-https://h.example.com/}/v1', false],
  ])('%s keeps its variables', (url, expected, pinned) => {
    const { identity } = understand(http(url), LINUX);
    expect(identity).toEqual({ launcher: 'remote', url: expected, requested: '', pinned });
  });

  it.each(['mcp.example.com', 'ws://mcp.example.com', 'https://<secret>/'])('%s is none', (url) => {
    const error = failure(http(url));
    expect(error.code).toBe('E_LAUNCH');
    expect(error.message).not.toContain('secret');
  });
});

it('every launcher of the folder is in the list', () => {
  const files = readdirSync(new URL('../src/launch/launchers/', import.meta.url)).filter(
    (file) => file.endsWith('.ts') && file !== 'index.ts',
  );
  expect(files.sort()).toEqual(LAUNCHERS.map(({ id }) => `${id}.ts`).sort());
});
