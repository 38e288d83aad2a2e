/**
 * What the guard has seen of a server's lists since they last changed, and what follows for one item: verdicts in, the state of
 * an item out. Bounded in items. Pure but for its own memory.
 */
import { addressForm, decodedText } from '../../lock/address-form.ts';
import type { Section } from '../../model.ts';
import { LIMITS } from '../../server/limits.ts';
import type { Verdict, Verdicts } from './verdicts.ts';

/** `unlisted`: locked, but not in the server's list. `unread`: the list that must be read before anyone can say. */
type ItemState = Verdict | 'unlisted' | { readonly unread: Section };

export interface ItemStates {
  readonly add: (section: Section, name: string, verdict: Verdict) => void;
  /** Every page of the section was read. */
  readonly complete: (section: Section) => void;
  /** The list changed: what was seen of it no longer counts. */
  readonly forget: (section: Section) => void;
  readonly stateOf: (section: Section, name: string) => ItemState;
}

/** `strict`: an address that no list names and no template makes is refused. */
export function makeItemStates(verdicts: Verdicts, strict: boolean): ItemStates {
  const seen = new Map<Section, Map<string, Verdict>>();
  /** The verdict on the addresses of each form: a bad one stays. */
  const seenForms = new Map<string, Verdict>();
  const complete = new Set<Section>();
  const overfull = new Set<Section>();
  const seenOf = (section: Section): Map<string, Verdict> => {
    const names = seen.get(section) ?? new Map<string, Verdict>();
    seen.set(section, names);
    return names;
  };

  const stateOfAddress = (uri: string): ItemState => {
    if (!complete.has('resources')) return { unread: 'resources' };
    if (!complete.has('resourceTemplates')) return { unread: 'resourceTemplates' };
    const templates = [...seenOf('resourceTemplates')].filter(([template]) => matchesTemplate(template, uri));
    if (templates.some(([, verdict]) => verdict === 'locked')) return 'locked';
    const [first] = templates;
    if (first !== undefined) return first[1];
    // The page itself is compared with the lock when it arrives.
    if (verdicts.hasPage(uri)) return 'locked';
    return strict || overfull.has('resources') || overfull.has('resourceTemplates') ? 'unlocked' : 'locked';
  };

  return {
    add: (section, name, verdict) => {
      const names = seenOf(section);
      const before = names.get(name);
      // A bad verdict stays: of two items with one name, a call may reach either.
      if (before !== undefined && before !== 'locked') return;
      if (before === undefined && names.size >= LIMITS.items && !verdicts.hasItem(section, name))
        overfull.add(section);
      else {
        names.set(name, verdict);
        if (section !== 'resources') return;
        const form = addressForm(name);
        if ((seenForms.get(form) ?? 'locked') === 'locked') seenForms.set(form, verdict);
      }
    },
    complete: (section) => void complete.add(section),
    forget: (section) => {
      seen.delete(section);
      if (section === 'resources') seenForms.clear();
      complete.delete(section);
      overfull.delete(section);
    },
    stateOf: (section, name) => {
      const exact = seen.get(section)?.get(name);
      const verdict = exact ?? (section === 'resources' ? seenForms.get(addressForm(name)) : undefined);
      if (verdict !== undefined) return verdict;
      if (verdicts.hasItem(section, name)) return complete.has(section) ? 'unlisted' : { unread: section };
      return section === 'resources' ? stateOfAddress(name) : 'unlocked';
    },
  };
}

/**
 * Whether an address may have been made from a URI template (RFC 6570). Every expression matches any text, so this says yes
 * too often rather than too rarely; linear in the length of both. Escapes count as what they stand for.
 */
export const matchesTemplate = (template: string, uri: string): boolean =>
  isMadeFrom(template, uri) || isMadeFrom(decodedText(template), decodedText(uri));

function isMadeFrom(template: string, uri: string): boolean {
  const [first = '', ...literals] = template.split(/\{[^{}]*\}/);
  const last = literals.pop();
  if (last === undefined) return first === uri;
  if (!uri.startsWith(first)) return false;
  let from = first.length;
  for (const literal of literals) {
    const at = uri.indexOf(literal, from);
    if (at < 0) return false;
    from = at + literal.length;
  }
  return uri.length - last.length >= from && uri.endsWith(last);
}
