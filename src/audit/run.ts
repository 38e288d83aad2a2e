/**
 * The run of `audit`: names, options and settings in, a report out. Reads configs, the lock and what is installed; starts nothing, uses no
 * network and writes nothing.
 */

import { judged, withoutThreshold } from '../config/judged-settings.ts';
import { choose } from '../config/scope.ts';
import type { Settings } from '../config/settings.ts';
import { severityOf } from '../config/settings.ts';
import { shown } from '../host/shown-path.ts';
import { inTurns } from '../host/turns.ts';
import { entryIn, originOf } from '../lock/entry.ts';
import { loadLock } from '../lock/store.ts';
import type { Report, ServerReport } from '../model.ts';
import { countsOf, makeReport } from '../report/report.ts';
import { auditInTurns } from './audit.ts';
import type { AuditServer } from './input.ts';
import { withManifest } from './manifests.ts';
import { configured, locked } from './servers.ts';

export interface AuditOptions {
  readonly failOn?: string;
}

export interface Audited {
  readonly report: Report;
  /** There is a lockfile, so that texts could be read. */
  readonly isLocked: boolean;
  /** Servers whose texts nobody has read. */
  readonly unread: readonly string[];
}

/** `names`: only these servers; none: all. Throws E_USAGE, E_CONFIG, and E_LOCK_* for a lock that cannot be read. */
export async function auditServers(
  names: readonly string[],
  options: AuditOptions,
  settings: Settings,
): Promise<Audited> {
  const { host, place, lockPath, root } = settings;
  const began = host.now();
  const failOn = severityOf(options.failOn ?? 'high');
  const { lockfile } = await loadLock(lockPath, root, host);
  const own = await settings.own();
  const file = own === undefined ? '' : shown(own.file, host);
  const heeded = judged(own, lockfile?.settingsHash, file, new Date(host.time()));
  const { discovery, found, stale, failures } = await choose(names, lockfile, settings);
  const chosen = new Set([...found.map(({ key }) => key), ...stale]);
  // Servers that were not named are read too, because a tool can be like one of theirs.
  const declared = await Promise.all(
    discovery.found.map((one) =>
      withManifest(configured(one, entryIn(lockfile, one.key), place, host), host),
    ),
  );
  const keys = new Set(declared.map(({ key }) => key));
  const rest = Object.entries(lockfile?.servers ?? {}).flatMap(([key, entry]) =>
    keys.has(key) ? [] : [locked(key, entry, place)],
  );
  const servers = [...declared, ...rest];
  const findings = (await inTurns(auditInTurns(servers), host.signal)).filter(({ server }) =>
    chosen.has(server),
  );
  const noticed = new Set(findings.filter(({ severity }) => severity !== 'info').map(({ server }) => server));
  const inScope = servers.filter(({ key }) => chosen.has(key));
  const report = makeReport({
    lockfile: shown(lockPath, host),
    servers: inScope.map((server) => serverReport(server, noticed.has(server.key))),
    // Before the first lock there is nothing that accepted settings could differ from.
    findings: [...(lockfile === undefined ? [] : heeded.findings), ...findings],
    failures,
    elapsedMs: host.now() - began,
    failOn,
    ...withoutThreshold(heeded.forReport, heeded.counts?.failOn),
  });
  return {
    report,
    isLocked: lockfile !== undefined,
    unread: inScope.filter(({ entry }) => entry === undefined).map(({ key }) => key),
  };
}

const serverReport = ({ key, entry }: AuditServer, isNoticed: boolean): ServerReport => ({
  name: key,
  status: isNoticed ? 'drift' : entry === undefined ? 'offline' : 'ok',
  contacted: false,
  ...(entry === undefined ? {} : { origin: originOf(entry) }),
  counts: countsOf(entry),
});
