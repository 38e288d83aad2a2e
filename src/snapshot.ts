/**
 * From a prepared spec to an entry: resolve, observe, lock; side by side for many servers. The one place
 * that joins clients, launchers, surface and lock. Never compares and never prints.
 */

import type { Place, Understood } from './contracts.ts';
import { McpLockError } from './errors.ts';
import type { Host } from './host.ts';
import { partsOf } from './launchers/line/understand.ts';
import type { Cleaning } from './lock/entry.ts';
import { cleanSurface, lockOrigin, makeEntry } from './lock/entry.ts';
import { redactLiterals, redactText } from './lock/redact.ts';
import type { Templates } from './lock/volatile.ts';
import { templatesOf } from './lock/volatile.ts';
import type { Entry, Origin, Surface } from './model.ts';
import type { Prepared } from './prepare.ts';
import { STDERR_KEPT } from './surface/process.ts';
import { volatilePlaces } from './surface/volatile.ts';

/** What the launch's package, file or address is today, and all that stands in it. Throws E_REGISTRY, E_LAUNCH. */
export async function resolveOrigin(
  prepared: Pick<Prepared, 'understood' | 'ownEnv' | 'unreachable'>,
  place: Place,
  host: Host,
): Promise<Origin> {
  const { understood, ownEnv, unreachable } = prepared;
  if (unreachable !== undefined) throw unreachable;
  // What the config sets steers npm for the server too: its registry, its proxy.
  const there = { ...place, env: { ...place.env, ...ownEnv } };
  const resolve = ({ launcher, identity, launch, sets }: Understood): Promise<Origin> =>
    launcher.resolve(identity, launch, { ...there, env: { ...there.env, ...sets } }, host);
  const [origin, ...inner] = await Promise.all([understood, ...partsOf(understood)].map(resolve));
  if (origin === undefined) return { url: understood.identity.url };
  const parts = [...(origin.parts ?? []), ...inner.flatMap(flat)];
  const { parts: _, ...own } = origin;
  return parts.length === 0 ? own : { ...own, parts };
}

/** An origin and its parts as one list. */
const flat = ({ parts = [], ...own }: Origin): readonly Origin[] => [own, ...parts.flatMap(flat)];

export interface ReadOptions {
  readonly timeoutMs: number;
  readonly place: Place;
}

/** One read against a locked entry: the first read counts if it matches, otherwise the read after quiet. */
export async function readAgainst(
  prepared: Prepared,
  locked: Entry,
  options: ReadOptions,
  host: Host,
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
  });
  return entryOf(surface);
}

const sameText = (live: Entry, locked: Entry): boolean => {
  const hashes = (entry: Entry) =>
    JSON.stringify([
      entry.server.hash,
      ...[entry.tools, entry.prompts, entry.resources, entry.resourceTemplates].map((items) =>
        Object.entries(items)
          .map(([key, item]) => `${key} ${item.hash}`)
          .sort(),
      ),
    ]);
  return hashes(live) === hashes(locked);
};

/** A new entry: two reads from two separate starts, so that text that changes from start to start is found. */
export async function readTwice(
  prepared: Prepared,
  origin: Origin,
  options: ReadOptions,
  host: Host,
): Promise<Entry> {
  const first = await session(prepared, host, { ...options, era: 'modern' });
  const era = first.server.protocolVersion >= '2026' ? 'modern' : 'legacy';
  const second = await session(prepared, host, { ...options, era });
  const [a, b] = [cleanSurface(first, prepared.cleaning), cleanSurface(second, prepared.cleaning)];
  return toEntry(prepared, origin, first, volatilePlaces(a, b));
}

const toEntry = (
  prepared: Prepared,
  origin: Origin,
  surface: Surface,
  volatile: Templates,
  cleaning: Cleaning = prepared.cleaning,
): Entry =>
  makeEntry({
    launch: prepared.locked,
    origin: lockOrigin(origin),
    surface: cleanSurface(surface, cleaning),
    volatile,
  });

type Session = ReadOptions & {
  readonly era: 'modern' | 'legacy';
  readonly accept?: (first: Surface) => boolean;
};

async function session(prepared: Prepared, host: Host, options: Session): Promise<Surface> {
  try {
    const { observeOnce } = await loadSurface();
    return await observeOnce(prepared.target, { ...options, root: options.place.workspaceFolder }, host);
  } catch (error) {
    if (!(error instanceof McpLockError)) throw error;
    const { stderr, ...detail } = error.detail;
    const clean = (text: string) => redactText(redactLiterals(text, everySecret(prepared)));
    const hint = prepared.unset.length === 0 ? '' : ` (not set here: ${prepared.unset.join(', ')})`;
    throw new McpLockError(error.code, `${clean(error.message)}${hint}`, {
      ...detail,
      ...(stderr === undefined ? {} : { stderr: clean(stderr).slice(-STDERR_KEPT) }),
    });
  }
}

const everySecret = ({ cleaning, values }: Prepared): readonly string[] =>
  [...new Set([...cleaning.secrets, ...values.filter((value) => value.length >= 6)])].sort(
    (a, b) => b.length - a.length,
  );

/** The MCP SDK and the comparison cost more to load than an offline check takes in all: loaded when needed. */
export const loadSurface = (): Promise<typeof import('./surface/session.ts')> =>
  import('./surface/session.ts');
export const loadComparison = (): Promise<typeof import('./diff/compare.ts')> => import('./diff/compare.ts');

/** Runs `work` on every value, at most `limit` at a time, results in the order of the values. */
export async function sideBySide<T, R>(
  values: readonly T[],
  limit: number,
  work: (value: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = new Array(values.length);
  let next = 0;
  const worker = async () => {
    while (next < values.length) {
      const index = next;
      next += 1;
      results[index] = await work(values[index] as T);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, values.length) }, worker));
  return results;
}
