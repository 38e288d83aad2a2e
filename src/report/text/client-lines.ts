/** In: findings of one change. Out: to which clients each side was sent, where a server was asked as several of them. */
import type { Finding } from '../../model.ts';
import { moreClients, notSentTo, sentTo } from '../messages.ts';
import { labelled, RANK, type Screen } from './screen.ts';

/** Clients that are named without `-v`. */
const MAX_CLIENTS = 5;

/** To whom each side was sent, where a server was asked as several clients. */
export function clientLines(group: readonly Finding[], screen: Screen): readonly string[] {
  const finding = group.find(({ told }) => told !== undefined);
  if (finding?.told === undefined) return [];
  const { told: clients, before, after } = finding;
  const names = (list: readonly string[]) => {
    const named = screen.verbose ? list : list.slice(0, MAX_CLIENTS);
    const more = list.length - named.length;
    return `${named.map((one) => screen.foreign(one)).join(', ')}${more === 0 ? '' : moreClients(more)}`;
  };
  const one = before === undefined ? clients.after : clients.before;
  const other = before === undefined ? clients.before : clients.after;
  const rows =
    before === undefined || after === undefined
      ? [sentTo(names(one)), notSentTo(names(other))]
      : [`- ${sentTo(names(one))}`, `+ ${sentTo(names(other))}`];
  return rows.flatMap((text, index) => labelled(screen, index === 0 ? 'sent' : '', text, RANK));
}
