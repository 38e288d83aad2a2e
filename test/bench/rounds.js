/**
 * Ratios. The ways of a measure are run by turns, so that all have the same weather, and their medians are compared; beside
 * the ratio of time stands that of mean processor time, which a busy machine changes less. Nothing is asserted.
 */
export const ROUNDS = Number(process.env.MCP_LOCK_BENCH_ROUNDS ?? 5);

/** `ways` by name, each resolves to `{ ms, cpu, code }`; resolves to their medians by name. The first rounds, `warm`, are not counted. */
export async function byTurns(ways, rounds = ROUNDS, warm = 1) {
  const runs = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let round = -warm; round < rounds; round += 1) {
    for (const [name, way] of Object.entries(ways)) {
      const { ms, cpu, code, stderr } = await way();
      if (code !== 0) console.error(`${name} ended with ${code}: ${(stderr ?? '').slice(-300)}`);
      if (round >= 0) runs[name].push({ ms, cpu });
    }
  }
  return Object.fromEntries(
    Object.entries(runs).map(([name, all]) => [
      name,
      { ms: middle(all.map(({ ms }) => ms)), cpu: mean(all.map(({ cpu }) => cpu)) },
    ]),
  );
}

/** A row: `measured` as a multiple of `base`, and whether it is at most `wanted`. */
export function ratio(name, measured, base, wanted) {
  return {
    name,
    value: measured.ms / base.ms,
    cpu: measured.cpu / base.cpu,
    wanted,
    unit: '×',
    seconds: `${seconds(measured)} ÷ ${seconds(base)}`,
  };
}

/** A row whose bound is a plain number: at most `wanted`, or with `atLeast` at least that. */
export function plain(name, value, unit, wanted, { atLeast = false, seconds: told = '', cpu } = {}) {
  return { name, value, cpu, wanted, unit, atLeast, seconds: told };
}

export const holds = ({ value, wanted, atLeast }) =>
  wanted === undefined ? undefined : atLeast ? value >= wanted : value <= wanted;

/** Processor time is counted in steps of 10 ms, so that a median of short runs would say little. */
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

export function middle(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

const seconds = ({ ms }) => `${(ms / 1000).toFixed(ms < 1000 ? 3 : 2)} s`;
