/**
 * One file that several clients read: all of them in, one reading out. Each server is taken once, as the first client that
 * knows it reads it; what one of them skips and another starts is a server. Never touches the disk.
 */
import type { Client, ConfigReading } from '../../contracts.ts';
import type { Notice, Spec } from '../../model.ts';
import { startedByOther } from '../messages.ts';

/** Reads a text as each of the clients does. Throws E_CONFIG when the first cannot read it as a whole. */
export function sharedReader([first, ...others]: readonly [Client, ...Client[]]): Client['read'] {
  return (text, file, place) =>
    others.reduce<ConfigReading>(
      (known, other) => joined(known, other, other.read(text, file, place)),
      first.read(text, file, place),
    );
}

function joined(known: ConfigReading, { label }: Client, more: ConfigReading): ConfigReading {
  const fresh = more.specs.filter(({ pointer }) => !known.specs.some((spec) => spec.pointer === pointer));
  const isOf = (specs: readonly Spec[]) => (notice: Notice) =>
    specs.some(({ pointer }) => `${notice.pointer}/`.startsWith(`${pointer}/`));
  const ofFresh = isOf(fresh);
  const understood = known.problems.filter(ofFresh);
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
    problems: [
      // That no server stands where one client looks is no trouble once another finds some.
      ...known.problems.filter((one) => !ofFresh(one) && (fresh.length === 0 || one.pointer !== '')),
      ...more.problems.filter((one) => ofFresh(one) || isNew(one)),
    ],
  };
}
