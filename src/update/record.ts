/**
 * What `init` and `update` share: make servers ready, ask, look up their origins, read each from two separate
 * starts. New entries and failures out; one dead server hides no other. Writes nothing.
 */
import type { Settings } from '../config/settings.ts';
import { ALONE } from '../diff/context.ts';
import { holeCues } from '../diff/hole-cues.ts';
import { McpLockError } from '../errors.ts';
import { placeOf } from '../launch/place.ts';
import { prepare, readingsHere } from '../launch/prepare.ts';
import type { Found, Prepared } from '../launch/prepared.ts';
import { resolveOrigin } from '../launch/resolve-origin.ts';
import { proofOfFiles, recordedTree, treeToLock } from '../launch/tree.ts';
import { lockTree } from '../lock/entry.ts';
import type { Auth, Entry, Failure, Finding, Origin, Phase } from '../model.ts';
import { makeProgress } from '../report/progress.ts';
import { failureOf } from '../report/report.ts';
import { signInTo } from '../server/load.ts';
import { mapConcurrently } from '../server/map-concurrently.ts';
import type { ReadOptions } from '../server/observe-prepared.ts';
import type { Profile } from '../server/profiles.ts';
import { readTwice } from '../server/read-entry.ts';
import { warnUnchecked } from '../verify/insecure-tls.ts';
import { consent } from './consent.ts';
import {
  differsSuspiciously,
  installedFileDiffers,
  nothingAllowed,
  otherMachinesNotRecorded,
  readingServers,
  treeNotRecorded,
} from './messages.ts';
import { unusedAllowances } from './unused-allowances.ts';

export interface Recorded {
  readonly prepared: Prepared;
  readonly entry: Entry;
}

interface Recording {
  readonly recorded: readonly Recorded[];
  /** Servers that `refuse` held back, with why; they were not started. */
  readonly refused: readonly { readonly prepared: Prepared; readonly findings: readonly Finding[] }[];
  readonly failures: readonly Failure[];
}

/** What is known of a server before it is started. */
interface Known {
  readonly origin: Origin;
  /** npm's record of what it installed, where it has one. */
  readonly dependencies?: Entry['dependencies'] | undefined;
}

export interface RecordOptions {
  readonly yes: boolean;
  /** Findings that forbid starting this server as it is now, or keeping what it said. */
  readonly refuse?: (prepared: Prepared, known: Known) => readonly Finding[];
  /** Who gives out a server's tokens as far as the lock knows. */
  readonly pinOf?: (key: string) => Auth | undefined;
  /** What the lock has of a server. */
  readonly lockedOf?: (key: string) => Entry | undefined;
  /** Items in which any text may stand: `SERVER/ITEM`. */
  readonly allowVolatile?: readonly string[] | undefined;
  /** As which client to ask a server; absent: as mcp-lock. */
  readonly profileOf?: (key: string) => Profile | undefined;
}

