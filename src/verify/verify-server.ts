/**
 * Verifies servers against the lock, in the fixed order that keeps anything unlocked from being started: the
 * entry agrees with itself, the config's launch is the locked one, the origin is the locked one, and only then the
 * server is read and compared. Never writes.
 */

import type { Place } from '../contracts.ts';
import { compareAuth } from '../diff/auth.ts';
import type { Context } from '../diff/context.ts';
import { finding } from '../diff/finding.ts';
import { compareLaunch, lineOf, requestChange } from '../diff/launch.ts';
import { compareOrigin, compareWritten, isAdvice, unpublished } from '../diff/origin.ts';
import { compareRedirect, redirectAdded } from '../diff/redirect.ts';
import { McpLockError } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import { partsOf } from '../launch/line/understand.ts';
import { prepare, readAs } from '../launch/prepare.ts';
import type { Found, Prepared, Reading } from '../launch/prepared.ts';
import { resolveOrigin } from '../launch/resolve-origin.ts';
import { confirmed } from '../launch/tree.ts';
import { mismatches } from '../lock/hashes.ts';
import type { Entry, Failure, Finding, Origin, ServerReport } from '../model.ts';
import { lacksVersion } from '../origin/npm/failure.ts';
import { countsOf, failureOf } from '../report/report.ts';
import type { Profile } from '../server/profile.ts';
import { loadComparison, loadReading, readAgainst, signInTo } from '../server/snapshot.ts';
import { movedAfter, movedBefore } from './tree.ts';

export interface VerifyOptions {
  readonly place: Place;
  readonly readings: readonly Reading[];
  /** Stop before the first network access or process start. */
  readonly offline: boolean;
  /** Resolve the packages below a server anew, and let a change there count. */
  readonly deep?: boolean;
  readonly timeoutMs: number;
  /** Of the whole lock. */
  readonly context: Context;
  /** Every server of this run: what the environment gives to sign in with may be meant for one of them only. */
  readonly others?: readonly Found[];
  /** As which client to ask; absent: as the one the lock names. */
  readonly as?: Profile | undefined;
  /** Also ask as several other clients, and hold their answers against each other. */
  readonly cloak?: boolean;
  /** Called while an answer is waited for: the time to load what is needed after it. */
  readonly meanwhile?: () => void;
}

/** Milliseconds after which a request is on its way: what is loaded before then keeps it waiting. */
const ON_ITS_WAY_MS = 50;

export interface Verdict {
  readonly report: ServerReport;
  readonly findings: readonly Finding[];
  readonly failures: readonly Failure[];
}

/** One configured server against its entry (undefined: it has none). Never throws for drift or a dead server. */
export async function verifyServer(
  found: Found,
  entry: Entry | undefined,
  options: VerifyOptions,
  host: ServerHost,
): Promise<Verdict> {
  const name = found.key;
  const end = (
    status: ServerReport['status'],
    findings: readonly Finding[],
    failures: readonly Failure[] = [],
    contacted = false,
  ): Verdict => ({
    report: {
      name,
      status,
      contacted,
      counts: countsOf(entry),
      ...(entry === undefined ? {} : { origin: originOf(entry) }),
      ...(entry === undefined ? {} : asOther(entry, options.as)),
    },
    findings,
    failures,
  });
  /** Nothing is compared past this: what it says now is not known. */
  const held = ({ report, ...rest }: Verdict): Verdict => ({ ...rest, report: { ...report, held: true } });
  const drift = (findings: readonly Finding[]) => held(end('drift', findings));
  let prepared: Prepared | undefined;
  let notes: readonly Finding[] = [];
  let contacted = false;
  try {
    if (entry !== undefined) {
      const broken = mismatches(entry);
      if (broken.length > 0)
        return drift(broken.map((subject) => finding('lock/hash-mismatch', name, { subject })));
    }
    prepared = prepare(found, options.place, options.readings, host);
    if (entry !== undefined) prepared = readAs(prepared, entry.launch);
    if (entry === undefined) {
      return drift([
        finding('server/unlocked', name, { subject: { kind: 'launch' }, after: lineOf(prepared.locked) }),
      ]);
    }
    notes = standing(name, entry, prepared);
    const launch = compareLaunch(name, entry.launch, prepared.locked, {
      before: entry.origin,
      after: prepared.identity,
    });
    const inside = partsOf(prepared.understood);
    // A remote's address is its launch and its origin: told once.
    const once = launch.some(({ subject }) => subject.kind === 'origin');
    const repackaged = once
      ? []
      : compareWritten(name, entry.origin, {
          url: prepared.identity.url,
          parts: inside.map(({ identity }) => ({ url: identity.url })),
        });
    if (launch.length + repackaged.length > 0) return drift([...launch, ...repackaged]);
    const respelled = requestChange(name, entry.launch, prepared.locked);
    const asks = [prepared.understood, ...inside].some(({ launcher }) => launcher.remote);
    if (options.offline && (asks || respelled.length > 0)) {
      return respelled.length > 0 ? drift(respelled) : end('offline', notes);
    }
    const resolving = resolveOrigin(prepared, options.place, host).catch((error: unknown) => {
      if (lacksVersion(error, entry.origin.url, entry.origin.version)) return undefined;
      throw error;
    });
    // While the registry answers; nothing is started by loading it.
    if (!options.offline) await Promise.all([resolving, loadReading(prepared)]);
    const now = await resolving;
    if (now === undefined) return drift([unpublished(name, entry.origin)]);
    const origin = compareOrigin(name, entry.origin, now).map((one) => counted(one, options.deep === true));
    if (!origin.every(isAdvice)) {
      const sides = { before: entry.origin, after: now };
      return drift(await confirmed(origin, prepared, sides, options.place, host));
    }
    if (respelled.length > 0) return drift([...respelled, ...origin]);
    if (options.offline) return end('offline', [...origin, ...notes]);
    const moved = await movedBefore(prepared, entry, now, options, host);
    if (moved.length > 0) return drift([...moved, ...origin]);
    contacted = true;
    const pin = entry.origin.auth;
    const others = options.others ?? [found];
    const signing = await signInTo(prepared, { ...options, others, pin, mode: 'verify' }, host);
    if (signing.kind === 'changed') return held(end('drift', compareAuth(name, pin, signing.auth), [], true));
    const { timeoutMs } = signing;
    const profile = options.as ?? (await lockedProfile(entry));
    const reading = { ...options, timeoutMs, profile };
    const waiting = setTimeout(() => {
      void loadComparison();
      options.meanwhile?.();
    }, ON_ITS_WAY_MS);
    const live = await readAgainst(signing.prepared, entry, reading, host).finally(() =>
      clearTimeout(waiting),
    );
    const { compareSurface } = await loadComparison();
    const { findings: apart, failures } =
      options.cloak === true
        ? await (await import('./cloak.ts')).cloak(signing.prepared, entry, reading, host)
        : { findings: [], failures: [] };
    const findings = [
      ...origin,
      ...(await movedAfter(prepared, entry, now, options, host)),
      ...compareRedirect(name, entry.origin, live.origin),
      ...compareSurface(name, entry, live, options.context),
      ...apart,
    ];
    const refused = entry.linked === undefined ? NO_PAGES : await refusedPages(name, entry.linked, live);
    const missing = [...refused.values(), ...failures];
    const told = findings.filter(
      ({ rule, subject }) => rule !== 'linked/removed' || !refused.has(subject.name ?? ''),
    );
    const drifted = told.some(({ severity }) => severity !== 'info');
    const status = drifted ? 'drift' : missing.length > 0 ? 'incomplete' : 'ok';
    return end(status, [...told, ...notes], missing, true);
  } catch (error) {
    const led = error instanceof McpLockError ? error.detail.redirect : undefined;
    if (led !== undefined && entry !== undefined)
      return held(end('drift', [redirectAdded(name, entry.origin, led.to), ...notes], [], true));
    return end('incomplete', notes, [failureOf(error, name)], contacted);
  }
}

