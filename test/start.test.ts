/** What each run waits for before its command is known. Needs the built program. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runBin } from './helpers/bin.ts';
import { writesLoaded } from './helpers/loaded-modules.ts';
import { withoutPackages } from './helpers/no-packages.ts';
import { pretendedNpm } from './helpers/pretended-npm.ts';
import { scratch } from './helpers/run.ts';

/** The command line, and hashes of what is taken out of a text. What reads configs, launch lines and reports, a command loads. */
const AT_START = withoutPackages('commander[.]js$', 'noble-hashes[.]js$');

test.each(['--version', '--help'])('%s is printed without what only commands need', async (flag) => {
  const env = { NODE_OPTIONS: `--no-deprecation --import=${AT_START}` };
  expect(await runBin(scratch(), [flag], env)).toMatchObject({ exit: 0, stderr: '' });
});

/** What somebody waits for reads few files, and little: of the 2.8 MB in `dist/` less than this. */
test.each([
  ['--version', 3, 50_000],
  ['hook claude-code', 10, 80_000],
  ['completion bash', 20, 240_000],
  ['status', 20, 240_000],
])('%s reads at most %d files and %d bytes', async (line, files, bytes) => {
  const root = scratch();
  const list = join(root, 'loaded.txt');
  const ran = await runBin(root, line.split(' '), {
    NODE_OPTIONS: `--no-deprecation --import=${writesLoaded(list)}`,
  });
  expect(ran).toMatchObject({ exit: 0 });
  const loaded = readFileSync(list, 'utf8').trim().split('\n');
  expect(loaded.length).toBeGreaterThan(1);
  expect(loaded.length).toBeLessThanOrEqual(files);
  const sizes = loaded.map((url) => statSync(fileURLToPath(url)).size);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(bytes);
});

/** A module for `--import` that notes in a file what is started. */
const notingStarts = (file: string): string =>
  `data:text/javascript,${encodeURIComponent(`
    import childProcess from 'node:child_process';
    import { appendFileSync } from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { spawn } = childProcess;
    childProcess.spawn = (command, args, options) => {
      appendFileSync(${JSON.stringify(file)}, [command, ...args].join(' ') + '\\n');
      return spawn(command, args, options);
    };
    syncBuiltinESMExports();
  `)}`;

test.skipIf(process.platform === 'win32')(
  'a server that matched is started again before any package is loaded that it does not need',
  async () => {
    const machine = pretendedNpm();
    const log = join(machine.at(''), 'starts.log');
    const run = (argv: readonly string[], ...more: readonly string[]) => {
      const imports = [notingStarts(log), ...more].map((one) => `--import=${one}`).join(' ');
      const PATH = `${join(machine.at('@'), '../bin')}:/usr/bin:/bin`;
      return runBin(machine.at(''), argv, { PATH, HOME: machine.at('~'), NODE_OPTIONS: imports });
    };
    for (const argv of [['init', '--yes'], ['verify'], ['verify']]) {
      const ran = await run(argv);
      expect(ran, ran.stderr).toMatchObject({ exit: 0 });
    }
    const before = readFileSync(log, 'utf8').length;
    const early = await run(['verify'], withoutPackages('noble-hashes[.]js$'));
    expect(early.stderr).toContain('loaded: ');
    expect(readFileSync(log, 'utf8').slice(before)).toContain("/bin/sh -c 'notes'\n");
    // Without the word nothing is started before it is compared.
    const later = await run(['verify', '--no-pager'], withoutPackages('noble-hashes[.]js$'));
    expect(later.stderr).toContain('loaded: ');
    expect(readFileSync(log, 'utf8').slice(before).match(/notes/g)).toHaveLength(1);
  },
);
