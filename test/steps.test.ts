/** The check of a server is a list: where each step stops, what had run by then, and what each step can do. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discover } from '../src/config/discover.ts';
import { ALONE } from '../src/diff/context.ts';
import type { ServerHost } from '../src/host/host.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { placeAt } from '../src/launch/place.ts';
import { readingsHere } from '../src/launch/prepare.ts';
import { hashOf } from '../src/lock/canonical.ts';
import { lockOrigin } from '../src/lock/entry.ts';
import { readLockfile } from '../src/lock/read.ts';
import type { Entry } from '../src/model.ts';
import { STEPS } from '../src/verify/steps/index.ts';
import type { CheckOptions } from '../src/verify/steps/step.ts';
import type { Verdict } from '../src/verify/verify-server.ts';
import { verifyServer } from '../src/verify/verify-server.ts';
import type { AnyStep } from '../src/verify/walk.ts';
import type { ProtectedServer } from './helpers/protected-server.ts';
import { startProtected } from './helpers/protected-server.ts';
import { HONEST, repository } from './helpers/repository.ts';
import { mcpLock, scratch } from './helpers/run.ts';

type StepName = (typeof STEPS)[number]['name'];
const NAMES = STEPS.map(({ name }) => name);

/** A repository with one server of each kind, all locked. */
interface House {
  readonly root: string;
  readonly entries: Readonly<Record<string, Entry>>;
}

interface Case {
  readonly step: StepName;
  readonly what: string;
  readonly server: 'local' | 'packaged' | 'remote' | 'cloaking';
  /** Makes the entry or what it stands for wrong in this step's respect alone. */
  readonly change: (house: House, entry: Entry) => Entry | undefined;
  readonly options?: Partial<CheckOptions>;
  readonly rule: string;
  /** Whether the check ends there; otherwise the step finds it and the others go on. */
  readonly stops: boolean;
}

const CLOAKING = fileURLToPath(new URL('servers/cloaking.js', import.meta.url));
const INTEGRITY = (letter: string) => `sha512-${letter.repeat(86)}==`;
const put = (root: string, path: string, value: unknown) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), typeof value === 'string' ? value : JSON.stringify(value));
};
const changeSurface = ({ root }: House, description: string) =>
  put(root, 'local.json', { ...HONEST, tools: [{ ...HONEST.tools[0], description }] });
const installed = (root: string, dependency: string, notes = INTEGRITY('A')) =>
  put(root, 'node_modules/.package-lock.json', {
    packages: {
      'node_modules/notes': {
        version: '1.0.0',
        integrity: notes,
        dependencies: { dep: '1.0.0' },
        bin: { notes: 'bin.js' },
      },
      'node_modules/dep': { version: '1.0.0', integrity: dependency },
    },
  });

/** Puts the package as it is now into npm's cache, under its integrity. */
function keepTarball(root: string): string {
  const packed = join(scratch(), 'it.tgz');
  execFileSync('tar', [
    '-czf',
    packed,
    '-C',
    join(root, 'node_modules'),
    '--transform',
    's/^notes/package/',
    'notes',
  ]);
  const bytes = readFileSync(packed);
  const sum = createHash('sha512').update(bytes).digest();
  const hex = sum.toString('hex');
  const folder = join(root, '.npm/_cacache/content-v2/sha512', hex.slice(0, 2), hex.slice(2, 4));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, hex.slice(4)), bytes);
  return `sha512-${sum.toString('base64')}`;
}

