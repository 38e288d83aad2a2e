/** What each run waits for before its command is known. Needs the built program. */
import { expect, test } from 'vitest';
import { runBin } from './helpers/bin.ts';
import { withoutPackages } from './helpers/no-packages.ts';
import { scratch } from './helpers/run.ts';

/** The command line, and hashes of what is taken out of a text. What reads configs, launch lines and reports, a command loads. */
const AT_START = withoutPackages('commander[.]js$', 'noble-hashes[.]js$');

test.each(['--version', '--help'])('%s is printed without what only commands need', async (flag) => {
  const env = { NODE_OPTIONS: `--no-deprecation --import=${AT_START}` };
  expect(await runBin(scratch(), [flag], env)).toMatchObject({ exit: 0, stderr: '' });
});
