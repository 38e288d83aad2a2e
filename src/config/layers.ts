/** How strong the layers of a client's configs are, the weakest first. Data only. */
import type { ConfigLayer } from '../model.ts';

const LAYERS: readonly ConfigLayer[] = ['machine', 'user', 'project', 'local', 'managed'];

/** A higher one is stronger. */
export const rankOfLayer = (layer: ConfigLayer): number => LAYERS.indexOf(layer);
