/**
 * git's external diff driver for lockfiles: what git says of two versions of a file in, the report of both locks on stdout and exit 0 out,
 * whatever the files are. Any other exit would end the whole `git diff`. What is not a lockfile, and what the report says nothing of, is
 * shown line by line. Starts git alone.
 */
import { resolve } from 'node:path';
import type { Settings } from '../config/settings.ts';
import { McpLockError } from '../errors.ts';
import { runGit } from '../host/git.ts';
import type { Host } from '../host/host.ts';
import { inTurns } from '../host/turns.ts';
import { same } from '../lock/canonical.ts';
import { entryIn } from '../lock/entry.ts';
import { readLockfile } from '../lock/read.ts';
import type { Finding, Json, Lockfile } from '../model.ts';
import { NO_LOCK } from '../model.ts';
import { makeReport } from '../report/report.ts';
import { changeBlocks } from '../report/reporters/text.ts';
import { screenOf } from '../report/text/screen.ts';
import { diffStored } from '../update/diff-locks.ts';
import { comparisonFailed, diffHeading, sameContent, unmergedPath } from './messages.ts';
import { shownFile } from './shown-line.ts';

/** As git names one version: a file, and its object; `/dev/null` and dots where there is none. */
interface Version {
  readonly file: string;
  readonly hex: string;
  readonly mode: string;
}

/** `args`: one for a file with conflicts, seven, or nine for one that got another name. Resolves to the exit status. */
export async function diffDriver(args: readonly string[], settings: Settings): Promise<0> {
  const { host } = settings;
  const [
    path = '',
    oldFile,
    oldHex = '',
    oldMode = '',
    newFile,
    newHex = '',
    newMode = '',
    newPath,
    more = '',
  ] = args;
  if (oldFile === undefined || newFile === undefined) {
    host.terminal.stdout(unmergedPath(path));
    return 0;
  }
  const before: Version = { file: oldFile, hex: oldHex, mode: oldMode };
  const after: Version = { file: newFile, hex: newHex, mode: newMode };
  const modes = [oldMode, newMode].includes('.') || oldMode === newMode ? '' : `${oldMode} → ${newMode}`;
  host.terminal.stdout(diffHeading(path, newPath ?? path, [...more.split('\n'), modes]));
  try {
    host.terminal.stdout(await changesOf(before, after, settings));
  } catch (error) {
    host.signal.throwIfAborted();
    host.terminal.stdout(await byLines(before, after, host).catch(() => comparisonFailed(String(error))));
  }
  return 0;
}

async function changesOf(before: Version, after: Version, settings: Settings): Promise<string> {
  const { host } = settings;
  const isKnown = [before, after].every(({ hex }) => /[1-9a-f]/.test(hex));
  if (isKnown && before.hex === after.hex) return sameContent();
  const [one, two] = await Promise.all([bytesOf(before, host), bytesOf(after, host)]);
  if (one !== undefined && two !== undefined && Buffer.from(one).equals(two)) return sameContent();
  const [old, now] = [one, two].map((bytes) => lockOf(bytes));
  if (old === undefined || now === undefined) return byLines(before, after, host);
  const pair = await diffStored(undefined, old, now, host.signal);
  if (pair.findings.length === 0) return byLines(before, after, host);
  const report = makeReport({ ...pair, lockfile: 'mcp-lock.json', elapsedMs: 0, failOn: 'low' });
  const screen = screenOf({
    ...settings.render,
    columns: columnsOf(settings),
    verbose: true,
    about: 'locks',
  });
  const { text } = await inTurns(changeBlocks(report, screen), host.signal);
  return saysAll(pair.findings, old, now) ? text : `${text}\n${await byLines(before, after, host)}`;
}

/** Whether no server changed without a word of it. Of a text edited by hand, only that is said. */
function saysAll(findings: readonly Finding[], old: Lockfile, now: Lockfile): boolean {
  if (findings.some(({ rule }) => rule === 'lock/hash-mismatch')) return false;
  const named = new Set(findings.map(({ server }) => server));
  return Object.entries(now.servers).every(([name, entry]) => {
    const before = entryIn(old, name);
    return (
      named.has(name) || before === undefined || same(before as unknown as Json, entry as unknown as Json)
    );
  });
}

const NOTHING = '/dev/null';

const bytesOf = async ({ file }: Version, host: Host): Promise<Uint8Array | undefined> =>
  file === NOTHING ? undefined : host.files.read(resolve(host.cwd, file));

/** Undefined: it cannot be read. A version that is not there has no servers. */
function lockOf(bytes: Uint8Array | undefined): Lockfile | undefined {
  if (bytes === undefined) return NO_LOCK;
  try {
    return readLockfile(bytes, 'mcp-lock.json');
  } catch (error) {
    if (error instanceof McpLockError) return undefined;
    throw error;
  }
}

/** git writes into its pager, which is as wide as the terminal that it names. */
function columnsOf({ host, render }: Settings): number {
  const columns = Number(host.env['GIT_PAGER_IN_USE'] === undefined ? '' : host.env['COLUMNS']);
  return columns >= 20 && columns <= 500 ? columns : render.columns;
}

/** The plain unified diff. */
async function byLines(before: Version, after: Version, host: Host): Promise<string> {
  const options = ['--no-ext-diff', '--no-textconv', '--no-color', '--text', '--no-index'];
  const { stdout, stderr } = await runGit(
    ['diff', ...options, '--', before.file, after.file],
    host.cwd,
    host,
  );
  // The names of temporary files, and what our heading says already.
  const lines = stdout.slice(Math.max(0, stdout.search(/^@@/m)));
  return lines === '' && stderr !== '' ? comparisonFailed(stderr) : shownFile(Buffer.from(lines));
}
