/**
 * Which tools read private data, which read what others wrote, and which can send something out: an entry in, names of tools out. An
 * estimate from names, parameters and the first sentence. Pure; linear in the number of tools.
 */

import { actsOf, member, parametersOf } from '../diff/abilities/acts.ts';
import { wordsOf } from '../diff/abilities/words.ts';
import type { Entry, Json } from '../model.ts';
import { PRIVATE, UNTRUSTED } from './data/leg-words.ts';

export interface Legs {
  readonly privateData: readonly string[];
  readonly untrusted: readonly string[];
  readonly wayOut: readonly string[];
}

const known = new WeakMap<Entry, Legs>();

/** Of one server. */
export function legsOf(entry: Entry): Legs {
  const before = known.get(entry);
  if (before !== undefined) return before;
  const legs = { privateData: [] as string[], untrusted: [] as string[], wayOut: [] as string[] };
  for (const [name, { definition = {} }] of Object.entries(entry.tools)) {
    const acts = actsOf(name, definition);
    const said = wordsOf(name);
    const web = readsWeb(definition);
    if (acts.reads && said.some((word) => PRIVATE.has(word)) && !web) legs.privateData.push(name);
    if (acts.reads && (web || said.some((word) => UNTRUSTED.has(word)))) legs.untrusted.push(name);
    if (acts.sends) legs.wayOut.push(name);
  }
  known.set(entry, legs);
  return legs;
}

/** Its text says that it reads pages of the web. */
function readsWeb(definition: Json): boolean {
  const text = member(definition, 'description');
  const first = typeof text === 'string' ? wordsOf(text.slice(0, 200)) : [];
  const takesAddress = parametersOf(definition).some(([name]) => /^(?:url|urls|uri|website)$/i.test(name));
  return (takesAddress || first.includes('internet')) && first.some((word) => WEB.has(word));
}

const WEB = new Set(['web', 'website', 'webpage', 'page', 'pages', 'url', 'internet', 'html']);
