/**
 * `mcp-lock init`: show what would be started, ask, read every server and write a new lockfile. Refuses to replace
 * one that is there. `--pin` has the configs name exact versions first.
 */
import { McpLockError } from '../errors.ts';
import { withoutText } from '../lock/entry.ts';
import { lockBytes, saveLock, shown } from '../lock/store.ts';
import type { Entry } from '../model.ts';
import { makeReport } from '../report.ts';
import { profilesFor } from './asked-as.ts';
import { record } from './record.ts';
import { choose } from './scope.ts';
import type { Settings } from './settings.ts';
import { commandOf } from './settings.ts';
import { recordedLines, totals } from './written.ts';

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
  recordedLines(recording.recorded, all, settings);
  const sum = totals(Object.values(servers), all);
  if (!some) host.terminal.stdout(`Nothing was written ${sum}.\n`);
  else if (!settings.quiet) {
    host.terminal.stdout(
      `Wrote ${shown(lockPath, host)} ${sum}. Review and commit it, then run in CI: ${commandOf('verify', settings)}\n`,
    );
  }
  return makeReport({ lockfile: '', servers: [], findings: [], failures: all, elapsedMs: 0, failOn: 'low' })
    .exitCode;
}

/** The file `--force` replaces, whatever is in it. Throws E_LOCK_EXISTS without `--force`. */
async function bytesToReplace(
  { force, pin }: InitOptions,
  settings: Settings,
): Promise<Uint8Array | undefined> {
  const { host, root, lockPath } = settings;
  const bytes = await lockBytes(lockPath, root, host);
  if (bytes === undefined || force === true) return bytes;
  throw new McpLockError('E_LOCK_EXISTS', 'there is a lockfile already', {
    place: shown(lockPath, host),
    next: `accept changes: ${commandOf('update', settings)}   or start over: ${commandOf(pin === true ? 'init --pin --force' : 'init --force', settings)}`,
  });
}