const CASES: readonly Case[] = [
  {
    step: 'lockAgreesWithItself',
    what: 'the stored text of a tool was edited by hand',
    server: 'local',
    change: (_, entry) => ({
      ...entry,
      server: { ...entry.server, instructions: 'Never ask.' },
    }),
    rule: 'lock/hash-mismatch',
    stops: true,
  },
  {
    step: 'isLocked',
    what: 'the lock has no entry',
    server: 'local',
    change: () => undefined,
    rule: 'server/unlocked',
    stops: true,
  },
  {
    step: 'sameLaunch',
    what: 'the config gives the program another argument',
    server: 'local',
    change: ({ root }, entry) => {
      const config = readFileSync(join(root, '.mcp.json'), 'utf8');
      put(root, '.mcp.json', config.replace('"local.json"', '"local.json", "--extra"'));
      return entry;
    },
    rule: 'launch/args-changed',
    stops: true,
  },
  {
    step: 'sameOrigin',
    what: 'the program file has other bytes',
    server: 'local',
    change: ({ root }, entry) => {
      const path = 'servers/scripted.js';
      put(root, path, `${readFileSync(join(root, path), 'utf8')}\n// changed\n`);
      return entry;
    },
    rule: 'origin/file-changed',
    stops: true,
  },
  {
    step: 'sameTree',
    what: 'a package below it has other bytes under the locked version',
    server: 'packaged',
    change: ({ root }, entry) => {
      installed(root, INTEGRITY('C'));
      return entry;
    },
    rule: 'origin/integrity-changed',
    stops: true,
  },
  {
    step: 'sameFiles',
    what: 'a file of the package is not the one that npm downloaded',
    server: 'packaged',
    change: ({ root }, entry) => {
      const integrity = keepTarball(root);
      installed(root, INTEGRITY('B'), integrity);
      appendFileSync(join(root, 'node_modules/notes/bin.js'), '// changed\n');
      const { hash: _hash, ...own } = entry.origin;
      const dependencies = { ...entry.dependencies, 'node_modules/notes': `1.0.0 ${integrity}` };
      return {
        ...entry,
        origin: lockOrigin({ ...own, integrity }),
        dependencies,
        dependenciesHash: hashOf(dependencies),
      };
    },
    rule: 'origin/installed-file-changed',
    stops: true,
  },
  {
    step: 'signedInAsLocked',
    what: 'the server names another authorization server',
    server: 'remote',
    change: (_, { origin, ...entry }) => {
      protectedServer.metadata = {
        resource: protectedServer.url,
        authorization_servers: ['https://other.example'],
      };
      const auth = { issuer: 'https://issuer.example', resource: protectedServer.url };
      const { hash: _hash, ...own } = origin;
      return { ...entry, origin: lockOrigin({ ...own, auth }) };
    },
    rule: 'origin/auth-server-changed',
    stops: true,
  },
  {
    step: 'sameSurface',
    what: 'the server tells the model something else',
    server: 'local',
    change: (house, entry) => {
      changeSurface(house, 'Read every note.');
      return entry;
    },
    rule: 'tool/description-changed',
    stops: false,
  },
  {
    step: 'sameToOthers',
    what: 'the server tells another client something else',
    server: 'cloaking',
    change: (_, entry) => entry,
    options: { cloak: true },
    rule: 'server/answers-differ',
    stops: false,
  },
  {
    step: 'sameTreeAfterwards',
    what: 'a package below it is another one once the server was started',
    server: 'packaged',
    change: ({ root }, entry) => {
      put(root, 'swap-on-start', '');
      return entry;
    },
    rule: 'origin/integrity-changed',
    stops: false,
  },
];

let protectedServer: ProtectedServer;
let locked: House;
beforeAll(async () => {
  protectedServer = await startProtected();
  protectedServer.open = true;
  locked = await lockedHouse();
});
afterAll(() => protectedServer.close());

/** The real machine, but npm has no settings: what is installed here is asked of no registry. */
const hostIn = (root: string): ServerHost => {
  const real = nodeHost(new AbortController().signal);
  return {
    ...real,
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: root },
    home: root,
    run: async (command, args, options) =>
      command === 'npm' ? { code: 0, stdout: '', stderr: '' } : real.run(command, args, options),
  };
};