/** What is only evidence by default counts where the packages below were asked about. */
const counted = (one: Finding, deep: boolean): Finding =>
  deep && one.rule === 'origin/lockfile-changed' ? { ...one, severity: 'high' } : one;

/** Another client than the lock's gets other answers, and nobody can tell them from drift. */
const asOther = ({ server }: Entry, as: Profile | undefined): { readonly askedAs?: string } =>
  as === undefined || as.id === (server.profile ?? 'mcp-lock') ? {} : { askedAs: as.id };

const lockedProfile = async ({ server }: Entry): Promise<Profile | undefined> =>
  server.profile === undefined
    ? undefined
    : (await import('../server/profiles.ts')).profileLocked(server.profile);

const NO_PAGES: ReadonlyMap<string, Failure> = new Map();

/** Locked pages that a tool still links to and the server no longer gives out, each as a failure. */
async function refusedPages(
  server: string,
  linked: NonNullable<Entry['linked']>,
  live: Entry,
): Promise<ReadonlyMap<string, Failure>> {
  const { unreadLinks } = await import('../diff/linked.ts');
  const refused = unreadLinks(live).filter((uri) => Object.hasOwn(linked, uri));
  const message = 'it no longer gives out a page that is locked';
  const next = 'run the command again; if it stays, report it to the author of the server';
  return new Map(refused.map((uri) => [uri, { code: 'E_PROTOCOL', message, server, place: uri, next }]));
}

/** An entry no config asks for. */
export function staleServer(name: string, entry: Entry): Verdict {
  return {
    report: { name, status: 'drift', contacted: false, counts: countsOf(entry), origin: originOf(entry) },
    findings: [finding('server/stale', name, { subject: { kind: 'lock' } })],
    failures: [],
  };
}

/** What is so in every run and no drift: places that are not pinned, a launch that floats or cannot be looked into. */
function standing(name: string, entry: Entry, prepared: Prepared): readonly Finding[] {
  const launches = [prepared.understood, ...partsOf(prepared.understood)].map(({ identity }) => identity);
  const subject = { kind: 'origin' } as const;
  const unpinned = launches
    .filter(({ pinned, opaque }) => !pinned && opaque !== true)
    .slice(0, 1)
    .map(({ requested }) => finding('origin/unpinned', name, { subject, after: requested }));
  const unseen = launches.some(({ opaque }) => opaque) ? [finding('origin/opaque', name, { subject })] : [];
  const loose = (entry.volatile ?? []).map((pointer) =>
    finding('lock/unpinned-text', name, { subject: { kind: 'lock', pointer } }),
  );
  return [...unpinned, ...unseen, ...loose];
}

/** An entry's origin without its hash. */
export const originOf = ({ origin }: Entry): Origin => {
  const { hash: _, ...rest } = origin;
  return rest;
};
