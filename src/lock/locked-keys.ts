/**
 * From the name that a running server or its client uses to the key of the same thing in the lock: a table of the lock in, the
 * look-up out. Nothing else may index an entry by a live name, because keys of the lock are portable and without secrets, and
 * an address has more than one spelling. Pure.
 */
import { addressForm, decodedText } from './address-form.ts';
import type { Cleaning } from './entry.ts';
import { cleanText } from './entry.ts';

/** The keys that a live name may stand for; none: the lock does not have it. */
type LockedKeys = (live: string) => readonly string[];

/**
 * `readings`: the ways in which paths can stand for folders of this machine. `address`: a name that is no key as it is written is
 * looked up by its form.
 */
export function lockedKeys(
  table: object | undefined,
  readings: readonly Cleaning[],
  kind: 'name' | 'address',
): LockedKeys {
  const keys = Object.keys(table ?? {});
  const known = new Set(keys);
  const cleaned = (live: string) => new Set(readings.map((reading) => cleanText(reading)(live)));
  const exact = (live: string) => [...cleaned(live)].filter((key) => known.has(key));
  if (kind === 'name' || keys.length === 0) return exact;
  const byForm = new Map<string, string[]>();
  for (const key of keys) byForm.set(addressForm(key), [...(byForm.get(addressForm(key)) ?? []), key]);
  return (live) => {
    const found = exact(live);
    if (found.length > 0) return found;
    // A folder may be written with escapes that only the decoded address shows.
    const forms = new Set([...cleaned(live), ...cleaned(decodedText(live))].map(addressForm));
    return [...forms].flatMap((form) => byForm.get(form) ?? []);
  };
}
