/**
 * What the guard has seen of a server's lists since they last changed, and what follows for one item: verdicts in,
 * standing out. Bounded. Pure but for its own memory.
 */
import type { Section } from '../../model.ts';
import { LIMITS } from '../../server/limits.ts';
import { fits } from './template.ts';
import type { Verdict, Verdicts } from './verdicts.ts';

/** `unlisted`: locked, but the server does not list it. `read`: the list that must be read before anyone can say. */
export type Standing = Verdict | 'unlisted' | { readonly read: Section };

export interface Known {
  readonly learn: (section: Section, name: string, verdict: Verdict) => void;
  /** Every page of the section was read. */
  readonly finish: (section: Section) => void;
  /** The list changed: what was seen of it counts no more. */
  readonly forget: (section: Section) => void;
  readonly standing: (section: Section, name: string) => Standing;
}

/** `strict`: an address that no list names and no template makes is refused. */
export function makeKnown(verdicts: Verdicts, strict: boolean): Known {
  const seen = new Map<Section, Map<string, Verdict>>();
  const complete = new Set<Section>();
  const overfull = new Set<Section>();
  const of = (section: Section): Map<string, Verdict> => {
    const names = seen.get(section) ?? new Map<string, Verdict>();
    seen.set(section, names);
    return names;
  };

  const address = (uri: string): Standing => {
    if (!complete.has('resources')) return { read: 'resources' };
    if (!complete.has('resourceTemplates')) return { read: 'resourceTemplates' };
    const made = [...of('resourceTemplates')].filter(([template]) => fits(template, uri));
    if (made.some(([, verdict]) => verdict === 'locked')) return 'locked';
    const [first] = made;
    if (first !== undefined) return first[1];
    // What comes from there is held against the lock when it comes.
    if (verdicts.knowsPage(uri)) return 'locked';
    return strict || overfull.has('resources') || overfull.has('resourceTemplates') ? 'unlocked' : 'locked';
  };

  return {
    learn: (section, name, verdict) => {
      const names = of(section);
      const before = names.get(name);
      // A bad verdict stays: of two items of one name nobody knows which is called.
      if (before !== undefined && before !== 'locked') return;
      if (before === undefined && names.size >= LIMITS.items && !verdicts.knows(section, name))
        overfull.add(section);
      else names.set(name, verdict);
    },
    finish: (section) => void complete.add(section),
    forget: (section) => {
      seen.delete(section);
      complete.delete(section);
      overfull.delete(section);
    },
    standing: (section, name) => {
      const verdict = seen.get(section)?.get(name);
      if (verdict !== undefined) return verdict;
      if (verdicts.knows(section, name)) return complete.has(section) ? 'unlisted' : { read: section };
      return section === 'resources' ? address(name) : 'unlocked';
    },
  };
}
