/**
 * Starts or reaches the server, reads everything it tells the model, and compares that with the lock. Stops where its address
 * redirects to one that is not locked. Throws what a reading throws.
 */
import { compareRedirect, redirectAdded } from '../../diff/remote.ts';
import { McpLockError } from '../../errors.ts';
import type { ServerHost } from '../../host/host.ts';
import type { Entry, Failure } from '../../model.ts';
import { loadObserve } from '../../server/load.ts';
import { readToCompare } from '../../server/read-entry.ts';
import { isUnchanged } from '../../server/same-text.ts';
import { workWithin } from '../../server/work-within.ts';
import type { ReadServer, ReadyServer, ServerStep } from './step.ts';

export const sameSurface: ServerStep<ReadyServer, ReadServer> = {
  name: 'sameSurface',
  may: 'server',
  run: async (state, host) => {
    const { found, entry, notes } = state;
    const live = await readOrRedirect(state, host);
    if ('to' in live) {
      const findings = [redirectAdded(found.key, entry.origin, live.to), ...notes];
      return { stop: { status: 'drift', findings } };
    }
    const changes = isUnchanged(live, entry) ? [] : await changesOf(state, live, host);
    const findings = [...compareRedirect(found.key, entry.origin, live.origin), ...changes];
    const failures = await unreadPages(found.key, entry.linked, live);
    // A page that could not be read is a failure, and not a page that is gone.
    const surface = findings.filter(
      ({ rule, subject }) =>
        rule !== 'linked/removed' || !failures.some(({ place }) => place === subject.name),
    );
    return { go: { ...state, surface, failures } };
  },
};

async function changesOf({ found, entry, options }: ReadyServer, live: Entry, host: ServerHost) {
  const { surfaceInTurns } = await import('../../diff/compare.ts');
  const work = surfaceInTurns(found.key, entry, live, options.context);
  return workWithin(work, options.timeoutMs, host);
}

/** Milliseconds after which a request is on its way: what is loaded before then keeps it waiting. */
const ON_ITS_WAY_MS = 50;

/** The live entry, or the address to which the server redirected. */
async function readOrRedirect(
  { signedIn, entry, options, timeoutMs, profile, untouched }: ReadyServer,
  host: ServerHost,
): Promise<Entry | { readonly to: string }> {
  // Whoever waits for the answer is told what goes wrong.
  const whileClosing = () => void untouched?.().catch(() => undefined);
  let loading: NodeJS.Timeout | undefined;
  let isRead = false;
  const loadLater = () => {
    if (isRead) return;
    loading = setTimeout(() => options.meanwhile?.(), ON_ITS_WAY_MS);
  };
  // Where it cannot be loaded, reading says so.
  void Promise.resolve(options.ticket?.opened)
    .then(loadObserve)
    .then(loadLater, () => undefined);
  try {
    return await readToCompare(
      signedIn,
      entry,
      { ...options, timeoutMs, limitMs: options.timeoutMs, profile, whileClosing },
      host,
    );
  } catch (error) {
    const redirect = error instanceof McpLockError ? error.detail.redirect : undefined;
    if (redirect === undefined) throw error;
    return { to: redirect.to };
  } finally {
    isRead = true;
    clearTimeout(loading);
  }
}

/** Locked pages that a tool still links to and the server no longer gives out, each as a failure. */
async function unreadPages(
  server: string,
  linked: Entry['linked'],
  live: Entry,
): Promise<readonly Failure[]> {
  if (linked === undefined) return [];
  const { unreadLinks } = await import('../../diff/linked.ts');
  const { pageRefused } = await import('../messages.ts');
  return unreadLinks(live)
    .filter((uri) => Object.hasOwn(linked, uri))
    .map((uri) => ({ ...pageRefused(), server, place: uri }));
}
