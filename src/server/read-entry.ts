/**
 * From a prepared spec to an entry of the lock: observes the server once or twice and builds the entry. No error that comes out
 * repeats a secret. Does not report differences and does not print.
 */
import type { ServerHost } from '../host/host.ts';
import type { Work } from '../host/turns.ts';
import type { Prepared } from '../launch/prepared.ts';
import type { Cleaning } from '../lock/entry.ts';
import { cleanInTurns, entryInTurns, lockOrigin } from '../lock/entry.ts';
import type { Holes } from '../lock/volatile.ts';
import { holesOf } from '../lock/volatile.ts';
import type { Entry, Origin, Surface } from '../model.ts';
import { cleanRedirect, lockedRedirect } from './http/redirect-policy.ts';
import type { ReadOptions } from './observe-prepared.ts';
import { observePrepared, withProfile } from './observe-prepared.ts';
import { refuseRepeated, refuseTokens } from './refused-text.ts';
import { textHashes } from './same-text.ts';
import { volatilePlaces } from './volatile.ts';
import { workWithin } from './work-within.ts';

const limitOf = ({ timeoutMs, limitMs = timeoutMs }: ReadOptions): number => limitMs;

/** One read to compare with a locked entry: the first read counts if it matches, otherwise the read after quiet. */
export async function readToCompare(
  prepared: Prepared,
  locked: Entry,
  options: ReadOptions,
  host: ServerHost,
): Promise<Entry> {
  const holes = holesOf(locked);
  const compared = (surface: Surface) =>
    workWithin(entryLikeLocked(prepared, locked, surface, holes), limitOf(options), host);
  let accepted: Entry | undefined;
  const surface = await observePrepared(prepared, host, {
    ...options,
    era: locked.server.protocolVersion >= '2026' ? 'modern' : 'legacy',
    spoke: locked.server.protocolVersion,
    accept: async (first) => {
      const { entry, isLocked } = await compared(withProfile(options.profile, first));
      if (isLocked) accepted = entry;
      return isLocked;
    },
    redirects: lockedRedirect(prepared, locked.origin.redirect),
  });
  return accepted ?? (await compared(surface)).entry;
}

/** The entry of a surface in the reading of this machine's folders that gives the locked text, if there is one. */
function* entryLikeLocked(
  prepared: Prepared,
  locked: Entry,
  surface: Surface,
  holes: Holes,
): Work<{ readonly entry: Entry; readonly isLocked: boolean }> {
  const lockedText = textHashes(locked);
  const usual = yield* toEntry(prepared, locked.origin, surface, holes);
  if (textHashes(usual) === lockedText) return { entry: usual, isLocked: true };
  for (const reading of prepared.readings) {
    const entry = yield* toEntry(prepared, locked.origin, surface, holes, reading);
    if (textHashes(entry) === lockedText) return { entry, isLocked: true };
  }
  return { entry: usual, isLocked: false };
}

/** A read that may differ from the one that was locked in its era, revision and client. */
export interface ReadOnceOptions extends ReadOptions {
  readonly era: 'modern' | 'legacy';
  readonly revision?: string | undefined;
}

/** One read after quiet, as an entry to compare with others of the same server. */
export async function readOnce(
  prepared: Prepared,
  locked: Entry,
  options: ReadOnceOptions,
  host: ServerHost,
): Promise<Entry> {
  const redirects = lockedRedirect(prepared, locked.origin.redirect);
  const surface = await observePrepared(prepared, host, { ...options, redirects });
  const work = toEntry(prepared, locked.origin, surface, holesOf(locked));
  return workWithin(work, limitOf(options), host);
}

interface ReadTwiceOptions extends ReadOptions {
  /** Items in which any text may stand, as a person named them: `SERVER/ITEM`. */
  readonly allowVolatile?: readonly string[] | undefined;
  /** What the lock has of the server. */
  readonly locked?: Entry | undefined;
}

/** A new entry from two reads of two separate starts, which show the text that changes from start to start. */
export async function readTwice(
  prepared: Prepared,
  origin: Origin,
  options: ReadTwiceOptions,
  host: ServerHost,
): Promise<Entry> {
  const first = await observePrepared(prepared, host, { ...options, era: 'modern' });
  const era = first.server.protocolVersion >= '2026' ? 'modern' : 'legacy';
  await workWithin(refuseTokens(first, prepared), limitOf(options), host);
  const redirects = lockedRedirect(prepared, cleanRedirect(prepared, first.redirect));
  const second = await observePrepared(prepared, host, { ...options, era, redirects });
  return workWithin(entryOfBoth(prepared, origin, [first, second], options), limitOf(options), host);
}

function* entryOfBoth(
  prepared: Prepared,
  origin: Origin,
  [first, second]: readonly [Surface, Surface],
  options: ReadTwiceOptions,
): Work<Entry> {
  yield* refuseTokens(second, prepared);
  const a = yield* cleanInTurns(first, prepared.cleaning);
  const b = yield* cleanInTurns(second, prepared.cleaning);
  yield* refuseRepeated(a);
  yield* refuseRepeated(b);
  const holes = yield* volatilePlaces(a, b, {
    server: prepared.key,
    allowed: options.allowVolatile ?? [],
    locked: holesOf(options.locked ?? {}),
  });
  const entry = yield* cleanEntry(prepared, origin, first.redirect, a, holes);
  return holes.size === 0 ? entry : { ...entry, heard: [a, b] };
}

function* toEntry(
  prepared: Prepared,
  origin: Origin,
  surface: Surface,
  volatile: Holes,
  cleaning: Cleaning = prepared.cleaning,
): Work<Entry> {
  yield* refuseTokens(surface, prepared);
  const clean = yield* cleanInTurns(surface, cleaning);
  return yield* cleanEntry(prepared, origin, surface.redirect, clean, volatile);
}

/** `found`: the redirect as it was followed. */
function* cleanEntry(
  prepared: Prepared,
  origin: Origin,
  found: Surface['redirect'],
  surface: Surface,
  volatile: Holes,
): Work<Entry> {
  const { redirect: _, ...own } = origin;
  const redirect = cleanRedirect(prepared, found);
  return yield* entryInTurns({
    folder: prepared.found.folder,
    launch: prepared.locked,
    origin: lockOrigin(redirect === undefined ? own : { ...own, redirect }),
    surface,
    volatile,
  });
}
