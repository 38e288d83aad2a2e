/**
 * How a property is held: a property in, a failure out that names the smallest case, its seed and its path. The seed is the same in
 * every run of the tests. `MCP_LOCK_TEST_SEED` sets another one, `MCP_LOCK_TEST_FACTOR` multiplies the runs.
 */
import type { IRawProperty } from 'fast-check';
import { assert } from 'fast-check';

const seed = Number(process.env['MCP_LOCK_TEST_SEED'] ?? 2_026);
const FACTOR = Number(process.env['MCP_LOCK_TEST_FACTOR'] ?? 1);

/** Fails for the first of so many cases for which it does not hold. */
export const holds = async <Case>(property: IRawProperty<Case>, runs: number): Promise<void> =>
  assert(property, { seed, numRuns: Math.ceil(runs * FACTOR) });