/** Locked once, and copied for each case. */
async function lockedHouse(): Promise<House> {
  const { root, config } = repository({ local: HONEST });
  put(root, 'node_modules/dep/package.json', { name: 'dep', version: '1.0.0' });
  put(root, 'node_modules/notes/package.json', { name: 'notes', version: '1.0.0', bin: 'bin.js' });
  put(
    root,
    'node_modules/notes/bin.js',
    `#!/usr/bin/env node
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const record = 'node_modules/.package-lock.json';
if (existsSync('swap-on-start'))
  writeFileSync(record, readFileSync(record, 'utf8').replaceAll('B'.repeat(86), 'C'.repeat(86)));
import('../../servers/scripted.js');
`,
  );
  chmodSync(join(root, 'node_modules/notes/bin.js'), 0o755);
  mkdirSync(join(root, 'node_modules/.bin'));
  symlinkSync('../notes/bin.js', join(root, 'node_modules/.bin/notes'));
  installed(root, INTEGRITY('B'));
  config({
    local: { command: 'node', args: ['servers/scripted.js', 'local.json'] },
    packaged: { command: 'npx', args: ['notes@1.0.0', 'local.json'] },
    remote: { type: 'http', url: protectedServer.url },
    cloaking: { command: 'node', args: [CLOAKING, 'v1'] },
  });
  const outcome = await mcpLock(root, ['init'], { home: root, host: { run: hostIn(root).run } });
  if (outcome.exit !== 0) throw new Error(outcome.stdout + outcome.stderr);
  const lock = readFileSync(join(root, 'mcp-lock.json'));
  return { root, entries: readLockfile(lock, 'mcp-lock.json').servers };
}

function copied({ root: from, entries }: House): House {
  const root = scratch();
  cpSync(from, root, { recursive: true, verbatimSymlinks: true });
  protectedServer.metadata = undefined;
  return { root, entries };
}

/** The verdict, and the steps that ran. */
async function checked(
  root: string,
  server: string,
  entry: Entry | undefined,
  options: Partial<CheckOptions> = {},
  host: ServerHost = hostIn(root),
  see: (step: string, given: ServerHost) => void = () => undefined,
  last: StepName = 'sameTreeAfterwards',
): Promise<{ readonly verdict: Verdict; readonly ran: readonly string[] }> {
  const place = placeAt(root, host);
  const { found } = await discover({ place, configs: [], user: false }, host);
  const one = found.find(({ key }) => key === server);
  if (one === undefined) throw new Error(`no server ${server}`);
  const ran: string[] = [];
  const steps = STEPS.slice(0, NAMES.indexOf(last) + 1).map(
    (step): AnyStep => ({
      ...step,
      run: (state, given) => {
        ran.push(step.name);
        see(step.name, given);
        return step.run(state as never, given as never);
      },
    }),
  );
  const readings = await readingsHere(place, host);
  const checking = { place, readings, offline: false, timeoutMs: 60_000, context: ALONE, ...options };
  return { verdict: await verifyServer(one, entry, checking, host, steps), ran };
}

describe('an entry that is wrong in one respect', () => {
  it.each(CASES)('is found by $step: $what', async ({ step, server, change, options, rule, stops }) => {
    const house = copied(locked);
    const entry = house.entries[server];
    if (entry === undefined) throw new Error(`${server} is not locked`);
    const changed = change(house, entry);
    const { verdict, ran } = await checked(house.root, server, changed, options);
    expect(verdict.failures).toEqual([]);
    expect(verdict.findings.map((finding) => finding.rule)).toContain(rule);
    expect(verdict.report.status).toBe('drift');
    const upTo = NAMES.slice(0, NAMES.indexOf(step) + 1);
    expect(ran).toEqual(stops ? upTo : NAMES);
    expect(verdict.report.held === true).toBe(stops);
  });

  it('has a case for each step, in their order', () => {
    expect(CASES.map(({ step }) => step)).toEqual(NAMES);
  });
});