/** Records every server given. Throws what `consent` throws. */
export async function record(
  found: readonly Found[],
  options: RecordOptions,
  settings: Settings,
): Promise<Recording> {
  const { host, place, concurrency } = settings;
  warnUnchecked(found, host);
  const readings = await readingsHere(place, host);
  const failures: Failure[] = [];
  const ready: Prepared[] = [];
  for (const one of found) {
    try {
      ready.push(prepare(one, placeOf(one, place), readings, host));
    } catch (error) {
      failures.push(failureOf(error, one.key));
    }
  }
  if (ready.length > 0) await consent(ready, options.yes, settings);
  const recorded: Recorded[] = [];
  const refused: { prepared: Prepared; findings: readonly Finding[] }[] = [];
  const warnings: string[] = [];
  const progress = makeProgress(readingServers(), ready.length, settings);
  await mapConcurrently(ready, concurrency, async (prepared) => {
    progress.start(prepared.key);
    try {
      const there = placeOf(prepared.found, place);
      const origin = await resolveOrigin(prepared, there, host);
      const { refuse, lockedOf } = options;
      if (refuse !== undefined) {
        const dependencies = await recordedTree(prepared, origin, there, host);
        const findings = refuse(prepared, { origin, dependencies });
        if (findings.length > 0) return void refused.push({ prepared, findings });
      }
      await refuseChangedFiles(prepared, origin, lockedOf?.(prepared.key)?.dependencies, settings);
      const tell = (phase: Phase) => progress.phase(prepared.key, phase);
      const read = await recordOne(prepared, origin, found, { ...options, tell }, settings);
      refuseSuspicious(read);
      tell('checking');
      const { tree, missing } = await treeToLock(prepared, origin, there, host);
      const entry = { ...read.entry, ...lockTree(tree) };
      const findings = refuse?.(prepared, entry) ?? [];
      if (findings.length > 0) return void refused.push({ prepared, findings });
      const warning = tree === undefined ? treeNotRecorded : otherMachinesNotRecorded;
      if (missing !== undefined) warnings.push(warning(prepared.key, missing));
      recorded.push({ ...read, entry });
    } catch (error) {
      failures.push(failureOf(error, prepared.key));
    } finally {
      progress.done(prepared.key);
    }
  }).finally(progress.clear);
  warnings.push(...unusedAllowances(options.allowVolatile ?? [], recorded, failures).map(nothingAllowed));
  for (const line of warnings.sort()) host.terminal.stderr(line);
  const byKey = (a: { prepared: Prepared }, b: { prepared: Prepared }) =>
    a.prepared.key < b.prepared.key ? -1 : 1;
  return { recorded: recorded.sort(byKey), refused: refused.sort(byKey), failures: failures.sort(byServer) };
}

/** Throws E_LAUNCH for an installed file that is not the one of the package: npm would start it all the same. */
async function refuseChangedFiles(
  prepared: Prepared,
  origin: Origin,
  locked: Entry['dependencies'],
  { place, host }: Settings,
): Promise<void> {
  const proof = await proofOfFiles(prepared, origin, locked, placeOf(prepared.found, place), host);
  if (proof?.kind === 'differs')
    throw new McpLockError(installedFileDiffers(proof.how), { place: proof.path });
}

/** Signs in, reads, and notes in the origin with whom it signed in. */
async function recordOne(
  prepared: Prepared,
  origin: Origin,
  others: readonly Found[],
  { pinOf, profileOf, lockedOf, allowVolatile, tell }: RecordOptions & Pick<ReadOptions, 'tell'>,
  { host, place: ofRun, timeoutMs: limit }: Settings,
): Promise<Recorded> {
  const place = placeOf(prepared.found, ofRun);
  const profile = profileOf?.(prepared.key);
  const holes = { allowVolatile, locked: lockedOf?.(prepared.key) };
  const request = {
    timeoutMs: limit,
    place,
    profile,
    tell,
    ...holes,
    others,
    pin: pinOf?.(prepared.key),
    mode: 'record',
  } as const;
  const signing = await signInTo(prepared, request, host);
  if (signing.kind === 'changed')
    return { prepared, entry: await readTwice(prepared, origin, request, host) };
  const { prepared: ready, timeoutMs } = signing;
  const auth = ready.signedIn?.auth;
  const whole = auth === undefined ? origin : { ...origin, auth };
  return {
    prepared: ready,
    entry: await readTwice(ready, whole, { timeoutMs, limitMs: limit, place, profile, tell, ...holes }, host),
  };
}

/** Throws E_PROTOCOL for a place that can neither be pinned nor left unpinned: every later run would find the same in it. */
function refuseSuspicious({ prepared, entry }: Recorded): void {
  const [first] = holeCues(prepared.key, entry, ALONE).filter(({ severity }) => severity !== 'info');
  if (first === undefined) return;
  const { rule, subject, after } = first;
  throw new McpLockError(differsSuspiciously(rule, subject.name, String(after ?? '')), {
    place: subject.pointer,
  });
}

const byServer = (a: Failure, b: Failure): number => ((a.server ?? '') < (b.server ?? '') ? -1 : 1);
