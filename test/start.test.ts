/** What each run waits for before its command is known. Needs the built program. */
import { expect, test } from 'vitest';
import { runBin } from './helpers/bin.ts';
import { scratch } from './helpers/run.ts';

/** Those of the command line and of the hash of a redacted value; a package of a config, a launch line or a report is loaded by a command. */
const KNOWN = String.raw`node:|[.]|file:|data:|[/]|commander$|@noble[/]hashes[/]`;

const NO_OTHER_PACKAGE = `data:text/javascript,${encodeURIComponent(`
  import { register } from 'node:module';
  register('data:text/javascript,' + encodeURIComponent(
    'export function resolve(name, context, next) {' +
    '  if (!/^(?:${KNOWN})/.test(name)) throw new Error("loaded: " + name);' +
    '  return next(name, context); }'));
`)}`;

test.each(['--version', '--help'])('%s is printed without what only commands need', async (flag) => {
  const env = { NODE_OPTIONS: `--no-deprecation --import=${NO_OTHER_PACKAGE}` };
  expect(await runBin(scratch(), [flag], env)).toMatchObject({ exit: 0, stderr: '' });
});
