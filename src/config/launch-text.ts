/** What a spec starts, as one text: to compare two specs. A spec in, text out. Pure. */
import { canonical } from '../lock/canonical.ts';
import type { Json, Spec } from '../model.ts';

/** The launch with its values: equal for two specs that start the same. May hold secrets. */
export const launchText = ({ launch, env, borrowed = {} }: Spec): string =>
  canonical({ launch, env, borrowed } as unknown as Json);
