import { basename } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';

/** Those that take longest: begun last, one of them would run alone while the other workers stand idle. */
const LONGEST = [
  'tarball',
  'formats',
  'other-machines',
  'conformance',
  'deep',
  'store-tree',
  'guard-clients',
  'packages',
  'npm-registry',
  'auth-pin',
  'cloak-real',
  'examples',
  'wrap-remote-guard',
  'guard-remote-ways',
  'guard-attacks',
  'mutation',
  'http-tls',
  'guard-bytes',
  'schema',
  'guard-end',
  'exec',
  'hook',
  'http-wrong',
  'guard-remote-session',
].map((name) => `${name}.test.ts`);

class LongestFirst extends BaseSequencer {
  override async sort(files: Parameters<BaseSequencer['sort']>[0]) {
    const usual = await super.sort(files);
    const long = LONGEST.flatMap((name) => usual.filter(({ moduleId }) => basename(moduleId) === name));
    return [...long, ...usual.filter((file) => !long.includes(file))];
  }
}

const CLEAN = './test/helpers/clean-machine.ts';
const SYSTEM = 'test/system/**/*.test.ts';
const CLIENTS = 'test/real-clients/**/*.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: [SYSTEM, CLIENTS],
          globalSetup: CLEAN,
          // Hundreds of modules would be loaded anew for each file. No test may change what belongs to the process.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'system',
          include: [SYSTEM],
          globalSetup: [CLEAN, './test/helpers/tools.ts'],
          setupFiles: './test/helpers/system-suite.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'clients',
          include: [CLIENTS],
          globalSetup: CLEAN,
        },
      },
    ],
    // Most tests wait for processes: with two files at a time two cores are idle two thirds of the time, and with four what
    // has a deadline is late.
    maxWorkers: 3,
    maxConcurrency: 8,
    // For what hangs, not for what is slow: a busy machine is no reason to fail.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // One line a file, and what failed.
    slowTestThreshold: 600_000,
    silent: 'passed-only',
    // A golden file that is missing fails; `-u` writes it.
    update: 'none',
    sequence: { sequencer: LongestFirst },
  },
});
