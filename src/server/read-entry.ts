/**
 * From a prepared spec to an entry: resolve, observe, lock; side by side for many servers. The one place
 * that joins clients, launchers, surface and lock. Never compares and never prints.
 */

import type { Place } from '../contracts.ts';
import { McpLockError } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import type { Prepared } from '../launch/prepared.ts';
import type { Target } from '../launch/target.ts';
import type { Cleaning } from '../lock/entry.ts';
import { cleanSurface, lockOrigin, makeEntry } from '../lock/entry.ts';
import { mapStrings } from '../lock/portable.ts';
import type { Templates } from '../lock/volatile.ts';
import { templatesOf } from '../lock/volatile.ts';
import type { Entry, Hashed, Json, Origin, Surface } from '../model.ts';
import type { RedirectPolicy } from './http/redirect-policy.ts';
import { cleanRedirect, lockedRedirect } from './http/redirect-policy.ts';
import { loadObserve, loadRefusal } from './load.ts';
import { tokenInText } from './messages.ts';
import type { Profile } from './profiles.ts';
import { toldOf } from './redacted-error.ts';
import { hasToken } from './secrets.ts';
import { volatilePlaces } from './volatile.ts';

export interface ReadOptions {
  readonly timeoutMs: number;
  readonly place: Place;
  /** As which client to ask; absent: as mcp-lock. */
  readonly profile?: Profile | undefined;
}

/** One read against a locked entry: the first read counts if it matches, otherwise the read after quiet. */
export async function readAgainst(
  prepared: Prepared,
  locked: Entry,
  options: ReadOptions,
  host: ServerHost,
): Promise<Entry> {
  const templates = templatesOf(locked);
  const entryOf = (surface: Surface) => {
    const read = (reading: Cleaning) => toEntry(prepared, locked.origin, surface, templates, reading);
    const usual = read(prepared.cleaning);
    if (sameText(usual, locked)) return usual;
    // Text that matches under another reading of this machine's folders is the text that was locked.
    return prepared.readings.map(read).find((entry) => sameText(entry, locked)) ?? usual;
  };
  const surface = await session(prepared, host, {
    ...options,
    era: locked.server.protocolVersion >= '2026' ? 'modern' : 'legacy',
    accept: (first) => sameText(entryOf(first), locked),
    redirects: lockedRedirect(prepared, locked.origin.redirect),
  });
  return entryOf(surface);
}

/** Whether two entries tell the model the same. */
export const sameText = (live: Entry, locked: Entry): boolean => {
  const hashes = (entry: Entry) =>
    JSON.stringify([
      entry.server.hash,
      ...hashedLists(entry).map((items) =>
        Object.entries(items)
          .map(([key, item]) => `${key} ${item.hash}`)
          .sort(),
      ),
    ]);
  return hashes(live) === hashes(locked);
};

const hashedLists = (entry: Entry): readonly Readonly<Record<string, Hashed>>[] => {
  const { tools, prompts, resources, resourceTemplates, linked = {}, skills = {} } = entry;
  return [tools, prompts, resources, resourceTemplates, linked, skills];
};

/** How a server is asked beside the way it was locked. */
export interface Asking extends ReadOptions {
  readonly era: 'modern' | 'legacy';
  readonly revision?: string | undefined;
}

/** One read after quiet, as an entry to be held against others of the same server. */
export async function readAsked(
  prepared: Prepared,
  locked: Entry,
  asking: Asking,
  host: ServerHost,
): Promise<Entry> {
  const redirects = lockedRedirect(prepared, locked.origin.redirect);
  const surface = await session(prepared, host, { ...asking, redirects });
  return toEntry(prepared, locked.origin, surface, templatesOf(locked));
}

/** A new entry: two reads from two separate starts, so that text that changes from start to start is found. */
export async function readTwice(
  prepared: Prepared,
  origin: Origin,
  options: ReadOptions,
  host: ServerHost,
): Promise<Entry> {
  const first = await session(prepared, host, { ...options, era: 'modern' });
  const era = first.server.protocolVersion >= '2026' ? 'modern' : 'legacy';
  refuseTokens(first, prepared);
  const redirects = lockedRedirect(prepared, cleanRedirect(prepared, first.redirect));
  const second = await session(prepared, host, { ...options, era, redirects });
  refuseTokens(second, prepared);
  const [a, b] = [cleanSurface(first, prepared.cleaning), cleanSurface(second, prepared.cleaning)];
  return toEntry(prepared, origin, first, volatilePlaces(a, b));
}

function toEntry(
  prepared: Prepared,
  origin: Origin,
  surface: Surface,
  volatile: Templates,
  cleaning: Cleaning = prepared.cleaning,
): Entry {
  refuseTokens(surface, prepared);
  const { redirect: _, ...own } = origin;
  const redirect = cleanRedirect(prepared, surface.redirect);
  return makeEntry({
    launch: prepared.locked,
    origin: lockOrigin(redirect === undefined ? own : { ...own, redirect }),
    surface: cleanSurface(surface, cleaning),
    volatile,
  });
}

type Session = ReadOptions & {
  readonly redirects?: RedirectPolicy;
  readonly era: 'modern' | 'legacy';
  readonly revision?: string | undefined;
  readonly accept?: (first: Surface) => boolean;
};

async function session(prepared: Prepared, host: ServerHost, options: Session): Promise<Surface> {
  if (prepared.unreachable !== undefined) throw prepared.unreachable;
  const remote =
    prepared.target.kind === 'http'
      ? (await loadRefusal()).watchRefusals(host)
      : { host, refusal: () => undefined };
  try {
    const { observeOnce } = await loadObserve();
    const target = signedTarget(prepared);
    const root = options.place.workspaceFolder;
    return askedAs(options.profile, await observeOnce(target, { ...options, root }, remote.host));
  } catch (caught) {
    if (!(caught instanceof McpLockError)) throw caught;
    throw await toldOf(caught, prepared, remote.refusal());
  }
}

/** Where to read it, with what signs it in. */
export const signedTarget = ({ target, signedIn }: Prepared): Target =>
  target.kind === 'http' && signedIn?.authorizer !== undefined
    ? { ...target, authorizer: signedIn.authorizer }
    : target;

/** The lock says as which client a server was asked, if not as mcp-lock. */
const askedAs = (profile: Profile | undefined, surface: Surface): Surface =>
  profile === undefined || profile.id === 'mcp-lock'
    ? surface
    : { ...surface, server: { ...surface.server, profile: profile.id } };

/**
 * Throws E_PROTOCOL for server text with a token of this run in it. Nothing is replaced there: whoever gives out the
 * tokens chooses them, and could make any text equal to the pinned one.
 */
function refuseTokens(surface: Surface, prepared: Prepared): void {
  let found = false;
  mapStrings(surface as unknown as Json, (text) => {
    found ||= hasToken(text, prepared);
    return text;
  });
  if (!found) return;
  throw new McpLockError(tokenInText());
}
