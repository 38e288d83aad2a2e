/** In: findings of one change. Out: to which clients each side was sent, where a server was asked as several of them. */
import type { Finding } from '../../model.ts';
import { moreClients, notSentTo, sentTo } from '../messages.ts';
import { labelled, RANK, type Screen } from './screen.ts';

/** Clients that are named without `-v`. */
const MAX_CLIENTS = 5;

interface Sides {
  /** Those that were sent the text before, or the only text. */
  readonly one: readonly string[];
  /** Those that were sent the text after, or nothing. */
  readonly other: readonly string[];
  readonly isBoth: boolean;
}

/** The clients of each side of a change, where a server was asked as several. */
export function clientSides(group: readonly Finding[]): Sides | undefined {
  const finding = group.find(({ told }) => told !== undefined);
  if (finding?.told === undefined) return undefined;
  const { told, before, after } = finding;
  const [one, other] = before === undefined ? [told.after, told.before] : [told.before, told.after];
  return { one, other, isBoth: before !== undefined && after !== undefined };
}

/** To whom each side was sent, where a server was asked as several clients. */
export function clientLines(group: readonly Finding[], screen: Screen): readonly string[] {
  const sides = clientSides(group);
  if (sides === undefined) return [];
  const { one, other, isBoth } = sides;
  const names = (list: readonly string[]) => {
    const named = screen.verbose ? list : list.slice(0, MAX_CLIENTS);
    const more = list.length - named.length;
    return `${named.map((one) => screen.foreign(one)).join(', ')}${more === 0 ? '' : moreClients(more)}`;
  };
  const rows = isBoth
    ? [`- ${sentTo(names(one))}`, `+ ${sentTo(names(other))}`]
    : [sentTo(names(one)), notSentTo(names(other))];
  return rows.flatMap((text, index) => labelled(screen, index === 0 ? 'sent' : '', text, RANK));
}
