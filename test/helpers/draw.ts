/** Numbers drawn one after another, the same in every run: a seed in, a function that gives one below its argument out. */

export type Draw = (below: number) => number;

/** A multiplicative generator, after a few steps of its own. */
export function drawing(seed: number): Draw {
  let state = seed * 7_919 + 13;
  const step = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
  for (let at = 0; at < 9; at += 1) step();
  return (below) => Math.floor((step() / 2_147_483_647) * below);
}
