/**
 * All credentials of `secrets.cases.ts` in one config: no output of any command has one, nor the lock, the state folder, the log, or
 * what is started beside the servers. The servers repeat their arguments and variables wherever they can.
 */
import { EventEmitter } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ServerHost } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { drawn } from '../helpers/drawn.ts';
import { inProcess } from '../helpers/in-process.ts';
import { HONEST, repository } from '../helpers/repository.ts';
import { mcpLock, scratch } from '../helpers/run.ts';
import type { SecretCase } from './secrets.cases.ts';
import { kind } from './secrets.cases.ts';

interface Made {
  readonly name: string;
  readonly secret: string;
  /** The part that no other text has. */
  readonly body: string;
  /** So many characters of it in a row are a leak. */
  readonly width: number;
  readonly config: Readonly<Record<string, unknown>>;
}

function made({ name, secret = { length: 20 }, ...server }: SecretCase, index: number): Made {
  const body =
    typeof secret === 'string'
      ? `${secret}${drawn('lower', 4, index)}`
      : drawn(secret.alphabet ?? 'alnum', secret.length, index + 1);
  const whole = typeof secret === 'string' ? body : `${secret.prefix ?? ''}${body}${secret.suffix ?? ''}`;
  const filled = JSON.stringify({
    command: server.url === undefined ? 'no-such-server' : undefined,
    ...server,
    ...server.more,
  })
    .replaceAll('<X64>', Buffer.from(`user:${whole}`).toString('base64'))
    .replaceAll('<X>', JSON.stringify(whole).slice(1, -1));
  const { more: _, url, ...config } = JSON.parse(filled);
  return {
    name,
    secret: whole,
    body,
    width: typeof secret === 'string' ? body.length : Math.min(10, body.length),
    config: { ...config, ...(url === undefined ? {} : { type: 'http', url }) },
  };
}

const CASES = kind.cases.map(made);
const WRAPPED = kind.cases.flatMap(({ url, command = '' }, index) =>
  url === undefined && (/\s/.test(command) || index % 20 === 0) ? [`s${index}`] : [],
);

/** What of a secret a text has: ten characters in a row, plain or encoded. */
function leaked(text: string, { body, secret, width }: Made): string | undefined {
  for (let at = 0; at + width <= body.length; at += 1) {
    const part = body.slice(at, at + width);
    if (text.includes(part)) return part;
  }
  return [
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    Buffer.from(secret).toString('hex'),
  ].find((form) => text.includes(form));
}

/** A process that says all it was given, first as a line that is no message, and exits. */
function talkative(started: string[][]): ServerHost['spawn'] {
  return (command, args, { env }) => {
    started.push([command, ...args]);
    const child = Object.assign(new EventEmitter(), {
      pid: 2 ** 31 + started.length,
      stdin: new PassThrough(),
      stdout: new PassThrough(),
      stderr: new PassThrough(),
      kill: () => true,
      exitCode: null,
      signalCode: null,
    });
    const said = `cannot start: ${[command, ...args].join(' ')}\n${JSON.stringify(args)} ${Object.values(env).join(' | ')}\n`;
    process.nextTick(() => {
      child.emit('spawn');
      child.stderr.end(said);
      child.stdout.end(said);
      setImmediate(() => child.emit('exit', 3, null));
    });
    return child as unknown as ReturnType<ServerHost['spawn']>;
  };
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('a config of all of them', () => {
  const repo = repository({ honest: HONEST });
  const home = scratch();
  const outputs = new Map<string, string>();
  const started: string[][] = [];
  const ran: string[][] = [];
  /** Every file that was written, by path. */
  const kept = new Map<string, string>();

  beforeAll(async () => {
    const servers = Object.fromEntries(CASES.map(({ config }, index) => [`s${index}`, config]));
    repo.config(servers);
    const refused = async (input: unknown) => {
      throw new Error(`cannot reach ${String(input instanceof Request ? input.url : input)}`);
    };
    const shared: Partial<ServerHost> = {
      signalGroup: () => false,
      fetch: refused,
      registryFetch: refused,
      run: async (command, args) => {
        ran.push([command, ...args]);
        throw new Error(`cannot run ${command} ${args.join(' ')}`);
      },
    };
    const broken = { ...shared, spawn: talkative(started) };
    const { spawn, signalGroup } = inProcess(nodeHost(new AbortController().signal));
    const working: Partial<ServerHost> = {
      ...shared,
      signalGroup,
      spawn: (_, __, options) => spawn('node', ['servers/scripted.js', 'honest.json'], options),
    };
    for (const [line, host] of [
      ['list', broken],
      ['list --reporter json', broken],
      ['init --yes -v', broken],
      ['init -v', working],
      ['init --yes', working],
      ['verify -v', broken],
      ['verify --reporter json', broken],
      ['update --yes -v', broken],
      ['show everything', broken],
      // It takes long for each server: those whose command is a whole line, and every twentieth.
      [`wrap ${WRAPPED.join(' ')}`, broken],
    ] as const) {
      const { stdout, stderr } = await mcpLock(repo.root, line.split(' '), {
        home,
        host,
        ...(line === 'init -v' ? { answers: ['n'] } : {}),
      });
      outputs.set(line, stdout + stderr);
    }
    for (const path of [repo.root, home].flatMap(filesBelow))
      if (!path.endsWith('.mcp.json')) kept.set(path, readFileSync(path, 'latin1'));
  });

  test.each(CASES.map((one) => [one.name, one] as const))('%s', (_, one) => {
    for (const [line, text] of outputs) expect(leaked(text, one), line).toBeUndefined();
    for (const line of ran) expect(leaked(line.join(' '), one)).toBeUndefined();
    for (const [path, text] of kept) expect(leaked(text, one), path).toBeUndefined();
  });

  test('every command said something, most servers are in the lock, and all were started', () => {
    for (const [line, text] of outputs) expect(text, line).not.toBe('');
    expect(Object.keys(JSON.parse(repo.lock()).servers).length).toBeGreaterThan(100);
    expect(started.length).toBeGreaterThan(100);
    expect(outputs.get('verify -v')).toContain('cannot start');
  });
});
