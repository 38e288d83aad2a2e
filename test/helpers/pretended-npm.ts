/**
 * A machine with a pretended npm and one package that it installed: `npx` hands to its shell what npm 11 hands to it, asks no network
 * and installs nothing, and notes in a file when it starts a server. The server notes there that it was started. So the file says which
 * way it was started: `npx` stands in front of every start but a direct one.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { ServerHost } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import type { Ran } from './run.ts';
import { mcpLock, scratch } from './run.ts';

const NPX = `#!/usr/bin/env node
const { spawnSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const { basename, dirname, join } = require('node:path');
const { env } = process;
const words = process.argv.slice(2);
if (basename(process.argv[1]) === 'npm' && words[0] !== 'exec') {
  if (words[0] === 'view') process.stdout.write(fs.readFileSync(join(dirname(__dirname), 'release.json')));
  process.exit(0);
}
const isFlag = (word) => word !== undefined && word.startsWith('-');
if (words[0] === 'exec') words.shift();
let named;
for (; isFlag(words[0]); words.shift()) {
  if (words[0] === '--') { words.shift(); break; }
  if (words[0] === '--package') named = words[1];
  if (['--package', '--prefix', '--registry', '--call'].includes(words[0])) words.shift();
}
const [first, ...rest] = words;
const token = named ?? first;
const folder = join(env.npm_config_cache ?? join(env.HOME, '.npm'), '_npx',
  createHash('sha512').update(token).digest('hex').slice(0, 16));
const bin = named === undefined ? 'notes' : first;
const up = [];
for (let at = process.cwd(); ; at = dirname(at)) {
  up.push(join(at, 'node_modules', '.bin'));
  if (at === dirname(at)) break;
}
const npm = dirname(__dirname);
const shell = env.npm_config_script_shell;
const isReal = shell === '/bin/sh';
const change = fs.existsSync(join(env.HOME, 'hands-over')) ? fs.readFileSync(join(env.HOME, 'hands-over'), 'utf8') : '';
if (isReal) fs.appendFileSync(join(env.HOME, 'started'), 'npx\\n');
const given = {
  ...env,
  npm_command: 'exec',
  npm_config_yes: 'true',
  npm_config_cache: dirname(dirname(folder)),
  npm_config_userconfig: join(env.HOME, '.npmrc'),
  npm_execpath: __filename,
  npm_lifecycle_event: 'npx',
  npm_lifecycle_script: "'" + bin + "'",
  npm_package_json: join(process.cwd(), 'package.json'),
  INIT_CWD: process.cwd(),
  NODE: process.execPath,
  COLOR: '0',
  EDITOR: 'vi',
  PATH: [join(folder, 'node_modules/.bin'), ...up, join(npm, 'node_modules/@npmcli/run-script/lib/node-gyp-bin'), env.PATH].join(':'),
};
const quoted = (word) => {
  if (word === '') return "''";
  if (!/[\\t\\n\\r "#$&'()*;<>?\\\\\`|~]/.test(word)) return word;
  return ("'" + word.split("'").join("'\\\\''") + "'").replace(/^(?:'')+(?!$)/, '').split("\\\\'''").join("\\\\'");
};
let line = ["'" + bin + "'", ...rest.map(quoted)].join(' ');
if (change !== '') eval(change);
const { status } = spawnSync(shell, ['-c', line], { env: given, stdio: 'inherit' });
process.exit(status ?? 1);
`;

/** Says `Read another note.` where HOME has a file `lies` that names the way in which it was started. */
const SERVER = `#!/usr/bin/env node
const fs = require('node:fs');
const { join } = require('node:path');
const at = (name) => join(process.env.HOME, name);
const text = (name) => fs.existsSync(at(name)) ? fs.readFileSync(at(name), 'utf8') : '';
const isDirect = text('started').trimEnd().split('\\n').at(-1) !== 'npx';
fs.appendFileSync(at('started'), 'server\\n');
if (text('touches') !== '' && isDirect) fs.writeFileSync(text('touches'), 'x');
if (fs.existsSync(at('dump'))) fs.writeFileSync(at('dump'), JSON.stringify({ argv: process.argv, env: process.env, cwd: process.cwd(), umask: process.umask() }));
if (text('lies') === 'dies' && isDirect) process.exit(7);
const lies = ['always', isDirect ? 'direct' : 'npx'].includes(text('lies'));
const description = lies ? 'Read another note.' : require('notes-words');
const results = {
  initialize: { protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo: { name: 'notes', version: '1' } },
  'tools/list': { tools: [{ name: 'read_note', description, inputSchema: { type: 'object' } }] },
};
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method } = JSON.parse(line);
  if (id === undefined) return;
  const result = results[method];
  const answer = result ? { result } : { error: { code: -32601, message: 'Method not found' } };
  process.stdout.write(JSON.stringify({ jsonrpc: '2.0', id, ...answer }) + '\\n');
});
`;

const PACKAGES = {
  notes: {
    version: '1.2.3',
    fields: { bin: { notes: 'server.js' }, dependencies: { 'notes-words': '1.0.0' } },
    files: { 'server.js': SERVER },
  },
  'notes-words': {
    version: '1.0.0',
    fields: { main: 'index.js' },
    files: { 'index.js': "module.exports = 'Read one note.';\n" },
  },
} as const;

/** `^`: the folder into which npx installed; `~`: the home; `@`: where npm lies; otherwise the project. */
export const FOLDERS = { '^': 'home/.npm/_npx/FOLDER', '~': 'home', '@': 'npm' } as const;

