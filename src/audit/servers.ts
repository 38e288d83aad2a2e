/**
 * Servers as the rules of `audit` read them: what configs declare, with their entries in the lock; and entries that no config asks for.
 * Settings are the machine's folders alone; asks nobody, starts nothing. Pure.
 */
import type { Place, Understood } from '../contracts.ts';
import { orUndefined } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { shown } from '../host/shown-path.ts';
import { understand } from '../launch/line/understand.ts';
import { placeOf } from '../launch/place.ts';
import type { Found } from '../launch/prepared.ts';
import type { Entry, Launch } from '../model.ts';
import type { AuditServer } from './input.ts';

/** A server of a config. `entry`: what the lock has of it, or what was just read. */
export function configured(found: Found, entry: Entry | undefined, ofRun: Place, host: Host): AuditServer {
  const place = placeOf(found, ofRun);
  const { spec, key, clients } = found;
  return {
    key,
    spec,
    file: shown(spec.file, host),
    ...launched(spec.launch, place),
    ...(entry === undefined ? {} : { entry }),
    clients: clients ?? [spec.client],
    place,
  };
}

/** A server that only the lock has, or its state before a change. */
export const locked = (key: string, entry: Entry, place: Place): AuditServer => ({
  key,
  ...launched(entry.launch, place),
  entry,
  clients: [],
  place,
});

function launched(
  launch: Launch,
  place: Place,
): { readonly launch: Launch; readonly place: Place; readonly understood?: Understood } {
  const understood = orUndefined(() => understand(launch, place));
  return { launch, place, ...(understood === undefined ? {} : { understood }) };
}

/** A server that was just read. */
interface Read {
  readonly found: Found;
  readonly entry: Entry;
}

/**
 * What the lock has, and the same with what was just read. Where the lock has a server, both sides are as a lock has them, so that another
 * spelling of a path is not a difference.
 */
export function beforeAndAfter(
  read: ReadonlyMap<string, Read>,
  entries: Readonly<Record<string, Entry>>,
  place: Place,
  host: Host,
): { readonly before: readonly AuditServer[]; readonly after: readonly AuditServer[] } {
  const before = Object.entries(entries).map(([key, entry]) => locked(key, entry, place));
  const after = before.map((server) => {
    const now = read.get(server.key);
    return now === undefined ? server : locked(server.key, now.entry, place);
  });
  const added = [...read].flatMap(([key, { found, entry }]) =>
    Object.hasOwn(entries, key) ? [] : [configured(found, entry, place, host)],
  );
  return { before, after: [...after, ...added] };
}
