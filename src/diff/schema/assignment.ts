/**
 * The cheapest way to pair rows with columns: a table of costs in, the column of each row out. Exact; the time grows with the
 * cube of the smaller side. Implements the Hungarian method with shortest augmenting paths.
 */

/** `costs`: at least as many columns as rows. */
export function cheapest(costs: readonly (readonly number[])[]): readonly number[] {
  const columns = costs[0]?.length ?? 0;
  const [rowPrice, columnPrice] = [
    new Array<number>(costs.length).fill(0),
    new Array<number>(columns).fill(0),
  ];
  /** The row of each column; -1: none. */
  const rowOf = new Array<number>(columns).fill(-1);
  for (const start of costs.keys()) {
    const reached = new Array<boolean>(columns).fill(false);
    const distance = new Array<number>(columns).fill(Number.POSITIVE_INFINITY);
    const previous = new Array<number>(columns).fill(-1);
    let [row, last] = [start, -1];
    for (;;) {
      let [nearest, step] = [-1, Number.POSITIVE_INFINITY];
      for (let column = 0; column < columns; column += 1) {
        if (reached[column]) continue;
        const reduced = (costs[row]?.[column] ?? 0) - (rowPrice[row] ?? 0) - (columnPrice[column] ?? 0);
        if (reduced < (distance[column] ?? 0)) {
          distance[column] = reduced;
          previous[column] = last;
        }
        if ((distance[column] ?? 0) < step) [nearest, step] = [column, distance[column] ?? 0];
      }
      rowPrice[start] = (rowPrice[start] ?? 0) + step;
      for (let column = 0; column < columns; column += 1) {
        if (!reached[column]) distance[column] = (distance[column] ?? 0) - step;
        else {
          const owner = rowOf[column] ?? -1;
          rowPrice[owner] = (rowPrice[owner] ?? 0) + step;
          columnPrice[column] = (columnPrice[column] ?? 0) - step;
        }
      }
      reached[nearest] = true;
      last = nearest;
      const owner = rowOf[nearest] ?? -1;
      if (owner < 0) break;
      row = owner;
    }
    while (last >= 0) {
      const from = previous[last] ?? -1;
      rowOf[last] = from < 0 ? start : (rowOf[from] ?? start);
      last = from;
    }
  }
  const out = new Array<number>(costs.length).fill(-1);
  for (const [column, row] of rowOf.entries()) if (row >= 0) out[row] = column;
  return out;
}
