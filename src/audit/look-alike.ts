/**
 * Names that are taken for another one: a name and those that are known in, the known one that it looks like out. One letter away, the
 * same letters with other signs between them, look-alike letters, or the same name in another scope. Pure.
 */

import { words } from '../diff/abilities/words.ts';
import { looseSkeleton } from '../diff/cues/skeleton.ts';
import { editDistance } from '../display/nearest-names.ts';

export interface LookAlike {
  readonly known: string;
  /** `letters`: it is spelled almost like it. `scope`: it is the same name in another scope, or in none. */
  readonly by: 'letters' | 'scope';
}

/** The known name that a package name can be mistaken for; undefined for a known name. */
export function lookAlike(name: string, known: ReadonlySet<string>): LookAlike | undefined {
  if (known.has(name) || name.length > LONGEST) return undefined;
  const own = partsOf(name);
  let found: LookAlike | undefined;
  for (const other of allParts(known)) {
    const by = likeness(own, other);
    if (by === 'letters') return { known: other.name, by };
    if (by === 'scope') found ??= { known: other.name, by };
  }
  return found;
}

/** npm allows 214 characters. */
const LONGEST = 214;

interface Parts {
  readonly name: string;
  readonly scope: string;
  readonly base: string;
  readonly baseLetters: string;
  /** Scope and base. */
  readonly allLetters: string;
}

function partsOf(name: string): Parts {
  const [, scope = '', base = name] = /^@([^/]*)\/(.*)$/s.exec(name) ?? [];
  return { name, scope, base, baseLetters: letters(base), allLetters: letters(scope + base) };
}

const prepared = new WeakMap<ReadonlySet<string>, readonly Parts[]>();

function allParts(names: ReadonlySet<string>): readonly Parts[] {
  const parts = prepared.get(names) ?? [...names].map(partsOf);
  prepared.set(names, parts);
  return parts;
}

function likeness(one: Parts, known: Parts): LookAlike['by'] | undefined {
  const sameBase = one.base === known.base;
  // What is in one scope is of one publisher.
  if (one.scope === known.scope) return one.scope === '' && isMisspelled(one, known) ? 'letters' : undefined;
  if (one.scope !== '' && known.scope !== '' && isNearScope(one.scope, known.scope))
    return sameBase || isMisspelled(one, known) ? 'letters' : undefined;
  if (sameBase) return isTelling(one.base) ? 'scope' : undefined;
  return one.scope === '' && known.scope !== '' && one.allLetters === known.allLetters ? 'scope' : undefined;
}

const isNearScope = (one: string, known: string): boolean =>
  letters(one) === letters(known) ||
  (Math.min(one.length, known.length) >= 5 && (isOneEdit(one, known) || isTwoEdits(one, known)));

/** Only in a long scope are two slips still a slip. */
const isTwoEdits = (one: string, known: string): boolean =>
  known.length >= 12 && Math.abs(one.length - known.length) <= 2 && editDistance(one, known) <= 2;

/** Words that a name shares with many others. */
const USUAL = words('mcp server servers mcpserver cli tool tools app api sdk client proxy remote core docs');

/** Whether a name says more than that it is a server. */
const isTelling = (base: string): boolean =>
  base.split('-').some((word) => !USUAL.has(word) && word.length > 3);

/** Whether somebody who means the known name could type the other, or read it as that. */
function isMisspelled(one: Parts, known: Parts): boolean {
  if (one.baseLetters === known.baseLetters) return true;
  if (Math.min(one.base.length, known.base.length) < 6 || !isOneEdit(one.base, known.base)) return false;
  const [own, theirs] = [one.base.split('-'), known.base.split('-')];
  if (own.length !== theirs.length) return false;
  const at = own.findIndex((word, index) => word !== theirs[index]);
  const [word = '', other = ''] = [own[at], theirs[at]];
  // Short words differ by a letter by chance: `git` and `gis`.
  const isTypo = other === 'mcp' && word !== '' && !/\d/.test(word);
  return isTypo || (!USUAL.has(word) && word.length >= 4 && other.length >= 5);
}

/** As it is read at a glance, without the signs between the words. */
const letters = (text: string): string => looseSkeleton(text.replace(/[-_.]/g, ''));

/** Whether one letter is added, taken away or replaced, or two that stand together changed places. Linear in the letters. */
export function isOneEdit(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const rest = one.slice(at + 1);
  return (
    rest === other.slice(at + 1) ||
    rest === other.slice(at) ||
    one.slice(at) === other.slice(at + 1) ||
    (one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2))
  );
}
