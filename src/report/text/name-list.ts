/** In: names. Out: as many of them as have room, and how many there are more. Cuts no name. */
import { displayWidth } from '../../display/width.ts';
import { andMore } from '../messages.ts';
import type { Screen } from './screen.ts';

/** The names that have room in so many columns, and how many there are more; undefined: all. */
export function namesWithin(
  names: readonly string[],
  columns: number | undefined,
  { foreign }: Pick<Screen, 'foreign'>,
): string {
  const shown: string[] = [];
  let room = columns === undefined ? Number.POSITIVE_INFINITY : columns - 16;
  for (const name of names) {
    const text = foreign(name);
    room -= displayWidth(text) + 2;
    if (room < 0 && shown.length > 0) break;
    shown.push(text);
  }
  const more = names.length - shown.length;
  return shown.join(', ') + (more === 0 ? '' : andMore(more));
}
