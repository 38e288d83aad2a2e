/**
 * `mcp-lock init`: show what would be started, ask, read every server and write a new lockfile. Refuses to replace
 * one that is there. `--pin` has the configs name exact versions first.
 */

import { choose } from '../../config/scope.ts';
import type { Settings } from '../../config/settings.ts';
import { commandOf } from '../../config/settings.ts';
import { shellWord } from '../../display/shell-word.ts';
import { McpLockError } from '../../errors.ts';
import { withoutText } from '../../lock/hashes-only.ts';
import { readLockfile } from '../../lock/read.ts';
import { lockBytes, saveLock, shown } from '../../lock/store.ts';
import type { Entry, Failure } from '../../model.ts';
import { makeReport } from '../../report/report.ts';
import { record } from '../../update/record.ts';
import { recordedLines, totals } from '../../update/summary-lines.ts';
import { profilesFor } from '../../verify/client-profile.ts';

export interface InitOptions {
  readonly force?: boolean;
  readonly hashesOnly?: boolean;
  readonly pin?: boolean;
  readonly yes?: boolean;
  /** A client's id: as which to ask. */
  readonly as?: string;
}

/** Runs the command; returns the exit status. */
export async function initCommand(options: InitOptions, settings: Settings): Promise<number> {
  const { host, root, lockPath } = settings;
  const profileOf = profilesFor(options.as, undefined);
  const bytes = await bytesToReplace(options, settings);
  if (options.pin === true) {
    const { pinConfigs } = await import('./pin.ts');
    await pinConfigs(options.yes === true, settings);
  }
  const { found, failures } = await choose([], undefined, settings);
  const recording = await record(found, { yes: options.yes === true, profileOf }, settings);
  const servers: Record<string, Entry> = Object.create(null);
  for (const { prepared, entry } of recording.recorded) {
    servers[prepared.key] = options.hashesOnly === true ? withoutText(entry) : entry;
  }
  const some = recording.recorded.length > 0;
  if (some) {
    host.signal.throwIfAborted();
    await saveLock(
      bytes === undefined ? { path: lockPath } : { path: lockPath, bytes },
      { lockfileVersion: 1, servers },
      root,
      host,
    );
  }
  const all = [...failures, ...recording.failures];
  recordedLines(recording.recorded, all, settings, `init --force -v${again(options)}`);
  const sum = totals(servers, all);
  if (!some) host.terminal.stdout(`Nothing was written ${sum}.\n`);
  else if (!settings.quiet) {
    host.terminal.stdout(
      `Wrote ${shown(lockPath, host)} ${sum}. Review and commit it, then run in CI: ${commandOf('verify', settings)}\n`,
    );
  }
  const mend = mended(all, some, options, settings);
  if (mend !== undefined) host.terminal.stdout(`${mend}\n`);
  return makeReport({ lockfile: '', servers: [], findings: [], failures: all, elapsedMs: 0, failOn: 'low' })
    .exitCode;
}

/** What is to be done about the servers that are not in the lock; undefined: all are. */
function mended(
  failures: readonly Failure[],
  some: boolean,
  options: InitOptions,
  settings: Settings,
): string | undefined {
  if (failures.length === 0) return undefined;
  const words = failures.map(({ server }) => (server === undefined ? undefined : shellWord(server)));
  const names = words.includes(undefined) ? [] : [...new Set(words)];
  const as = options.as === undefined ? [] : [`--as ${options.as}`];
  const command = some ? ['update', ...names, ...as].join(' ') : `init${again(options)}`;
  const what = `${failures.length} ${failures.length === 1 ? 'is' : 'are'} not locked`;
  return `next: ${what}: mend what stands above, then lock ${failures.length === 1 ? 'it' : 'them'}: ${commandOf(command, settings)}`;
}

/** The options that decide what is written. */
const again = ({ as, hashesOnly }: InitOptions): string =>
  `${as === undefined ? '' : ` --as ${as}`}${hashesOnly === true ? ' --hashes-only' : ''}`;

/** The file `--force` replaces, whatever is in it. Throws E_LOCK_EXISTS without `--force`. */
async function bytesToReplace(
  { force, pin }: InitOptions,
  settings: Settings,
): Promise<Uint8Array | undefined> {
  const { host, root, lockPath } = settings;
  const bytes = await lockBytes(lockPath, root, host);
  if (bytes === undefined || force === true) return bytes;
  const over = commandOf(pin === true ? 'init --pin --force' : 'init --force', settings);
  try {
    readLockfile(bytes, shown(lockPath, host));
  } catch (error) {
    if (!(error instanceof McpLockError)) throw error;
    // Nothing can be accepted into what cannot be read.
    const { place, next = '' } = error.detail;
    throw new McpLockError(
      'E_LOCK_EXISTS',
      `there is a lockfile already, and it cannot be used: ${error.message}`,
      {
        place,
        next: next.includes('--force') ? next : `${next}   or start over: ${over}`,
        cause: error,
      },
    );
  }
  throw new McpLockError('E_LOCK_EXISTS', 'there is a lockfile already', {
    place: shown(lockPath, host),
    next: `accept changes: ${commandOf('update', settings)}   or start over: ${over}`,
  });
}