it('every file of a step is in the list', () => {
  const files = readdirSync(new URL('../src/verify/steps/', import.meta.url));
  const fileOf = (name: string) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;
  expect(files.sort()).toEqual([...NAMES.map(fileOf), 'index.ts', 'step.ts'].sort());
});

describe('a list that ends early', () => {
  it.each(NAMES.slice(0, NAMES.indexOf('sameSurface')))('after %s makes no server match', async (last) => {
    const { root, entries } = copied(locked);
    const { verdict } = await checked(root, 'local', entries['local'], {}, hostIn(root), undefined, last);
    expect(verdict.report.status).toBe('incomplete');
    expect(verdict.failures).toMatchObject([{ code: 'E_BUG' }]);
  });
});

describe('an entry that is right', () => {
  it('goes through every step', async () => {
    const { root, entries } = copied(locked);
    const { verdict, ran } = await checked(root, 'local', entries['local']);
    expect(ran).toEqual(NAMES);
    expect(verdict.report).toMatchObject({ status: 'ok', contacted: true });
  });
});

describe('a step before the server is read', () => {
  const before = STEPS.filter(({ may }) => may !== 'server');

  it.each(before.filter(({ may }) => may === 'registries'))(
    '$name has no way to start the server or to reach its address',
    async ({ name }) => {
      const { root, entries } = copied(locked);
      const given = await hostGivenTo(name, root, entries);
      expect(given).not.toHaveProperty('spawn');
      expect(given).not.toHaveProperty('exec');
      expect(given).not.toHaveProperty('fetch');
      expect(given).toHaveProperty('run');
      expect(given).toHaveProperty('registryFetch');
    },
  );

  it.each(before)('$name runs package managers and git, and no other program', async ({ name }) => {
    const { root, entries } = copied(locked);
    const { run } = await hostGivenTo(name, root, entries);
    const options = { cwd: root, env: { PATH: process.env['PATH'] ?? '' }, timeoutMs: 30_000 };
    for (const command of ['node', 'npx', 'sh', './npm', 'notes'])
      await expect(run(command, ['--version'], options)).rejects.toThrow('before the launch was verified');
    await expect(run('git', ['--version'], options)).resolves.toMatchObject({ code: 0 });
  });

  it('signedInAsLocked may ask the address, and starts nothing', async () => {
    const { root, entries } = copied(locked);
    const given = await hostGivenTo('signedInAsLocked', root, entries);
    const options = { cwd: root, env: {} };
    expect(() => given.spawn('node', [], options)).toThrow('before the launch was verified');
    expect(() => given.exec('node', [], options)).toThrow('before the launch was verified');
    expect(given.fetch).toBeTypeOf('function');
  });

  it('does its work on a machine that throws where anything is started or reached', async () => {
    const { root, entries } = copied(locked);
    const used: string[] = [];
    const refuse = (what: string) => (): never => {
      used.push(what);
      throw new Error(`${what} may not be used here`);
    };
    const host = {
      ...hostIn(root),
      spawn: refuse('spawn'),
      exec: refuse('exec'),
      fetch: refuse('fetch'),
    };
    for (const server of ['local', 'packaged', 'remote', 'cloaking']) {
      const { verdict, ran } = await checked(root, server, entries[server], {}, host);
      // Everything but the reading itself went well.
      expect(ran.at(-1)).toBe('sameSurface');
      expect(verdict.report.status).toBe('incomplete');
    }
    expect(new Set(used)).toEqual(new Set(['spawn', 'fetch']));
  });
});

/** The host with which a step is run, in a check that goes through all of them. */
async function hostGivenTo(name: string, root: string, entries: House['entries']): Promise<ServerHost> {
  let host: ServerHost | undefined;
  await checked(root, 'local', entries['local'], {}, hostIn(root), (step, given) => {
    if (step === name) host = given;
  });
  if (host === undefined) throw new Error(`${name} did not run`);
  return host;
}
