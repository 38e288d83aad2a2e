/**
 * A locked project whose `npx` starts a scripted server for each version of a package, and a pretended npm that knows these versions. The
 * versions in; a project out, in which `upgrade` is run. Needs `npm run build`.
 */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import satisfies from 'semver/functions/satisfies.js';
import type { RunResult, ServerHost } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { HONEST, repository } from './repository.ts';
import type { Ran, RunOptions } from './run.ts';
import { mcpLock } from './run.ts';

const real = nodeHost(new AbortController().signal);
const INTEGRITY = `sha512-${'A'.repeat(86)}==`;
const failed = (code: string): RunResult => ({
  code: 1,
  stdout: JSON.stringify({ error: { code } }),
  stderr: '',
});

interface Registry {
  /** By version: what the server of it says. */
  readonly versions: Readonly<Record<string, unknown>>;
  readonly latest: string;
  /** By version: when it was published. */
  readonly dates?: Readonly<Record<string, string>>;
  /** Changes what npm prints of one version. */
  readonly says?: (version: string) => object;
}

export const describing = (description: string, more: object = {}) => ({
  ...HONEST,
  tools: [{ ...HONEST.tools[0], description, ...more }],
});

export const entry = (word: string, more: object = {}) => ({ command: 'npx', args: ['-y', word], ...more });
export const config = (servers: Readonly<Record<string, unknown>>): string =>
  `${JSON.stringify({ mcpServers: servers }, null, 2)}\n`;

/** `files`: configs; `lock`: whether they are locked. */
export async function project(registry: Registry, files: Readonly<Record<string, string>>) {
  const surfaces = Object.entries(registry.versions).map(([version, said]) => [`v${version}`, said] as const);
  const { root } = repository({ ...Object.fromEntries(surfaces) });
  const put = (name: string, text: string) => {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  };
  put('home/.keep', '');
  const script = `const word = process.argv.slice(2).find((one) => one.includes('@')) ?? '';
process.chdir(${JSON.stringify(root)});
const fs = require('node:fs');
fs.appendFileSync('started', word + '\\n');
if (fs.existsSync('meanwhile.json'))
  for (const [name, text] of Object.entries(JSON.parse(fs.readFileSync('meanwhile.json', 'utf8'))))
    if (text === null) fs.rmSync(name, { force: true });
    else fs.writeFileSync(name, text);
process.argv.splice(2, 99, 'v' + word.slice(word.lastIndexOf('@') + 1) + '.json');
import(${JSON.stringify(join(root, 'servers/scripted.js'))});`;
  put('bin/npx', `#!${process.execPath}\n${script}\n`);
  chmodSync(join(root, 'bin/npx'), 0o755);
  put('started', '');
  put('.mcp.json', config({ notes: entry('notes@1.0.0') }));
  for (const [name, text] of Object.entries(files)) put(name, text);
  let now = registry;
  const npm = async (args: readonly string[]): Promise<RunResult> => {
    const { versions, latest, dates, says = () => ({}) } = now;
    if (args[0] === 'config') return { code: 0, stdout: '', stderr: '' };
    const [, name = '', spec = ''] = /^(@?[^@]+)(?:@(.*))?$/.exec(args[args.indexOf('--') + 1] ?? '') ?? [];
    if (args[0] !== 'view' || name !== 'notes') return failed('E404');
    if (args.at(-1) === 'time') return { code: 0, stdout: JSON.stringify(dates ?? {}), stderr: '' };
    const fits = Object.keys(versions).filter((one) =>
      spec === '' || spec === 'latest' ? one === latest : satisfies(one, spec),
    );
    const answers = fits.map((version) => ({
      ...{ name, version, 'dist.integrity': INTEGRITY, 'dist-tags': { latest } },
      ...says(version),
    }));
    if (answers.length === 0) return failed('E404');
    return { code: 0, stdout: JSON.stringify(answers.length === 1 ? answers[0] : answers), stderr: '' };
  };
  const machine: Pick<ServerHost, 'run'> = {
    run: (command, args, how) => (command === 'npm' ? npm(args) : real.run(command, args, how)),
  };
  const run = (argv: readonly string[], options: RunOptions = {}): Promise<Ran> =>
    mcpLock(root, argv, {
      home: join(root, 'home'),
      ...options,
      env: { PATH: join(root, 'bin'), ...options.env },
      host: { ...machine, ...options.host },
    });
  const text = (name = '.mcp.json') => readFileSync(join(root, name), 'utf8');
  const locked = await run(['init', '--yes']);
  if (locked.exit !== 0) throw new Error(`init: ${locked.stdout}${locked.stderr}`);
  put('started', '');
  return {
    ...{ root, run, text, put, machine },
    lock: () => text('mcp-lock.json'),
    /** Words with a version that were started since the lock was made. */
    started: () =>
      text('started')
        .split('\n')
        .filter((one) => one !== ''),
    /** Written while the server runs that is started next; null: removed. */
    meanwhile: (files: Readonly<Record<string, string | null>>) =>
      put('meanwhile.json', JSON.stringify(files)),
    /** From now on the registry is another one. */
    become: (other: Registry) => {
      now = other;
    },
  };
}