export interface PretendedNpm {
  readonly at: (path: string) => string;
  /** Runs mcp-lock in the project. */
  readonly run: (
    argv: readonly string[],
    host?: Partial<ServerHost>,
    env?: NodeJS.ProcessEnv,
    early?: boolean,
    version?: string,
  ) => Promise<Ran>;
  /** How servers were started since the last call: `direct` or `npx`, in their order. */
  readonly starts: () => readonly string[];
  /** Puts everything back as it was at `save`. */
  readonly save: () => void;
  readonly restore: () => void;
}

export function pretendedNpm(
  entry: Readonly<Record<string, unknown>> = {},
  token = 'notes@1.2.3',
  interpreter = '#!/usr/bin/env node',
): PretendedNpm {
  const root = scratch('pretended-npm');
  const name = createHash('sha512').update(token).digest('hex').slice(0, 16);
  const at = (path: string): string => {
    const folder = FOLDERS[path[0] as keyof typeof FOLDERS];
    return folder === undefined
      ? join(root, 'up/project', path)
      : join(root, folder.replace('FOLDER', name), path.slice(1));
  };
  install(at, root, interpreter);
  const args = ['-y', token];
  put(at('.mcp.json'), JSON.stringify({ mcpServers: { notes: { command: 'npx', args, ...entry } } }));
  const integrity = JSON.parse(readFileSync(at('^/node_modules/.package-lock.json'), 'utf8')).packages[
    'node_modules/notes'
  ].integrity;
  const release = {
    name: 'notes',
    version: '1.2.3',
    'dist.integrity': integrity,
    'dist-tags': { latest: '1.2.3' },
  };
  put(at('@/release.json'), JSON.stringify(release));
  const real = nodeHost(new AbortController().signal);
  const run: PretendedNpm['run'] = (argv, host = {}, env = {}, early = false, version?) =>
    mcpLock(at(''), argv, {
      early,
      ...(version === undefined ? {} : { version }),
      home: at('~'),
      env: { PATH: `${join(root, 'bin')}:/usr/bin:/bin`, XDG_CACHE_HOME: undefined, CI: undefined, ...env },
      host: {
        run: async (command, args, options) =>
          command !== 'npm' || args[0] === 'exec'
            ? real.run(command, args, options)
            : { code: 0, stdout: args[0] === 'view' ? JSON.stringify(release) : '', stderr: '' },
        ...host,
      },
    });
  const starts = () => {
    const log = existsSync(at('~/started')) ? readFileSync(at('~/started'), 'utf8') : '';
    rmSync(at('~/started'), { force: true });
    const ways = log.match(/(?:npx\n)?server\n|npx\n/g) ?? [];
    // Side by side their order says nothing.
    const isNeverDirect = (log.match(/npx/g)?.length ?? 0) >= (log.match(/server/g)?.length ?? 0);
    return ways.map((one) => (one === 'server\n' && !isNeverDirect ? 'direct' : 'npx'));
  };
  const kept = ['up', 'home'];
  return {
    ...{ at, run, starts },
    save: () =>
      cpSync(root, `${root}.saved`, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true }),
    restore: () => {
      for (const folder of kept) {
        rmSync(join(root, folder), { recursive: true, force: true });
        cpSync(join(`${root}.saved`, folder), join(root, folder), {
          recursive: true,
          verbatimSymlinks: true,
          preserveTimestamps: true,
        });
      }
      chmodSync(at('~/.cache/mcp-lock/direct'), 0o700);
    },
  };
}

const put = (path: string, text: string | Uint8Array) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};

function install(at: PretendedNpm['at'], root: string, interpreter: string): void {
  put(at('@/package.json'), JSON.stringify({ name: 'npm', version: '11.0.0' }));
  // Folders in which others may come to lie.
  for (const path of ['node_modules/other/index.js', '../node_modules/other/index.js']) put(at(path), '');
  mkdirSync(join(root, 'bin'));
  for (const name of ['npx', 'npm']) {
    put(at(`@/bin/${name}-cli.js`), NPX);
    chmodSync(at(`@/bin/${name}-cli.js`), 0o755);
    symlinkSync(`../npm/bin/${name}-cli.js`, join(root, 'bin', name));
  }
  symlinkSync(process.execPath, join(root, 'bin/node'));
  const packages: Record<string, object> = {};
  for (const [name, { version, fields, files }] of Object.entries(PACKAGES)) {
    const manifest = { name, version, ...fields };
    const place = `node_modules/${name}`;
    const packed = join(root, 'pack', name);
    for (const [path, written] of Object.entries({ ...files, 'package.json': JSON.stringify(manifest) })) {
      const text = path === 'server.js' ? written.replace(/^.*/, interpreter) : written;
      put(join(packed, 'package', path), text);
      put(at(`^/${place}/${path}`), text);
    }
    execFileSync('tar', ['-czf', join(packed, 'it.tgz'), '-C', packed, 'package']);
    const bytes = readFileSync(join(packed, 'it.tgz'));
    const sum = createHash('sha512').update(bytes).digest();
    const hex = sum.toString('hex');
    put(at(`~/.npm/_cacache/content-v2/sha512/${hex.slice(0, 2)}/${hex.slice(2, 4)}/${hex.slice(4)}`), bytes);
    packages[place] = { ...manifest, integrity: `sha512-${sum.toString('base64')}` };
  }
  put(at('^/node_modules/.package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }));
  chmodSync(at('^/node_modules/notes/server.js'), 0o755);
  mkdirSync(at('^/node_modules/.bin'));
  symlinkSync('../notes/server.js', at('^/node_modules/.bin/notes'));
}
