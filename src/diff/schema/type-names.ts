/**
 * Names of types, as generators give them to definitions: a text in, true or false out. Such a name says what a class is
 * called in the code of the server. A sentence is none, and neither is a name whose words raise a cue.
 */
import type { Json } from '../../model.ts';
import { cuesOf } from '../cues.ts';

const NAME = /^[A-Za-z_][\w.-]{0,47}$/;
const MOST_WORDS = 5;

export function isTypeName(value: Json | undefined): value is string {
  if (typeof value !== 'string' || !NAME.test(value)) return false;
  const words = value
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[\s_.-]+/)
    .filter((word) => word !== '');
  return (
    words.length <= MOST_WORDS &&
    cuesOf({ description: words.join(' ').toLowerCase() }, { toolNames: new Set() }).length === 0
  );
}
