/**
 * `mcp-lock update`: read servers anew, show what changed against the lock and accept it, entry by entry. Adds
 * what is unlocked, drops what no config asks for. A package whose version kept its name and changed its bytes is
 * not even started without `--accept-integrity`.
 */
import { compareEntry } from '../diff/compare.ts';
import { finding } from '../diff/finding.ts';
import { compareOrigin } from '../diff/origin.ts';
import { counted } from '../display/printable.ts';
import { McpLockError } from '../errors.ts';
import { mismatches, withoutText } from '../lock/entry.ts';
import { loadLock, saveLock, shown } from '../lock/store.ts';
import type { Entry, Finding, Lockfile, ServerReport } from '../model.ts';
import { SECTIONS } from '../model.ts';
import { countsOf, makeReport } from '../report.ts';
import { text } from '../reporters/text.ts';
import type { Recorded } from './record.ts';
import { record } from './record.ts';
import { choose } from './scope.ts';
import type { Settings } from './settings.ts';
import { recordedLines, totals } from './written.ts';

export interface UpdateOptions {
  readonly dryRun?: boolean;
  readonly acceptIntegrity?: boolean;
  readonly yes?: boolean;
}

/** Runs the command; returns the exit status. */
export async function updateCommand(
  names: readonly string[],
  options: UpdateOptions,
  settings: Settings,
): Promise<number> {
  const { host, root, lockPath } = settings;
  const stored = await loadLock(lockPath, root, host);
  const lockfile = stored.lockfile;
  if (lockfile === undefined) {
    throw new McpLockError('E_LOCK_MISSING', 'there is no lockfile to update', {
      place: shown(lockPath, host),
      next: 'write the first one: mcp-lock init',
    });
  }
  const began = host.now();
  const { found, stale, failures } = await choose(names, lockfile, settings);
  const entryOf = (key: string) => (Object.hasOwn(lockfile.servers, key) ? lockfile.servers[key] : undefined);
  const recording = await record(
    found,
    {
      yes: options.yes === true,
      refuse: (prepared, origin) => {
        const entry = entryOf(prepared.key);
        if (entry === undefined || options.acceptIntegrity === true) return [];
        return compareOrigin(prepared.key, entry.origin, origin).filter(
          ({ rule }) => rule === 'origin/integrity-changed',
        );
      },
    },
    settings,
  );
  const hashesOnly = isHashesOnly(lockfile);
  const recorded = recording.recorded.map(
    ({ prepared, entry }): Recorded => ({ prepared, entry: hashesOnly ? withoutText(entry) : entry }),
  );
  const changes = new Map<string, readonly Finding[]>();
  for (const { prepared, entry } of recorded)
    changes.set(prepared.key, changesOf(prepared.key, entryOf(prepared.key), entry));
  for (const name of stale) changes.set(name, [finding('server/stale', name, { subject: { kind: 'lock' } })]);
  for (const { prepared, findings } of recording.refused) changes.set(prepared.key, findings);

  const all = [...failures, ...recording.failures];
  const findings = [...changes.values()].flat();
  const servers = [...changes].map(([name, list]): ServerReport => {
    const refused = recording.refused.some(({ prepared }) => prepared.key === name);
    return {
      name,
      status: list.some(({ severity }) => severity !== 'info') ? 'drift' : 'ok',
      contacted: !refused && !stale.includes(name),
      counts: countsOf(recorded.find(({ prepared }) => prepared.key === name)?.entry ?? entryOf(name)),
    };
  });
  const report = makeReport({
    lockfile: shown(lockPath, host),
    servers,
    findings,
    failures: all,
    elapsedMs: host.now() - began,
    failOn: 'info',
  });
  if (findings.length > 0) host.terminal.stdout(text.render(report, settings.render));
  else recordedLines([], all, settings);

  const next = merged(lockfile, recorded, stale);
  const wrote = options.dryRun !== true && (await saveLock(stored, next, root, host));
  const changed = [...changes].filter(
    ([name, list]) => list.length > 0 && !recording.refused.some(({ prepared }) => prepared.key === name),
  );
  const sum = totals(Object.values(next.servers), all);
  const say = (line: string) => host.terminal.stdout(`${line}\n`);
  if (recording.refused.length > 0) {
    say(
      `Not accepted: ${counted(recording.refused.length, 'server')} whose published bytes changed under the same version.`,
    );
    say('next: ask the publisher why; to accept it all the same: mcp-lock update --accept-integrity');
  }
  if (options.dryRun === true)
    say(`Would accept changes in ${counted(changed.length, 'server')}. Nothing was written.`);
  else if (wrote)
    say(`Accepted changes in ${counted(changed.length, 'server')}. Wrote ${shown(lockPath, host)} ${sum}.`);
  else if (!settings.quiet) say(`Nothing to write: ${shown(lockPath, host)} is up to date ${sum}.`);
  const codes = makeReport({ ...report, findings: [], failOn: 'info' }).exitCode;
  return codes === 2 ? 2 : recording.refused.length > 0 ? 1 : codes;
}

function changesOf(name: string, before: Entry | undefined, after: Entry): readonly Finding[] {
  if (before === undefined) {
    const { launch } = after;
    const line = launch.transport === 'stdio' ? [launch.command, ...launch.args].join(' ') : launch.url;
    return [finding('server/unlocked', name, { subject: { kind: 'launch' }, after: line })];
  }
  const broken = mismatches(before).map((subject) => finding('lock/hash-mismatch', name, { subject }));
  return [...broken, ...compareEntry(name, before, after)];
}

function merged(lockfile: Lockfile, recorded: readonly Recorded[], stale: readonly string[]): Lockfile {
  const servers: Record<string, Entry> = Object.create(null);
  for (const [name, entry] of Object.entries(lockfile.servers))
    if (!stale.includes(name)) servers[name] = entry;
  for (const { prepared, entry } of recorded) servers[prepared.key] = entry;
  return { lockfileVersion: 1, servers };
}

/** A lock written with `--hashes-only` stays one. */
function isHashesOnly({ servers }: Lockfile): boolean {
  const items = Object.values(servers).flatMap((entry) =>
    SECTIONS.flatMap((section) => Object.values(entry[section])),
  );
  return items.length > 0 && items.every(({ definition }) => definition === undefined);
}
