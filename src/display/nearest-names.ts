/**
 * Names that were perhaps meant: what was typed and what there is in, the likely ones out. Pure.
 */

const MOST_NAMED = 5;
const LONGEST_COMPARED = 80;

/** Names a few letters away, the nearest first. */
export function nearestNames(given: string, names: readonly string[]): readonly string[] {
  const wanted = given.trim().toLowerCase();
  if (wanted === '' || wanted.length > LONGEST_COMPARED) return [];
  return names
    .filter((name) => name.length <= LONGEST_COMPARED)
    .map((name) => ({ name, distance: editDistance(wanted, name.toLowerCase()) }))
    .filter(
      ({ name, distance }) => distance <= Math.max(1, Math.floor(Math.min(wanted.length, name.length) / 3)),
    )
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_NAMED)
    .map(({ name }) => name);
}

/** How many letters must be added, taken away or replaced to get from one word to the other. */
export function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
