/** Long reports go through the pager of this user on a terminal, and nowhere else; no text is lost without one. */
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { paged, pagedBeforeAsking } from '../src/config/paged.ts';
import { settingsOf } from '../src/config/settings.ts';
import type { ServerHost } from '../src/host/host.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { nodePage } from '../src/host/page.ts';
import { scratch } from './helpers/run.ts';

const LONG = 'a line\n'.repeat(40);

interface Machine {
  readonly env?: Readonly<Record<string, string>>;
  readonly tty?: boolean;
  readonly rows?: number;
  readonly startsNot?: true;
  readonly pager?: boolean;
  /** A question about the text comes next. */
  readonly asks?: true;
}

/** What reached the pager, with its command line and `LESS`, and what stdout. */
async function shown(text: string, { env = {}, tty = true, rows = 24, startsNot, pager, asks }: Machine) {
  const real = nodeHost(new AbortController().signal);
  const out = { pager: '', less: undefined as string | undefined, stdout: '' };
  const host: ServerHost = {
    ...real,
    cwd: scratch('mcp-lock-pager'),
    env,
    terminal: {
      ...real.terminal,
      ...{ stdoutIsTTY: tty, stderrIsTTY: tty, stdinIsTTY: tty, columns: 80, rows },
      stdout: (all) => {
        out.stdout += all;
      },
      page: async (command, args, all, given) => {
        if (startsNot === true) return false;
        expect(all).toBe(text);
        out.pager = [command, ...args].join('|');
        out.less = given['LESS'];
        return true;
      },
    },
  };
  await (asks === true ? pagedBeforeAsking : paged)(
    text,
    await settingsOf(pager === undefined ? {} : { pager }, host),
  );
  return { ...out, stdout: out.stdout.length };
}

test.each<[string, Machine, string]>([
  ['without PAGER: less', {}, 'less'],
  ['with PAGER: that one', { env: { PAGER: 'most' } }, 'most'],
  ['with options', { env: { PAGER: 'less -R  -S' } }, 'less|-R|-S'],
  [
    'with quotes',
    { env: { PAGER: '"/opt/my pager" --prompt="a b" \'c d\'' } },
    '/opt/my pager|--prompt=a b|c d',
  ],
  ['with what only a shell would act on', { env: { PAGER: 'less;touch x' } }, 'less;touch|x'],
])('%s', async (_, machine, command) => {
  expect(await shown(LONG, machine)).toMatchObject({ pager: command, stdout: 0 });
});

test.each<[string, Machine]>([
  ['stdout is no terminal', { tty: false }],
  ['in CI', { env: { CI: 'true' } }],
  ['TERM=dumb', { env: { TERM: 'dumb' } }],
  ['--no-pager', { pager: false }],
  ['PAGER is empty', { env: { PAGER: '' } }],
  ['PAGER=cat', { env: { PAGER: 'cat' } }],
  ['it fits on the screen', { rows: 60 }],
  ['the pager cannot be started', { startsNot: true }],
])('straight to stdout: %s', async (_, machine) => {
  expect(await shown(LONG, machine)).toEqual({ pager: '', less: undefined, stdout: LONG.length });
});

test('LESS is set as git sets it, unless it is set already', async () => {
  expect((await shown(LONG, {})).less).toBe('FRX');
  expect((await shown(LONG, { env: { LESS: 'S' } })).less).toBe('S');
});

/** A program that runs as the pager. */
function program(body: string): { readonly path: string; readonly folder: string } {
  const folder = scratch('mcp-lock-pager');
  const path = join(folder, 'pager.mjs');
  writeFileSync(path, `#!${process.execPath}\n${body}`);
  chmodSync(path, 0o755);
  return { path, folder };
}

test.skipIf(process.platform === 'win32')('a real pager gets all of the text', async () => {
  const text = 'x'.repeat(3_000_000);
  const { path, folder } = program(
    "import { readFileSync, writeFileSync } from 'node:fs';\nwriteFileSync(process.argv[2], String(readFileSync(0).length));\n",
  );
  expect(await nodePage(path, [join(folder, 'got')], text, process.env)).toBe(true);
  expect(readFileSync(join(folder, 'got'), 'utf8')).toBe('3000000');
});

test('a pager that is left early has shown the text; one that fails or does not exist has not', async () => {
  const text = 'x'.repeat(3_000_000);
  expect(await nodePage(process.execPath, ['-e', 'process.exit(0)'], text, process.env)).toBe(true);
  expect(await nodePage(process.execPath, ['-e', 'process.exit(3)'], text, process.env)).toBe(false);
  expect(await nodePage(join(scratch('mcp-lock-pager'), 'none'), [], text, process.env)).toBe(false);
});

test.skipIf(process.platform === 'win32')(
  'Ctrl-C is for the pager alone, and the signal is ours again afterwards',
  () => {
    // The pager sends what a terminal sends, waits until it has arrived, and goes on.
    const { path } = program(
      "process.kill(process.ppid, 'SIGINT');\nprocess.stdin.on('end', () => process.exit(0)).resume();\n",
    );
    const code = `
    import { nodeHost } from ${JSON.stringify(new URL('../dist/index.js', import.meta.url).href)};
    process.on('SIGINT', () => process.exit(9));
    const { terminal } = nodeHost(new AbortController().signal);
    await terminal.page(${JSON.stringify(path)}, [], 'x', process.env);
    console.log('went on with ' + process.listenerCount('SIGINT'));
  `;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      encoding: 'utf8',
    });
    expect(stdout, stderr).toBe('went on with 1\n');
  },
);

test.each<[string, Readonly<Record<string, string>>, string, string | undefined]>([
  ['no PAGER', {}, 'less', 'FRX'],
  ['options of less', { PAGER: 'less +q' }, 'less', 'FRX'],
  ['LESS, which leaves at once', { LESS: '+q' }, 'less', 'FRX'],
  ['a filter of less', { LESSOPEN: '|true %s' }, 'less', 'FRX'],
  ['a pager that shows nothing', { PAGER: 'true' }, '', undefined],
])('before a question no environment hides the text: %s', async (_, env, pager, less) => {
  const { stdout, ...out } = await shown(LONG, { env, asks: true });
  expect(out).toEqual({ pager, less });
  expect(stdout).toBe(pager === '' ? LONG.length : 0);
});
