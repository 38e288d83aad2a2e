/** The output formats, by id. A new one is a new file and its name here. */
import type { Reporter } from '../contracts.ts';
import { json } from './json.ts';
import { text } from './text.ts';

/** Every reporter `--reporter` knows; the first is the default. */
export const REPORTERS: readonly Reporter[] = [text, json];
