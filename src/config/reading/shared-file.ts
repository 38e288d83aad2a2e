/**
 * One file that several clients read: the clients in, one reader out. Each server is read once, by the first client that
 * understands it; a server that one client skips and another starts is a server. Never touches the disk.
 */
import type { Client, ConfigReading } from '../../contracts.ts';
import type { Notice, Spec } from '../../model.ts';
import { startedByOther } from '../messages.ts';

/** The reader of a file for all of these clients. It throws E_CONFIG if the first cannot parse the file. */
export function sharedReader([first, ...others]: readonly [Client, ...Client[]]): Client['read'] {
  return (text, file, place) => {
    const readBy = (client: Client): ReadBy => ({ client, reading: client.read(text, file, place) });
    return joinedReadings([readBy(first), ...others.map(readBy)]);
  };
}

interface ReadBy {
  readonly client: Client;
  readonly reading: ConfigReading;
}

/** What these clients read in one file, as one reading. */
export const joinedReadings = ([first, ...others]: readonly [ReadBy, ...ReadBy[]]): ConfigReading =>
  others.reduce<ConfigReading>((known, { client, reading }) => joined(known, client, reading), first.reading);

function joined(before: ConfigReading, { label }: Client, after: ConfigReading): ConfigReading {
  // That one client finds no servers in a file means nothing if another does.
  const known = declares(after) ? withoutMissing(before) : before;
  const more = declares(before) ? withoutMissing(after) : after;
  const missing = known.missing ?? more.missing;
  const knownAt = new Set(known.specs.map(({ pointer }) => pointer));
  const fresh = more.specs.filter(({ pointer }) => !knownAt.has(pointer));
  const isOf = (specs: readonly Spec[]) => (notice: Notice) =>
    specs.some(({ pointer }) => `${notice.pointer}/`.startsWith(`${pointer}/`));
  const ofFresh = isOf(fresh);
  // A list of servers that one client does not take, and the other does.
  const isAround = ({ pointer, server, isAboutAll }: Notice) =>
    pointer !== '' &&
    server === undefined &&
    isAboutAll !== true &&
    fresh.some((spec) => spec.pointer.startsWith(`${pointer}/`));
  const understood = known.problems.filter((one) => ofFresh(one) || isAround(one));
  const isNew = ({ pointer }: Notice) =>
    pointer !== '' &&
    ![...known.specs, ...known.problems, ...known.notices].some((one) =>
      `${pointer}/`.startsWith(`${one.pointer}/`),
    );
  return {
    specs: [...known.specs, ...fresh],
    notices: [
      ...known.notices,
      ...understood.map((one) => ({ ...one, message: startedByOther(one.message, label) })),
      ...more.notices.filter(
        (notice) =>
          ofFresh(notice) ||
          (isNew(notice) && fresh.some(({ pointer }) => pointer.startsWith(`${notice.pointer}/`))),
      ),
    ],
    ...(missing === undefined ? {} : { missing }),
    unsureAt: [...(known.unsureAt ?? []), ...(more.unsureAt ?? []).filter((at) => !knownAt.has(at))],
    problems: [
      ...known.problems.filter(
        (one) => !understood.includes(one) && (fresh.length === 0 || one.pointer !== ''),
      ),
      ...more.problems.filter((one) => ofFresh(one) || isNew(one)),
    ],
  };
}

/** Whether there are servers in the file for this reader, even if it cannot read them. */
const declares = ({ specs, problems, missing }: ConfigReading): boolean =>
  specs.length > 0 || problems.some((one) => one !== missing);

const withoutMissing = ({ missing, notices, problems, ...rest }: ConfigReading): ConfigReading => ({
  ...rest,
  notices: notices.filter((one) => one !== missing),
  problems: problems.filter((one) => one !== missing),
});
